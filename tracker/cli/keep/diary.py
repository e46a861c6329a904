"""Import of a diary that a phone wrote: the lines that are new, each as if it was typed. The others are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer, Fact, Part
from tracker.cli.answers.injected_twice import injected_twice, twice_before
from tracker.cli.context import Context
from tracker.cli.keep.diary_line import Reader
from tracker.cli.terminal import output
from tracker.domain.language.day_words import Now
from tracker.domain.language.diary.diary_lines import DiaryLine, diary_lines
from tracker.domain.model.calendar_names import Order
from tracker.domain.model.printable import on_one_line
from tracker.domain.model.records import Record
from tracker.domain.wording.numbers import counted
from tracker.errors import TrackerError
from tracker.exchange.diary_file import identified, uid_of_part

if TYPE_CHECKING:
    from tracker.store.journal import Journal

Warned = Callable[[Context, "Journal", Sequence[Record]], Iterable[str]]

_MOST_SHOWN: Final = 12
_MOST_UNREAD: Final = 20
_LONGEST: Final = 60
_MANY_ALIKE: Final = 3
_MAY_BE_DAY: Final = "I could not read it, and it may be a day."
_A_DAY: Final = "Write a day as 2026-11-20."


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that stays for the next time, and why."""

    number: int
    text: str
    why: str
    hint: str = ""


@dataclass(slots=True)
class _Taken:
    """What is made of the lines. known: lines that were taken in before."""

    records: list[Record] = field(default_factory=list)
    lines: int = 0
    known: int = 0
    unread: list[Unread] = field(default_factory=list)


def import_diary(
    ours: Context,
    text: str,
    *,
    warned: Warned,
    order: Order | None = None,
    dry_run: bool = False,
    command: str = "import",
) -> Answer:
    """Add what the new lines say, in one change. A line that cannot be read is listed, and keeps none out.

    warned: the warnings that saved entries add; command: the one that answers.
    """
    found = _taken(ours, text, replace(ours.present, order=order or ours.date_order))
    talk: Iterable[str] = ()
    added = len(found.records)
    if found.records and not dry_run:
        journal = ours.journal_to_write()
        talk = injected_twice(ours, journal, twice_before(journal))
        added = journal.take_in(found.records, command="import", at=ours.recorded_at).added
        talk = chain(talk, warned(ours, journal, found.records))
    content = {
        "added": added,
        "known": found.known,
        "different": 0,
        "corrected": 0,
        "deleted": 0,
        "dry_run": dry_run,
        "lines": found.lines,
        "unread": [{"line": one.number, "text": one.text, "why": one.why} for one in found.unread],
    }
    return Answer(command, lambda: content, _parts(ours, found, added, dry_run=dry_run), talk)


def _taken(ours: Context, text: str, now: Now) -> _Taken:
    found = _Taken()
    lines = diary_lines(text, now)
    with_uid = {one.line.number: one for one in identified(lines)}
    uids = [uid for one in with_uid.values() for uid in (one.uid, *(one.earlier or ())[:1]) if isinstance(uid, str)]
    known = ours.journal().known(uids) if ours.started else set()
    reader = Reader(ours, now)
    lost: DiaryLine | None = None
    for line in lines:
        one = with_uid.get(line.number)
        if one is None or line.day is None:
            found.unread.append(Unread(line.number, line.text, line.why))
            continue
        if one.uid in known:
            found.known += 1
            continue
        if one.earlier is not None and one.earlier[0] in known:
            found.unread.append(Unread(line.number, line.text, _either_year(line.day, one.earlier[1])))
            continue
        if lost is not None and lost.under == line.under:
            why = f"Line {lost.number} above it may be a day, and could not be read."
            found.unread.append(Unread(line.number, line.text, why, _A_DAY))
            continue
        try:
            made = reader.records(line)
        except TrackerError as error:
            lost = line if line.may_be_day else lost
            why, hint = (_MAY_BE_DAY, _A_DAY) if line.may_be_day else (error.message, error.hint)
            found.unread.append(Unread(line.number, line.text, why, hint))
            continue
        found.lines += 1
        found.records += [replace(made_one, uid=uid_of_part(one.uid, n)) for n, made_one in enumerate(made)]
    return found


def _either_year(day: date, earlier: date) -> str:
    return (
        f"It is in the journal for {earlier.isoformat()}, and may be of {day.isoformat()} too. Write the year with "
        "the day, or take the line out."
    )


def _parts(ours: Context, found: _Taken, added: int, *, dry_run: bool) -> Iterator[Part]:
    moments = [list(alike) for _, alike in groupby(found.records, key=lambda one: (one.day, one.time))]
    for alike in moments[:_MOST_SHOWN]:
        clock = f" {ours.clock(alike[0].time)}" if alike[0].time else ""
        day = ours.day(alike[0].day)
        listed = entries.listed(ours, alike)
        yield Fact(f"{day}{clock}  ", listed, spoken=f"{day}{clock}: {listed}.")
    if len(moments) > _MOST_SHOWN:
        yield f"and {sum(map(len, moments[_MOST_SHOWN:])):,} more."
    said = [f"{'Would add' if dry_run else 'Added'} {counted(added, 'entry')} of {counted(found.lines, 'line')}"]
    if found.known:
        said.append(f"{counted(found.known, 'line')} there already")
    way = output.addressed("Wrong? tracker undo") if added and not dry_run else "Nothing was changed."
    yield f"{', '.join(said)}.  {way}"
    yield from unread_parts(found.unread)


def unread_parts(unread: Sequence[Unread]) -> Iterator[Part]:
    """The lines that stay for the next time, each with its number."""
    if not unread:
        return
    stays = "was not read, and stays" if len(unread) == 1 else "were not read, and stay"
    yield f"{counted(len(unread), 'line')} {stays} for the next time:"
    told = list(_told(unread))
    for line, alike in told[:_MOST_UNREAD]:
        text = line.text if len(line.text) <= _LONGEST else f"{line.text[:_LONGEST]}…"
        yield Fact(
            f"line {line.number}  ",
            on_one_line(f"{text}: {line.why} {line.hint}".rstrip()),
            spoken=on_one_line(f"Line {line.number}, {text}: {line.why} {line.hint}".rstrip()),
        )
        if alike:
            below = f"{counted(len(alike), 'line')} below it, to line {alike[-1].number}"
            yield f"and {below}, for the same reason."
    if more := sum(1 + len(alike) for _, alike in told[_MOST_UNREAD:]):
        yield f"and {more:,} more."


def _told(unread: Sequence[Unread]) -> Iterator[tuple[Unread, list[Unread]]]:
    """Each line that is told, with those below it of which there are many with its reason."""
    for _, group in groupby(unread, key=lambda line: (line.why, line.hint)):
        first, *others = group
        if len(others) < _MANY_ALIKE:
            yield from ((line, []) for line in (first, *others))
        else:
            yield first, others
