"""Where a dose was injected, as tables of doses say it in any language: ``left thigh``, ``li. Oberschenkel``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tracker.domain.model.body_places import INJECTION_SITE_WORDS, INJECTION_SITES
from tracker.domain.model.catalogue import ROUTE_WORDS
from tracker.exchange.meaning.found import Group, Said
from tracker.exchange.meaning.languages import BETWEEN, SIDES, SITES, plain, plain_key, words

_SIDES: Final[Mapping[str, str]] = {
    **SIDES,
    **dict.fromkeys(("left", "l", "li", "lt", "lhs", "sx", "izq", "vä"), "left"),
    **dict.fromkeys(("right", "r", "re", "rt", "rhs", "dx", "dcho", "dcha", "hö"), "right"),
    **dict.fromkeys(("both", "bilateral"), "both"),
}
_NAMES: Final = {
    "dorsogluteal": "buttock, buttocks, butt, bum, bottom, glute, glutes, gluteal, gluteus, gluteus maximus, "
    "Gesäß, Po, Pobacke, fesse, fesses, fessier, nalga, nalgas, glúteo, glúteos, gluteo, natica, nádega, nádegas, "
    "bil, billen, bilspier, pośladek, pośladki, skinka, skinkan",
    "ventrogluteal": "ventrogluteal site, Hüfte, hanche, cadera, anca, heup, biodro, höft",
    "abdomen": "abdominal, Bauch, Bauchfett, ventre, abdomen, vientre, barriga, pancia, addome, buik, brzuch, mage, "
    "magen",
    "deltoid": "deltoids, deltoid muscle, Oberarm, Schulter, Deltamuskel, épaule, deltoïde, hombro, deltoides, "
    "spalla, deltoide, ombro, bovenarm, schouder, naramienny, överarm, axel",
    "thigh": "quad, quads, quadriceps, outer thigh, upper thigh, upper leg, vastus, bovenbeen, Schenkel",
}
# A place of symptoms that is injected into.
_BODY: Final = {"thigh": "thigh", "arm": "deltoid", "leg": "thigh", "upper arm": "deltoid"}
_SITES: Final[Mapping[str, tuple[str, str | None]]] = {
    **{name: (_BODY[site], side) for name, (site, side) in SITES.items() if site in _BODY},
    **{name: (site, None) for site, names in _NAMES.items() for name in words(names)},
    **{plain(name).replace(" ", "-"): place for name, place in INJECTION_SITE_WORDS.items()},
}


_SAID: Final = {
    "sublingual": "under tongue, under the tongue, unter der Zunge, sous la langue, bajo la lengua",
    "oral": "by mouth, mouth, per os, tablet, tablets, pill, capsule, Tablette, Mund, voie orale, bouche",
    "injection": "injection, injected, inject, shot, jab, Spritze, Injektion, piqûre, inyección, iniezione",
    "intramuscular": "intramuskulär, i.m., intramusculaire, in muscle, into the muscle",
    "subcutaneous": "subkutan, s.c., sous-cutanée, subcutánea, sottocute, under the skin",
    "nasal": "nasal spray, nose, nose spray",
}
_ROUTES: Final[Mapping[str, str]] = {
    **{name: route for route, names in _SAID.items() for name in words(names)},
    **ROUTE_WORDS,
}


def route_of(text: str) -> str | None:
    """How a dose was taken, when a text says this and nothing else: ``IM``, ``under the tongue``; else None."""
    return _ROUTES.get(text.strip().lower().rstrip(".")) or _ROUTES.get(plain_key(text))


def route_in(text: str) -> tuple[str, str | None]:
    """A text without the only word in it that says how a dose was taken, and how."""
    said = text.split()
    found = [word for word in said if word.strip(",;.()").lower() in ROUTE_WORDS]
    if len(found) != 1:
        whole = route_of(text)
        return "" if whole else text, whole
    rest = " ".join(word for word in said if word is not found[0])
    return rest.strip(" ,;:.-–()"), ROUTE_WORDS[found[0].strip(",;.()").lower()]


def injection_place(text: str) -> tuple[str | None, str | None] | None:
    """Site and side of an injection, when a text says a place and nothing else: ``left thigh``, ``thigh L``."""
    said = [word.strip(".,;:()[]") for word in plain(text).replace("/", " ").split()]
    said = [word for word in said if word and word not in BETWEEN]
    sides = [word for word in said if word in _SIDES]
    if len(sides) > 1:
        return None
    side = _SIDES[sides[0]] if sides else None
    name = "-".join(word for word in said if word not in sides)
    if name in _SITES:
        site, usual = _SITES[name]
        return site, side or usual
    return (None, side) if side and not name and (len(sides[0]) > 1 or sides[0] in "lr") else None


def says_injection(said: Said) -> bool:
    """Whether a dose was given at a place where only an injection is: a thigh, and no tongue."""
    return said.site in INJECTION_SITES


def all_injected(group: Group) -> bool:
    """Whether every dose of a group that was taken has such a place."""
    given = [one for one in group.said if not one.skipped]
    return bool(given) and all(says_injection(one) for one in given)
