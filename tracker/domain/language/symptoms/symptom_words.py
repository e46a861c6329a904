"""The words of ``tracker symptom``: what to do, with which symptom, and how often to ask for it.

add numbness            add cold feet weekly         hide balance
rename cold feet to icy feet                         move pain 1
also zapping tingling                                forget zapping
merge burning soles into burning
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, cast

from tracker.domain.language.day_words import count_of
from tracker.domain.language.grammar import unknown_name
from tracker.domain.language.log_words import find_measure, whole_names
from tracker.domain.model.catalogue import HOME_TESTS, NEVER_SUGGESTED, key_of, suggestions
from tracker.domain.model.directions import DOUBTFUL, said_as
from tracker.domain.model.symptom_list import ASKED, Asked, SymptomList
from tracker.errors import Unreadable

_EXAMPLES: Final = {
    "add": "add ...",
    "hide": "hide ...",
    "rename": "rename ... to ...",
    "move": "move ... 1",
    "also": "also ... tingling",
    "forget": "forget ...",
    "merge": "merge ... into ...",
}
VERBS: Final = tuple(_EXAMPLES)
# Other words that people use. Nothing is deleted: a hidden symptom keeps its entries.
_MEANT: Final = {"delete": "hide", "remove": "hide", "drop": "hide", "new": "add", "order": "move", "synonym": "also"}
# Words between a name of one's own and the symptom.
_MEANS: Final = frozenset({"is", "means", "for", "as", "to", "="})
_INTO: Final = frozenset({"into", "to", "with", "and", "as"})
_EXAMPLE: Final = "Write its name: tracker symptom add ..."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to do. key: a known symptom or home test, or None for a new one; label: a new name.

    said: of ``also`` and ``forget``, the person's own name, in small letters; other: of ``merge``, the symptom whose
    history ``key`` takes over.
    """

    verb: str
    key: str | None
    label: str = ""
    asked: Asked | None = None
    place: int = 0
    said: str = ""
    other: str = ""


def read_symptom(words: Sequence[str], symptoms: SymptomList, *, described: bool = False) -> Wanted:
    """Read the words after ``tracker symptom``. described: whether words for 0 or 10 are given. Raises Unreadable."""
    verb, rest = words[0].lower(), " ".join(words[1:]).split()
    if verb not in VERBS:
        near = [_MEANT[verb]] if verb in _MEANT else suggestions(verb, VERBS)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise Unreadable(
            f'"{words[0]}" is nothing that I can do with a symptom.{meant}',
            f"There are {', '.join(VERBS[:-1])} and {VERBS[-1]}. {_EXAMPLE}   Your list: tracker symptom",
        )
    if not rest:
        example = f"Write its name: tracker symptom {_EXAMPLES[verb]}"
        raise Unreadable(f"{verb.capitalize()} which one?", f"{example}   Your list: tracker symptom")
    if verb == "add":
        return _add(rest, symptoms, described=described)
    if verb == "rename":
        return _rename(rest, symptoms)
    if verb == "move":
        return _move(rest, symptoms)
    if verb == "also":
        return _also(words[1:], symptoms)
    if verb == "forget":
        return _forget(rest, symptoms)
    if verb == "merge":
        return _merge(rest, symptoms)
    return Wanted(verb, _there(rest, symptoms))


def _add(rest: Sequence[str], symptoms: SymptomList, *, described: bool) -> Wanted:
    last = rest[-1].lower()
    asked = cast(Asked, last) if last in ASKED else None
    if (
        asked is None
        and len(rest) > 1
        and (near := get_close_matches(last, ASKED, n=1, cutoff=0.75))
        and _found(" ".join(rest), symptoms) is None
    ):
        raise Unreadable(f'I could not read "{rest[-1]}". Did you mean {near[0]}?', f"It is {', '.join(ASKED)}.")
    name = " ".join(rest[:-1] if asked else rest)
    if not name:
        raise Unreadable("Add which one?", _EXAMPLE)
    own = described and key_of(name) in DOUBTFUL  # the words for 0 and 10 say which end is good
    key = None if own else _found(name, symptoms)
    if key is None and not described:
        _refuse_slip(name, symptoms)
    return Wanted("add", key, "" if key else _capital(name), asked)


def _refuse_slip(name: str, symptoms: SymptomList) -> None:
    """Raise Unreadable for a new name that looks like a typing mistake for a known one."""
    offered = [key for key in symptoms.known if key not in NEVER_SUGGESTED]
    known = {key_of(symptoms.label("symptom", key)): key for key in offered} | {key: key for key in offered}
    near = get_close_matches(key_of(name), known, n=1, cutoff=0.8)
    # Weakness is a whole word, and no slip of leg weakness.
    if near and not set(key_of(name).split("-")) < set(near[0].split("-")):
        raise Unreadable(
            f'I do not know "{name}". Did you mean {known[near[0]]}?',
            f'If it is one of your own, say what 10 is: tracker symptom add {name} --worst "..."',
        )


def _capital(name: str) -> str:
    """A name as a label: first letter a capital, the rest as typed."""
    return name[:1].upper() + name[1:]


