"""Drawing: the page for the doctor, charts, and the demonstration."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from tracker import __version__
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.files import refuse_taken, write_file
from tracker.domain.analysis.trend import LEAST_DAYS
from tracker.domain.analysis.warning_signs import LEAST_PLACED
from tracker.domain.example import example_journal
from tracker.domain.language.day_words import parse_day
from tracker.domain.language.log_words import find_measures
from tracker.domain.language.period_words import read_period
from tracker.domain.model.period import Period
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import LabResult, Record
from tracker.domain.wording.numbers import counted
from tracker.errors import NothingFound, Unreadable
from tracker.report.content import as_text
from tracker.report.content.blood import printed
from tracker.report.content.build import Content, build, reach
from tracker.report.content.planned_and_taken import Earlier, counted_since
from tracker.store.journal import Journal, open_journal

if TYPE_CHECKING:
    from tracker.report.render import Format, Paper, Size

Twin = Literal["html", "txt"]

PICTURES: Final = ("pdf", "png", "svg")

# What is stopped sooner than this after it was written, with nothing in its place, was written by mistake.
_SLIP: Final = timedelta(days=1)

DEFAULT_DAYS: Final = 90
# A visit further back than this is no beginning.
_YEAR: Final = 366
DEMO_DAYS: Final = 91
DEMO_FILE: Final = Path("b12-demo-report.pdf")


def report(
    ours: Context,
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    paper: Paper | None,
    large: bool,
    twin: Twin | None,
    to: Path | None,
    force: bool,
) -> None:
    """Draw the page for the doctor, or write it as ``twin``; text without a file goes to standard output."""
    path = to or Path(f"{ours.stamped('b12-report')}.{twin or 'pdf'}")
    spoken = twin == "txt" and to is None
    format = "txt" if spoken else _free(path, (*PICTURES, "html", "txt"), force=force)
    if twin and format != twin:
        raise Unreadable(f'"{path.name}" does not end in .{twin}.', f"Name it {path.stem}.{twin}, or leave -o out.")
    if large and format in ("html", "txt"):
        raise Unreadable("--large is for paper.", "A browser has its own magnification; leave --large out.")
    journal = ours.journal()
    period = _since_visit(ours, journal, since=since, until=until, last=last)
    drawn = _content(ours, journal, period or _period(ours, journal, since=since, until=until, last=last))
    if spoken:
        _say_text(ours, drawn)
    else:
        sheet = paper or cast("Paper", ours.setting("paper").value)
        _say_written(ours, "report", _write_pages(path, _pages(drawn, format, sheet, large=large), force=force))


def twin_of(*, html: bool, text: bool) -> Twin | None:
    """Which of the two was asked for."""
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
) -> None:
    """Draw one chart of the symptoms named, or of all."""
    keys = find_measures(symptoms, ours.symptoms, hint="For example: tracker chart tingling")
    name = "-".join(["b12-chart", *(["cycle"] if cycle else []), *(keys or ["all"])])
    path = to or Path(f"{ours.stamped(name)}.png")
    format = _free(path, PICTURES, force=force)
    from tracker.report import render

    journal = ours.journal()
    found = _content(ours, journal, _period(ours, journal, since=since, until=until, last=last))
    drawn = render.chart(found, keys, cycle=cycle, size=size, format=cast("Format", format))
    _say_written(ours, "chart", _write_pages(path, [drawn], force=force))


def demo(ours: Context, to: Path | None, *, force: bool) -> None:
    """Draw the report of a year of example data, from a throw-away journal."""
    from tracker.store.upgrade import create_journal  # brings Alembic, which drawing does without

    path = to or DEMO_FILE
    # The name of its own is the program's to overwrite, so that the demonstration can be run again.
    force = force or to is None
    format = _free(path, (*PICTURES, "html", "txt"), force=force)
    with tempfile.TemporaryDirectory(prefix="b12-tracker-demo-") as folder:
        place = Path(folder) / "journal.db"
        create_journal(place)
        journal = open_journal(place)
        profile, records = example_journal(ours.today)
        journal.set_profile(profile)
        journal.take_in(records, command="demo", at=ours.recorded_at)
        pages = _pages(_content(ours, journal, Period.ending(ours.today, DEMO_DAYS)), format)
    written = _write_pages(path, pages, force=force)
    if not ours.json:
        entries = counted(len(records), "entry")
        output.lines([f"A year of example data, labelled as such: {entries}, kept in no journal."])
    _say_written(ours, "demo", written)


def _since_visit(
    ours: Context, journal: Journal, *, since: str | None, until: str | None, last: str | None
) -> Period | None:
    """The days since the last visit, where they were asked for, or no days were and there is one; else None."""
    asked = since is not None and since.lower().split() in (["visit"], ["last", "visit"])
    if not asked and (since or until or last):
        return None
    end = parse_day(until, today=ours.today, order=ours.date_order) if until else ours.today
    if asked and last:
        raise Unreadable("--since and --last exclude one another.", "Leave one of them out.")
    latest = end - timedelta(days=1 if asked else LEAST_DAYS)
    visits = journal.read(end - timedelta(days=_YEAR), latest, kinds=["event"], names=["visit"])
    if asked and not visits:
        raise NothingFound("No visit is recorded in the year before.", "tracker visit dr rao 3 nov writes one down.")
    return Period(visits[-1].day, end) if visits else None


def _period(ours: Context, journal: Journal, *, since: str | None, until: str | None, last: str | None) -> Period:
    """The days asked for; when none were, the last 90, or in a younger journal those since its first entry.

    A blood test from before is no beginning: it is printed whenever it was.
    """
    usual = read_period(
        since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS, order=ours.date_order
    )
    if since or until or last:
        return usual
    began = journal.began()
    if began is None or began <= usual.first:
        return usual
    return Period.ending(usual.last, max(LEAST_DAYS, (usual.last - began).days + 1))


def _content(ours: Context, journal: Journal, period: Period) -> Content:
    """What the page says of the period, from everything that it needs of the journal."""
    plans = journal.plans()
    earlier = [_earlier(ours, plan, taken_out) for plan, taken_out in journal.earlier_plans()]
    records = needed(journal, period, plans, earlier)
    if not records and journal.span() is None:
        raise NothingFound("The journal is empty.", "Log something first: tracker log tingling 6")
    return build(
        records,
        journal.profile(),
        period,
        plans=plans,
        earlier=earlier,
        symptoms=journal.symptoms(),
        today=ours.today,
        version=__version__,
    )


def _earlier(ours: Context, plan: Plan, taken_out: datetime) -> Earlier:
    """A plan that holds no longer. On the day on which it was taken out, by the clock here, it did not hold."""
    here = taken_out.astimezone(ours.now.tzinfo if ours.fixed_offset else None)
    return Earlier(plan, here.date() - timedelta(days=1), taken_out - plan.recorded_at < _SLIP)


def _pages(content: Content, format: str, paper: Paper = "a4", *, large: bool = False) -> list[bytes]:
    """The page in files of this format: one, or one a page."""
    if format == "txt":
        return ["".join(f"{line}\n" for line in as_text.lines(content)).encode()]
    # Words alone do without Matplotlib, which takes most of the time.
    from tracker.report import render

    if format == "html":
        return [render.html(content)]
    return render.report(content, paper=paper, format=cast("Format", format), large=large)


def _say_text(ours: Context, content: Content) -> None:
    said = as_text.lines(content)
    if ours.json:
        output.as_json("report", {"text": said})
    elif sys.stdout.isatty():
        for line in said:
            # Elsewhere a statement stays one line; a terminal would break it within a word.
            output.lines(output.wrapped("", line))
    else:
        output.lines(said)


def _free(path: Path, formats: Sequence[str], *, force: bool) -> str:
    """The format that the name asks for, if a file may be written there: known before anything is drawn."""
    format = path.suffix.lower().removeprefix(".")
    if format not in formats:
        endings = f"{', '.join(f'.{one}' for one in formats[:-1])} or .{formats[-1]}"
        raise Unreadable(f'I cannot draw a "{path.suffix or path.name}" file.', f"End its name in {endings}.")
    refuse_taken(path, force=force)
    return format


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


_DAY = timedelta(days=1)


def needed(journal: Journal, period: Period, plans: Sequence[Plan], earlier: Sequence[Earlier]) -> list[Record]:
    """The records that the page of ``period`` takes into account, in the order of their days and times.

    Everything from some days before the period on. Of what lies before: questions, blood tests, the doses that these
    and the plans go by, and where symptoms were felt first.
    """
    first = reach(period)
    before = first - _DAY
    recent = journal.read(first)
    results = journal.read(last=before, kinds=["lab"])
    found = [
        *results,
        *journal.read(last=before, kinds=["event"], names=["question"]),
        *journal.first_placed(first, LEAST_PLACED),
    ]
    every = [one for one in (*results, *recent) if isinstance(one, LabResult) and one.day <= period.last]
    # A dose of the same day may have come after the blood was taken: then it is the one before that counts.
    days = {result.day for result in printed(every)}
    found += journal.last_taken({before, *(min(day - back * _DAY, before) for day in days for back in (0, 1))})
    planned_since = counted_since(plans, earlier, period)
    if planned_since is not None and planned_since < first:
        found += (dose for dose in journal.doses_since(planned_since) if dose.day < first)
    older = {one.uid: one for one in found}
    return [*sorted(older.values(), key=lambda one: (one.day, one.time or time.min, one.id)), *recent]
