"""Fourteen journals of different lives. Run to look at their pages: python tests/report/fourteen.py FOLDER [NAME ...]

Each page is drawn on A4 and Letter and in large print, in colour and in grey, and as HTML and text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

from tracker.domain.example import example_journal
from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.period import Period
from tracker.domain.model.plan import Phase, Plan
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.report import render
from tracker.report.content import as_text
from tracker.report.content.build import Content, build
from tracker.report.content.planned_and_taken import Earlier

TODAY: Final = date(2026, 11, 20)
SAM: Final = Profile(name="Sam Example", born=date(1968, 4, 12))
_LAPSE: Final = timedelta(minutes=3)


@dataclass(frozen=True)
class Life:
    """A journal and the days of its page. plans: in the order of writing, as in the example."""

    records: tuple[Record, ...]
    days: int = 91
    profile: Profile = SAM
    plans: tuple[Plan, ...] = ()

    @property
    def began(self) -> date:
        """The day of the first entry that is no blood test."""
        return min(one.day for one in self.records if not isinstance(one, LabResult))

    @property
    def content(self) -> Content:
        """What its page says."""
        held: dict[str, Plan] = {}
        gone: list[Earlier] = []
        for number, plan in enumerate(self.plans):
            before = held.get(plan.product)
            if before is not None:
                gone.append(Earlier(before, plan.starts - timedelta(days=1), slip=False))
            held[plan.product] = replace(plan, id=number if before is None else before.id)
        return build(
            self.records,
            self.profile,
            Period.ending(TODAY, self.days),
            plans=list(held.values()),
            earlier=gone,
            today=TODAY,
            version="0.1.0",
            began=self.began,
        )


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def written(day: date, at: time, lapse: timedelta = _LAPSE) -> datetime:
    return datetime.combine(day, at, tzinfo=UTC) + lapse


def score(measure: str, ago: int, value: float | None, at: time = time(20), **more: object) -> Observation:
    state = "skipped" if value is None else "recorded"
    own: dict[str, object] = {"day": back(ago), "time": at, "measure": measure, "value": value, "state": state}
    return Observation(**own, recorded_at=written(back(ago), at), **more)  # type: ignore[arg-type]


def course(
    measure: str, days: int, level: Callable[[int], float], seed: int, kept: float = 0.88, **more: object
) -> Iterator[Record]:
    """A score on most of the days, around a level that depends on how many days ago it was."""
    dice, wander = Random(seed), 0.0
    for ago in range(days - 1, -1, -1):
        wander = 0.5 * wander + dice.gauss(0, 0.7)
        if dice.random() < kept:
            yield score(measure, ago, float(min(10, max(0, round(level(ago) + wander)))), **more)


def shot(ago: int, product: str = "hydroxocobalamin", amount: float = 1, state: str = "taken") -> Dose:
    return Dose(
        day=back(ago),
        time=time(9),
        product=product,
        form=product if product.endswith("cobalamin") else None,
        route="intramuscular",
        amount=amount,
        unit="mg",
        state=state,
        site="thigh",
        side="right" if ago % 2 else "left",
        recorded_at=written(back(ago), time(9)),
    )


def tablet(ago: int, product: str = "cyanocobalamin", state: str = "taken") -> Dose:
    return Dose(
        day=back(ago),
        time=time(8),
        product=product,
        route="oral",
        amount=1000,
        unit="ug",
        state=state,
        recorded_at=written(back(ago), time(8)),
    )


def lab(analyte: str, ago: int, value: float, unit: str, **more: object) -> LabResult:
    return LabResult(day=back(ago), analyte=analyte, value=value, unit=unit, **more)  # type: ignore[arg-type]


def event(name: str, ago: int, text: str = "", injured: bool | None = None) -> Event:
    return Event(
        day=back(ago), time=time(11), name=name, note=text, injured=injured, recorded_at=written(back(ago), time(11))
    )


def plan(product: str, every: int, unit: str, ago: int, route: str = "intramuscular", amount: float = 1) -> Plan:
    return Plan(
        product=product,
        form=product,
        route=route,
        amount=amount,
        unit="mg" if route == "intramuscular" else "ug",
        phases=(Phase(every, unit),),  # type: ignore[arg-type]
        starts=back(ago),
        recorded_at=written(back(ago), time(8)),
    )


def since_shot(ago: int, shots: list[int]) -> int:
    return min((one - ago for one in shots if one >= ago), default=0)


def demo() -> Life:
    profile, records, plans = example_journal(TODAY)
    return Life(tuple(records), profile=profile, plans=tuple(plans))


def five_days() -> Life:
    found = [*course("tingling", 5, lambda ago: 6, 1, 1), *course("balance", 5, lambda ago: 4, 2, 1)]
    return Life((*found, shot(2), event("question", 1, "Should both feet be tested?")))


def three_weeks() -> Life:
    found = [*course("tingling", 21, lambda ago: 5, 3, 0.9), *course("fatigue", 21, lambda ago: 7, 4, 0.9)]
    return Life(
        (*found, *(shot(ago) for ago in (20, 18, 15, 13, 11, 8)), lab("b12", 24, 141, "ng/L", low=197, high=771))
    )


def one_symptom() -> Life:
    return Life(tuple(course("tingling", 182, lambda ago: 3 + ago / 60, 5)))


def eight() -> Life:
    shots = list(range(5, 180, 14))
    keys = [key for key in SYMPTOMS if key not in ("falls", "near-falls", "interference")][:8]
    found = [
        record
        for n, key in enumerate(keys)
        for record in course(key, 182, lambda ago, n=n: 3 + n % 4 + 0.18 * since_shot(ago, shots), 10 + n)  # type: ignore[misc]
    ]
    plans = (plan("hydroxocobalamin", 2, "weeks", 180),)
    return Life((*found, *map(shot, shots), event("fall", 9, "Kerb.", injured=True)), plans=plans)


def weekly() -> Life:
    dice = Random(6)
    found = [score("interference", ago, float(dice.choice((3, 4, 5, 6)))) for ago in range(2, 360, 7)]
    return Life((*found, *(shot(ago) for ago in (20, 76, 132))))


def tablets_only() -> Life:
    found = [*course("tingling", 182, lambda ago: 5, 7), *course("brain-fog", 182, lambda ago: 2 + ago / 50, 8)]
    taken = [tablet(ago, state="skipped" if ago % 17 == 0 else "taken") for ago in range(182) if ago % 11]
    return Life((*found, *taken), plans=(plan("cyanocobalamin", 1, "days", 181, "oral", 1000),))


def loading_then_8_weeks() -> Life:
    shots = [*range(150, 130, -2), 118, 62, 6]
    found = [*course("tingling", 182, lambda ago: 4 + ago / 60, 9), *course("leg-weakness", 182, lambda ago: 4, 11)]
    plans = (plan("hydroxocobalamin", 2, "days", 150), plan("hydroxocobalamin", 8, "weeks", 118))
    return Life((*found, *map(shot, shots)), plans=plans)


def twelve_weeks() -> Life:
    shots = list(range(20, 1095, 84))
    found = [
        *course("tingling", 1095, lambda ago: 3 + 0.04 * since_shot(ago, shots), 12, 0.8),
        *course("fatigue", 1095, lambda ago: 5, 13, 0.8),
    ]
    plans = (plan("hydroxocobalamin", 12, "weeks", 1094),)
    return Life((*found, *map(shot, shots)), days=1095, plans=plans)


def long_gap() -> Life:
    found = [one for one in course("tingling", 300, lambda ago: 5, 14) if not 30 <= (TODAY - one.day).days < 70]
    return Life((*found, *(shot(ago) for ago in (12, 80, 140)), event("away", 69, "In hospital, nothing written.")))


def labs_of_years() -> Life:
    found: list[Record] = [
        lab("b12", ago, value, unit, low=low, high=high, laboratory=where)
        for ago, value, unit, low, high, where in (
            (1800, 96, "pg/mL", 180, 914, "First"),
            (1500, 1400, "pg/mL", 180, 914, "First"),
            (1100, 420, "pmol/L", 140, 570, "Second"),
            (700, 610, "ng/L", 197, 771, "County Hospital"),
            (25, 588, "ng/L", 197, 771, "County Hospital"),
        )
    ]
    found += [lab("ferritin", ago, value, unit, low=15, high=150) for ago, value, unit in (
        (1800, 8, "ng/mL"), (1100, 44, "ug/L"), (25, 61, "ug/L"))]  # fmt: skip
    found += [lab("mma", 1800, 1.9, "umol/L", high=0.4), lab("mma", 25, 0.3, "umol/L", high=0.4)]
    found += [lab("folate", 25, 11.2, "ug/L", low=3.9, high=26.8), lab("zinc", 25, 12.0, "umol/L")]
    return Life((*found, *course("tingling", 182, lambda ago: 3, 15), *(shot(ago) for ago in range(20, 1790, 56))))


def thirty_falls() -> Life:
    falls = [event("fall", 3 * n + 1, f"Number {n}.", injured=n % 5 == 0) for n in range(30)]
    return Life((*falls, *course("balance", 182, lambda ago: 6, 16), event("fall", 120, "Earlier.", injured=None)))


def sixty_notes() -> Life:
    text = "Walked to the shop and back; the left foot was numb on the way home, and better after an hour of rest."
    notes = [event("note", n, text[: 30 + n % 70]) for n in range(60)]
    return Life((*notes, *course("numbness", 182, lambda ago: 5, 17)))


def two_feet() -> Life:
    found: list[Record] = []
    for one in course("tingling", 182, lambda ago: 3 + ago / 45, 18):
        ago = (TODAY - one.day).days
        found.append(replace(one, site="foot", side="left", extent="ankle" if ago > 40 else "toes"))  # type: ignore[call-arg]
    for one in course("tingling", 182, lambda ago: 4, 19):
        found.append(replace(one, site="foot", side="right", extent="toes"))  # type: ignore[call-arg]
    return Life((*found, *map(shot, range(4, 180, 14))))


def other_scripts() -> Life:
    own = [*course("刺痛", 182, lambda ago: 5, 20), *course("خدر", 182, lambda ago: 4, 21)]
    own += list(course("झुनझुनी", 182, lambda ago: 6, 22))
    notes = (event("note", 3, "走路后麻木。"), event("note", 5, "وخز في القدم."), event("note", 8, "पैरों में सुन्नता।"))
    return Life((*own, *notes), profile=Profile(name="例子 مثال उदाहरण"))


LIVES: Final[dict[str, Callable[[], Life]]] = {
    "demo": demo,
    "five-days": five_days,
    "three-weeks": three_weeks,
    "one-symptom": one_symptom,
    "eight": eight,
    "weekly": weekly,
    "tablets-only": tablets_only,
    "loading-then-8-weeks": loading_then_8_weeks,
    "twelve-weeks": twelve_weeks,
    "long-gap": long_gap,
    "labs-of-years": labs_of_years,
    "thirty-falls": thirty_falls,
    "sixty-notes": sixty_notes,
    "two-feet": two_feet,
    "other-scripts": other_scripts,
}


def draw(folder: Path, name: str) -> None:
    """Draw one life in every way into the folder."""
    content = LIVES[name]().content
    for look, paper, large in (("a4", "a4", False), ("letter", "letter", False), ("large", "a4", True)):
        pages = render.report(content, paper=paper, format="png", large=large)  # type: ignore[arg-type]
        for number, page in enumerate(pages, 1):
            with Image.open(BytesIO(page)) as picture:
                small = picture.resize((picture.width * 8 // 15, picture.height * 8 // 15))
                small.save(folder / f"{name}-{look}-{number}.png")
                small.convert("L").save(folder / f"{name}-{look}-{number}-grey.png")
    (folder / f"{name}.html").write_bytes(render.html(content))
    (folder / f"{name}.txt").write_text("\n".join(as_text.lines(content)), encoding="utf-8")


if __name__ == "__main__":
    to = Path(sys.argv[1])
    to.mkdir(parents=True, exist_ok=True)
    for life in sys.argv[2:] or LIVES:
        draw(to, life)
        sys.stdout.write(f"{life} {len(list(to.glob(f'{life}-*[0-9].png')))}\n")
