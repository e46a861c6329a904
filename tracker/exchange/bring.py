"""A file to import, whatever program wrote it: one of ours goes in as it is, another one is looked at first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final, NamedTuple

from tracker.domain.language.day_words import Now
from tracker.domain.language.diary.diary_lines import looks_like_diary
from tracker.domain.model.records import Profile
from tracker.domain.model.symptom_list import SymptomList
from tracker.errors import BadFile
from tracker.exchange import any_file
from tracker.exchange.complaint import NOTHING
from tracker.exchange.contents import Contents
from tracker.exchange.header import refuse_other_file
from tracker.exchange.identity import Origin
from tracker.exchange.meaning.found import Fault, Found, quoted
from tracker.exchange.meaning.headings import Finder
from tracker.exchange.meaning.import_answers import Answers
from tracker.exchange.meaning.import_memory import Memory
from tracker.exchange.meaning.looked_at import Look
from tracker.exchange.meaning.outcome import look_at
from tracker.exchange.meaning.outcome_records import records_of
from tracker.exchange.own_export import OwnBook, is_ours
from tracker.exchange.programs.text_table import text_of
from tracker.exchange.reading import RecordReader

# What is read of a file to tell whether it is one of ours.
_HEAD: Final = 4096
# A text file of another program that is larger than this is none that somebody kept.
_MOST_BYTES: Final = 300_000_000
_MOST_FAULTS: Final = 20
_MANY_ROWS: Final = 3
_ROW = re.compile(r"(.*?)row ([0-9]+)(.*)", re.DOTALL)
_XML: Final = (b"<?xml", b"<!DOCTYPE HealthData", b"<HealthData")
# Columns of Cells of which no other program says anything.
_SILENT: Final = frozenset({"plan", "given_by", "extent", "other_sites"})
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"


class Brought:
    """A file of another program: what it is taken for, and its records once nothing has to be asked."""

    def __init__(self, look: Look) -> None:
        self.look = look

    def contents(self) -> Contents:
        """The records and the symptoms to add. Raises BadFile with every fault, a line each."""
        records, origins, later = records_of(self.look)
        faults = self.look.found.faults
        seen = {fault.where for fault in faults}
        faults = [*faults, *(fault for fault in later if fault.where not in seen)]
        if faults:
            raise all_faults(faults, self.look.found.sheets)
        found = self.look.found
        without = found.names - {group.name for group in found.groups.values() if group.said}
        emptied = frozenset(Origin(found.program, name) for name in without)
        contents = Contents(Profile(), self.look.choices, records, self.look.remembered, silent=_SILENT)
        return contents._replace(origins=origins, emptied=emptied)


def all_faults(faults: list[Fault], sheets: Sequence[str] = ()) -> BadFile:
    """One error for all the faults of a file, a line each. sheets: of a workbook, where several are read."""
    distinct = list(dict.fromkeys(faults))
    told = _in_rows_that_follow(distinct)
    said = [f"{where}: {why.rstrip('.')}." for where, why, _ in told[:_MOST_FAULTS]]
    if more := sum(count for _, _, count in told[_MOST_FAULTS:]):
        said.append(f"and {more:,} more.")
    what = "that cell" if len(distinct) == 1 else "these cells"
    at = next((name for name in reversed(sheets) if distinct[0].where.startswith(f"sheet {name}, ")), None)
    way = f", or leave that sheet out: --skip {quoted(f'sheet {at}')}. Nothing" if at is not None else "; nothing"
    return BadFile("   ".join(said), f"Correct {what} and import again{way} was imported.")


def _in_rows_that_follow(faults: list[Fault]) -> list[tuple[str, str, int]]:
    """The faults, each with how many it is: the same one in three rows or more that follow each other is one."""
    found: list[tuple[str, str, int]] = []
    runs: list[list[tuple[re.Match[str] | None, Fault]]] = []
    for fault in faults:
        match = _ROW.fullmatch(fault.where)
        before, last = runs[-1][-1] if runs else (None, None)
        follows = match and before and int(match[2]) == int(before[2]) + 1 and match.group(1, 3) == before.group(1, 3)
        if follows and last is not None and last.why == fault.why:
            runs[-1].append((match, fault))
        else:
            runs.append([(match, fault)])
    for run in runs:
        (first, one), (last_row, _) = run[0], run[-1]
        if len(run) < _MANY_ROWS or first is None or last_row is None:
            found.extend((fault.where, fault.why, 1) for _, fault in run)
        else:
            found.append((f"{first[1]}rows {first[2]} to {last_row[2]}{first[3]}", one.why, len(run)))
    return found


class DiaryText(NamedTuple):
    """A text file of days and lines, in the words of the command line."""

    text: str


def read(
    file: BinaryIO,
    *,
    today: date,
    answers: Answers,
    symptoms: SymptomList,
    routes: Mapping[str, str] | None = None,
    memory: Memory | None = None,
    here: Callable[[datetime], datetime] = lambda moment: moment,
) -> Contents | Brought | DiaryText:
    """What a file holds: Contents of a file of ours, the text of a diary, or else what it is taken for.

    file: as opened by ``open("rb")``; today: the last day that may be in it; symptoms: the person's list; routes: how
    each product was taken lately, by its name as a key; memory: answers about earlier files; here: a moment on
    the person's own clock, for a file that does not say it. Raises BadFile, for a file of ours also late.
    """
    head = file.peek(_HEAD)[:_HEAD] if hasattr(file, "peek") else b""
    if is_ours(head, symptoms.known):
        return any_file.read(file, today=today, order=answers.order, known=symptoms.known)
    if looks_like_diary(_beginning(head), Now(datetime.combine(today, time(23, 59)), answers.order)):
        return DiaryText(text_of(_all(file))[0])
    before = (memory or Memory()).left_out("spreadsheet")
    found = _found(file, head, today, answers._replace(before=before), Finder(symptoms), here)
    if isinstance(found, OwnBook):
        return _of_book(found, today, answers, symptoms)
    if isinstance(found, bytes):
        return any_file.read(BytesIO(found), today=today, order=answers.order, known=symptoms.known)
    return Brought(look_at(found, answers, symptoms, routes or {}, memory))


def _found(
    file: BinaryIO, head: bytes, today: date, answers: Answers, finder: Finder, here: Callable[[datetime], datetime]
) -> Found | OwnBook | bytes:
    """What another program's file says; the bytes of one that no other program writes."""
    # A module of a program is imported where its files are read.
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(_XML):
        from tracker.exchange.programs import apple_health

        return apple_health.read(file, today)
    if head.startswith(b"PK"):
        from tracker.exchange.programs import archives

        return archives.read(file if file.seekable() else BytesIO(_all(file)), today, answers, finder)
    from tracker.exchange.programs import tables

    if head.startswith(_OLD_WORKBOOK):
        return tables.read_workbook(_all(file), today, answers, finder)
    if text[:1] in (b"{", b"["):
        from tracker.exchange.programs import json_exports

        content = _all(file)
        return json_exports.read(content, today, here) or content
    refuse_other_file(head.decode("utf-8", "surrogateescape") if not _utf16(head) else "")
    return tables.read_text(_all(file), today, answers, finder)


