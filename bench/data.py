"""Invented journals for the measurements: always the same for the same size."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

TODAY = date(2026, 11, 20)
NOW = f"{TODAY}T21:30"

# The last days are alike in journals of all sizes. Larger journals have more entries before them.
_RECENT_DAYS = 90
_A_RECENT_DAY = 10
_AN_EARLIER_DAY = 25

# fmt: off
_HEADER = (
    "kind", "day", "time", "name", "value", "unit", "form", "route", "site", "side", "state", "low", "high", "lab",
    "note", "uid", "recorded_at",
)
# fmt: on
DECADE = 100_000
_SYMPTOMS = ("tingling", "balance", "leg-weakness", "numbness", "fatigue", "brain-fog")
_TESTS = {"romberg": ("s", 30), "chair-stand": ("count", 25), "tug": ("s", 20)}
_LABS = {"b12": ("ng/L", "197", "771", 900), "folate": ("ug/L", "3.9", "26.8", 20), "mcv": ("fL", "80", "100", 110)}
_NOTES = (
    "slept badly",
    "After stairs, both feet",
    "long walk; better in the evening",
    'said "like walking on cotton wool"',
)

Row = dict[str, str]


def write_history(path: Path, count: int) -> None:
    """A long CSV file of ``count`` entries of every kind, the oldest first, that ends on TODAY."""
    _write(path, _history(count))


def write_unnamed(path: Path, count: int) -> None:
    """The file of ``write_history`` without uids and moments of writing, as people have them."""
    _write(path, _history(count), [column for column in _HEADER if column not in ("uid", "recorded_at")])


def write_years(path: Path, years: int) -> int:
    """A long CSV file of years: three symptoms and a tablet a day, an injection every two weeks. Returns its rows."""
    rows = [*_years(years)]
    _write(path, iter(rows))
    return len(rows)


def write_decade(path: Path) -> int:
    """A long CSV file of ten years, 100,000 entries. The last two years are those of ``write_years``."""
    _write(path, _long(DECADE, blood_tests=1))
    return DECADE


def write_lifetime(path: Path, count: int) -> int:
    """A long CSV file of ``count`` entries. As the decade, with as many years as that takes, and less blood drawn."""
    _write(path, _long(count, blood_tests=13))
    return count


def write_diary(path: Path, count: int) -> None:
    """A jrnl journal of ``count`` entries, as jrnl itself writes them."""
    rng = Random(3)
    first = TODAY - timedelta(days=count // 3)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            at = datetime.combine(first + timedelta(days=number // 3), time(8 + 4 * (number % 3), rng.randrange(60)))
            scores = " ".join(f"{name} {rng.randrange(11)}" for name in _SYMPTOMS[:3])
            file.write(f"[{at:%Y-%m-%d %I:%M:%S %p}] {scores}\n\n")


def _write(path: Path, rows: Iterator[Row], columns: Sequence[str] = _HEADER) -> None:
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    part.replace(path)


def _history(count: int) -> Iterator[Row]:
    recent = _RECENT_DAYS * _A_RECENT_DAY
    earlier = count - recent
    rng = Random(1)
    for number in range(earlier):
        day = TODAY - timedelta(days=_RECENT_DAYS + (earlier - 1 - number) // _AN_EARLIER_DAY)
        yield _entry(day, rng)
    rng = Random(2)
    for number in range(recent):
        yield _entry(TODAY - timedelta(days=_RECENT_DAYS - 1 - number // _A_RECENT_DAY), rng)


def _years(years: int) -> Iterator[Row]:
    rng = Random(4)
    for ago in range(365 * years - 1, -1, -1):
        day = TODAY - timedelta(days=ago)
        for name in _SYMPTOMS[:3]:
            yield _symptom(name, rng) | _common(day, rng)
        yield _dose("cyanocobalamin", "1000", "ug", "oral") | _common(day, rng)
        if ago % 14 == 6:
            yield _dose("hydroxocobalamin", "1", "mg", "intramuscular") | _common(day, rng)


def _long(count: int, *, blood_tests: int) -> Iterator[Row]:
    """blood_tests: one in so many weeks."""
    rng = Random(5)
    lately = [*_years(2)]
    whole = 3652 * count // DECADE
    earlier, days = count - len(lately), whole - 2 * 365
    for number in range(earlier):
        day = TODAY - timedelta(days=whole - number * days // earlier)
        match number % 210:  # about a week
            case 0:
                row, note = _dose("hydroxocobalamin", "1", "mg", "intramuscular"), ""
            case 1:
                row, note = {"kind": "event", "name": "note", "state": "recorded"}, rng.choice(_NOTES)
            case 2 if number // 210 % blood_tests == 0:
                row, note = _lab(rng), ""
            case place if place % 6 == 0:
                row, note = _dose("cyanocobalamin", "1000", "ug", "oral"), ""
            case _:
                row, note = _symptom(rng.choice(_SYMPTOMS[:3]), rng), ""
        yield row | _common(day, rng, note)
    yield from lately


def _entry(day: date, rng: Random) -> Row:
    chance = rng.random()
    if chance < 0.75:
        row = _symptom(rng.choice(_SYMPTOMS), rng)
        if chance < 0.08:
            row |= {"site": "foot", "side": rng.choice(("left", "right", "both"))}
    elif chance < 0.92:
        row = _dose("folic-acid", "5", "mg", "oral") if chance < 0.90 else _dose("b12", "1", "mg", "subcutaneous")
    elif chance < 0.95:
        name = rng.choice(tuple(_TESTS))
        unit, most = _TESTS[name]
        row = {"kind": "test", "name": name, "value": str(rng.randrange(1, most)), "unit": unit, "state": "recorded"}
    elif chance < 0.97:
        row = _lab(rng)
    else:
        return {"kind": "event", "name": "note", "state": "recorded"} | _common(day, rng, rng.choice(_NOTES))
    return row | _common(day, rng, rng.choice(_NOTES) if rng.random() < 0.05 else "")


def _symptom(name: str, rng: Random) -> Row:
    return {"kind": "symptom", "name": name, "value": str(rng.randrange(11)), "unit": "score", "state": "recorded"}


def _dose(name: str, amount: str, unit: str, route: str) -> Row:
    return {"kind": "dose", "name": name, "value": amount, "unit": unit, "route": route, "state": "taken"}


def _lab(rng: Random) -> Row:
    name = rng.choice(tuple(_LABS))
    unit, low, high, most = _LABS[name]
    value = str(rng.randrange(most // 10, most))
    row = {"kind": "lab", "name": name, "value": value, "unit": unit, "low": low, "high": high}
    return row | {"lab": "County Hospital", "state": "recorded"}


def _common(day: date, rng: Random, note: str = "") -> Row:
    at = datetime.combine(day, time(rng.randrange(6, 21), rng.randrange(60)))
    written = at + timedelta(seconds=rng.randrange(10, 1800))
    return {
        "day": day.isoformat(),
        "time": f"{at:%H:%M}",
        "note": note,
        "uid": f"{rng.getrandbits(128):032x}",
        "recorded_at": f"{written:%Y-%m-%dT%H:%M:%SZ}",
    }
