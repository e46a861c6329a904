"""An independent calculation: what ``report --text`` says is recomputed from ``export csv``.

Nothing of the program calculates here: only the csv module, dates, plain arithmetic and NumPy.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from fourteen import LIVES, TODAY

from tracker.cli import run
from tracker.domain.model.plan import Plan
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
    for plan in life.plans:
        before = next((one for one in journal.plans() if one.is_for_the_same(plan)), None)
        if before is None or before.id is None:
            journal.add_plan(plan, command="test", at=plan.recorded_at)
        else:
            journal.replace_plan(before.id, plan, command="test", at=plan.recorded_at)
    for name, value in (("TRACKER_JOURNAL", str(path)), ("TRACKER_NOW", NOW), ("XDG_CONFIG_HOME", str(tmp_path))):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert run(["export", "csv", "-o", "journal.csv"]) == 0
    assert run(["report", "--last", "91 days", "--text", "-o", "page.txt"]) == 0
    with (tmp_path / "journal.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(life.records)
    return rows, (tmp_path / "page.txt").read_text(encoding="utf-8").splitlines()


def plans_of(request: pytest.FixtureRequest) -> list[tuple[Plan, date]]:
    """The plans of the journal, each with the last day on which it holds."""
    plans = LIVES[request.node.callspec.params["both"]]().plans
    return [
        (plan, min((other.starts - timedelta(days=1) for other in plans[n:] if follows(other, plan)), default=TODAY))
        for n, plan in enumerate(plans, 1)
    ]


def follows(other: Plan, plan: Plan) -> bool:
    return (other.product, other.route) == (plan.product, plan.route)


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


@pytest.mark.thorough
def test_what_was_planned_and_what_became_of_it(
    both: tuple[list[Row], list[str]], request: pytest.FixtureRequest
) -> None:
    rows, lines = both
    doses = [row for row in rows if row["kind"] == "dose"]
    for plan, last in plans_of(request):
        (phase,) = plan.phases
        step = phase.every * {"days": 1, "weeks": 7}[phase.unit]
        first = max(FIRST, plan.starts)
        of_it = [row for row in doses if row["name"] == plan.product and first <= on(row) <= last]
        taken, skipped = (sorted(on(row) for row in of_it if row["state"] == state) for state in ("taken", "skipped"))
        asked = [plan.starts + timedelta(days=n) for n in range(0, (last - plan.starts).days + 1, step)]
        # A dose that was due today and is not recorded may still be taken.
        asked = [day for day in asked if day >= first and (day < TODAY or TODAY in {*taken, *skipped})]
        if not asked:
            continue
        words = f"{plan.product} {decimal(plan.amount or 0)} {UNITS.get(plan.unit or '', plan.unit)}, "
        told = [line for line in lines if line.startswith(f"Planned: {words}")]
        (line,) = [one for one in told if f"planned {len(asked)}" in one]
        assert f"taken {len(taken)}" in line
        if step == 1:
            unknown = len({*asked} - {*taken, *skipped})
            lost = [f"{len(skipped)} skipped"] * bool(skipped) + [f"{unknown} not recorded"] * bool(unknown)
            aside = f" ({', '.join(lost)})" if lost else ""
            assert f"planned {len(asked)}{aside}, taken {len(taken)}." in line
        elif len(taken) > 1:
            apart = sorted(float((after - before).days) for before, after in pairwise(taken))
            assert f"median {decimal(quantile(apart, 0.5))} days apart, planned {step}." in line


@pytest.mark.thorough
def test_interference_stands_in_the_band_with_its_medians(both: tuple[list[Row], list[str]]) -> None:
    rows, lines = both
    asked = [row for row in rows if row["name"] == "interference"]
    now, before = daily(inside(asked)), daily(inside(asked, 1))
    found = [line for line in lines if line.startswith("Interference with daily life: median")]
    assert len(found) == (len(now) >= 4)
    if found:
        words = [f"median {decimal(quantile(some, 0.5))} ({len(some)} answers)" for some in (now, before)]
        assert found[0].startswith(f"Interference with daily life: {words[0]}, before {words[1]}; 0 not at all")


@pytest.mark.thorough
def test_the_interval_of_each_change_holds_95_of_100_draws_of_its_error(both: tuple[list[Row], list[str]]) -> None:
    """The definition in docs/statistics.md with whole matrices, and draws in the place of the program's sums."""
    rows, lines = both
    for name, (_, scores) in series(rows).items():
        (line,) = [one for one in lines if one.startswith(f"{name}. ")]
        told = re.search(r"Mean change: (\S+ ?\S*) \((.*?) to (.*?)\)", line)
        if told is None:
            assert "Mean change: none" in line
            continue
        mean = sum(daily(inside(scores))) / len(daily(inside(scores)))
        mean -= sum(daily(inside(scores, 1))) / len(daily(inside(scores, 1)))
        half = furthest(placed(inside(scores)), placed(inside(scores, 1)))
        for words, end in ((told[2], mean - half), (told[3], mean + half)):
            printed = float(words.replace("minus ", "-").replace("plus ", ""))
            assert printed == pytest.approx(end, abs=0.1), f"{name}: {told[0]}"


