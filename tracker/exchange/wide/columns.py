"""The columns of the table: what each heading is about, and back.

Tingling     Tingling, left foot     Tingling, left foot: how far up     Timed up and go (s)
Hydroxocobalamin, intramuscular (mg)     Hydroxocobalamin, intramuscular: place
Fall     Note     Visit ...     Remarks
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tracker.domain.model.body_places import SIDES, SITES, Place
from tracker.domain.model.catalogue import HOME_TESTS, PRODUCTS, key_of
from tracker.domain.model.records import ROUTES, Dose, Event, Observation
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.records import place_text
from tracker.exchange.complaint import BadCell
from tracker.exchange.names import Names

DATE, WEEKDAY, TIME, REMARKS = "Date", "Weekday", "Time", "Remarks"
ALWAYS: Final = (DATE, WEEKDAY, TIME)
HOW_FAR, WHERE = ": how far up", ": place"
# After the name of a symptom that would be read as something else.
SCALE: Final = " (0-10)"
EVENTS: Final[Mapping[str, str]] = {
    "fall": "Fall",
    "note": "Note",
    "visit": "Visit",
    "illness": "Illness",
    "away": "Away",
    "red-flag": "Warning sign",
    "question": "Question",
}
_EVENT_OF: Final = {key_of(heading): name for name, heading in EVENTS.items()}
_DOSE = re.compile(rf"(?P<product>.+), (?P<route>{'|'.join(ROUTES)})(?: \((?P<unit>.+)\))?", re.DOTALL)
_UNIT = re.compile(rf" \((?:{'|'.join({test.unit for test in HOME_TESTS.values()})})\)$")
_BOTH = "both sides"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is about. kind: of its entries, or what it says beside those of another column of this name."""

    kind: Literal["symptom", "test", "dose", "event", "extent", "place", "remarks"]
    name: str = ""
    site: str | None = None
    side: str | None = None
    route: str = ""
    unit: str | None = None


def heading_of(record: Observation | Dose | Event, symptoms: SymptomList) -> str:
    """The heading under which an entry stands. symptoms: the person's own names."""
    match record:
        case Observation():
            place = place_text(record.site, record.side)
            heading = symptoms.label(record.kind, record.measure) + (f", {place}" if place else "")
            if record.kind == "test":
                return f"{heading} ({record.unit})"
            return heading + SCALE if _is_taken(heading) else heading
        case Dose():
            return product_heading(record, symptoms) + (f" ({record.unit})" if record.unit else "")
        case Event():
            return EVENTS[record.name]


def _is_taken(heading: str) -> bool:
    """Whether a symptom's heading would be read as that of something else: ``Note``, ``Ulcer, oral``."""
    reserved = (*ALWAYS, REMARKS, *EVENTS.values())
    looks_so = _DOSE.fullmatch(heading) is not None or heading.endswith((HOW_FAR, WHERE))
    return looks_so or key_of(heading) in map(key_of, reserved)


def product_heading(dose: Dose, symptoms: SymptomList) -> str:
    """``Hydroxocobalamin, intramuscular``: a product and a route are never added up with another."""
    if dose.product not in PRODUCTS:
        return f"{dose.product}, {dose.route}"
    label = symptoms.label("dose", dose.product)
    return f"{label[:1].upper()}{label[1:]}, {dose.route}"


def only_ours(heading: str) -> bool:
    """Whether no other table has such a heading: a dose with its route, a place, how far up, remarks."""
    if heading.endswith((HOW_FAR, WHERE, SCALE)) or heading == REMARKS:
        return True
    return _DOSE.fullmatch(heading) is not None


def column_of(heading: str, names: Names) -> Column:
    """What a heading is about. Raises BadCell for one that is about nothing known."""
    if event := _EVENT_OF.get(key_of(heading)):
        return Column("event", event)
    if key_of(heading) == key_of(REMARKS):
        return Column("remarks")
    if heading.endswith(SCALE):
        return _measured(heading.removesuffix(SCALE), names)
    if heading.endswith(HOW_FAR):
        about = _measured(heading.removesuffix(HOW_FAR).removesuffix(SCALE), names)
        return Column("extent", about.name, about.site, about.side)
    bare = heading.removesuffix(WHERE)
    if dose := _DOSE.fullmatch(bare):
        name = names.resolve("dose", dose["product"])[1]
        kind: Literal["place", "dose"] = "dose" if bare == heading else "place"
        return Column(kind, name, route=dose["route"], unit=dose["unit"])
    return _measured(heading, names)


def _measured(heading: str, names: Names) -> Column:
    """A symptom or a home test at a place: the longest name that is known, and the rest is the place."""
    for label, place in _splits(_UNIT.sub("", heading)):
        site, side = _place_of(place)
        if key := names.symptom(label):
            return Column("symptom", key, site, side)
        if test := next(
            (one.key for one in HOME_TESTS.values() if key_of(label) in (one.key, key_of(one.label))), ""
        ):
            return Column("test", test, site, side)
    raise BadCell(heading, "it is not a column I know", names.advice(heading))


def _splits(heading: str) -> Iterator[tuple[str, str]]:
    parts = heading.split(", ")
    for cut in range(len(parts), 0, -1):
        yield ", ".join(parts[:cut]), ", ".join(parts[cut:])


def own_name(heading: str) -> str:
    """What a symptom is called whose column is not known: the heading without a place behind it."""
    bare = heading.removesuffix(HOW_FAR).removesuffix(SCALE)
    for label, place in reversed(list(_splits(bare))):
        if place.endswith(_BOTH) or place.partition(" ")[0] in SIDES or place in SITES:
            return label
    return bare


def _place_of(text: str) -> tuple[str | None, str | None]:
    if text.endswith(_BOTH):
        return text.removesuffix(_BOTH).removesuffix(", ") or None, "both"
    first, _, rest = text.partition(" ")
    if first in SIDES:
        return rest or None, first
    return text or None, None


def places_in(text: str) -> tuple[Place, str]:
    """The first place of a dose in a cell of ``: place``, and the further ones as they are written there."""
    first, _, others = text.partition("; ")
    site, side = _place_of(first)
    return Place(site, side), others