def _found(name: str, symptoms: SymptomList) -> str | None:
    """The key for a name. The beginning of a name is enough if it is one word."""
    key = find_measure(name, symptoms) if " " not in name else None
    if key is not None or " " not in name:
        return key
    whole = key_of(name)
    for kind, keys in (("symptom", symptoms.known), ("test", HOME_TESTS)):
        for one in keys:
            if whole in (one, key_of(symptoms.label(kind, one).replace(",", ""))):
                return one
    return whole_names(symptoms).get(whole)


def _also(arguments: Sequence[str], symptoms: SymptomList) -> Wanted:
    """A name of one's own and the symptom that it means: of all ways to part the words, the one that names most."""
    rest = " ".join(arguments).split()
    parts = [place for place in range(1, len(rest)) if rest[place - 1].lower() not in _MEANS]
    pairs = [(rest[:place], rest[place:]) for place in parts]
    if len(arguments) == 2:  # in quotation marks
        pairs = [(arguments[0].split(), arguments[1].split())]
    for said, name in pairs:
        if name[0].lower() in _MEANS:
            name = name[1:]
        if said and name and (key := _found(" ".join(name), symptoms)) is not None:
            return Wanted("also", key, said=said_as(key_of(" ".join(said))))
    whole = said_as(key_of(" ".join(rest)))
    known = {said_as(key_of(name)): key for name, key in symptoms.also}
    if whole in known:
        return Wanted("also", known[whole], said=whole)
    raise Unreadable(
        f'I could not tell which symptom "{" ".join(rest)}" is.',
        "Write your own name, then that of the symptom.   Your list: tracker symptom",
    )


def _forget(rest: Sequence[str], symptoms: SymptomList) -> Wanted:
    said = said_as(key_of(" ".join(rest)))
    if said not in {said_as(key_of(name)) for name, _ in (*symptoms.also, *symptoms.directions)}:
        raise Unreadable(f'Nothing is remembered of "{said}".', "What is remembered: tracker symptom")
    return Wanted("forget", None, said=said)


def _merge(rest: Sequence[str], symptoms: SymptomList) -> Wanted:
    """The symptom that goes, and the one that takes over its history."""
    for place in range(len(rest) - 1, 0, -1):
        name = rest[place:] if rest[place].lower() not in _INTO else rest[place + 1 :]
        if not name or rest[place - 1].lower() in _INTO or not _is_name(" ".join(rest[:place]), symptoms):
            continue
        old, new = _found(" ".join(rest[:place]), symptoms), _found(" ".join(name), symptoms)
        if old is not None and new is not None and old == new:
            raise Unreadable(f"Both are {symptoms.label('symptom', new)} already.", "Your list: tracker symptom")
        if old is not None and new is not None:
            return Wanted("merge", new, other=old)
    raise Unreadable(
        f'I could not tell which two symptoms "{" ".join(rest)}" are.',
        "Write the one that goes, then the one that stays.   Your list: tracker symptom",
    )


def _there(rest: Sequence[str], symptoms: SymptomList) -> str:
    name = " ".join(rest)
    key = find_measure(name, symptoms)
    if key is None:
        raise unknown_name(name, symptoms.tracked, "Your list: tracker symptom")
    return key


def _rename(rest: Sequence[str], symptoms: SymptomList) -> Wanted:
    places = [place for place, word in enumerate(rest) if word.lower() == "to"]
    if len(places) != 1 or places[0] in (0, len(rest) - 1):
        _refuse_without_to(rest, symptoms)
        # When only the words for 0 or 10 are new, the name stays.
        return Wanted("rename", _there(rest, symptoms))
    (place,) = places
    return Wanted("rename", _there(rest[:place], symptoms), _capital(" ".join(rest[place + 1 :])))


def _refuse_without_to(rest: Sequence[str], symptoms: SymptomList) -> None:
    """Raise Unreadable when two names come one after the other, with nothing between them."""
    for place in range(len(rest) - 1, 0, -1):
        old, new = " ".join(rest[:place]), " ".join(rest[place:])
        if (
            "to" not in (word.lower() for word in rest)
            and not _is_name(" ".join(rest), symptoms)
            and _is_name(old, symptoms)
        ):
            raise Unreadable(
                "The old name and the new one need a word between them: to.",
                f"For example: tracker symptom rename {old} to {new}",
            )


def _is_name(words: str, symptoms: SymptomList) -> bool:
    try:
        return _found(words, symptoms) is not None
    except Unreadable:
        return False


def _move(rest: Sequence[str], symptoms: SymptomList) -> Wanted:
    ends = {"first": 1, "top": 1, "last": len(symptoms.tracked), "bottom": len(symptoms.tracked)}
    place = ends.get(rest[-1].lower()) or count_of(rest[-1].lower())
    if len(rest) < 2 or not place or place > len(symptoms.tracked):
        raise Unreadable(
            f"Move it where? Your list has {len(symptoms.tracked)} places.",
            "Write the name and the place, such as 1: tracker symptom move ... 1",
        )
    key = _there(rest[:-2] if len(rest) > 2 and rest[-2].lower() == "to" else rest[:-1], symptoms)
    if key not in symptoms.tracked:
        raise Unreadable(
            f"{symptoms.label('symptom', key)} is not on your list.", f"To track it: tracker symptom add {key}"
        )
    return Wanted("move", key, place=place)