def placed(rows: list[Row]) -> dict[int, float]:
    """The mean of each day with a score, by the number of the day."""
    days: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        if row["value"]:
            days[on(row).toordinal()].append(float(row["value"]))
    return {day: sum(values) / len(values) for day, values in days.items()}


def furthest(now: dict[int, float], before: dict[int, float]) -> float:
    """How far the error of a change goes in 95 of 100 draws from the mixture of all cases."""
    dice = np.random.default_rng(1)
    fits, variances = zip(*(cases(days) for days in (now, before)), strict=True)
    prior = np.outer([6, 1.5, 1.5, 1.5, 1.5, 1, 1, 0.8, 0.6, 0.4], [3, 3, 2, 1]).ravel()
    prior /= prior.sum()
    one = prior * fits[0] * fits[1]
    each = [prior * fit for fit in fits]
    chance = 0.85 * one.sum() / (0.85 * one.sum() + 0.15 * each[0].sum() * each[1].sum())
    draws = 60_000
    same = dice.choice(len(prior), draws, p=one / one.sum())
    own = [dice.choice(len(prior), draws, p=some / some.sum()) for some in each]
    alike = dice.random(draws) < chance
    parts = [variances[n][np.where(alike, same, own[n])] for n in (0, 1)]
    error2 = parts[0] + parts[1]
    freedom = error2**2 / (parts[0] ** 2 / (len(now) - 1) + parts[1] ** 2 / (len(before) - 1))
    return float(np.quantile(np.abs(dice.standard_t(freedom) * np.sqrt(error2)), 0.95))


def cases(days: dict[int, float]) -> tuple[np.ndarray, np.ndarray]:
    """For each phi and own share: the restricted likelihood of a period, and the variance of its mean."""
    at, values = np.array([*days]), np.array([*days.values()])
    count, apart = len(at), np.abs(at[:, None] - at[None, :])
    still = np.sum((values - values.mean()) ** 2) < (count - 1) / 12
    logs, variances = [], []
    for phi in (0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97):
        for share in (0.03, 0.1, 0.25, 0.5):
            like = (1 - share) * np.power(float(phi), apart) + share * np.eye(count)
            inverse = np.linalg.inv(like)
            ones = inverse.sum()
            rest = values - (inverse @ values).sum() / ones
            spread = max(rest @ inverse @ rest / (count - 1), 1 / 12)
            fit = np.linalg.slogdet(like)[1] + np.log(ones) + (count - 1) * np.log(spread)
            logs.append(0.0 if still else -fit / 2)
            variances.append(spread * like.sum() / count**2)
    return np.exp(np.array(logs) - max(logs)), np.array(variances)


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
