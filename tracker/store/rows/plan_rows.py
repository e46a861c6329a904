"""Convert plans to rows of ``plans`` and ``plan_phases`` and back, and change them in a transaction.

As with entries, one row is one version. ``live`` marks the version that holds; undo and redo change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, text, update

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import ROUTES
from tracker.store.file.schema import changes, plan_phases, plans
from tracker.store.rows.entry_row import moment_text

_OF_PHASE: Final = [column for column in plan_phases.c if column.name not in ("plan_row", "position")]


class _LaterPlan(Plan):
    """With a route that only a later program knows."""

    __slots__ = ()

    def _takes(self, route: str) -> bool:
        return True


_LIVE = text("plans.live = 1")
_VERSIONS = (
    select(plans, *(column.label(f"phase_{column.name}") for column in _OF_PHASE))
    .outerjoin(plan_phases, plan_phases.c.plan_row == plans.c.row)
    .order_by(plans.c.id, plans.c.row, plan_phases.c.position)
)
_HOLDING = _VERSIONS.where(_LIVE)
_ADDED, _REMOVED = changes.alias(), changes.alias()
# What held before: added by a change that was not taken back, and taken out by another such change.
_EARLIER = (
    _VERSIONS.add_columns(_REMOVED.c.at.label("taken_out"))
    .join(_ADDED, _ADDED.c.id == plans.c.added_by)
    .join(_REMOVED, _REMOVED.c.id == plans.c.removed_by)
    .where(text("plans.live = 0"), _ADDED.c.state == "done", _REMOVED.c.state == "done")
)
_LAST_ROW = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'plans'), 0)")
_REMOVE = update(plans).where(_LIVE, plans.c.id == bindparam("plan")).values(live=0, removed_by=bindparam("change"))
_BY_CHANGE: Final = {
    side: (_VERSIONS.where(column == bindparam("change")), update(plans).where(column == bindparam("change")))
    for side, column in (("added", plans.c.added_by), ("removed", plans.c.removed_by))
}


def holding(connection: Connection) -> list[Plan]:
    """The plans that hold, by their numbers."""
    return _plans(connection.execute(_HOLDING).all())


def earlier(connection: Connection) -> list[tuple[Plan, datetime]]:
    """The versions that held before, each with the moment, in UTC, when it was stopped or replaced.

    In the order of their numbers; versions of one number in the order in which they were written.
    """
    rows = connection.execute(_EARLIER).all()
    until = {row.row: datetime.fromisoformat(row.taken_out) for row in rows}
    return list(zip(_plans(rows), until.values(), strict=True))


def every(connection: Connection) -> list[tuple[Plan, bool]]:
    """Every version of every plan, and whether it holds."""
    rows = connection.execute(_VERSIONS).all()
    live = {row.row: row.live == 1 for row in rows}
    return list(zip(_plans(rows), live.values(), strict=True))


def put_in(connection: Connection, plan: Plan, change: int, *, number: int | None = None) -> int:
    """Add a plan, under a new number unless one is given. Returns the number."""
    row = int(connection.execute(_LAST_ROW).scalar_one()) + 1
    id = row if number is None else number
    values = {**_to_row(plan), "row": row, "id": id, "added_by": change, "removed_by": None, "live": 1}
    connection.execute(insert(plans), [values])
    phases = [
        {"plan_row": row, "position": position, **_phase_row(phase)} for position, phase in enumerate(plan.phases, 1)
    ]
    connection.execute(insert(plan_phases), phases)
    return id


def put_in_new(connection: Connection, given: Iterable[Plan], change: int) -> tuple[int, int]:
    """Add those that the journal has not got and never had, where it has no other plan for the same.

    Returns how many were added, and how many stayed out because of another plan.
    """
    held = holding(connection)
    known = {plan.uid for plan in (*held, *(plan for plan, _ in earlier(connection)))}
    added = left = 0
    for plan in given:
        if plan.uid in known:
            continue
        if any(plan.is_for_the_same(other) for other in held):
            left += 1
            continue
        put_in(connection, plan, change)
        held.append(plan)
        added += 1
    return added, left


def take_out(connection: Connection, number: int, change: int) -> bool:
    """Take out a plan; its version stays in the table. False when no plan has that number."""
    return connection.execute(_REMOVE, {"plan": number, "change": change}).rowcount > 0


def touched(connection: Connection, side: str, change: int) -> tuple[Plan, ...]:
    """The plans that a change added (``added``) or took out (``removed``)."""
    return tuple(_plans(connection.execute(_BY_CHANGE[side][0], {"change": change}).all()))


def turn(connection: Connection, side: str, change: int, *, alive: int) -> None:
    """Make the plans of one side of a change live, or not live."""
    connection.execute(_BY_CHANGE[side][1].values(live=alive), {"change": change})


def _to_row(plan: Plan) -> dict[str, Any]:
    return {
        "uid": plan.uid,
        "product": plan.product,
        "form": plan.form,
        "route": plan.route,
        "amount": plan.amount,
        "unit": plan.unit,
        "counted_from": plan.counted_from,
        "book_days": plan.book_days,
        "starts": plan.starts.isoformat(),
        "start_said": int(plan.start_said),
        "ends": None if plan.ends is None else plan.ends.isoformat(),
        "note": plan.note,
        "recorded_at": moment_text(plan.recorded_at),
    }


def _plans(rows: Iterable[Any]) -> list[Plan]:
    """The plans in rows with one phase each; the rows of a plan come one after the other."""
    versions: dict[int, list[Any]] = {}
    for row in rows:
        versions.setdefault(row.row, []).append(row)
    return [_plan(of_one) for of_one in versions.values()]


def _plan(rows: list[Any]) -> Plan:
    return from_row(rows[0], [phase_of(row, "phase_") for row in rows])


def _phase_row(phase: Phase) -> dict[str, Any]:
    values = {column.name: getattr(phase, column.name) for column in _OF_PHASE}
    return values | {"weekdays": "".join(map(str, phase.weekdays)), "as_needed": int(phase.as_needed)}


def phase_of(row: Any, prefix: str = "") -> Phase:
    """The phase in a row of ``plan_phases``. prefix: stands before the names of its columns."""
    values = {column.name: getattr(row, f"{prefix}{column.name}") for column in _OF_PHASE}
    return Phase(**values | {"weekdays": tuple(map(int, values["weekdays"])), "as_needed": values["as_needed"] == 1})


def from_row(row: Any, phases: Iterable[Phase]) -> Plan:
    """The plan in a row of ``plans`` and its phases."""
    return (Plan if row.route in ROUTES else _LaterPlan)(
        product=row.product,
        form=row.form,
        route=row.route,
        amount=row.amount,
        unit=row.unit,
        phases=tuple(phases),
        counted_from=row.counted_from,
        starts=date.fromisoformat(row.starts),
        start_said=row.start_said == 1,
        ends=None if row.ends is None else date.fromisoformat(row.ends),
        book_days=row.book_days,
        note=row.note,
        uid=row.uid,
        recorded_at=datetime.fromisoformat(row.recorded_at),
        id=row.id,
    )
