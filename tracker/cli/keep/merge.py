"""``tracker merge``: bring the journal of another computer into this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

import typer

from tracker.cli.answers.answer import Answer, Lines, Part
from tracker.cli.answers.entries import choice_json, entry_json, remembered_json
from tracker.cli.answers.injected_twice import injected_twice, twice_before
from tracker.cli.answers.plans import plan_json
from tracker.cli.context import Context
from tracker.cli.keep.brought_file import another_to_name, refuse_other_file
from tracker.cli.terminal import output, passphrase
from tracker.cli.terminal.quoted import quoted
from tracker.domain.model.plan import Plan
from tracker.domain.model.printable import on_one_line
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.plans import plan_text
from tracker.domain.wording.records import choice_text, record_label, record_text, remembered_text
from tracker.errors import JournalMissing, TrackerError, Unreadable
from tracker.store import merge as store
from tracker.store.merge import Conflict, Counts, Merged, Stranger
from tracker.store.rows.lineage import Value

_MOST: Final = 5


def merge(ours: Context, file: Path, identity: Path | None, *, dry_run: bool, purged_too: bool, yes: bool) -> Answer:
    """Bring another journal into this one, and list what was changed in both.

    Asks first when nothing in it is in this one, unless ``yes``. purged_too: also what was purged here.
    """
    refuse_other_file(file, "merge")
    if not ours.started:
        raise JournalMissing(
            f"There is no journal at {ours.path} to merge into.",
            f"To take over the other one as it is: tracker restore {quoted(str(file))}",
        )
    key = passphrase.key_for(file, identity, needed=True)
    journal = ours.journal()
    twice = twice_before(journal)

    def agree(stranger: Stranger) -> None:
        _agree(ours, file, stranger, yes=yes, dry_run=dry_run)

    with another_to_name(file, "merge"):
        found = store.merge(
            journal, file, at=ours.recorded_at, key=key, dry_run=dry_run, purged_too=purged_too, agree=agree
        )
    again = [] if dry_run or found.nothing_new else injected_twice(ours, journal, twice)
    parts, talk = _merged(ours, file, found, dry_run=dry_run), _beside(found, dry_run=dry_run)
    return Answer("merge", lambda: _json(found, dry_run), parts, chain(talk, again))


def _agree(ours: Context, file: Path, stranger: Stranger, *, yes: bool, dry_run: bool) -> None:
    """Say that the other journal may be somebody else's, and ask whether it is to come in. Raises to stop."""
    said = f"{file} is another journal"
    if stranger.profile.name:
        said += f", that of {on_one_line(stranger.profile.name)}"
    if stranger.span is not None:
        first, last, count = stranger.span
        said += f", of {counted(count, 'entry')} from {first.isoformat()} to {last.isoformat()}"
    said += ". Nothing of it is in this one: it may be somebody else's."
    if yes or dry_run:
        ours.tell(said)
    elif not ours.may_ask:
        raise Unreadable(said, "To bring two journals together that began apart, add --yes. Nothing was merged.")
    else:
        ours.tell(said)
        output.say_whose()
        if not typer.confirm("Bring all of it into this one?", err=True):
            raise TrackerError("Nothing was merged.", "The journal is as it was.")


def _merged(ours: Context, file: Path, found: Merged, *, dry_run: bool) -> Iterator[Part]:
    if found.nothing_new:
        yield Lines([f"Nothing new in {file}: this journal knows all of it."])
    else:
        would = "Would merge" if dry_run else "Merged"
        way = "Nothing was changed." if dry_run else output.addressed("Wrong? tracker undo")
        yield f"{would} {file}: {_counted(found)}.  {way}"
    for conflict in found.conflicts:
        yield Lines(output.wrapped("", _said(ours, conflict, found.symptoms), indent=2))
    if found.conflicts:
        yield "Changed in both: the later change holds, and the other one stays in the history."
    if found.purged:
        labels = [f"{ours.day(one.day)} {record_label(one, found.symptoms)}" for one in found.purged[:_MOST]]
        more = len(found.purged) - len(labels)
        named = ", ".join([*labels, *([f"and {more:,} more"] if more else [])])
        way = output.addressed(f"To bring it in as well: tracker merge {quoted(str(file))} --purged-too")
        yield f"Left out, as it was purged here: {named}."
        yield Lines([way])
    if found.kept is not None:
        yield Lines([f"What was there before is kept in {found.kept}"])


def _beside(found: Merged, *, dry_run: bool) -> Iterator[str]:
    """What only the person can decide: two plans for one product, and another name or birthday."""
    if found.counts["plans"].added and not dry_run:
        yield from _doubled(found.plans)
    if found.profile is not None:
        way = output.addressed("To see yours: tracker profile")
        yield f"The other journal has another name or birthday; yours stay. {way}"


def _doubled(plans: Sequence[Plan]) -> Iterator[str]:
    """Pairs of plans for the same product, one from each computer. Only the person knows which one holds."""
    for number, plan in enumerate(plans):
        same = [one for one in plans[:number] if one.is_for_the_same(plan)]
        if same:
            way_out = output.addressed(f"To end one of them: tracker plan stop {same[0].id}")
            yield f"Plans {same[0].id} and {plan.id} are for the same product. {way_out}"


def _counted(found: Merged) -> str:
    parts = []
    for table, thing in (("entries", "entry"), ("plans", "plan"), ("symptoms", "symptom"), ("remembered", "answer")):
        count = found.counts[table]
        for number, verb in ((count.added, "added"), (count.changed, "changed"), (count.removed, "removed")):
            if number:
                parts.append(f"{counted(number, thing)} {verb}")
    return ", ".join(parts) or "nothing that holds is different, only the history has more"


def _said(ours: Context, conflict: Conflict, symptoms: SymptomList) -> str:
    """One conflict in words: the version that holds, and the one that does not."""
    held, superseded = (_text(ours, one, symptoms) for one in (conflict.held, conflict.superseded))
    of = {Plan: "plan", Choice: "symptom", Remembered: "answer"}.get(
        type(conflict.held or conflict.superseded), "entry"
    )
    number = "" if conflict.id is None else f" {conflict.id}"
    where = "here" if conflict.here else "in the other journal"
    return f"Conflict, {of}{number}: {held} (as changed {where}), not {superseded}"


def _text(ours: Context, value: Value | None, symptoms: SymptomList) -> str:
    match value:
        case None:
            return "deleted"
        case Plan():
            return plan_text(value, ours.day)
        case Choice():
            return choice_text(value)
        case Remembered():
            return remembered_text(value, symptoms)
    return f"{ours.day(value.day)} {record_text(value, symptoms)}"


def _json(found: Merged, dry_run: bool) -> dict[str, Any]:
    return {
        **{table: _counts_json(counts) for table, counts in found.counts.items()},
        "history": found.history,
        "conflicts": [
            {
                "id": one.id,
                "held": _value_json(one.held),
                "superseded": _value_json(one.superseded),
                "here": one.here,
            }
            for one in found.conflicts
        ],
        "purged": len(found.purged),
        "profile_differs": found.profile is not None,
        "kept": str(found.kept) if found.kept else None,
        "dry_run": dry_run,
    }


def _counts_json(counts: Counts) -> dict[str, int]:
    return {"added": counts.added, "changed": counts.changed, "removed": counts.removed}


def _value_json(value: Value | None) -> dict[str, Any] | None:
    match value:
        case None:
            return None
        case Plan():
            return plan_json(value)
        case Choice():
            return choice_json(value)
        case Remembered():
            return remembered_json(value)
    return entry_json(value)
