"""An independent calculation: what ``report --text`` says is recomputed from ``export csv``.

Nothing of the program calculates here: only the csv module, dates, and plain arithmetic.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from fourteen import LIVES, TODAY

from tracker.cli import run
from tracker.store.journal import open_journal
from tracker.store.upgrade import create_journal

Row = dict[str, str]
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS += ("November", "December")
NOW = f"{TODAY}T21:30"
FIRST = TODAY - timedelta(days=90)
LABELS = {
    "tingling": "Tingling",
    "balance": "Balance trouble",
    "leg-strength": "Leg weakness",
    "leg-weakness": "Leg weakness",
    "interference": "Interference with daily life",
    "fatigue": "Fatigue",
    "numbness": "Numbness",
    "brain-fog": "Brain fog",
}
WEEKLY = ("interference",)
UNITS = {"ug": "µg", "ug/L": "µg/L", "umol/L": "µmol/L"}
KNOWN = (
    "demo",
    "one-symptom",
    "weekly",
    "tablets-only",
    "loading-then-8-weeks",
    "thirty-falls",
    "two-feet",
    "long-gap",
)


@pytest.fixture(params=KNOWN)
def both(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Row], list[str]]:
    """The rows of the exported journal, and the lines of its page."""
    life = LIVES[request.param]()
    path = tmp_path / "journal.db"
    create_journal(path)
    journal = open_journal(path)
    journal.set_profile(life.profile)
    journal.take_in(life.records, command="test", at=datetime.fromisoformat(f"{NOW}+00:00"))
    for name, value in (("TRACKER_JOURNAL", str(path)), ("TRACKER_NOW", NOW), ("XDG_CONFIG_HOME", str(tmp_path))):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert run(["export", "csv", "-o", "journal.csv"]) == 0
    assert run(["report", "--last", "91 days", "--text", "-o", "page.txt"]) == 0
    with (tmp_path / "journal.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(life.records)
    return rows, (tmp_path / "page.txt").read_text(encoding="utf-8").splitlines()


def on(row: Row) -> date:
    return date.fromisoformat(row["day"])


def inside(rows: list[Row], back: int = 0) -> list[Row]:
    """Those of the period, or of the one ``back`` periods before."""
    first = FIRST - timedelta(days=91 * back)
    return [row for row in rows if first <= on(row) < first + timedelta(days=91)]


def said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def decimal(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def quantile(ordered: list[float], share: float) -> float:
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def daily(rows: list[Row]) -> list[float]:
    """The mean of each day with a score, in order of size."""
    days: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row["value"]:
            days[row["day"]].append(float(row["value"]))
    return sorted(sum(values) / len(values) for values in days.values())


def series(rows: list[Row]) -> dict[str, tuple[str, list[Row]]]:
    """The scores of each symptom at each place, by the name on the page, with the key of the symptom."""
    found: dict[str, tuple[str, list[Row]]] = {}
    for row in rows:
        if row["kind"] == "symptom":
            place = f"{row['side']} {row['site']}".strip()
            name = LABELS[row["name"]] + (f", {place}" if place else "")
            found.setdefault(name, (row["name"], []))[1].append(row)
    return found


def quartiles(values: list[float], side: str) -> str:
    three = [decimal(quantile(values, share)) for share in (0.5, 0.25, 0.75)]
    return f"{side} median: {three[0]}; {side} middle half: {three[1]} to {three[2]}"


def gaps(days: set[date], first: date, least: int) -> list[tuple[date, date]]:
    """The runs of at least so many days without one of ``days``, from ``first`` to today."""
    edges = [first - timedelta(days=1), *sorted(days), TODAY + timedelta(days=1)]
    return [
        (before + timedelta(days=1), after - timedelta(days=1))
        for before, after in pairwise(edges)
        if (after - before).days > least
    ]


@pytest.mark.thorough
def test_medians_middle_halves_days_and_gaps_of_every_series(both: tuple[list[Row], list[str]]) -> None:
    rows, lines = both
    assert series(rows)
    for name, (key, scores) in series(rows).items():
        (row,) = [line for line in lines if line.startswith(f"{name}. ")]
        now, before = daily(inside(scores)), daily(inside(scores, 1))
        least = 4 if key in WEEKLY else 14
        if len(now) >= least:
            assert quartiles(now, "This") in row
        if len(before) >= least:
            assert quartiles(before, "Previous") in row
        asked = ", asked weekly" if key in WEEKLY else ""
        if not asked:
            assert f"{len(before)} of 91 before, {len(now)} of 91 now" in row
        if len(now) >= least <= len(before) and "Mean change: none" not in row:
            change = sum(now) / len(now) - sum(before) / len(before)
            rounded = f"{abs(change):.1f}".replace("0.0", "0")
            sign = "" if rounded == "0" else "minus " if change < 0 else "plus "
            assert f"Mean change: {sign}{rounded} (" in row
        high = [sum(value >= 7 for value in values) for values in (before, now)]
        for line in lines:
            if line.startswith(f"{name}: ") and "days at 7 or more" in line:
                assert f"7 or more: {high[0]} of {len(before)} before, {high[1]} of {len(now)} now" in line
        seen = " ".join(line for line in lines if "day by day. " in line and line.startswith(name.partition(",")[0]))
        values = [float(one["value"]) for one in inside(scores) if one["value"]]
        if values:
            entries = (
                f"{len(values)} entries on {len(now)} days, between {decimal(min(values))} and {decimal(max(values))}"
            )
            assert entries in seen
        if key not in WEEKLY:
            for first, last in gaps({on(one) for one in inside(scores)}, FIRST, 3):
                assert f"{said(first)} to {said(last)}" in seen


@pytest.mark.thorough
def test_injections_tablets_and_falls(both: tuple[list[Row], list[str]]) -> None:
    rows, lines = both
    text = "\n".join(lines)
    doses = [row for row in rows if row["kind"] == "dose"]
    injected = [row for row in doses if row["route"] == "intramuscular" and row["state"] != "skipped"]
    for product in {row["name"] for row in injected}:
        own = [row for row in injected if row["name"] == product]
        now = sorted(on(row) for row in inside(own))
        if not now:
            continue
        count = f"{len(now)} injections" if len(now) > 1 else "1 injection"
        between = [(after - before).days for before, after in pairwise(now)]
        apart = f", {min(between)} to {max(between)} days apart" if between and min(between) != max(between) else ""
        apart = apart or (f", {between[0]} days apart" if between else "")
        assert f"{product} 1 mg IM: {count}{apart}." in text
        assert f"{product.capitalize()}: {len(own)} injections recorded since {said(min(map(on, own)))}" in text
        sites: dict[str, int] = defaultdict(int)
        for row in inside(own):
            sites[f"{row['side']} {row['site']}"] += 1
        assert all(f"{site} {n}" in text for site, n in sites.items())
        assert f"Injections: {len(now)}. {', '.join(map(said, now))}." in text
        last = max(map(on, own))
        assert f"{said(last)}, {(TODAY - last).days} days ago" in text
    for product, amount in {(row["name"], row["value"]) for row in inside(doses) if row["route"] == "oral"}:
        of_it = [row for row in inside(doses) if (row["name"], row["value"]) == (product, amount)]
        taken = {row["day"] for row in of_it if row["state"] == "taken"}
        skipped = sum(row["state"] == "skipped" for row in of_it)
        unit = UNITS.get(of_it[0]["unit"], of_it[0]["unit"])
        words = f"{product} {decimal(float(amount))} {unit} by mouth: taken on {len(taken)} of 91 days"
        assert f"{words}, {skipped} skipped." in text if skipped else f"{words}." in text
    falls = [row for row in rows if row["kind"] == "event" and row["name"] == "fall"]
    if now_ := inside(falls):
        days = ", ".join(said(day) for day in sorted({on(row) for row in now_}))
        assert f"Falls: {len(now_)}. {days}." in text
        assert any(line.startswith(f"Falls: {len(now_)} (") for line in lines)


@pytest.mark.thorough
def test_home_tests_blood_results_and_how_the_record_was_kept(both: tuple[list[Row], list[str]]) -> None:
    rows, lines = both
    text = "\n".join(lines)
    done = sorted((row for row in inside(rows) if row["kind"] == "test"), key=lambda row: (row["day"], row["time"]))
    for name in {row["name"] for row in done}:
        own = [row for row in done if row["name"] == name]
        values = [result(row) for row in own]
        assert f"How often: {len(own)}; First result: {values[0]}, {said(on(own[0]))}" in text
        assert f"Latest result: {values[-1]}, {said(on(own[-1]))}" in text
        if len(own) > 1:
            assert f"Previous result: {values[-2]};" in text
        best = max(own, key=lambda row: (number(row), not row["value"][:1].isdigit()))
        assert f"Best result: {result(best)}." in text
    treated = min((on(row) for row in rows if row["kind"] == "dose" and row["state"] != "skipped"), default=None)
    labs = [row for row in rows if row["kind"] == "lab"]
    for name in {row["name"] for row in labs}:
        own = sorted((row for row in labs if row["name"] == name), key=on)
        for row in own:
            unit = UNITS.get(row["unit"], row["unit"])
            assert f"{said(on(row))}. Result: {spoken(row['value'])} {unit}" in text
        if treated is not None and (before := [row for row in own if on(row) < treated]):
            assert f"before the first dose {spoken(before[-1]['value'])} " in text
        assert f"latest {spoken(own[-1]['value'])} " in text or on(own[-1]) < (treated or TODAY)
    scores = [row for row in inside(rows) if row["kind"] == "symptom" and row["value"]]
    logged = {on(row) for row in scores}
    assert f"{len(logged)} of 91 days logged" in text
    known = [row for row in scores if row["recorded_at"]]
    same = sum(local(row).date() == on(row) for row in known)
    assert f"{round(100 * same / len(known))} % of entries written the same day." in text
    late = sum(local(row) - datetime.combine(on(row), at(row)) > timedelta(hours=48) for row in known)
    assert f"{late} written more than 48 hours later." in text
    if found := gaps(logged, FIRST, 1):
        first, last = max(found, key=lambda gap: (gap[1] - gap[0]).days)
        assert f"Longest gap {(last - first).days + 1} day" in text


def number(row: Row) -> float:
    return float(row["value"].lstrip("<>=≥≤ "))


def result(row: Row) -> str:
    sign = {">=": "at least ", "<=": "at most ", ">": "more than ", "<": "less than "}
    prefix = next((words for mark, words in sign.items() if row["value"].startswith(mark)), "")
    return f"{prefix}{decimal(number(row))} {row['unit']}"


def spoken(value: str) -> str:
    return value.removesuffix(".0")


def at(row: Row) -> time:
    return time.fromisoformat(row["time"][:5])


def local(row: Row) -> datetime:
    """When it was written, on the clock of the entry's place."""
    written = datetime.fromisoformat(row["recorded_at"].replace("Z", "+00:00"))
    offset = datetime.fromisoformat(f"{row['day']}T{row['time']}").utcoffset() if len(row["time"]) > 5 else None
    return (written + (offset or timedelta())).replace(tzinfo=None)
