"""Drawing: the page for the doctor, charts, and the demonstration."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import typer

from tracker import __version__
from tracker.cli import context as contexts
from tracker.cli import output
from tracker.cli.files import write_file
from tracker.cli.options import Force, Last, Measures, Output, Since, Until
from tracker.domain import phrase
from tracker.domain.catalogue import TRACKED
from tracker.domain.log_words import find_measure
from tracker.domain.period_words import read_period
from tracker.errors import NothingFound, Unreadable

if TYPE_CHECKING:
    from tracker.domain.trend import Period
    from tracker.report.content import Content
    from tracker.store.journal import Journal

DEFAULT_DAYS: Final = 90
DEMO_DAYS: Final = 91
DEMO_FILE: Final = Path("b12-demo-report.pdf")
Format = Literal["pdf", "svg", "png"]


class Paper(StrEnum):
    """Sizes of paper."""

    a4 = "a4"
    letter = "letter"


PaperSize = Annotated[Paper, typer.Option("--paper", help="The size of the paper.")]


def report(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    paper: PaperSize = Paper.a4,
    to: Output = None,
    force: Force = False,
) -> None:
    """Draw the page for the doctor: report, report --since 2026-08-01 -o visit.pdf."""
    ours = contexts.of(context)
    period = read_period(since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS)
    path = to or Path(f"b12-report-{ours.today.isoformat()}.pdf")
    format = _format(path)
    content = _content(ours, ours.journal(), period)
    from tracker.report import render

    pages = render.report(content, paper=paper.value, format=format)
    _say_written(ours, "report", _write_pages(path, pages, force=force))


def chart(
    context: typer.Context,
    symptoms: Measures = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    to: Output = None,
    force: Force = False,
) -> None:
    """Draw a chart: chart, chart tingling -o tingling.png (png, svg or pdf by the ending)."""
    ours = contexts.of(context)
    keys = [_measure(word) for word in symptoms or []]
    period = read_period(since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS)
    path = to or Path(f"b12-chart-{'-'.join(keys) or 'all'}-{ours.today.isoformat()}.png")
    format = _format(path)
    content = _content(ours, ours.journal(), period)
    from tracker.report import render

    drawn = render.chart(content, keys, format=format)
    _say_written(ours, "chart", _write_pages(path, [drawn], force=force))


def demo(context: typer.Context, to: Output = None, force: Force = False) -> None:
    """Show what a year makes: a throw-away journal of example data, and its report as a PDF."""
    ours = contexts.of(context)
    from tracker.domain.example import example_journal
    from tracker.domain.trend import Period
    from tracker.report import render
    from tracker.store.journal import open_journal
    from tracker.store.upgrade import create_journal

    path = to or DEMO_FILE
    with tempfile.TemporaryDirectory(prefix="b12-tracker-demo-") as folder:
        place = Path(folder) / "journal.db"
        create_journal(place)
        journal = open_journal(place)
        profile, records = example_journal(ours.today)
        journal.set_profile(profile)
        journal.take_in(records, command="demo", at=ours.recorded_at)
        content = _content(ours, journal, Period.ending(ours.today, DEMO_DAYS))
        pages = render.report(content, format=_format(path))
    # The name of its own is the program's to overwrite, so that the demonstration can be run again.
    written = _write_pages(path, pages, force=force or to is None)
    if not ours.json:
        entries = phrase.counted(len(records), "entry")
        output.lines([f"A year of example data, labelled as such: {entries}, kept in no journal."])
    _say_written(ours, "demo", written)


def _content(ours: contexts.Context, journal: Journal, period: Period) -> Content:
    """What the page says of the period, from everything that it needs of the journal."""
    from tracker.report import content

    records = journal.read()
    if not records:
        raise NothingFound("The journal is empty.", "Log something first: tracker log tingling 6")
    return content.build(records, journal.profile(), period, today=ours.today, version=__version__)


def _measure(word: str) -> str:
    key = find_measure(word, TRACKED)
    if key is None:
        raise Unreadable(f'I do not know "{word}".', f"For example: tracker chart {TRACKED[0]}")
    return key


def _format(path: Path) -> Format:
    for format in get_args(Format):
        if path.suffix.lower() == f".{format}":
            return format  # type: ignore[no-any-return]
    raise Unreadable(f'I cannot draw a "{path.suffix or path.name}" file.', "End its name in .pdf, .png or .svg.")


def _write_pages(path: Path, pages: Sequence[bytes], *, force: bool) -> list[Path]:
    """Write one file a page; further ones are numbered: visit.png, visit-2.png."""
    paths = [path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, len(pages) + 1))]
    for place, page in zip(paths, pages, strict=True):
        write_file(place, lambda file, page=page: file.write(page), force=force)  # type: ignore[misc]
    return paths


def _say_written(ours: contexts.Context, command: str, paths: Sequence[Path]) -> None:
    files = [str(path.absolute()) for path in paths]
    if ours.json:
        output.as_json(command, {"files": files})
    else:
        output.lines(f"Wrote {file}" for file in files)
