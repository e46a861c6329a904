"""Journals that are hard to print, and what a drawn page holds: texts with their places, artists by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from random import Random

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from tracker.domain.example import example_journal
from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.report import render
from tracker.report.content.build import Content, build
from tracker.report.content.planned_and_taken import Earlier
from tracker.report.drawing import page
from tracker.report.drawing.paper.style import DPI

TODAY = date(2026, 11, 20)
PROFILE, DEMO, PLANS = example_journal(TODAY)


def simple(records: Iterable[Record]) -> Iterator[Record]:
    """Records of the example with one place a symptom, which is not said, and one strength of tablets."""
    for one in records:
        if isinstance(one, Dose) and one.unit == "ug":
            yield replace(one, amount=1000)
        elif not isinstance(one, Observation) or one.measure not in ("tingling", "interference"):
            yield one
        elif one.side == "left":
            yield replace(one, site=None, side=None, extent=one.extent and "toes")


EXAMPLE = list(simple(DEMO))
LONG = (
    "The tingling moved up to the ankle on the left side after a long walk and stayed there over night; in the "
    "morning it was gone again, but the balance on the stairs was not what it had been in the week before."
)
HOSTILE = (
    "$\\frac{",
    "$5 and $6",
    "esc \x1b[31mred\x1b[0m",
    "bidi \u202eabc\u202c zero\u200bwidth",
    "_underscore",
    "中文 日本語 テスト",
    "emoji 😀🦶🧠❤️",
    "العربية نص طويل",
    "a" * 300,
    "line\nbreak\r\nand\ttab",
    "zalgo Z" + "\u0335\u0322\u0321\u0354\u0317\u032f" * 4,
    "fi ffi fl office",
    "🏳️‍🌈 \U000e0041 tag",
    "<b>bold</b> & [/x]",
    "\ue000 private",
)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def score(measure: str, ago: int, value: float | None, at: time | None = None) -> Observation:
    state = "skipped" if value is None else "recorded"
    return Observation(day=back(ago), time=at, measure=measure, value=value, state=state)


def scores(measures: list[str], days: int = 182, kept: float = 0.85) -> list[Record]:
    dice = Random(1)
    found: list[Record] = []
    for measure in measures:
        level = dice.uniform(2, 7)
        for ago in range(days):
            if dice.random() < kept:
                found.append(score(measure, ago, float(min(10, max(0, round(level + dice.gauss(0, 1.3)))))))
    return found


def felt(ago: int, value: float | None, site: str | None = "foot", side: str | None = "left") -> Observation:
    """A score of tingling at a place."""
    state = "skipped" if value is None else "recorded"
    return Observation(day=back(ago), measure="tingling", value=value, state=state, site=site, side=side)


def places_of_years() -> list[Record]:
    """Tingling without a place, in both feet, both hands and in the face; numbness in one place; injections."""
    dice = Random(7)
    found: list[Record] = [shot(ago) for ago in range(5, 180, 14)]
    for level, place in enumerate(
        [(None, None), ("foot", "left"), ("foot", "right"), ("hand", "left"), ("hand", "right"), ("face", "both")]
    ):
        found += [felt(ago, float(level + dice.randrange(3)), *place) for ago in range(182) if dice.random() < 0.8]
    found += [replace(felt(ago, 4.0, "a place of a very long name"), measure="numbness") for ago in range(0, 182, 2)]
    return [*found, felt(3, None), felt(4, None, "foot", "right")]


def shot(ago: int, state: str = "taken") -> Dose:
    return Dose(day=back(ago), product="hydroxocobalamin", route="intramuscular", amount=1, unit="mg", state=state)


def tablet(ago: int, state: str = "taken", product: str = "cyanocobalamin") -> Dose:
    return Dose(day=back(ago), product=product, route="oral", amount=1000, unit="ug", state=state)


def lab(analyte: str, ago: int, value: float, unit: str = "ng/L", **more: object) -> LabResult:
    return LabResult(day=back(ago), analyte=analyte, value=value, unit=unit, **more)  # type: ignore[arg-type]


def note(ago: int, text: str, name: str = "note") -> Event:
    return Event(day=back(ago), name=name, note=text)


def crowded() -> list[Record]:
    """Eight symptoms, twelve blood tests with different dates, twenty long notes, two home tests."""
    tests = ["b12", "active-b12", "mma", "homocysteine", "folate", "ferritin", "hb", "mcv", "tsh", "crp", "iron"]
    tests.append("a very long name of a blood test that a laboratory printed")
    found = scores(list(SYMPTOMS)[:8]) + [r for r in EXAMPLE if isinstance(r, Dose)]
    for n, test in enumerate(tests):
        low, high = (20 if n % 3 else None), (300 if n % 4 else None)
        found.append(lab(test, 200 + n, 12.5 * n, low=low, high=high, laboratory="First"))
        found.append(lab(test, 20 + n % 3, 33.25 * n, "pg/mL" if n == 0 else "ng/L", low=low, high=high))
    found += [note(4 * n + 1, LONG * (1 + n % 3), ("note", "visit", "fall", "illness")[n % 4]) for n in range(20)]
    found += [r for r in EXAMPLE if isinstance(r, Observation) and r.kind == "test"]
    for side in ("left", "right"):
        found.append(Observation(kind="test", day=back(3), measure="single-leg", value=12.5, unit="s", side=side))
    return found


def blood_of_years() -> list[Record]:
    """Blood tests that fill pages: two units of one test, 12 results, 8 tests of 4, own tests, signs, single ones."""
    b12 = {"low": 197, "high": 771, "laboratory": "County Hospital"}
    found: list[Record] = [lab("b12", ago, 96 + ago % 7, "pg/mL", low=180, high=914) for ago in (2900, 2500, 600)]
    found += [lab("b12", 300 - 25 * n, (96, 2000, 1400, 640)[n % 4], **b12) for n in range(12)]
    found += [lab("b12", ago, 300 + ago, "pmol/L", low=140, high=570) for ago in (20, 60, 120)]
    for test in ("active-b12", "mma", "homocysteine", "folate", "ferritin", "hb", "mcv"):
        found += [lab(test, ago, 10.0 + ago, "ug/L", low=15, high=150) for ago in (262, 200, 120, 25)]
    found += [lab("vitamin d of a long name as printed", 40 * n, 30.0 + n, "nmol/L", low=50) for n in range(5)]
    found += [lab("mma", 10, 0.04, "umol/L", comparator="<", high=0.4), lab("zinc", 30, 9, "umol/L")]
    return [*(r for r in EXAMPLE if not isinstance(r, LabResult)), *found]


def hostile() -> list[Record]:
    found = scores(["tingling", "_hidden", "$x^2$"])
    found += [note(n, text) for n, text in enumerate(HOSTILE)]
    found.append(Dose(day=back(3), product="$\\frac{x}" * 8, route="oral", amount=1.5, unit="mg"))
    found.append(Dose(day=back(2), product="中文药", route="injection"))
    found.append(lab("$b_12$\x1b", 9, 999999.123, "u" * 80, comparator=">=", low=1, high=2, laboratory="\u202eX"))
    found.append(lab("$b_12$\x1b", 99, 0.000001, "u" * 80, comparator="<", low=1, high=2))
    return found


def widest() -> list[Record]:
    """Everything as long as a record allows."""
    found = scores([f"{n}" + "w" * 78 for n in range(12)], days=120)
    found += [tablet(n % 60, "taken" if n % 3 else "skipped", f"{n}" + "W" * 78) for n in range(40)]
    found += [lab(f"{n}" + "M" * 78, 8, 999999.999999, "W" * 80, low=0, high=1) for n in range(3)]
    found += [note(5, "W" * 20_000, "fall"), note(6, "word " * 4_000, "question")]
    return found


def ten_years() -> list[Record]:
    dice = Random(5)
    found: list[Record] = []
    for ago in range(3650):
        for measure in ("tingling", "balance", "fatigue"):
            found += [
                score(measure, ago, float(dice.randrange(11)), time(8 + 12 * n)) for n in range(dice.randrange(3))
            ]
        if ago % 14 == 0:
            found.append(shot(ago))
        found.append(tablet(ago, "skipped" if dice.random() < 0.1 else "taken"))
        if dice.random() < 0.004:
            found.append(note(ago, "Fell.", "fall"))
    return found


def right_to_left() -> list[Record]:
    return [*scores(["\u062e\u062f\u0631", "tingling"]), note(3, "\u0646\u0635 \u0637\u0648\u064a\u0644 " * 20)]


SAM = Profile(name="Sam Example", born=date(1968, 4, 12))
WIDE = Profile(name="W" * 80)

RIGHT_TO_LEFT = Profile(name="\u0633\u0627\u0645 \u0645\u062b\u0627\u0644 \u05e9\u05dd")

JOURNALS: dict[str, tuple[Profile, list[Record], int]] = {
    "example": (PROFILE, EXAMPLE, 91),
    "demo": (PROFILE, DEMO, 91),
    "a year": (PROFILE, EXAMPLE, 365),
    "a week": (PROFILE, EXAMPLE, 7),
    "one day": (PROFILE, EXAMPLE, 1),
    "nothing": (Profile(), [], 91),
    "sparse": (SAM, [score("tingling", n, 5.0) for n in (3, 9, 14, 30, 44, 47, 60, 71, 80, 88)], 91),
    "no injections": (SAM, [r for r in EXAMPLE if not isinstance(r, Dose)], 91),
    "no scores": (SAM, [r for r in EXAMPLE if not isinstance(r, Observation)], 91),
    "eight symptoms": (Profile(name="W" * 60), crowded(), 91),
    "blood of years": (SAM, blood_of_years(), 91),
    "many places": (SAM, places_of_years(), 91),
    "places by month": (SAM, places_of_years(), 500),
    "twelve symptoms": (SAM, scores([*list(SYMPTOMS)[:11], "own-" + "x" * 60]), 91),
    "hostile": (Profile(name="W" * 60), hostile(), 91),
    "widest": (WIDE, widest(), 91),
    "ten years": (SAM, ten_years(), 3650),
    "right to left": (RIGHT_TO_LEFT, right_to_left(), 91),
}


def content_of(records: list[Record], profile: Profile = SAM, days: int = 91) -> Content:
    return build(records, profile, Period.ending(TODAY, days), today=TODAY, version="0.1.0")


def pages_of(content: Content, paper: str = "a4") -> list[Figure]:
    with render.styled():
        return page.build(content, "letter" if paper == "letter" else "a4", large=paper == "large")


@cache
def journal_content(name: str) -> Content:
    """What is said of one of the journals above, calculated once."""
    profile, records, days = JOURNALS[name]
    return demo_content() if name == "demo" else content_of(records, profile, days)


def demo_content() -> Content:
    """What the program's own demonstration says: the whole example with its plans."""
    first, *plans = (replace(plan, id=n) for n, plan in enumerate(PLANS))
    larger = plans.pop()
    earlier = [Earlier(first, larger.starts - timedelta(days=1), slip=False)]
    period = Period.ending(TODAY, 91)
    plans = [replace(larger, id=first.id), *plans]
    return build(DEMO, PROFILE, period, plans=plans, earlier=earlier, today=TODAY, version="0.1.0")


