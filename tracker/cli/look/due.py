"""``tracker due``: where every plan stands today, and when its next dose falls due."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.cli.answers.answer import Answer
from tracker.cli.answers.plans import due_json, no_plans
from tracker.cli.context import Context
from tracker.cli.standing import standing
from tracker.cli.terminal import output
from tracker.domain.analysis.dose_history import in_turn, last_injections
from tracker.domain.model.body_places import Place
from tracker.domain.model.records import Dose
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.plans import booking_text, due_text, what_text
from tracker.domain.wording.records import place_text
from tracker.errors import NothingFound


def due(ours: Context) -> None:
    """Show when the next planned doses are due."""
    found = standing(ours)
    if ours.json:
        output.as_json("due", {"today": ours.today.isoformat(), "items": [due_json(one) for one in found]})
        return
    if not found:
        ours.give(Answer("due", None, no_plans()))
    for one in found:
        when, what = due_text(one, ours.day), what_text(one.plan)
        booking = booking_text(one, ours.day)
        if ours.plain:
            output.say(f"{what}: {when}.{f' B{booking[1:]}.' if booking else ''}")
        else:
            output.lines(output.wrapped(f"{when}: ", f"{what}{f' ({booking})' if booking else ''}", indent=4))


def sites(ours: Context) -> None:
    """Show the places of the last ten injections, and the places in turn."""
    doses = ours.journal().recent_doses() if ours.started else []
    last, turn = last_injections(doses), in_turn(doses)
    if ours.json:
        output.as_json("sites", {"last": [_injection(dose) for dose in last], "turn": [_place(*one) for one in turn]})
        return
    if not last:
        raise NothingFound("No injection is recorded.", "For example: tracker shot hydroxocobalamin 1 mg left thigh")
    for dose in last:
        where = " and ".join(place_text(*place) for place in dose.places) or "place not recorded"
        if ours.plain:
            output.say(f"{day_spoken(dose.day)}: {where}.")
        else:
            output.lines(output.wrapped(f"{ours.day(dose.day):16}", where))
    if turn:
        output.lines([""] if not ours.plain else [])
        texts = [f"{place_text(*place)} ({ours.day(day) if day else 'not used yet'})" for place, day in turn]
        output.say(f"Left alone the longest: {', '.join(texts)}.")


def _injection(dose: Dose) -> dict[str, Any]:
    return {
        "id": dose.id,
        "day": dose.day.isoformat(),
        "product": dose.product,
        "places": [{"site": place.site, "side": place.side} for place in dose.places],
    }


def _place(place: Place, last: date | None) -> dict[str, Any]:
    return {"site": place.site, "side": place.side, "last": last.isoformat() if last else None}
