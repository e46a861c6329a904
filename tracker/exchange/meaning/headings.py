"""What a heading or a name in a file of another program means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import time
from typing import Final, NamedTuple, TypeVar

from tracker.domain.model.body_places import SITE_WORDS
from tracker.domain.model.catalogue import ALSO, BLOOD_TESTS, PRODUCTS, key_of
from tracker.domain.model.directions import DOUBTFUL, OLD_KEYS
from tracker.domain.model.lab_names import TEST_NAMES
from tracker.domain.model.symptom_list import SymptomList
from tracker.exchange.meaning.cell_values import without_amount
from tracker.exchange.meaning.found import Kind, Scale
from tracker.exchange.meaning.heading_scale import without_scale
from tracker.exchange.meaning.languages import (
    BAD,
    BETWEEN,
    GOOD_NAMES,
    INJECTIONS,
    JOINED,
    PARTS,
    PRODUCT_NAMES,
    SIDES,
    SITES,
    SYMPTOM_NAMES,
    TAKEN,
    plain,
    plain_key,
    words,
)
from tracker.exchange.meaning.loose_days import clock_of

# What is good when it is high, unless somebody says otherwise.
_GOOD: Final = words(
    "strength, energy, mood, wellbeing, stamina, quality, happiness, motivation, focus, appetite, rest, rested, "
    "slept, "
    "improvement, besserung, amélioration, mejoría, "
    "miglioramento, hours, exercise, steps, walked, fitness, feeling, feelings, health, sleep, mobility, "
    "kraft, energie, stimmung, "
    "schlafqualität, wohlbefinden, schlaf, energia, énergie, humeur, force, sommeil, fuerza, sueño, ánimo, forza, "
    "umore, "
    "sonno, força, humor, sono, kracht, stemming, slaap, siła, nastrój, styrka, humör, sömn"
)
# Good when it is high in many diaries; in ours, the trouble.
_BALANCE: Final = words("balance, gleichgewicht, équilibre, equilibrio, evenwicht, balans, równowaga")
_BAD: Final = BAD | words("low, poor, bad, trouble, loss, lack, no, weak, weakness, problems, problem, worst, off")
_PARTS: Final[Mapping[str, time]] = {
    **PARTS,
    **dict.fromkeys(("morning", "am", "a.m."), time(8)),
    **dict.fromkeys(("noon", "midday", "mid", "lunch"), time(12)),
    "afternoon": time(15),
    **dict.fromkeys(("evening", "pm", "p.m.", "eve"), time(20)),
    **dict.fromkeys(("night", "bedtime"), time(22)),
}
_SIDES: Final[Mapping[str, str]] = {
    **SIDES,
    **dict.fromkeys(("left", "l", "li", "lt", "lhs", "sx", "izq"), "left"),
    **dict.fromkeys(("right", "r", "re", "rt", "rhs", "dx", "dcha", "dcho"), "right"),
    **dict.fromkeys(("both", "bilateral", "bds"), "both"),
}
_SITES: Final = {**SITES, **SITE_WORDS}
_INJECTIONS: Final = INJECTIONS | {"injection", "injections", "shot", "shots", "jab", "jabs", "inj", "injected"}
_NUMBER_OF: Final = words("number, count, amount, anzahl, nombre, número, numero, aantal, liczba, antal, total")
# About what is taken, and not taken itself.
_ABOUT: Final = words(
    "since, last, next, due, until, till, before, after, interval, appointment, reminder, seit, letzte, letzter, "
    "nächste, fällig, depuis, dernière, prochaine, desde, última, último, próxima, ultima, prossima, sinds, laatste, "
    "volgende, ostatni, ostatnia, następny, sedan, senaste, nästa, effects, nebenwirkung, nebenwirkungen"
)
_FELT: Final = words(
    "pain, soreness, reaction, bruise, bruising, lump, itch, swelling, schmerz, douleur, dolor, dolore"
)
_TAKEN: Final = TAKEN | words(
    "tablet, tablets, supplement, supplements, pill, pills, dose, medication, medications, meds, medicine, medicines"
)
# A time of the day in a heading.
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?: ?[ap]m)?|(?:1[0-2]|[1-9])[ap]m")
_Meant = TypeVar("_Meant")


class Meaning(NamedTuple):
    """What a heading means: the words without what else it says."""

    words: str
    kind: Kind = "score"
    site: str | None = None
    side: str | None = None
    time: time | None = None
    scale: Scale | None = None
    better: bool | None = None


class Finder:
    """Finds symptoms by every name that they have, in any case."""

    def __init__(self, symptoms: SymptomList) -> None:
        self.known = symptoms.known
        labels = {key_of(one.label): key for key, one in symptoms.known.items()}
        doubtful = {name: doubt.measures[0] for name, doubt in DOUBTFUL.items() if len(doubt.measures) == 1}
        own = {key_of(name): key for name, key in symptoms.also}
        self._foreign = {**GOOD_NAMES, **SYMPTOM_NAMES}
        self._names = {**doubtful, **OLD_KEYS, **ALSO, **own, **labels, **{key: key for key in symptoms.known}}

    def symptom(self, text: str) -> str | None:
        """The key of the symptom of that whole name, in any language, or None. The person's own names come first."""
        found = self._names.get(key_of(text)) or self._foreign.get(plain_key(text))
        if found is None and "/" in text:  # Kribbeln/Tingling
            both = {self.symptom(part) for part in text.split("/")}
            return both.pop() if len(both) == 1 else None
        return found

    @staticmethod
    def kind_of(name: str) -> Kind:
        """Whether a name is of a product ("dose"), of doses of what it does not say ("mark"), or of anything else."""
        return (
            "dose"
            if product_of(name)
            else "mark"
            if is_dose(name.replace("(", " ").replace(")", " ").split())
            else "score"
        )

    @staticmethod
    def part_of_day(word: str) -> time | None:
        """The hour that stands for a part of the day, ``am`` or ``evening``; None for anything else."""
        bare = plain(word.strip())
        return _PARTS.get(bare) or (clock_of(bare) if _CLOCK.fullmatch(bare) else None)

    def near(self, text: str) -> list[str]:
        """At most two names that look like it."""
        from tracker.domain.model.catalogue import suggestions

        inside = [key for word in text[:200].split() if (key := self.symptom(word.strip(".,;:?!()")))]
        like = (self._names[name] for name in suggestions(key_of(text[:80]), self._names))
        return list(dict.fromkeys([*inside, *like]))[:2]

    def meaning(self, heading: str) -> Meaning:
        """What a heading says: a symptom, with its place, its part of the day and its scale, or doses."""
        text, scale, better = without_scale(heading)
        text = text.rstrip("? ") or text
        if self.symptom(text):
            return Meaning(text, scale=scale, better=better)
        words = re.sub(r"[(),]|:(?![0-9])| - ", " ", text).split()
        if is_dose(words):
            return Meaning(text, self.kind_of(text))
        rest, side = _taken_out(words, _SIDES)
        rest, clock = _taken_out(rest, _PARTS)
        hours = [word for word in rest if _CLOCK.fullmatch(word.lower())]
        if clock is None and len(hours) == 1 and len(rest) > 1:
            rest, clock = [word for word in rest if word is not hours[0]], self.part_of_day(hours[0])
        rest = rest or words
        bare = " ".join(rest)
        if not self.symptom(bare):
            for start in range(len(rest)):
                for end in range(len(rest), start, -1):
                    left = _without_between([*rest[:start], *rest[end:]])
                    if (place := _place(" ".join(rest[start:end]))) and self.symptom(left):
                        site, both = place
                        return Meaning(left, site=site, side=side or both, time=clock, scale=scale, better=better)
            if self.symptom(left := _without_between(rest)):
                bare = left
        return Meaning(bare, side=side, time=clock, scale=scale, better=better)


