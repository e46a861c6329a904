"""What can be measured and taken: symptoms, home tests, blood tests, B12 forms and routes.

There are no reference ranges here, because each laboratory prints its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple


class Symptom(NamedTuple):
    """A score from 0 (no trouble) to 10 (worst). ``none`` and ``worst`` are the words for the two ends.

    unit: ``count`` when it is a number of times in a day, not a score. The other names are in ``ALSO``.
    """

    key: str
    label: str
    none: str
    worst: str
    tracked: bool = False
    unit: Literal["score", "count"] = "score"


class HomeTest(NamedTuple):
    """A test done at home, in its own unit and direction. ``cap``: the value at which the clock stops, or None."""

    key: str
    label: str
    unit: str
    better: Literal["longer", "shorter", "more", "higher"]
    cap: float | None = None
    largest: float = 600


class BloodTest(NamedTuple):
    """A blood test by its usual name. Units and ranges are the laboratory's."""

    key: str
    label: str


class Product(NamedTuple):
    """Something to take. ``form``: its chemical form, or None when only the label says it.

    vitamin: the vitamin of which it is a form or another name, when several products are; else None.
    """

    key: str
    label: str
    form: str | None = None
    aliases: tuple[str, ...] = ()
    vitamin: Literal["B12", "folate"] | None = None


def _symptom(key: str, label: str, worst: str, none: str = "none", *, tracked: bool = False) -> Symptom:
    return Symptom(key, label, none, worst, tracked)


SYMPTOMS: Final[Mapping[str, Symptom]] = {
    s.key: s
    for s in (
        _symptom("tingling", "Tingling", "worst imaginable", tracked=True),
        _symptom(
            "balance",
            "Balance trouble",
            "cannot stand without holding on",
            "steady as ever",
            tracked=True,
        ),
        _symptom("leg-weakness", "Leg weakness", "cannot stand on it", "full strength", tracked=True),
        _symptom("numbness", "Numbness", "no feeling at all", "full feeling"),
        _symptom("pain", "Pain", "worst imaginable"),
        _symptom("burning", "Burning", "worst imaginable"),
        _symptom("arm-weakness", "Arm weakness", "cannot lift it", "full strength"),
        _symptom("walking", "Unsteady walking", "cannot walk", "steady as ever"),
        _symptom("position", "Not knowing where the feet are", "never without looking", "always know"),
        _symptom("fatigue", "Fatigue", "worst imaginable"),
        _symptom("brain-fog", "Brain fog", "worst imaginable"),
        _symptom("breathless", "Breathlessness", "worst imaginable"),
        _symptom("palpitations", "Palpitations", "worst imaginable"),
        _symptom("dizziness", "Dizziness", "worst imaginable"),
        _symptom("low-mood", "Low mood", "worst imaginable"),
        _symptom("irritability", "Irritability", "worst imaginable"),
        _symptom("anxiety", "Anxiety", "worst imaginable"),
        _symptom("sore-tongue", "Sore tongue", "worst imaginable"),
        _symptom("vision", "Vision trouble", "cannot see", "clear as ever"),
        _symptom("sleep", "Sleep trouble", "no sleep at all", "slept well"),
        _symptom("sexual-function", "Sexual function trouble", "worst imaginable"),
        _symptom("overall", "Overall", "worst imaginable", "no trouble"),
        _symptom("interference", "Interference with daily life", "cannot do anything", "not at all"),
        Symptom("falls", "Falls", "none", "the most in a day", unit="count"),
        Symptom("near-falls", "Near-falls", "none", "the most in a day", unit="count"),
    )
}

