"""``tracker lab``: log one blood test, as the laboratory printed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer
from tracker.cli.context import Context
from tracker.cli.enter.lab_questions import UNDATED, ask_about_a_slip, day_of_sample
from tracker.cli.enter.repeated import repeated
from tracker.cli.enter.score_record import stamp
from tracker.cli.terminal import output
from tracker.cli.terminal.input import note_text
from tracker.domain.analysis.doses.dose_history import last_doses, may_matter
from tracker.domain.language.diary.line_records import result_record
from tracker.domain.language.lab_words import read_lab
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.records import Dose, LabResult, Record
from tracker.domain.wording.numbers import comparator_text, counted, other_units
from tracker.domain.wording.records import range_text


def lab(ours: Context, words: list[str], laboratory: str | None, note: str | None, *, yes: bool = False) -> Answer:
    """Save the result that the words say. An earlier printed range is mentioned, never copied."""
    before = _results(ours.journal().read(kinds=["lab"])) if ours.started else []
    line = read_lab(words, now=ours.present, known=[one.analyte for one in before])
    moment = day_of_sample(ours, line.moment, before)
    result = result_record(line, stamp(ours, moment), (laboratory or "").strip(), note_text(note))
    ask_about_a_slip(ours, result, yes=yes)
    # Read everything before writing anything: when reading fails, the journal is as it was.
    beside = _beside(result, ours.journal().recent_doses() if ours.started else [])
    with ours.at_once(ours.journal_to_write()) as journal:
        saved = journal.record([result], command="lab", at=ours.recorded_at)
        twice = list(repeated(ours, journal, saved))
    new = line.new and line.analyte not in {one.analyte for one in before}
    told = [["(a new test)", *beside], ["It is a new test here.", *beside]] if new else [beside, beside]
    remark, spoken = (" ".join(words) for words in told)
    undated = [] if moment.day or moment.time or ours.may_ask else [UNDATED]
    talk = chain(undated, twice, () if range_text(result) else _range_before(ours, saved[0], before))
    return entries.acknowledged(ours, "lab", saved, remark=remark, spoken=spoken, talk=talk)


def _beside(result: LabResult, recent: list[Dose]) -> list[str]:
    """Sentences beside a result: the same in other units (never stored), and the doses before it."""
    sign = comparator_text(result.comparator)
    others = []
    if result.value is not None and result.unit is not None:
        others = [f"{sign}{text}" for text in other_units(result.analyte, result.value, result.unit)]
    last = last_doses(result, reversed(recent))
    after = [
        f"{counted(days, 'day')} after {label_of('dose', dose.product)}"
        if days
        else f"on the same day as {label_of('dose', dose.product)}"
        for dose, days in last
        if may_matter(result.analyte, dose.product)
    ]
    said = [f"The same in other units: {', '.join(others)}."] if others else []
    return [*said, f"Taken {', '.join(after)}."] if after else said


def _range_before(ours: Context, saved: Record, before: list[LabResult]) -> Iterator[str]:
    """The range of the last result of the same test in the same unit, and what to type to use it here too."""
    alike = [
        one
        for one in before
        if isinstance(saved, LabResult) and (one.analyte, one.unit) == (saved.analyte, saved.unit) and range_text(one)
    ]
    if alike:
        said, day = range_text(alike[-1]), ours.day(alike[-1].day)
        yield (f"No range was given. On {day} it was: {said.removeprefix('range ')}.")
        way = output.addressed(f"tracker edit {saved.id} {said}")
        yield f"If it is printed beside this one too: {way}"


def _results(records: Iterable[Record]) -> list[LabResult]:
    return [record for record in records if isinstance(record, LabResult)]
