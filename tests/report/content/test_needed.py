"""The page is made from a part of the journal, and says the same as with the whole journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from tracker.domain.analysis.warning_signs import LOOKED_BACK
from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.report.content.build import Content, build, reach
from tracker.report.content.needed import needed
from tracker.report.content.planned_and_taken import Earlier
from tracker.report.content.treatments import Older
from tracker.store.journal import open_journal
from tracker.store.upgrade import create_journal

TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
PLACES = ("foot", "hand", "leg", "arm", "face")


def years(random: Random, days: int = 1700) -> list[Record]:
    """Over four years of entries: places, old blood tests, products that were left off, questions, visits ahead."""
    found: list[Record] = [
        # Blood was taken in the morning, the tablet swallowed later.
        LabResult(day=TODAY - timedelta(days=600), time=time(8), analyte="ferritin", value=40.0, unit="ug/L"),
        Dose(day=TODAY - timedelta(days=600), time=time(21), product="zinc", route="oral"),
        Dose(day=TODAY - timedelta(days=605), product="zinc", route="oral"),
        # More of one test than are printed, from before the first dose on, on two scales.
        *(
            LabResult(
                day=TODAY - timedelta(days=ago),
                time=random.choice([None, time(8), time(18)]),
                analyte="active-b12",
                value=float(random.randrange(20, 90)),
                unit="ng/L" if ago % 5 == 0 else "pmol/L",
            )
            for ago in range(days + 30, 0, -6)
        ),
    ]
    for ago in range(days, -40, -1):
        day = TODAY - timedelta(days=ago)
        given = {"day": day, "recorded_at": datetime.combine(min(day, TODAY), time(21), UTC)}
        at = random.choice([None, time(9), time(15)])
        if ago < 0:
            if random.random() < 0.1:
                found.append(Event(name="visit", note="Dr Example", **given))
            continue
        for measure in ("tingling", "balance", "numbness"):
            if random.random() < 0.6:
                place = random.choice(PLACES[: 2 + ago % 4]) if random.random() < 0.05 else None
                found.append(
                    Observation(measure=measure, value=float(random.randrange(11)), time=at, site=place, **given)
                )
        if random.random() < 0.5:
            product = "folate" if ago > 700 else random.choice(["b12", "iron"])
            state = random.choice(["taken", "taken", "skipped"])
            found.append(Dose(product=product, route="oral", state=state, time=at, **given))
        if ago % 56 == 3:
            found.append(Dose(product="hydroxocobalamin", route="intramuscular", time=at, **given))
        if random.random() < 0.01:
            analyte = random.choice(["b12", "mma", "folate"]) if ago > 400 else "mcv"
            found.append(LabResult(analyte=analyte, value=random.random(), unit="umol/L", time=at, **given))
        if random.random() < 0.02:
            name = random.choice(["fall", "note", "visit", "question", "red-flag"])
            found.append(Event(name=name, note=f"{name} {ago}", **given))
    return found


def plan(id: int, product: str, days_ago: int, *phases: Phase) -> Plan:
    starts = TODAY - timedelta(days=days_ago)
    return Plan(id=id, product=product, route="oral", phases=phases, starts=starts, recorded_at=AT)


@pytest.mark.thorough
@pytest.mark.parametrize(("seed", "planned"), [(2, True), (3, False)])
@pytest.mark.parametrize(
    ("until", "days"),
    [(500, 60), *(pytest.param(*one, marks=pytest.mark.thorough) for one in ((0, 90), (0, 365), (0, 14), (800, 28)))],
)
def test_the_page_says_the_same_of_what_is_needed_as_of_everything(
    tmp_path: Path, seed: int, planned: bool, until: int, days: int
) -> None:
    assert create_journal(tmp_path / "journal.db")
    journal = open_journal(tmp_path / "journal.db")
    journal.take_in(years(Random(seed)), command="import", at=AT)
    plans: list[Plan] = []
    earlier: list[Earlier] = []
    if planned:
        plans += [
            plan(1, "iron", 1400, Phase(1, "days", 60), Phase(5, "days")),
            plan(2, "b12", 200, Phase(1, "days")),
        ]
        earlier += [Earlier(plan(3, "folate", 1450, Phase(2, "days")), TODAY - timedelta(days=720), slip=False)]
    period = Period.ending(TODAY - timedelta(days=until), days)

    def page(records: list[Record], **more: Older) -> Content:
        return build(records, Profile(), period, plans=plans, earlier=earlier, today=TODAY, version="1", **more)

    everything, (some, older) = journal.read(), needed(journal, period, plans, earlier)
    assert len(some) < len(everything)
    assert page(some, older=older) == page(everything)


def test_the_page_reads_back_to_the_period_before_and_to_what_can_warn() -> None:
    assert reach(Period.ending(TODAY, 365)) == TODAY - timedelta(days=729), "the period before"
    assert reach(Period.ending(TODAY, 14)) == TODAY - timedelta(days=13) - LOOKED_BACK, "what can warn"
