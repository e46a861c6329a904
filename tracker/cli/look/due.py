"""``tracker due``: when the next dose of each plan is due. ``tracker sites``: where the last injections went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tracker.cli.answers.answer import Answer, Fact, Part, shown
from tracker.cli.answers.plans import due_json, no_plans, stock_json
from tracker.cli.context import Context
from tracker.cli.standing import few_left, in_stock, standing
from tracker.domain.analysis.doses.dose_history import in_turn, last_injections
from tracker.domain.model.body_places import Place
from tracker.domain.model.plan import Due
from tracker.domain.model.records import Dose
from tracker.domain.wording.plans import booking_text, due_text, what_text
from tracker.domain.wording.records import place_text
from tracker.errors import NothingFound


def due(ours: Context) -> Answer:
    """Show when the next planned doses are due."""
    found = standing(ours)
    return Answer(
        "due",
        lambda: {
            "today": ours.today.isoformat(),
            "items": [due_json(one) for one in found],
            "stock": [stock_json(*one) for one in in_stock(ours)],
        },
        _waiting(ours, found),
    )


def _waiting(ours: Context, found: Sequence[Due]) -> Iterator[Part]:
    if not found:
        yield from no_plans()
    for one in found:
        when, what, booking = due_text(one, ours.day), what_text(one.plan, one.phase), booking_text(one, ours.day)
        text = f"{what} ({booking})" if booking else what
        spoken = f"{what}: {when}.{f' B{booking[1:]}.' if booking else ''}"
        yield Fact(f"{when}: ", text, spoken=spoken, indent=4)
    for said in few_left(ours, found):
        yield Fact("Stock: ", said, spoken=f"Stock, {said}.", indent=4)


def sites(ours: Context) -> Answer:
    """Show the places of the last injections, and the places in use, the least recently used first."""
    doses = ours.journal().recent_doses() if ours.started else []
    last, turn = last_injections(doses), in_turn(doses)
    return Answer(
        "sites",
        lambda: {"last": [_injection(dose) for dose in last], "turn": [_place(*one) for one in turn]},
        _places(ours, last, turn),
    )


def _places(ours: Context, last: Sequence[Dose], turn: Sequence[tuple[Place, date | None]]) -> Iterator[Part]:
    if not last:
        raise NothingFound("No injection is recorded.", "To write one down: tracker shot ...")
    for dose in last:
        where = " and ".join(place_text(*place) for place in dose.places) or "place not recorded"
        yield Fact(f"{ours.day(dose.day):16}", where)
    if turn:
        yield shown("")
        texts = [f"{place_text(*place)} ({ours.day(day) if day else 'not used yet'})" for place, day in turn]
        yield f"Left alone the longest: {', '.join(texts)}."


def _injection(dose: Dose) -> dict[str, Any]:
    return {
        "id": dose.id,
        "day": dose.day.isoformat(),
        "product": dose.product,
        "places": [{"site": place.site, "side": place.side} for place in dose.places],
    }


def _place(place: Place, last: date | None) -> dict[str, Any]:
    return {"site": place.site, "side": place.side, "last": last.isoformat() if last else None}
