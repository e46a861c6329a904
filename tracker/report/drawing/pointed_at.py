"""What a drawing of the browser page says of the mark that is pointed at: its day and its value. No script is needed.

The eye cannot read a day from a drawing to the day. A screen reader reads the words beside the drawing instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from html import escape
from itertools import pairwise
from typing import Final

from tracker.domain.model.calendar_names import MONTHS
from tracker.domain.wording.days import day_in_full, span_in_full
from tracker.domain.wording.numbers import counted, one_decimal
from tracker.report.content.blood import BloodSeries
from tracker.report.content.build import Content
from tracker.report.content.ladders import Ladder
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing.axes.rungs import name_of as name_of_side
from tracker.report.drawing.axes.series import name_of as name_of_result

# The texts of the marks in the order in which they are drawn, by the gid of the marks.
Texts = Mapping[str, Sequence[str]]

# If there are more marks of one kind, none has a text: the file would be large, and the marks lie on one another.
MOST: Final = 800
# Points: the box around a mark in which it is pointed at. It is narrower where marks are closer.
_WIDEST, _NARROWEST, _TALL = 9.0, 2.0, 14.0
_MARK: Final = re.compile(r'<use [^>]*?x="([0-9.]+)" y="([0-9.]+)"[^>]*/>|<path [^>]*/>')


def of_days(content: Content, trends: Sequence[SymptomTrend]) -> Texts:
    """The entries and the injections of one panel, each with its day; of a long period the months."""
    if content.months:
        return {
            "months": [
                f"{span_in_full(one.period)}: {_middle(one.median, one.q1, one.q3, one.n)}"
                for one in trends[0].months
                if one.median is not None and one.q1 is not None and one.q3 is not None
            ]
        }
    found = _of_injections(content)
    for trend, second in zip(trends, ("", " second"), strict=False):
        where = f", {trend.where}" if len(trends) > 1 else ""
        for name, dots, how in (
            ("prompt", trend.prompt, ""),
            ("late", trend.late, ", written more than 48 hours later"),
        ):
            found[name + second] = [
                f"{_day(content, x)}{where}: {one_decimal(y)}{how}" for x, y in zip(dots.x, dots.y, strict=True)
            ]
        found["skipped" + second] = [f"{_day(content, x)}{where}: skipped" for x in trend.skipped]
    return found


def _of_injections(content: Content) -> dict[str, list[str]]:
    """The injections in the order in which they are drawn: those of one mark after those of another.

    None where two products were given on one day: then some marks are moved aside and drawn later.
    """
    if len({int(one.x) for one in content.injections}) < len({(int(one.x), one.mark) for one in content.injections}):
        return {}
    found: dict[str, list[str]] = {"taken": [], "not taken": []}
    for one in sorted(content.injections, key=lambda one: (one.mark, one.x)):
        how = "injection" if one.taken else "injection skipped"
        found["taken" if one.taken else "not taken"].append(f"{_day(content, one.x)}: {one.product}, {how}")
    return found


def of_cycle(symptom: SymptomTrend) -> Texts:
    """The boxes by days since the injection."""
    return {
        "middle": [
            f"{one.days[:1].upper()}{one.days[1:]}: {_middle(one.median, one.q1, one.q3, one.n)}"
            for one in symptom.folded.bins
            if one.median is not None and one.q1 is not None and one.q3 is not None
        ]
    }


def of_ladder(content: Content, one: Ladder) -> Texts:
    """The days, or the months, of each side of a limb."""
    return {
        name_of_side(steps.side): [
            f"{_month(content, x) if one.monthly else _day(content, x)}: {one.rungs[rung]}, {steps.where}"
            for x, rung in zip(steps.x, steps.rungs, strict=True)
        ]
        for steps in one.sides
    }


def of_series(series: BloodSeries) -> Texts:
    """The results of a blood test."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in series.results:
        found[name_of_result(one)].append(f"{day_in_full(one.day)}: {one.flagged} {one.unit}")
    return found


def texted(svg: str, texts: Texts) -> str:
    """A drawing of Matplotlib whose marks of these gids have their texts."""
    for name, said in texts.items():
        if 0 < len(said) <= MOST:
            group = re.compile(rf'<g id="{re.escape(name)}">(?:\s*<defs>.*?</defs>)?(.*?)</g>', re.DOTALL)
            # A mark without a text is better than one with the text of another.
            if sum(len(_MARK.findall(found[1])) for found in group.finditer(svg)) == len(said):
                texts_left = iter(said)
                svg = group.sub(partial(_texted, texts_left), svg)
    return svg


def _texted(texts: Iterator[str], group: re.Match[str]) -> str:
    marks = list(_MARK.finditer(group[1]))
    places = sorted({float(mark[1]) for mark in marks if mark[1]})
    near = min((right - left for left, right in pairwise(places)), default=_WIDEST)
    wide = max(_NARROWEST, min(_WIDEST, near))

    def one(mark: re.Match[str]) -> str:
        box = ""
        if mark[1]:
            x, y = float(mark[1]) - wide / 2, float(mark[2]) - _TALL / 2
            box = f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_TALL:.0f}" fill="none"/>'
        return f'<g pointer-events="all"><title>{escape(next(texts))}</title>{mark[0]}{box}</g>'

    return group[0].replace(group[1], _MARK.sub(one, group[1]))


def _day(content: Content, x: float) -> str:
    return day_in_full(content.period.first + timedelta(days=int(x)))


def _month(content: Content, x: float) -> str:
    day = content.period.first + timedelta(days=int(x))
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def _middle(median: float, low: float, high: float, days: int) -> str:
    return f"median {one_decimal(median)} ({one_decimal(low)}–{one_decimal(high)}), {counted(days, 'day')}"
