"""Queries on the entries that hold now: by days, kinds, names and words; the first or the last of something."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from sqlalchemy import Connection, and_, bindparam, case, func, select, text, tuple_

from tracker.domain.model.body_places import EXTENTS
from tracker.domain.model.records import EVENT_NAMES, INJECTION_ROUTES, KINDS, ROUTES
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.model.symptom_series import Series
from tracker.store.file.database import examined
from tracker.store.file.schema import entries, plans
from tracker.store.rows.versions import LIVE

_BATCH = 10_000
_LISTED = (
    ("route", "dose", entries.c.route, ROUTES),
    ("kind of event", "event", entries.c.name, EVENT_NAMES),
    ("extent", "symptom", entries.c.extent, EXTENTS),
)
_ROUTES_OF_PLANS = (
    select(plans.c.route, func.count())
    .where(text("plans.live = 1"), plans.c.route.not_in(ROUTES))
    .group_by(plans.c.route)
    .order_by(plans.c.route)
)
_IN_ORDER = (entries.c.day, entries.c.time, entries.c.id)

_IN_DAYS = and_(LIVE, entries.c.day >= bindparam("first"), entries.c.day <= bindparam("last"))
_BETWEEN = select(entries).where(_IN_DAYS).order_by(*_IN_ORDER)
_ROWS_BETWEEN = _BETWEEN.with_only_columns(entries.c.row)
_OF_KINDS = _BETWEEN.where(entries.c.kind.in_(bindparam("kinds", expanding=True)))
_NAMED = entries.c.name.in_(bindparam("names", expanding=True))
_BY_INJECTION = f"route IN ({', '.join(map(repr, sorted(INJECTION_ROUTES)))})"
# What is no score is a small part of a journal, and has its own index, which needs these very words.
_NO_SCORE = text("entries.kind <> 'symptom'")
_DOSES = select(entries).where(LIVE, _NO_SCORE, text("entries.kind = 'dose'"))
_RECENT_DOSES = _DOSES.order_by(*(column.desc() for column in _IN_ORDER)).limit(bindparam("most"))
_DOSES_SINCE = _DOSES.where(entries.c.day >= bindparam("first")).order_by(*_IN_ORDER)
_INJECTED = _DOSES.where(entries.c.state == "taken", text(_BY_INJECTION))
_SEVERAL = _INJECTED.with_only_columns(entries.c.name, entries.c.day).group_by(entries.c.name, entries.c.day)
_INJECTED_TWICE = _INJECTED.where(
    tuple_(entries.c.name, entries.c.day).in_(_SEVERAL.having(func.count() > 1).correlate(None))
).order_by(*_IN_ORDER)
# These very words have the index of doses by product.
_TAKEN = select(entries).where(LIVE, text("entries.kind = 'dose'"), entries.c.state == "taken")
_TAKEN_ON = _DOSES.where(entries.c.state == "taken", entries.c.day.in_(bindparam("days", expanding=True))).order_by(
    *_IN_ORDER
)
# Of each product up to a day: its first day, the first day of an injection, and how many injections.
_COURSES = (
    _TAKEN.with_only_columns(
        entries.c.name,
        func.min(entries.c.day).label("first"),
        func.min(case((text(_BY_INJECTION), entries.c.day))).label("injected"),
        func.sum(text(_BY_INJECTION)).label("injections"),
    )
    .where(entries.c.day <= bindparam("last"))
    .group_by(entries.c.name)
)
_LAST_TAKEN = _TAKEN.with_only_columns(func.max(entries.c.day)).where(
    entries.c.name == bindparam("name"), entries.c.day <= bindparam("day")
)
_PLACED = and_(LIVE, text("entries.kind = 'symptom'"), text("entries.site IS NOT NULL"), text("entries.value > 0"))
_NEXT_PLACE = (
    select(entries.c.name, entries.c.site)
    .where(_PLACED, tuple_(entries.c.name, entries.c.site) > tuple_(bindparam("name"), bindparam("site")))
    .order_by(entries.c.name, entries.c.site)
    .limit(1)
)
_FIRST_THERE = (
    select(entries)
    .where(_PLACED, entries.c.name == bindparam("name"), entries.c.site == bindparam("site"))
    .where(entries.c.day < bindparam("before"))
    .order_by(*_IN_ORDER)
    .limit(bindparam("least"))
)
_BEGAN = select(entries.c.day).where(LIVE, text("entries.kind <> 'lab'")).order_by(entries.c.day).limit(1)
_DAYS_ASKED = (
    select(entries.c.name, func.max(entries.c.day).label("day"))
    .where(_IN_DAYS)
    .where(text("(entries.kind = 'symptom' OR entries.kind = 'test')"))
    .group_by(entries.c.name)
)
_DAY_MEANS = (
    select(entries.c.name, entries.c.site, entries.c.side, entries.c.day, func.avg(entries.c.value).label("mean"))
    .where(_IN_DAYS, text("entries.kind = 'symptom'"), entries.c.unit == "score", entries.c.value.is_not(None))
    .group_by(entries.c.name, entries.c.site, entries.c.side, entries.c.day)
    .order_by(entries.c.name, entries.c.site, entries.c.side, entries.c.day)
)
_OTHER = entries.alias()
_BOTH = (
    select(entries.c.day, entries.c.time)
    .distinct()
    .join(
        _OTHER,
        and_(
            _OTHER.c.day == entries.c.day,
            *(_OTHER.c[name].is_not_distinct_from(entries.c[name]) for name in ("time", "site", "side")),
        ),
    )
    .where(LIVE, text("entries.kind = 'symptom'"), entries.c.name == bindparam("one"))
    .where(_OTHER.c.live == text("1"), _OTHER.c.kind == text("'symptom'"), _OTHER.c.name == bindparam("other"))
    .order_by(entries.c.day, entries.c.time)
)
_SPAN = select(func.min(entries.c.day), func.max(entries.c.day), func.count()).where(LIVE)
_SAYING = (
    select(entries)
    .where(
        _IN_DAYS,
        func.holds(entries.c.kind, entries.c.name, entries.c.note, entries.c.laboratory, entries.c.given_by) == 1,
    )
    .order_by(*_IN_ORDER)
)


def scored_both(connection: Connection, one: str, other: str) -> list[tuple[date, str | None]]:
    """The days and times at which both symptoms have an entry at the same place, in order."""
    rows = connection.execute(_BOTH, {"one": one, "other": other}).all()
    return [(date.fromisoformat(row.day), row.time) for row in rows]


def unlisted(connection: Connection) -> list[tuple[str, str, int]]:
    """The words that are in no list of this program: of what, the word, and how many entries or plans that hold."""
    found = []
    for what, kind, column, listed in _LISTED:
        rows = connection.execute(
            select(column, func.count())
            .where(LIVE, entries.c.kind == kind, column.is_not(None), column.not_in(listed))
            .group_by(column)
            .order_by(column)
        )
        found += [(what, str(word), int(count)) for word, count in rows]
    found += [("route of a plan", str(word), int(count)) for word, count in connection.execute(_ROUTES_OF_PLANS)]
    return found


def between(
    connection: Connection, first: date, last: date, kinds: Collection[str], names: Collection[str]
) -> Sequence[Any]:
    """The rows of ``kinds`` from ``first`` to ``last``, both included, in the order of their days and times.

    names: only rows of these names; empty: all names.
    """
    statement = _BETWEEN if len(kinds) == len(KINDS) and not names else _OF_KINDS
    if "symptom" not in kinds:
        statement = statement.where(_NO_SCORE)
    if names:
        statement = statement.where(_NAMED)
    wanted = {"first": first.isoformat(), "last": last.isoformat(), "kinds": [*kinds], "names": [*names]}
    return connection.execute(statement, wanted).all()


def rows_between(connection: Connection, first: date, last: date) -> Sequence[int]:
    """The row numbers of what ``between`` gives of every kind. What is in a row never changes."""
    found = connection.execute(_ROWS_BETWEEN, {"first": first.isoformat(), "last": last.isoformat()})
    return array("q", chain.from_iterable(chain.from_iterable(found.partitions(_BATCH))))


def courses(connection: Connection, last: date) -> tuple[Sequence[Any], dict[str, tuple[date, int]]]:
    """The rows of the doses taken of each product on its first day, of the products taken up to ``last``.

    And, by product, its injections up to ``last``: the first day, and how many.
    """
    found = connection.execute(_COURSES, {"last": last.isoformat()}).all()
    injected = {one.name: (date.fromisoformat(one.injected), one.injections) for one in found if one.injections}
    return _taken_on(connection, {(one.name, one.first) for one in found}), injected


def taken_up_to(connection: Connection, products: Collection[str], days: Collection[date]) -> Sequence[Any]:
    """The rows of the doses taken of each of ``products`` on its last day up to each of ``days``, included."""
    return _taken_on(
        connection,
        {
            (name, last)
            for name in products
            for day in days
            if (last := connection.execute(_LAST_TAKEN, {"name": name, "day": day.isoformat()}).scalar_one())
        },
    )


def _taken_on(connection: Connection, wanted: Collection[tuple[str, str]]) -> Sequence[Any]:
    rows = connection.execute(_TAKEN_ON, {"days": [*{day for _, day in wanted}]})
    return [row for row in rows if (row.name, row.day) in wanted]


def first_placed(connection: Connection, before: date, least: int) -> Sequence[Any]:
    """The rows before a day: each symptom's first score at each place, and its first ``least`` with a place."""
    found: dict[str, list[Any]] = defaultdict(list)
    first = set()
    place = {"name": "", "site": ""}
    # From place to place in the index: a journal of many years has no more of them than one of a month.
    while (following := connection.execute(_NEXT_PLACE, place).one_or_none()) is not None:
        place = {"name": following.name, "site": following.site}
        there = connection.execute(_FIRST_THERE, {**place, "before": before.isoformat(), "least": least}).all()
        found[following.name] += there
        first |= {row.row for row in there[:1]}
    wanted = [
        row
        for rows in found.values()
        for nth, row in enumerate(sorted(rows, key=_order))
        if nth < least or row.row in first
    ]
    return sorted(wanted, key=_order)


