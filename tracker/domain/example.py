"""An invented journal for trying the program: a year of "Sam Example", always the same for the same day.

The numbers are invented. They show what a journal can hold, and say nothing about any treatment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final, NamedTuple

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record

DAYS: Final = 365
_SEED: Final = 20261120
_OFFSET: Final = 60
_HOLIDAY: Final = range(35, 41)
_FIRST_SHOT: Final = 260
_EVERY_TWO_WEEKS_FROM: Final = 207
_TABLETS_FROM: Final = 250
_LARGER_TABLETS_FROM: Final = 65
_LESS_FAR_FROM: Final = 52

# For each symptom: its level at first and at the end, how much it varies, how much it rises before an injection.
# Tingling is that of the left foot.
_COURSES: Final = {
    "tingling": (7.4, 4.2, 0.75, 1.6),
    "balance": (5.6, 3.4, 0.65, 1.0),
    "leg-weakness": (3.6, 2.8, 0.6, 0.5),
}
# The same of the right foot, which changes little.
_RIGHT: Final = (3.4, 2.6, 0.6, 0.4)
_INTERFERENCE: Final = (6.8, 3.2, 0.9)
# How far up tingling of the left foot is felt: before the first injection, from then on, and of late.
_UP_BEFORE: Final = (None, *["knee"] * 4, *["ankle"] * 6)
_UP_SINCE: Final = (*[None] * 2, *["ankle"] * 9)
_UP_LATELY: Final = (*[None] * 10, "ankle")
_MISSED: Final = {"tingling": 0.06, "balance": 0.02, "leg-weakness": 0.04}

# Analyte, earlier and latest value, unit, the laboratory's low and high.
_BLOOD: Final[tuple[tuple[str, float, float, str, float | None, float | None], ...]] = (
    ("b12", 168, 412, "ng/L", 197, 771),
    ("active-b12", 24, 61, "pmol/L", 37.5, 188),
    ("mma", 0.71, 0.34, "umol/L", None, 0.4),
    ("homocysteine", 22.4, 16.1, "umol/L", None, 15),
    ("folate", 7.7, 8.9, "ug/L", 3.9, 26.8),
    ("mcv", 101, 94, "fL", 80, 100),
)
_EVENTS: Final[tuple[tuple[int, str, bool | None, str], ...]] = (
    (262, "visit", None, "GP surgery: blood results discussed."),
    (78, "fall", False, "Stumbled on stairs in the dark."),
    (65, "visit", None, "Nerve conduction study, Dr Rao (neurology)."),
    (30, "note", None, "Walked to the shop and back without the stick."),
    (28, "visit", None, "Blood test, GP surgery."),
    (11, "fall", True, "Lost balance in the shower, eyes closed. Bruised hip."),
    (2, "question", None, "Is a second nerve test planned?"),
)


class Example(NamedTuple):
    """An invented journal. plans: in the order of writing; one for the same product replaces the one before."""

    profile: Profile
    records: list[Record]
    plans: list[Plan]


def example_journal(today: date) -> Example:
    """A profile, a year of records that ends on ``today``, in order of day and time, and its plans.

    Always the same for the same day. One visit is four days ahead.
    """
    rng = Random(_SEED)  # noqa: S311  (made-up data, not a secret)
    shots = _shot_days()
    records: list[Record] = []
    records.extend(_scores(today, shots, rng))
    for make in (_home_tests, _shots, _tablets, _blood, _events, _interference):
        records.extend(make(today, rng))
    records += list(_right_foot(today, records, shots, rng))
    records.sort(key=lambda r: (r.day, r.time or time.max))
    return Example(Profile(name="Sam Example", born=date(1968, 4, 12)), records, list(_plans(today, rng)))


def _shot_days() -> list[int]:
    """Days before today: six in the first two weeks, four weekly, then every two weeks, once a little later."""
    loading = [_FIRST_SHOT - 2 * n - (n > 2) for n in range(6)]
    return [*loading, *range(242, 220, -7), *range(_EVERY_TWO_WEEKS_FROM, 38, -14), 23, 9]


def _scores(today: date, shots: list[int], rng: Random) -> Iterator[Record]:
    wander = dict.fromkeys(_COURSES, 0.0)
    for ago in range(DAYS - 1, -1, -1):
        day = today - timedelta(days=ago)
        missed_day = ago in _HOLIDAY or rng.random() < 0.09
        clock = time(rng.choice((19, 20, 21)) if ago else 8, rng.randrange(60))
        written = _written(day, clock, ago, rng)
        for measure, (first, end, spread, rise) in _COURSES.items():
            # A first-order autoregression: today is often bad when yesterday was bad.
            wander[measure] = 0.6 * wander[measure] + rng.gauss(0, 0.8) * spread
            level = first + (end - first) * max(0, _FIRST_SHOT - ago) / _FIRST_SHOT
            score = level + wander[measure] + rise * _late_in_cycle(ago, shots)
            missed = missed_day or rng.random() < _MISSED[measure]
            fate = rng.random()
            foot = measure == "tingling"
            up = rng.choice(_ups(ago)) if foot else None
            uid, second_uid = _uid(rng), _uid(rng)
            if missed:
                continue
            evening = Observation(
                day=day,
                time=clock,
                utc_offset=_OFFSET,
                measure=measure,
                value=None if fate < 0.012 else _whole(score),
                state="skipped" if fate < 0.012 else "recorded",
                uid=uid,
                recorded_at=written,
                site="foot" if foot else None,
                side="left" if foot else None,
                extent=up,
            )
            if fate > 0.92 and ago:
                at = time(8, clock.minute)
                value = _whole(score - 0.6)
                yield replace(evening, time=at, value=value, uid=second_uid, recorded_at=_utc(day, at, 40))
            yield evening


def _ups(ago: int) -> Sequence[str | None]:
    return _UP_BEFORE if ago > _FIRST_SHOT else _UP_SINCE if ago > _LESS_FAR_FROM else _UP_LATELY


def _right_foot(today: date, records: Sequence[Record], shots: list[int], rng: Random) -> Iterator[Record]:
    """Tingling of the right foot, written with that of the left, now and then left out."""
    wander = 0.0
    first, end, spread, rise = _RIGHT
    for left in records:
        if not isinstance(left, Observation) or left.measure != "tingling" or left.value is None:
            continue
        wander = 0.6 * wander + rng.gauss(0, 0.8) * spread
        ago = (today - left.day).days
        level = first + (end - first) * max(0, _FIRST_SHOT - ago) / _FIRST_SHOT
        score, uid = level + wander + rise * _late_in_cycle(ago, shots), _uid(rng)
        if rng.random() > _MISSED["tingling"]:
            yield replace(left, side="right", extent=None, value=_whole(score), uid=uid)


def _interference(today: date, rng: Random) -> Iterator[Record]:
    """How much symptoms interfere with daily life, once a week."""
    first, end, spread = _INTERFERENCE
    for ago in range(DAYS - 3, -1, -7):
        score = first + (end - first) * max(0, _FIRST_SHOT - ago) / _FIRST_SHOT + rng.gauss(0, spread)
        day, clock, uid = today - timedelta(days=ago), time(20, rng.randrange(60)), _uid(rng)
        if ago in _HOLIDAY:
            continue
        yield Observation(
            day=day,
            time=clock,
            utc_offset=_OFFSET,
            measure="interference",
            value=_whole(score),
            uid=uid,
            recorded_at=_utc(day, clock, rng.randrange(20, 400)),
        )


def _home_tests(today: date, rng: Random) -> Iterator[Record]:
    for number, ago in enumerate(range(250, 0, -17)):
        seconds = min(30.0, round(9 + 1.7 * number + rng.gauss(0, 2.5), 1))
        day, clock = today - timedelta(days=ago), time(10, rng.randrange(60))
        if ago in _HOLIDAY:
            continue
        yield Observation(
            kind="test",
            day=day,
            time=clock,
            utc_offset=_OFFSET,
            measure="romberg",
            value=seconds,
            unit="s",
            comparator=">=" if seconds == 30 else None,
            uid=_uid(rng),
            recorded_at=_utc(day, clock, rng.randrange(20, 90)),
        )


def _shots(today: date, rng: Random) -> Iterator[Record]:
    for number, ago in enumerate(_shot_days()):
        day, clock = today - timedelta(days=ago), time(9, rng.randrange(60))
        yield Dose(
            day=day,
            time=clock,
            utc_offset=_OFFSET,
            product="hydroxocobalamin",
            form="hydroxocobalamin",
            route="intramuscular",
            amount=1,
            unit="mg",
            site="thigh" if ago < 60 else "deltoid",
            side="right" if number % 2 else "left",
            given_by="self" if ago < 60 else "practice nurse",
            uid=_uid(rng),
            recorded_at=_utc(day, clock, rng.randrange(60, 1200)),
        )


def _tablets(today: date, rng: Random) -> Iterator[Record]:
    for ago in range(_TABLETS_FROM, -1, -1):
        fate, clock, uid = rng.random(), time(8, rng.randrange(60)), _uid(rng)
        # The rest of the holiday is unknown: on a day without an entry, the dose is neither taken nor skipped.
        if fate < 0.07 or (ago in _HOLIDAY and ago < 38):
            continue
        day = today - timedelta(days=ago)
        yield Dose(
            day=day,
            time=clock,
            utc_offset=_OFFSET,
            product="cyanocobalamin",
            form="cyanocobalamin",
            route="oral",
            amount=_tablet(ago),
            unit="ug",
            state="skipped" if fate < 0.13 or ago in _HOLIDAY else "taken",
            uid=uid,
            recorded_at=_utc(day, clock, 30) if ago not in _HOLIDAY else _utc(today - timedelta(days=34), clock),
        )


def _tablet(ago: int) -> float:
    return 1000 if ago <= _LARGER_TABLETS_FROM else 500


def _plans(today: date, rng: Random) -> Iterator[Plan]:
    tablets = Plan(
        product="cyanocobalamin",
        form="cyanocobalamin",
        route="oral",
        amount=_tablet(_TABLETS_FROM),
        unit="ug",
        phases=(Phase(1, "days"),),
        starts=today - timedelta(days=_TABLETS_FROM),
        uid=_uid(rng),
        recorded_at=_utc(today - timedelta(days=_TABLETS_FROM), time(8)),
    )
    yield tablets
    yield Plan(
        product="hydroxocobalamin",
        form="hydroxocobalamin",
        route="intramuscular",
        amount=1,
        unit="mg",
        phases=(Phase(2, "weeks"),),
        starts=today - timedelta(days=_EVERY_TWO_WEEKS_FROM),
        uid=_uid(rng),
        recorded_at=_utc(today - timedelta(days=_EVERY_TWO_WEEKS_FROM), time(10)),
    )
    larger = today - timedelta(days=_LARGER_TABLETS_FROM)
    yield replace(tablets, amount=_tablet(0), starts=larger, uid=_uid(rng), recorded_at=_utc(larger, time(12)))


def _blood(today: date, rng: Random) -> Iterator[Record]:
    for analyte, earlier, latest, unit, low, high in _BLOOD:
        for ago, value in ((263, earlier), (28, latest)):
            day = today - timedelta(days=ago)
            yield LabResult(
                day=day,
                analyte=analyte,
                value=value,
                unit=unit,
                low=low,
                high=high,
                laboratory="County Hospital",
                uid=_uid(rng),
                recorded_at=_utc(day + timedelta(days=3), time(18)),
            )


def _events(today: date, rng: Random) -> Iterator[Record]:
    for ago, name, injured, note in _EVENTS:
        day, clock = today - timedelta(days=ago), time(11, rng.randrange(60))
        yield Event(
            day=day,
            time=clock,
            utc_offset=_OFFSET,
            name=name,
            injured=injured,
            note=note,
            uid=_uid(rng),
            recorded_at=_utc(day, clock, 300),
        )
    yield Event(
        day=today - timedelta(days=_HOLIDAY[-1]),
        name="away",
        note="Travelling for six days: no entries, tablets missed.",
        uid=_uid(rng),
        recorded_at=_utc(today - timedelta(days=34), time(20)),
    )
    yield Event(
        day=today + timedelta(days=4),
        time=time(10, 40),
        utc_offset=_OFFSET,
        name="visit",
        note="Appointment: Dr Rao.",
        uid=_uid(rng),
        recorded_at=_utc(today - timedelta(days=65), time(12)),
    )


def _late_in_cycle(ago: int, shots: list[int]) -> float:
    """0 until the ninth day after an injection, then rising to 1 at two weeks; 0 before the first one."""
    since = min((shot - ago for shot in shots if shot >= ago), default=0)
    return min(1.0, max(0.0, (since - 8) / 5))


def _whole(score: float) -> float:
    return float(min(10, max(0, round(score))))


def _written(day: date, clock: time, ago: int, rng: Random) -> datetime:
    """Mostly within minutes; now and then the next morning, or three days later."""
    luck = rng.random()
    if luck < 0.03 and ago > 3:
        return _utc(day + timedelta(days=3), clock)
    if luck < 0.08 and ago > 1:
        return _utc(day + timedelta(days=1), time(7, clock.minute))
    return _utc(day, clock, rng.randrange(20, 400))


def _utc(day: date, clock: time, seconds_later: int = 0) -> datetime:
    local = datetime.combine(day, clock, tzinfo=UTC)
    return local - timedelta(minutes=_OFFSET) + timedelta(seconds=seconds_later)


def _uid(rng: Random) -> str:
    return f"{rng.getrandbits(128):032x}"
