"""Views of what holds now, for people who open the file with another program. The program does not use them."""

from __future__ import annotations

from typing import Final

_SELECTED: Final = {
    "scores": (
        "day, time, name AS symptom, value AS score, unit, site AS place, side, extent AS up_to, state, note, "
        "recorded_at, id",
        "kind = 'symptom'",
    ),
    "home_tests": (
        "day, time, name AS test, comparator, value AS result, unit, site AS place, side, state, note, "
        "recorded_at, id",
        "kind = 'test'",
    ),
    "doses": (
        "day, time, name AS product, value AS amount, unit, form, route, site AS place, side, other_sites AS "
        "other_places, given_by, state, note, recorded_at, id",
        "kind = 'dose'",
    ),
    "blood_tests": (
        "day, time, name AS test, comparator, value AS result, unit, words, low, high, laboratory, note, "
        "recorded_at, id",
        "kind = 'lab'",
    ),
    "events": (
        "day, time, name AS event, CASE value WHEN 1 THEN 'injured' WHEN 0 THEN 'unhurt' END AS injury, note, "
        "recorded_at, id",
        "kind = 'event'",
    ),
}
VIEWS: Final = {
    name: f"CREATE VIEW {name} AS SELECT {columns} FROM entries WHERE live = 1 AND {kind}"  # noqa: S608 (ours)
    for name, (columns, kind) in _SELECTED.items()
}
