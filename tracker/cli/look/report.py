"""``tracker report``, ``chart`` and ``demo``: the page for the doctor, charts, and example data."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from tracker import __version__
from tracker.cli.answers.answer import Answer, Lines
from tracker.cli.context import Context
from tracker.cli.look import matplotlib_settings
from tracker.cli.terminal.files import name_part, refuse_taken, write_file
from tracker.domain.analysis.past import needed_since
from tracker.domain.analysis.trend import LEAST_DAYS
from tracker.domain.example import example_journal
from tracker.domain.language.log_words import find_measures
from tracker.domain.language.period_words import read_period_of_entries, read_period_since_visit
from tracker.domain.model.period import Period
from tracker.domain.wording.numbers import counted
from tracker.errors import NothingFound, Unreadable
from tracker.report.content import as_text, parts
from tracker.report.content.build import Content, build
from tracker.report.content.needed import needed
from tracker.report.content.planned_and_taken import Earlier
from tracker.store.journal import Journal, open_journal

if TYPE_CHECKING:
    from tracker.report.render import Format, Paper, Size

Twin = Literal["html", "txt"]

PICTURES: Final = ("pdf", "png", "svg")

_LONGEST_NAME: Final = 60

DEFAULT_DAYS: Final = 90
Begins = Literal["visit", "asked", "first entry", "usual"]
_BEGINS: Final[Mapping[Begins, str]] = {
    "visit": "since the last visit",
    "asked": "as you asked",
    "first entry": f"since the first entry, and at least {LEAST_DAYS} days",
    "usual": f"the last {DEFAULT_DAYS} days",
}
DEMO_DAYS: Final = 91
DEMO_FILE: Final = Path("b12-demo-report.pdf")


def report(
    ours: Context,
    symptoms: Sequence[str],
    *,
    only: str | None,
    without: str | None,
    since: str | None,
    until: str | None,
    last: str | None,
    paper: Paper | None,
    large: bool,
    twin: Twin | None,
    to: Path | None,
    force: bool,
) -> Answer:
    """Draw the page for the doctor, or write its twin. Text without a file name goes to standard output.

    symptoms: those that the page has, by their names, none for all; only, without: names of its parts, with commas.
    twin: html or txt, None for a drawing; paper: None for the one that is set; large: large print.
    Raises Unreadable for a file name or options that do not fit, NothingFound for an empty journal.
    """
    keys = find_measures(symptoms, ours.symptoms, hint="For example: tracker report tingling balance")
    left_out = _left_out(only, without)
    spoken = twin == "txt" and to is None
    format = _free(to, (*PICTURES, "html", "txt"), force=force) if to else twin or "pdf"
    if to and twin and format != twin:
        raise Unreadable(f'"{to.name}" does not end in .{twin}.', f"Name it {to.stem}.{twin}, or leave -o out.")
    if large and format in ("html", "txt"):
        raise Unreadable("--large is for paper.", "A browser has its own magnification; leave --large out.")
    journal = ours.journal()
    path = to or _usual_path(ours, journal, format)
    if not spoken:
        refuse_taken(path, force=force)
    period, begins = _begins(ours, journal, since=since, until=until, last=last)
    drawn = _content(ours, journal, period, keys).without(left_out)
    if spoken:
        return _text(drawn)
    sheet = paper or cast("Paper", ours.setting("paper").value)
    files, pages = _pages(drawn, format, sheet, large=large)
    paths = _write_pages(path, files, force=force)
    said = f"{ours.day(period.first)} to {ours.day(period.last)}, {counted(period.days, 'day')}: {_BEGINS[begins]}."
    said += f" {counted(pages, 'page')}." if pages else ""
    begun = {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "begins": begins,
        "pages": pages or None,
    }
    written = _written("report", paths, said)
    return written._replace(json=lambda: {"files": [str(one.absolute()) for one in paths], **begun})


def _usual_path(ours: Context, journal: Journal, format: str) -> Path:
    """The name that a report has without -o: whose it is and when, of at most 60 characters.

    Whose: the name on the page, so that a folder of reports can be told apart; without one, the name of the journal.
    """
    room = _LONGEST_NAME - len(f"b12-report--{ours.today.isoformat()}.{format}")
    whose = name_part(journal.profile().name, room)
    return Path(f"{ours.stamped('b12-report', whose)}.{format}")


def _left_out(only: str | None, without: str | None) -> list[str]:
    """The names of the parts that the page does not have. Raises Unreadable for a name that none has, or for both."""
    if only is not None and without is not None:
        raise Unreadable("--only and --without exclude one another.", "Leave one of them out.")
    said = (only or without or "").lower().replace(",", " ").split()
    if unknown := [word for word in said if word not in parts.NAMED]:
        raise Unreadable(f'No part of the page is named "{unknown[0]}".', f"The parts are: {', '.join(parts.NAMED)}.")
    return [name for name in parts.NAMED if name not in said] if only is not None else said


def twin_of(*, html: bool, text: bool) -> Twin | None:
    """Which twin was asked for; None for the drawn page. Raises Unreadable for both."""
    if html and text:
        raise Unreadable("--html and --text exclude one another.", "Type the command once with each.")
    return "html" if html else "txt" if text else None


def chart(
    ours: Context,
    symptoms: Sequence[str],
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    cycle: bool,
    size: Size,
    to: Path | None,
    force: bool,
) -> Answer:
    """Draw one chart of the named symptoms, or of all. cycle: by days since the last injection."""
    keys = find_measures(symptoms, ours.symptoms, hint="For example: tracker chart tingling")
    name = "-".join(["b12-chart", *(["cycle"] if cycle else []), *(keys or ["all"])])
    path = to or Path(f"{ours.stamped(name)}.png")
    format = _free(path, PICTURES, force=force)
    with matplotlib_settings.ignored():
        from tracker.report import render

    journal = ours.journal()
    found = _content(ours, journal, _period(ours, journal, since=since, until=until, last=last))
    drawn = render.chart(found, keys, cycle=cycle, size=size, format=cast("Format", format))
    return _written("chart", _write_pages(path, [drawn], force=force))


def page(ours: Context, *, since: str | None, until: str | None, last: str | None) -> bytes:
    """The page for the doctor as a PDF, to put into another file. Raises NothingFound for an empty journal."""
    journal = ours.journal()
    period, _ = _begins(ours, journal, since=since, until=until, last=last)
    files, _ = _pages(_content(ours, journal, period), "pdf", cast("Paper", ours.setting("paper").value))
    return files[0]


def demo(ours: Context, to: Path | None, *, force: bool) -> Answer:
    """Draw the report of a year of example data, from a temporary journal."""
    path = to or DEMO_FILE
    # The program may overwrite its own default file, so that the demo can run again.
    force = force or to is None
    format = _free(path, (*PICTURES, "html", "txt"), force=force)
    with tempfile.TemporaryDirectory(prefix="b12-tracker-demo-") as folder:
        content, count = example_content(ours, Path(folder) / "journal.db")
    pages, _ = _pages(content, format)
    written = _write_pages(path, pages, force=force)
    entries = counted(count, "entry")
    return _written("demo", written, f"A year of example data, labelled as such: {entries}, kept in no journal.")


def example_content(ours: Context, place: Path) -> tuple[Content, int]:
    """The content of the example's page, and how many entries the example has. place: of a new journal with them."""
    from tracker.store.upgrade import create_journal  # imports Alembic, which drawing does not need

    create_journal(place)
    journal = open_journal(place)
    example = example_journal(ours.today)
    journal.take_in(example.records, command="demo", at=ours.recorded_at, person=example.profile)
    for plan in example.plans:
        before = next((one for one in journal.plans() if one.is_for_the_same(plan)), None)
        if before is None or before.id is None:
            journal.add_plan(plan, command="demo", at=plan.recorded_at)
        else:
            journal.replace_plan(before.id, plan, command="demo", at=plan.recorded_at)
    return _content(ours, journal, Period.ending(ours.today, DEMO_DAYS)), len(example.records)


