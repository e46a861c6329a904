"""Drawing: the page for the doctor, charts, and the demonstration."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast, get_args

from tracker import __version__
from tracker.cli import output
from tracker.cli.context import Context
from tracker.cli.files import refuse_taken, write_file
from tracker.domain import phrase
from tracker.domain.example import example_journal
from tracker.domain.log_words import find_measure
from tracker.domain.period_words import read_period
from tracker.domain.trend import Period
from tracker.errors import NothingFound, Unreadable
from tracker.report import content, render
from tracker.report.content import Content
from tracker.report.render import Format, Paper
from tracker.store.journal import Journal, open_journal

DEFAULT_DAYS: Final = 90
DEMO_DAYS: Final = 91
DEMO_FILE: Final = Path("b12-demo-report.pdf")


def report(
    ours: Context,
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    paper: Paper | None,
    to: Path | None,
    force: bool,
) -> None:
    """Draw the page for the doctor."""
    period = read_period(
        since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS, order=ours.date_order
    )
    path = to or Path(f"{ours.stamped('b12-report')}.pdf")
    format = _free(path, force=force)
    size = paper or cast(Paper, ours.setting("paper").value)
    pages = render.report(_content(ours, ours.journal(), period), paper=size, format=format)
    _say_written(ours, "report", _write_pages(path, pages, force=force))


def chart(
    ours: Context,
    symptoms: Sequence[str],
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    to: Path | None,
    force: bool,
) -> None:
    """Draw one chart of the symptoms named, or of all."""
    keys = [_measure(ours, word) for word in symptoms]
    period = read_period(
        since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS, order=ours.date_order
    )
    path = to or Path(f"{ours.stamped('-'.join(['b12-chart', *(keys or ['all'])]))}.png")
    format = _free(path, force=force)
    drawn = render.chart(_content(ours, ours.journal(), period), keys, format=format)
    _say_written(ours, "chart", _write_pages(path, [drawn], force=force))


def demo(ours: Context, to: Path | None, *, force: bool) -> None:
    """Draw the report of a year of example data, from a throw-away journal."""
    from tracker.store.upgrade import create_journal  # brings Alembic, which drawing does without

    path = to or DEMO_FILE
    # The name of its own is the program's to overwrite, so that the demonstration can be run again.
    force = force or to is None
    format = _free(path, force=force)
    with tempfile.TemporaryDirectory(prefix="b12-tracker-demo-") as folder:
        place = Path(folder) / "journal.db"
        create_journal(place)
        journal = open_journal(place)
        profile, records = example_journal(ours.today)
        journal.set_profile(profile)
        journal.take_in(records, command="demo", at=ours.recorded_at)
        pages = render.report(_content(ours, journal, Period.ending(ours.today, DEMO_DAYS)), format=format)
    written = _write_pages(path, pages, force=force)
    if not ours.json:
        entries = phrase.counted(len(records), "entry")
        output.lines([f"A year of example data, labelled as such: {entries}, kept in no journal."])
    _say_written(ours, "demo", written)


def _content(ours: Context, journal: Journal, period: Period) -> Content:
    """What the page says of the period, from everything that it needs of the journal."""
    records = journal.read()
    if not records:
        raise NothingFound("The journal is empty.", "Log something first: tracker log tingling 6")
    return content.build(records, journal.profile(), period, today=ours.today, version=__version__)


def _measure(ours: Context, word: str) -> str:
    key = find_measure(word, ours.symptoms)
    if key is None:
        raise Unreadable(f'I do not know "{word}".', "For example: tracker chart tingling")
    return key


def _free(path: Path, *, force: bool) -> Format:
    """The format that the name asks for, if a file may be written there: known before anything is drawn."""
    for format in get_args(Format):
        if path.suffix.lower() == f".{format}":
            refuse_taken(path, force=force)
            return cast(Format, format)
    raise Unreadable(f'I cannot draw a "{path.suffix or path.name}" file.', "End its name in .pdf, .png or .svg.")


def _write_pages(path: Path, pages: Sequence[bytes], *, force: bool) -> list[Path]:
    """Write one file a page; further ones are numbered: visit.png, visit-2.png."""
    paths = [path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, len(pages) + 1))]
    for place in paths:
        refuse_taken(place, force=force)
    for place, page in zip(paths, pages, strict=True):
        write_file(place, lambda file, page=page: file.write(page), force=force)  # type: ignore[misc]
    return paths


def _say_written(ours: Context, command: str, paths: Sequence[Path]) -> None:
    files = [str(path.absolute()) for path in paths]
    if ours.json:
        output.as_json(command, {"files": files})
    else:
        output.lines(f"Wrote {file}" for file in files)
