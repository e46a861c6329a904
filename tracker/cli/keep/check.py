"""``tracker check``: whether the journal is well, and what to do where it is not."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

import typer

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.wording import records
from tracker.store.check import check as findings_of

_CODES: Final = {"fine": 0, "attention": 1, "damaged": 3}
_SHOWN: Final = {"fine": "fine", "attention": "look", "damaged": "DAMAGED"}
_SAID: Final = {"fine": "Fine", "attention": "Needs attention", "damaged": "Damaged"}


def check(ours: Context) -> None:
    """Say how the journal is. Ends with 0 where all is fine, 1 where something needs attention, 3 for damage."""
    found = findings_of(ours.path, ours.path.parent / "backups", now=ours.now)
    worst = max((one.state for one in found), key=lambda state: _CODES[state])
    if ours.json:
        listed = [{**asdict(one), "do": one.do or None} for one in found]
        output.as_json("check", {"journal": str(ours.path), "state": worst, "findings": listed})
        raise typer.Exit(_CODES[worst])
    output.lines([f"Journal: {ours.path}" if ours.plain else f"Journal  {ours.path}"])
    for one in found:
        if ours.plain:
            output.say(
                f"{_SAID[one.state]}: {one.says}" + (f" What to do: {output.addressed(one.do)}" if one.do else "")
            )
            continue
        output.lines(output.wrapped(f"{_SHOWN[one.state]:<9}", one.says))
        if one.do:
            output.lines(output.wrapped(" " * 9, output.addressed(one.do)))
    amiss = sum(one.state != "fine" for one in found)
    needs = f"{records.counted(amiss, 'thing')} {'needs' if amiss == 1 else 'need'} attention."
    output.lines([needs if amiss else "All is fine."])
    raise typer.Exit(_CODES[worst])