def _begins(
    ours: Context, journal: Journal, *, since: str | None, until: str | None, last: str | None
) -> tuple[Period, Begins]:
    """The days of the page, and why they begin where they do."""
    visit = _since_visit(ours, journal, since=since, until=until, last=last)
    if visit is not None:
        return visit, "visit"
    period = _period(ours, journal, since=since, until=until, last=last)
    if since or until or last:
        return period, "asked"
    return period, "usual" if period.days == DEFAULT_DAYS else "first entry"


def _since_visit(
    ours: Context, journal: Journal, *, since: str | None, until: str | None, last: str | None
) -> Period | None:
    """The days since the last visit; None when other days are meant."""
    return read_period_since_visit(
        since=since,
        until=until,
        last=last,
        today=ours.today,
        least_days=LEAST_DAYS,
        visits=[one.day for one in journal.read(kinds=["event"], names=["visit"])],
        order=ours.date_order,
    )


def _period(ours: Context, journal: Journal, *, since: str | None, until: str | None, last: str | None) -> Period:
    """The days asked for, or the usual ones. A blood test does not start a period: it is always printed."""
    return read_period_of_entries(
        since=since,
        until=until,
        last=last,
        today=ours.today,
        default_days=DEFAULT_DAYS,
        least_days=LEAST_DAYS,
        began=journal.began(),
        order=ours.date_order,
    )


