"""The plans in a JSON export: each an object with the fields of a plan, and its phases in a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.refusals import LARGEST, refuse_number
from tracker.errors import Invalid
from tracker.exchange.complaint import BadCell, brief, shown
from tracker.exchange.identity import given_uid
from tracker.exchange.values import day_of, moment_of, text_of

KEYS: Final = tuple(one.name for one in fields(Plan) if one.name != "id")
PHASE_KEYS: Final = tuple(one.name for one in fields(Phase))
_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    **dict.fromkeys(("product", "route", "counted_from", "starts", "uid", "recorded_at", "note"), (str,)),
    **dict.fromkeys(("form", "unit", "ends", "amount_unit", "lasts_unit"), (str, type(None))),
    **dict.fromkeys(("every", "times", "most", "lasts", "book_days"), (int, type(None))),
    "amount": (int, float, type(None)),
    "doses": (int,),
    "start_said": (bool,),
    "as_needed": (bool,),
    "phases": (list,),
    "weekdays": (list,),
}
_COUNTED_FROM: Final = ("last dose", "grid")
_MOST_PHASES: Final = 100


def plan_entry(plan: Plan) -> dict[str, Any]:
    """A plan as its object."""
    entry = {key: _number(getattr(plan, key)) for key in KEYS}
    return entry | {
        "phases": [{key: _number(getattr(phase, key)) for key in PHASE_KEYS} for phase in plan.phases],
        "starts": plan.starts.isoformat(),
        "ends": None if plan.ends is None else plan.ends.isoformat(),
        "recorded_at": f"{plan.recorded_at.isoformat()[:19]}Z",
    }


def _number(value: Any) -> Any:
    """1 rather than 1.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def plans_of(entries: Iterable[object], today: date) -> tuple[Plan, ...]:
    """The plans in a list. today: only an example of how to write a day. Raises BadFile."""
    found: dict[str, Plan] = {}
    for number, entry in enumerate(entries, 1):
        try:
            plan = _plan(entry, today)
            if plan.uid in found:
                raise BadCell("uid", f"{shown(plan.uid)} is there twice", "Remove one of them.")
        except BadCell as error:
            raise error.at(f"plan {number}, {error.column}" if error.column else f"plan {number}") from None
        found[plan.uid] = plan
    return tuple(found.values())


def _plan(entry: object, today: date) -> Plan:
    said = _checked(entry, KEYS)
    if given_uid(said["uid"]) != said["uid"] or not said["uid"]:
        raise BadCell("uid", f"{shown(said['uid'])} is not the identity of a plan")
    if said["counted_from"] not in _COUNTED_FROM:
        raise BadCell("counted_from", f"{shown(said['counted_from'])} is not one of {' or '.join(_COUNTED_FROM)}")
    if not 0 < len(said["phases"]) <= _MOST_PHASES:
        raise BadCell("phases", "a plan has from 1 to 100 of them")
    try:
        return Plan(
            **said
            | {
                "phases": tuple(_phase(one) for one in said["phases"]),
                "form": _text(said, "form"),
                "unit": _text(said, "unit"),
                "starts": day_of(said["starts"], today=today, order=None),
                "ends": None if said["ends"] is None else day_of(said["ends"], today=today, order=None),
                "recorded_at": moment_of(said["recorded_at"]),
            }
        )
    except Invalid as error:
        raise BadCell("", error.message, error.hint) from None


def _phase(entry: object) -> Phase:
    try:
        said = _checked(entry, PHASE_KEYS)
    except BadCell as error:
        raise BadCell("phases", f"{error.column}: {error.why}" if error.column else error.why) from None
    days = said["weekdays"]
    if any(isinstance(day, bool) or not isinstance(day, int) for day in days) or sorted(set(days)) != days:
        raise BadCell("phases", "weekdays: they are not numbers from 0, Monday, to 6, in order")
    if said["amount"] is not None:
        refuse_number(said["amount"], "the amount of a phase")
    return Phase(**said | {"weekdays": tuple(days), "amount_unit": _text(said, "amount_unit")})


def _text(said: Mapping[str, Any], key: str) -> str | None:
    return None if said[key] is None else text_of(said[key], key)


def _checked(entry: object, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(entry, dict) or set(entry) != set(keys):
        raise BadCell("", f"it is not an object with {', '.join(keys)}")
    for key in keys:
        value, kinds = entry[key], _KINDS[key]
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise BadCell(key, f"{brief(json.dumps(value))} is not what it takes")
        if isinstance(value, int) and not isinstance(value, bool) and not 0 <= value < LARGEST:
            raise BadCell(key, f"{brief(json.dumps(value))} is not a number from 0 to {LARGEST - 1:,.0f}")
    # Amounts are numbers with a point, whatever they look like in the file.
    return entry | ({"amount": float(entry["amount"])} if entry["amount"] is not None else {})