def good_when_high(words: str) -> bool:
    """Whether a name says something of which much is good: strength, energy, mood. Low mood is none."""
    said = {plain(word.strip("().,:")) for word in words.replace("-", " ").replace("_", " ").split()}
    if key_of(words) in DOUBTFUL or plain_key(words) in GOOD_NAMES:
        return True
    return bool(said & _GOOD) and not said & _BAD and plain_key(words) not in SYMPTOM_NAMES


def is_balance(words: str) -> bool:
    """Whether it is balance, of which much is good in some diaries."""
    said = {plain(word) for word in words.split()}
    return bool(said & _BALANCE) and not said & _BAD


def is_dose(words: Sequence[str]) -> bool:
    """Whether a name is of something taken: a product, or injections."""
    lower = [plain(word).strip(",;:()?") for word in words]
    if set(lower) & _ABOUT or (set(lower) & _FELT and set(lower) & _INJECTIONS):
        return False
    if set(lower) & (_INJECTIONS | _TAKEN) or product_of(" ".join(lower)):
        return True
    return any((product := product_of(word)) and PRODUCTS[product].form for word in lower)


def is_part_of_name(words: str) -> bool:
    """Whether a heading says a side, a place or a part of the day, and not of what."""
    said = [plain(word.strip("().,:")) for word in words.split()]
    if not said or all(word in BETWEEN for word in said):
        return False
    rest = " ".join(word for word in said if word not in _SIDES and word not in _PARTS and word not in BETWEEN)
    return not rest or _place(rest) is not None