# Other names that people use. Each is of the trouble, not of its absence, and counts as a whole name only.
_ALSO: Final = {
    "tingling": "pins and needles, pins, prickling, prickles, tingle, tingles, tingly, paresthesia, paraesthesia",
    "balance": "unsteady, unsteadiness, wobbly, off balance, imbalance, swaying",
    "leg-weakness": "weak legs, legs weak, weak leg, heavy legs",
    "numbness": "numb, no feeling, loss of feeling",
    "pain": "ache, aches, aching, pains, painful, hurts",
    "burning": "burning pain, burns, hot pain",
    "arm-weakness": "weak arms, arms weak, weak arm, weak hands, weak grip",
    "walking": "gait, ataxia, unsteady gait, walking trouble",
    "position": "proprioception",
    "fatigue": "tired, tiredness, exhausted, exhaustion, no energy, weary, worn out",
    "brain-fog": "memory, memory loss, forgetful, forgetfulness, concentration trouble, foggy, confused, confusion",
    "breathless": "short of breath, shortness of breath, out of breath, breathlessness, dyspnoea, dyspnea",
    "palpitations": "heart racing, racing heart, pounding heart, heart pounding",
    "dizziness": "dizzy, light headed, lightheaded, giddy, vertigo",
    "low-mood": "depressed, depression, sad, sadness, feeling low, mood low",
    "irritability": "irritable, grumpy, short tempered",
    "anxiety": "anxious, worried, panic",
    "sore-tongue": "glossitis, burning tongue, tongue pain, tongue sore, tongue burning",
    "vision": "blurred vision, blurry vision, blurry, blurred, vision blurry, vision blurred, eyes blurry",
    "sleep": "insomnia, sleepless, bad sleep, poor sleep, cannot sleep, cant sleep, not sleeping",
    "interference": "daily life",
    "near-falls": "stumbles, near misses",
}

# It can be found, but no list of suggestions names it.
NEVER_SUGGESTED: Final = frozenset({"sexual-function"})

TRACKED: Final = tuple(s.key for s in SYMPTOMS.values() if s.tracked)

HOME_TESTS: Final[Mapping[str, HomeTest]] = {
    t.key: t
    for t in (
        HomeTest("romberg", "Feet together, eyes closed", "s", "longer", cap=30),
        HomeTest("four-stage", "Four-stage balance", "stage", "higher", largest=4),
        HomeTest("chair-stand", "Chair stands in 30 s", "count", "more", largest=60),
        HomeTest("sit-to-stand-5", "Five sit-to-stands", "s", "shorter"),
        HomeTest("single-leg", "Standing on one leg", "s", "longer", cap=45),
        HomeTest("tug", "Timed up and go", "s", "shorter"),
    )
}

BLOOD_TESTS: Final[Mapping[str, BloodTest]] = {
    t.key: t
    for t in (
        BloodTest("b12", "Vitamin B12 (serum)"),
        BloodTest("active-b12", "Active B12 (holoTC)"),
        BloodTest("mma", "Methylmalonic acid"),
        BloodTest("homocysteine", "Homocysteine"),
        BloodTest("folate", "Folate (serum)"),
        BloodTest("ferritin", "Ferritin"),
        BloodTest("hb", "Haemoglobin"),
        BloodTest("mcv", "MCV"),
    )
}

PRODUCTS: Final[Mapping[str, Product]] = {
    p.key: p
    for p in (
        Product("hydroxocobalamin", "hydroxocobalamin", "hydroxocobalamin", ("hydroxycobalamin",), "B12"),
        Product("cyanocobalamin", "cyanocobalamin", "cyanocobalamin", vitamin="B12"),
        Product("methylcobalamin", "methylcobalamin", "methylcobalamin", ("mecobalamin",), "B12"),
        Product("adenosylcobalamin", "adenosylcobalamin", "adenosylcobalamin", ("cobamamide",), "B12"),
        Product("b12", "vitamin B12", None, ("vitamin-b12",), "B12"),
        Product("folate", "folate", vitamin="folate"),
        Product("folic-acid", "folic acid", "folic acid", ("folsäure", "folsaeure", "acide-folique"), "folate"),
        Product("b-complex", "B-complex", None, ("vitamin-b-complex",)),
        Product("multivitamin", "multivitamin"),
        Product("diet", "diet"),
    )
}