@cache
def journal_pages(name: str, paper: str = "a4") -> tuple[Figure, ...]:
    """The pages of one of the journals above, drawn once: to be looked at, never to be changed."""
    return tuple(pages_of(journal_content(name), paper))


@dataclass(frozen=True)
class Place:
    """A text and its place in points from the lower left corner of the page; ``within``: its panel, or None."""

    words: str
    size: float
    left: float
    bottom: float
    right: float
    top: float
    within: Axes | None


def places(figure: Figure) -> list[Place]:
    """Every text of a page where it is drawn at the pictures' resolution, without the air around its letters."""
    scale = DPI / 72
    figure.set_dpi(DPI)
    renderer = FigureCanvasAgg(figure).get_renderer()
    found = []
    with render.styled():
        for text, axes in texts(figure):
            box = text.get_window_extent(renderer)
            lines = text.get_text().count("\n") + 1
            air = 0.12 * box.height / lines
            found.append(
                Place(
                    text.get_text(),
                    float(text.get_fontsize()),
                    box.x0 / scale,
                    (box.y0 + air) / scale,
                    box.x1 / scale,
                    (box.y1 - air) / scale,
                    axes,
                )
            )
    figure.set_dpi(72)
    return found


def texts(figure: Figure) -> Iterator[tuple[Text, Axes | None]]:
    for artist in (*figure.artists, *figure.texts):
        if isinstance(artist, Text):
            yield artist, None
    for axes in figure.axes:
        for child in axes.get_children():
            if isinstance(child, Text) and child.get_text():
                yield child, axes


def words(figures: Iterable[Figure]) -> str:
    """All texts, one a line."""
    return "\n".join(text.get_text() for figure in figures for text, _ in texts(figure))


def named(figure: Figure, name: str) -> list[Artist]:
    return figure.findobj(lambda artist: artist.get_gid() == name)


def lines_named(figure: Figure, name: str) -> list[Line2D]:
    return [artist for artist in named(figure, name) if isinstance(artist, Line2D)]
