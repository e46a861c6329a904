"""Blood tests in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_in_full, span_in_full
from tracker.domain.wording.numbers import counted, spoken
from tracker.report.content import legend
from tracker.report.content.blood import NO_DOSE, BloodSeries, Result
from tracker.report.content.build import Content
from tracker.report.content.elements import Element, Legend, Listing, Picture, Signs, Table, Words, signs
from tracker.report.content.sentences import capital

_T = TypeVar("_T")
# How a printed number is said: as it is printed, or in words.
_Voice = Callable[[str], str]
_FLAGS: Final = {"H": ", above its printed range", "L": ", below its printed range", "": ""}


def blood_tests(content: Content) -> Iterator[Element]:
    """Each test: first and latest, its drawing, and all results."""
    if not content.blood_tests:
        return
    yield "Results and ranges are as printed by the laboratory; no unit is converted."
    yield Listing(tuple(_both(_first_and_latest, series) for series in content.blood_tests if series.main))
    if marks := legend.of_blood([series for series in content.blood_tests if series.pictured]):
        yield Legend("In the drawings: " + "; ".join(marks) + ".")
    for number, series in enumerate(content.blood_tests):
        if series.pictured:
            yield Picture(f"blood {number}", _blood_title(series), _both(_blood_seen, series))
        yield Table(
            f"{_blood_title(series)}, {_which(series)}",
            ("Day", "Result", "Printed range", "Laboratory", "Doses before"),
            tuple(
                (
                    day_in_full(r.day),
                    _both(_result, r),
                    signs(r.range) or "none",
                    r.laboratory or "not said",
                    r.after or NO_DOSE,
                )
                for r in series.results
            ),
        )


def _which(series: BloodSeries) -> str:
    """Which results a table has."""
    if not series.unprinted:
        return "all results"
    return f"{counted(len(series.results), 'result')}; {series.unprinted} are in the journal and not here"


def _blood_title(series: BloodSeries) -> str:
    return f"{series.label}, in {series.unit.replace(' = ', ' or ') or 'words'}"


def _both(said_of: Callable[[_T, _Voice], str], about: _T) -> Words:
    """What is said of something, with its numbers as printed and in words."""
    shown, said = said_of(about, str), said_of(about, spoken)
    return shown if shown == said else Signs(shown, said)


def _first_and_latest(series: BloodSeries, number: _Voice) -> str:
    """The last result before the first dose, then the latest one, with the doses before it."""
    said = []
    if series.untreated is not None:
        said.append(
            f"before the first dose {_result(series.untreated, number)}, on {day_in_full(series.untreated.day)}"
        )
    if series.untreated is not series.latest:
        latest = series.latest
        said.append(f"latest {_result(latest, number)}, on {day_in_full(latest.day)}, {latest.after or NO_DOSE}")
    else:
        said.append("none since")
    return f"{series.label}: {'; '.join(said)}."


def _blood_seen(series: BloodSeries, number: _Voice) -> str:
    """What can be seen in the drawing of a series: how many results, the lowest and highest, the printed range."""
    days = Period(series.results[0].day, series.latest.day)
    said = [f"{counted(series.total, 'result')}, {span_in_full(days)}"]
    lowest, highest = series.extremes
    if lowest is not highest:
        said.append(f"lowest {_result(lowest, number)}, on {day_in_full(lowest.day)}")
        said.append(f"highest {_result(highest, number)}, on {day_in_full(highest.day)}")
    if series.treated:
        said.append(f"after a dose: {series.treated:,} of them")
    ranges = list(dict.fromkeys(number(result.range) for result in series.results if result.range))
    said.append(f"printed range {', then '.join(ranges)}" if ranges else "no printed range")
    return ". ".join(capital(words) for words in said) + "."


def _result(result: Result, number: _Voice) -> str:
    return f"{number(result.value)} {result.unit}".rstrip() + _FLAGS[result.flag]