def _order(row: Any) -> tuple[str, str, int]:
    return row.day, row.time or "", row.id


def began(connection: Connection) -> date | None:
    """The first day with an entry that is not a blood test."""
    day = connection.execute(_BEGAN).scalar_one_or_none()
    return None if day is None else date.fromisoformat(day)


def recent_doses(connection: Connection, most: int) -> Sequence[Any]:
    """The rows of the last ``most`` doses, the newest first."""
    return connection.execute(_RECENT_DOSES, {"most": most}).all()


def doses_since(connection: Connection, first: date) -> Sequence[Any]:
    """The rows of every dose from ``first`` on, in order."""
    return connection.execute(_DOSES_SINCE, {"first": first.isoformat()}).all()


def injected_twice(connection: Connection) -> Sequence[Any]:
    """The rows of the injections of products on days with two or more of them, in order."""
    return connection.execute(_INJECTED_TWICE).all()


def plain(text: str) -> str:
    """A text without case and without accents, to look for words in: what was written with them is found without."""
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def saying(
    connection: Connection, path: Path, wanted: str, names: SymptomList, first: date, last: date
) -> Sequence[Any]:
    """The rows from ``first`` to ``last`` with ``wanted`` in their note or a name, in order. Reads every row.

    wanted: as ``plain`` gives it; names: the stored name and the printed name both count.
    """

    def holds(kind: str, name: str, *texts: str) -> bool:
        return any(wanted in plain(text) for text in (name, names.label(kind, name), *texts))

    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 (it is open)
    driver.create_function("holds", 5, holds, deterministic=True)
    with examined(path):
        return connection.execute(_SAYING, {"first": first.isoformat(), "last": last.isoformat()}).all()


def last_asked(connection: Connection, first: date, last: date) -> dict[str, date]:
    """The last day from ``first`` to ``last`` with an entry of each symptom and home test, by their keys."""
    rows = connection.execute(_DAYS_ASKED, {"first": first.isoformat(), "last": last.isoformat()}).all()
    return {row.name: date.fromisoformat(row.day) for row in rows}


def day_means(connection: Connection, first: date, last: date) -> dict[Series, dict[date, float]]:
    """The mean score of each symptom at each place on each day with one, from ``first`` to ``last``."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    rows = connection.execute(_DAY_MEANS, days).all()
    read = {day: date.fromisoformat(day) for day in {row[3] for row in rows}}
    return {
        Series(*one): {read[day]: mean for *_, day, mean in some}
        for one, some in groupby(rows, key=itemgetter(0, 1, 2))
    }


def span(connection: Connection) -> tuple[date, date, int] | None:
    """The first and the last day with an entry and the number of entries; None for an empty journal."""
    first, last, count = connection.execute(_SPAN).one()
    return (date.fromisoformat(first), date.fromisoformat(last), count) if count else None
