"""Tables: which program wrote one, told by its headings; anything else with a date is a spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence, Set
from datetime import date
from io import StringIO
from typing import Final, NamedTuple

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import key_of
from tracker.domain.wording.numbers import counted
from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, brief
from tracker.exchange.meaning.column_names import day_place
from tracker.exchange.meaning.found import Found, Question, quoted
from tracker.exchange.meaning.headings import Finder
from tracker.exchange.meaning.import_answers import Answers
from tracker.exchange.meaning.languages import plain_key
from tracker.exchange.meaning.loose_days import DayReader, order_of
from tracker.exchange.own_export import ABOUT_SHEET, BLOOD_HEADINGS, BLOOD_SHEET, OwnBook, is_ours
from tracker.exchange.programs import lab_table, spreadsheet, symptom_apps, wide_apps
from tracker.exchange.programs.shape import day_column, days_across, split_days, two_headings
from tracker.exchange.programs.sheets_together import TOGETHER, together
from tracker.exchange.programs.text_table import TITLE_ROWS, Table, table_of
from tracker.exchange.programs.workbook_sheets import sheets_of


class _Program(NamedTuple):
    """A program by the headings that only its tables have."""

    headings: frozenset[str]
    read: Callable[[Table, DayReader], Found]

    def begins(self, row: Sequence[str]) -> bool:
        """Whether a row has its headings."""
        return self.headings <= {key_of(cell) for cell in row}


def _by(*headings: str) -> frozenset[str]:
    return frozenset(headings)


_PROGRAMS: Final = (
    _Program(_by("time-of-day", "category", "rating/amount", "detail"), symptom_apps.bearable),
    _Program(_by("date", "symptom", "severity", "severity-label"), symptom_apps.symptom_tracker),
    _Program(_by("date", "symptom", "severity", "time-period"), symptom_apps.symptom_tracker),
    _Program(_by("featurename", "timestamp", "value"), symptom_apps.track_and_graph),
    _Program(_by("start-time", "end-time", "intensity"), symptom_apps.cluster_headache),
    _Program(_by("epoch", "start", "tracker", "value"), symptom_apps.nomie),
    _Program(_by("full-date", "mood", "activities"), wide_apps.daylio),
    _Program(_by("year", "date", "mood", "activities"), wide_apps.daylio),
    _Program(_by("habitname", "calendardate", "value"), wide_apps.habitbull),
    _Program(_by("date", "weather-summary"), wide_apps.flaredown),
    _Program(_by("date", "weather-max-temperature"), wide_apps.flaredown),
)


def _of_program(table: Table, today: date, answers: Answers) -> Found | None:
    """What a table of a program that is known says, below a title too; None for any other table."""
    for program in _PROGRAMS:
        below = table.from_headings(program.begins)
        if below is not None:
            questions: list[Question] = []
            days = _days(below, today, answers, questions)
            found = program.read(below, days)
            found.questions.extend(questions)
            found.dated, found.order = not questions, days.order
            return _with_doubles(found, below)
    below = table.from_headings(wide_apps.is_medtimer)
    return None if below is None else _with_doubles(wide_apps.medtimer(below, today), below)


def _with_doubles(found: Found, table: Table) -> Found:
    """The same, with a remark on rows that stand there more than once. Raises BadFile where there is no row."""
    if not any(table.below()):
        raise BadFile(f"It is from {found.label}, and has no entries.", f"Export it again, with entries. {NOTHING}")
    _remark_doubles(found, table)
    return found


def _remark_doubles(found: Found, table: Table) -> None:
    rows = Counter(tuple(row) for _, row in table.below() if sum(bool(cell.strip()) for cell in row) > 1)
    more = rows.total() - len(rows)
    if more:
        found.remarks.append(
            f"{counted(more, 'row')} {'is' if more == 1 else 'are'} as one above; each is an entry of its own"
        )


def read_text(content: bytes, today: date, answers: Answers, finder: Finder) -> Found:
    """What a text file says. Raises BadFile."""
    table = table_of(content)
    found = _read(table, "", today, answers, finder)
    if found is None:
        raise _no_headings(table)
    return found


def read_workbook(content: bytes, today: date, answers: Answers, finder: Finder) -> Found | OwnBook:
    """What the sheets of a workbook say that have headings with a date. Raises BadFile.

    A workbook that is an export of ours comes back as such.
    """
    sheets = list(sheets_of(content))
    for name, sheet in sheets:
        if is_ours(_as_csv(sheet.rows[:1]), finder.known):
            others = {other: table.rows for other, table in sheets if other not in (name, ABOUT_SHEET)}
            blood = others.pop(BLOOD_SHEET, [])
            if not others and (not blood or blood[0] == list(BLOOD_HEADINGS)):
                return OwnBook(_as_csv(sheet.rows), blood)
            raise BadFile(
                f"The sheet {brief(name)} is a table that this program wrote, and one of {len(sheets)} sheets.",
                f'Save that sheet as "CSV UTF-8" and import it, or import what tracker export csv writes. {NOTHING}',
            )
    if not sheets:
        raise BadFile("The workbook is empty.", "Give one with a row of headings and a row for each entry.")
    given = {_key(name) for name, _ in sheets} & answers.skipped
    skipped = given or answers.before
    remarks, left, parts = [], Found("", ""), _parts(sheets, skipped, today, answers, finder)
    if not parts:
        raise _no_headings(sheets[0][1])
    for name, sheet in sheets:
        rows = counted(sum(any(row) for row in sheet.rows), "row")
        if _key(name) in skipped:
            left.left_out(f"sheet {name}", "as you say", len(sheet.rows))
        elif name not in [one for one, _ in parts]:
            remarks.append(f"The sheet {brief(name)} with {rows} is left out")
    if len(parts) > 1:
        found = together(parts)
    else:
        found = parts[0][1]
        found.remarks.append(f"The sheet {brief(parts[0][0])} is read")
    found.groups.update(left.groups)
    found.sheets = [name for name, _ in sheets]
    found.remarks.extend(remarks)
    return found


def _key(sheet: str) -> str:
    """What a sheet is called in the options."""
    return key_of(f"sheet {sheet}")


def _parts(
    sheets: list[tuple[str, Table]],
    skipped: Set[str],
    today: date,
    answers: Answers,
    finder: Finder,
    *,
    loose: bool = False,
) -> list[tuple[str, Found]]:
    """What each sheet with days says, all of them in one order of their dates, where one fits.

    loose: whether days under any heading will do, which they do where no sheet has a heading of days.
    """
    parts: list[tuple[str, Found]] = []
    for name, sheet in sheets:
        if _key(name) in skipped:
            continue
        try:
            found = _read(sheet, name, today, answers, finder, loose=loose)
        except BadFile as error:
            if len(sheets) == 1:
                raise
            way = f"To leave that sheet out: --skip {quoted(f'sheet {name}')}. {error.hint}"
            raise BadFile(f"sheet {brief(name)}, {error.message}", way) from None
        if found is not None and (not parts or {found.program, parts[0][1].program} <= TOGETHER):
            parts.append((name, found))
    if not parts and not loose:
        return _parts(sheets, skipped, today, answers, finder, loose=True)
    orders = {found.order for _, found in parts if found.order}
    if answers.order is None and len(orders) == 1 and not all(found.dated for _, found in parts):
        return _parts(sheets, skipped, today, answers._replace(order=orders.pop()), finder, loose=loose)
    return parts


def _read(
    table: Table, name: str, today: date, answers: Answers, finder: Finder, *, loose: bool = True
) -> Found | None:
    table = table.from_headings(any) or table
    if (of_program := _of_program(table, today, answers)) is not None:
        return of_program
    questions: list[Question] = []
    of_tests = table.from_headings(lab_table.is_heading)
    below = of_tests or _of_days(table, name, answers.order, loose=loose)
    if below is None:
        return None
    below, errors = below.without_errors(_day_place(below))
    days = _days(below, today, answers, questions)
    found = lab_table.read(below, days) if of_tests else spreadsheet.read(below, days, finder)
    for what, rows in errors.items():
        found.left_out(what, below.where_all(rows), len(rows))
    _remark_doubles(found, below)
    found.questions.extend(questions)
    found.dated = not questions
    found.order = days.order
    return found


def _of_days(table: Table, name: str, order: Order | None, *, loose: bool) -> Table | None:
    """A table with its headings first and a whole day in each row, in whatever shape it was; None for what is none.

    name: of its sheet; loose: whether days under any heading will do. Raises BadFile where a part of the
    days is missing.
    """
    if across := days_across.turned(table):
        below, titles = across
        return split_days.completed(below, [*titles, name], order)
    found = table.from_headings(spreadsheet.is_heading) or day_column.from_its_days(table, surely=not loose)
    if found is None:
        return None
    above = table.rows[: len(table.rows) - len(found.rows)]
    below = two_headings.joined(found, above[-1] if above else [])
    return split_days.completed(below, [*(cell for row in above for cell in row), name], order)


def _as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def _days(table: Table, today: date, answers: Answers, questions: list[Question]) -> DayReader:
    """What reads the days of a table, in the one order that fits all of them, or in the one that the person says."""
    order = answers.order
    if order is None:
        place = _day_place(table)
        fits = order_of(row[place] for row in table.rows[1:] if place < len(row))
        if fits == "either":
            rows = zip(table.numbers, table.rows, strict=True)
            where, example = next((n, row[place]) for n, row in rows if order_of(row[place : place + 1]) == "either")
            questions.append(
                Question(
                    f"{table.where(where)}: {brief(example)} could be day/month/year or month/day/year, "
                    "like every date here.",
                    ["--dates dmy", "--dates mdy"],
                )
            )
        elif fits != "none":
            order = fits
            table.remarks.append(
                f"Dates are {'day/month/year' if fits == 'dmy' else 'month/day/year'}, the only order that fits all"
            )
    return DayReader(today, order)


def _day_place(table: Table) -> int:
    return day_place([plain_key(heading) for heading in table.headings], lab_table.DAYS) or 0


def _no_headings(table: Table) -> BadFile:
    first = next((row for row in table.rows if any(cell.strip() for cell in row)), [])
    seen = ", ".join(brief(cell) for cell in first[:8] if cell.strip())
    rows = min(len(table.rows), TITLE_ROWS)
    return BadFile(
        f"No column is called date in {'row 1' if rows == 1 else f'rows 1 to {rows}'}. The first row has: {seen}.",
        f"Give the columns headings, such as date,tingling,balance, and import again. {NOTHING}",
    )