def _content(ours: Context, journal: Journal, period: Period, only: Sequence[str] = ()) -> Content:
    """The content of the page for the period. only: its symptoms; none: all. Raises NothingFound for no entries."""
    previous = period.previous()
    plans = journal.plans()
    earlier = [Earlier.taken_out(plan, at, ours.here(at).date()) for plan, at in journal.earlier_plans()]
    records, older = needed(journal, period, plans, earlier)
    if not records and journal.span() is None:
        raise NothingFound("The journal is empty.", "Log something first: tracker log tingling 6")
    return build(
        records,
        journal.profile(),
        period,
        plans=plans,
        earlier=earlier,
        symptoms=journal.symptoms(),
        means=journal.day_means(needed_since(previous), previous.last),
        today=ours.today,
        version=__version__,
        began=journal.began(),
        older=older,
        only=only,
    )


def _pages(content: Content, format: str, paper: Paper = "a4", *, large: bool = False) -> tuple[list[bytes], int]:
    """The page as bytes of files in this format, one file or one per page; and how many pages, 0 for a twin."""
    if format == "txt":
        return ["".join(f"{line}\n" for line in as_text.lines(content)).encode()], 0
    # Text needs no Matplotlib, which takes most of the time to load.
    with matplotlib_settings.ignored():
        from tracker.report import render
    if format == "html":
        return [render.html(content)], 0
    return render.drawn(content, paper=paper, format=cast("Format", format), large=large)


def _text(content: Content) -> Answer:
    said = as_text.lines(content)
    # On a terminal long lines are wrapped between words; a file or pipe gets one line per statement.
    return Answer("report", lambda: {"text": said}, said if sys.stdout.isatty() else [Lines(said)])


def _free(path: Path, formats: Sequence[str], *, force: bool) -> str:
    """The format that the file name asks for. Raises an error before drawing if no file may be written there."""
    format = path.suffix.lower().removeprefix(".")
    if format not in formats:
        endings = f"{', '.join(f'.{one}' for one in formats[:-1])} or .{formats[-1]}"
        raise Unreadable(f'I cannot draw a "{path.suffix or path.name}" file.', f"End its name in {endings}.")
    refuse_taken(path, force=force)
    return format


def _write_pages(path: Path, pages: Sequence[bytes], *, force: bool) -> list[Path]:
    """Write the files and return their paths. Further pages are numbered: visit.png, visit-2.png."""
    paths = [path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, len(pages) + 1))]
    for place in paths:
        refuse_taken(place, force=force)
    for place, page in zip(paths, pages, strict=True):
        write_file(place, lambda file, page=page: file.write(page), force=force)  # type: ignore[misc]
    return paths


def _written(command: str, paths: Sequence[Path], *said: str) -> Answer:
    """The answer that lists the written files. said: lines before the list."""
    files = [str(path.absolute()) for path in paths]
    return Answer(command, lambda: {"files": files}, [Lines([*said, *(f"Wrote {file}" for file in files)])])