def place_in(text: str) -> tuple[str | None, str | None] | None:
    """Site and side of a text that says a place on the body and nothing else: ``left foot``, ``hands``."""
    rest, side = _taken_out(text.replace("(", " ").replace(")", " ").replace(",", " ").split(), _SIDES)
    words = _without_between(rest)
    if found := _place(words):
        return found[0], side or found[1]
    return (None, _SIDES[_key(words)]) if _key(words) in _SIDES else None


def is_injection(words: str) -> bool:
    """Whether a name or an amount says that it is injected."""
    return bool({plain(word.strip("().,:")) for word in words.split()} & (_INJECTIONS | {"ampoule", "im", "sc"}))


_NAMES_OF_PRODUCTS: Final[Mapping[str, str]] = {
    **PRODUCT_NAMES,
    **{
        key_of(name): product.key
        for product in PRODUCTS.values()
        for name in (product.key, product.label, *product.aliases)
    },
}


def product_of(text: str) -> str | None:
    """The listed product of that name, which may have an amount in it; or None."""
    return _NAMES_OF_PRODUCTS.get(plain_key(text)) or _NAMES_OF_PRODUCTS.get(plain_key(without_amount(text)))


_LABS: Final[Mapping[str, str]] = {
    **TEST_NAMES,
    **{key_of(name): test.key for test in BLOOD_TESTS.values() for name in (test.key, test.label)},
}
_SAMPLE: Final = frozenset({"serum", "plasma", "blood", "level", "levels", "total", "test", "s", "p"})


def blood_test_of(name: str) -> str | None:
    """The listed blood test of a name as laboratories print it. Red-cell folate is another test."""
    plain = name.lower().replace("(e)", "").replace("homocystine", "homocysteine")
    words = [word for word in re.sub(r"[(),:;/]", " ", plain).split() if word]
    if {"red", "rbc", "erythrocyte"} & set(words) or "red-cell" in plain:
        return None
    for tried in (words, [word for word in words if word not in _SAMPLE]):
        if found := _LABS.get(key_of(" ".join(tried))):
            return found
    return None


def _taken_out(words: Sequence[str], table: Mapping[str, _Meant]) -> tuple[list[str], _Meant | None]:
    """The words without the one that is in the table, and what the table says of it."""
    found = [word for word in words if _key(word) in table]
    if len(found) == 2 and found[0].lower() == "am":  # German: am Morgen
        found, words = found[1:], [word for word in words if word is not found[0]]
    if len(found) != 1 or len(words) == 1:
        return list(words), None
    return [word for word in words if word is not found[0]], table[_key(found[0])]


def _key(word: str) -> str:
    """A word as it stands in a table: ``li.`` is ``li``, and ``a.m.`` stays."""
    bare = plain(word)
    return bare if bare in _PARTS else bare.rstrip(".")


def _place(words: str) -> tuple[str, str | None] | None:
    """Site and side of a place in any language, ``left`` and ``foot`` of the Dutch linkervoet."""
    text = plain(words)
    return JOINED.get(text) or _SITES.get(text)


def _without_between(words: Sequence[str]) -> str:
    """Words without those at either end that only lead to a place, or to a number: ``tingling in the``."""
    if len(words) > 1 and plain(words[0].rstrip(".:")) in _NUMBER_OF:
        words = words[1:]
    start, end = 0, len(words)
    while end - start > 1 and plain(words[end - 1]) in BETWEEN:
        end -= 1
    while end - start > 1 and plain(words[start]) in BETWEEN:
        start += 1
    return " ".join(words[start:end])
