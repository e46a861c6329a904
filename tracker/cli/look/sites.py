"""``tracker sites``: where the last injections went, and which place was left alone the longest."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.dose_history import in_turn, last_injections
from tracker.domain.model.body_places import Place
from tracker.domain.model.records import Dose
from tracker.domain.wording import records
from tracker.errors import NothingFound


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
        where = " and ".join(records.place_text(*place) for place in dose.places) or "place not recorded"
        if ours.plain:
            output.say(f"{records.day_spoken(dose.day)}: {where}.")
        else:
            output.lines(output.wrapped(f"{ours.day(dose.day):16}", where))
    if turn:
        output.lines([""] if not ours.plain else [])
        texts = [f"{records.place_text(*place)} ({ours.day(day) if day else 'not used yet'})" for place, day in turn]
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
