"""``tracker check``: whether the journal is whole, safe and backed up, and mending what can be mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Final

import typer

from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Shown, Spoken, shown
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.model.printable import on_one_line
from tracker.domain.wording.numbers import counted
from tracker.errors import TrackerError, Unreadable
from tracker.store.check import check as findings_of
from tracker.store.file.location_check import Finding
from tracker.store.mend import repairs

_CODES: Final = {"fine": 0, "attention": 1, "damaged": 3}
_SHOWN: Final = {"fine": "fine", "attention": "look", "damaged": "DAMAGED"}
_SAID: Final = {"fine": "Fine", "attention": "Needs attention", "damaged": "Damaged"}


def check(ours: Context, *, mend: bool, yes: bool) -> Answer:
    """Check the journal. Exit code: 0 all is fine, 1 something needs attention, 3 damaged.

    mend: first mend what can be mended, each thing asked about unless ``yes``.
    """
    if yes and not mend:
        raise Unreadable("--yes answers what --mend asks.", "Write: tracker check --mend --yes")
    mended = list(_mended(ours, yes=yes)) if mend else []
    found = findings_of(ours.path, ours.path.parent / "backups", now=ours.now, second=_second_folder(ours))
    worst = max((one.state for one in found), key=lambda state: _CODES[state])
    listed = [{**asdict(one), "do": one.do or None} for one in found]
    content = {"journal": str(ours.path), "state": worst, "findings": listed, "mended": mended}
    return Answer(
        "check",
        lambda: content,
        chain((f"Done: {one}." for one in mended), _checked(ours.path, found)),
        code=_CODES[worst],
    )


def _second_folder(ours: Context) -> Path | None:
    """Where backups that make themselves are put as well; None where there are none."""
    second = ours.setting("backup-to").value
    return Path(second) if second and ours.setting("backup").value != "off" else None


def _mended(ours: Context, *, yes: bool) -> Iterator[str]:
    """Make the repairs that are agreed to. Gives what was done. Raises Unreadable where nobody can be asked."""
    found = repairs(ours.path)
    if not found:
        ours.tell("There is nothing to mend.")
    if found and not yes and not ours.may_ask:
        listed = "; ".join(one.says for one in found)
        raise Unreadable(f"Nobody is there to be asked: {listed}.", "To have all of it done, add --yes.")
    if found:
        output.say_whose()
    for repair in found:
        if not yes and not typer.confirm(on_one_line(f"{repair.says}?"), err=True):
            continue
        try:
            repair.make()
        except (TrackerError, OSError) as error:
            why = f"{error.message} {error.hint}" if isinstance(error, TrackerError) else f"{error.strerror}."
            ours.tell(f"Not done: {repair.says}. {why}")
        else:
            yield repair.says


def _checked(journal: Path, found: Sequence[Finding]) -> Iterator[Part]:
    yield shown(f"Journal  {journal}")
    yield Spoken(f"Journal: {journal}", kept=True)
    for one in found:
        do = output.addressed(one.do)
        said = f"{_SAID[one.state]}: {one.says}" + (f" What to do: {do}" if do else "")
        yield Fact(f"{_SHOWN[one.state]:<9}", one.says, spoken=said)
        if do:
            yield Shown([Fact(" " * 9, do)])
    amiss = sum(one.state != "fine" for one in found)
    needs = f"{counted(amiss, 'thing')} {'needs' if amiss == 1 else 'need'} attention."
    yield Lines([needs if amiss else "All is fine."])