def _of_book(book: OwnBook, today: date, answers: Answers, symptoms: SymptomList) -> Contents:
    """The entries of a workbook of ours."""
    days = any_file.read(BytesIO(book.table), today=today, order=answers.order, known=symptoms.known)
    if not book.blood:
        return days
    from tracker.exchange.wide.blood_sheet import results_of

    results = results_of(book.blood, RecordReader(today=today, order=answers.order, known=symptoms.known))
    return days._replace(records=chain(days.records, results))


def _beginning(head: bytes) -> str:
    """The beginning of a file as text, empty where it is none."""
    if head.startswith((b"PK", _OLD_WORKBOOK, b"%PDF", b"SQLite")) or head.lstrip()[:1] in (b"{", b"[", b"<"):
        return ""
    if _utf16(head):
        order = "le" if head.startswith(b"\xff\xfe") or head[1:60:2].count(0) >= head[:60:2].count(0) else "be"
        return head[: len(head) // 2 * 2].decode(f"utf-16-{order}", "replace")
    text = head.decode("utf-8", "replace")
    return "" if "\0" in text else text


def _utf16(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    # Latin text in UTF-16 has a zero in every other place.
    return len(head) > 8 and min(head[:60][::2].count(0), head[:60][1::2].count(0)) == 0 and b"\0" in head[:60]


def _all(file: BinaryIO) -> bytes:
    content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise BadFile(f"The file is larger than {_MOST_BYTES // 1_000_000} MB.", f"Split it by years. {NOTHING}")
    return content