ROUTE_WORDS: Final[Mapping[str, str]] = {
    "im": "intramuscular",
    "intramuscular": "intramuscular",
    "sc": "subcutaneous",
    "subcut": "subcutaneous",
    "subcutaneous": "subcutaneous",
    "iv": "intravenous",
    "intravenous": "intravenous",
    "oral": "oral",
    "swallowed": "oral",
    "sublingual": "sublingual",
    "buccal": "buccal",
    "nasal": "nasal",
    "patch": "transdermal",
    "transdermal": "transdermal",
    "intramuscularly": "intramuscular",
    "sq": "subcutaneous",
    "subq": "subcutaneous",
    "s/c": "subcutaneous",
    "subcutaneously": "subcutaneous",
    "intravenously": "intravenous",
    "po": "oral",
    "orally": "oral",
    "sl": "sublingual",
    "sublingually": "sublingual",
    "nasally": "nasal",
}
ROUTE_PHRASES: Final[Mapping[str, str]] = {
    "by mouth": "oral",
    "under the tongue": "sublingual",
    "under my tongue": "sublingual",
    "under tongue": "sublingual",
    "under the skin": "subcutaneous",
    "into the muscle": "intramuscular",
    "in the muscle": "intramuscular",
    "up the nose": "nasal",
    "in the nose": "nasal",
}


def key_of(words: str) -> str:
    """A label or name as a key: lower case, words joined by hyphens. ``Leg  weakness`` -> ``leg-weakness``."""
    return "-".join(words.lower().replace("-", " ").replace("_", " ").split())


# The symptom for each other name, as a key.
ALSO: Final[Mapping[str, str]] = {key_of(name): key for key, names in _ALSO.items() for name in names.split(",")}

# Tests with capitals that are not in BLOOD_TESTS.
_TEST_LABELS: Final = {"mch": "MCH", "mchc": "MCHC", "hba1c": "HbA1c", "urine-mma": "Methylmalonic acid (urine)"}
# Words in the names of tests that are printed in capitals.
_CAPITALS: Final = (
    "ALP ALT AST BMI CK CRP DNA ESR FBC FSH GGT GPC IFA IGA IGG IGM LDH LH PTH RBC RDW TIBC TSH TTG WBC"
)
_SHORT_TESTS: Final = {
    **{word.lower(): word for word in _CAPITALS.split()},
    "egfr": "eGFR",
    "iga": "IgA",
    "igg": "IgG",
    "igm": "IgM",
    "ft4": "FT4",
    "ft3": "FT3",
    "ttg": "tTG",
    "ph": "pH",
    **{f"b{number}": f"B{number}" for number in (1, 2, 3, 5, 6, 7, 9, 12)},
}


def label_of(kind: str, name: str) -> str:
    """The printed name of a measure, test or product of this kind; the name itself when it is not listed."""
    tables: Mapping[str, Mapping[str, Symptom | HomeTest | BloodTest | Product]] = {
        "symptom": SYMPTOMS,
        "test": HOME_TESTS,
        "lab": BLOOD_TESTS,
        "dose": PRODUCTS,
    }
    listed = tables.get(kind, {}).get(name)
    if listed is not None:
        return listed.label
    if kind == "lab" and name in _TEST_LABELS:
        return _TEST_LABELS[name]
    if kind == "lab":
        words = [_SHORT_TESTS.get(word, word) for word in name.split("-")]
        return " ".join([words[0] if words[0] in _SHORT_TESTS.values() else words[0].capitalize(), *words[1:]])
    return name if kind == "dose" else name.replace("-", " ").capitalize()


def candidates(word: str, names: Iterable[str]) -> list[str]:
    """The names that ``word`` can mean: itself when it is a name, else all names that begin with it."""
    listed = list(names)
    return [word] if word in listed else [name for name in listed if name.startswith(word)]


def suggestions(word: str, names: Iterable[str]) -> list[str]:
    """At most three names that look like ``word``, best first."""
    from difflib import get_close_matches

    return get_close_matches(word, list(names), n=3, cutoff=0.7)
