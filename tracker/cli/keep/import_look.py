"""The look at a file of another program before anything of it is written: what each name becomes, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import typer

from tracker.cli.answers.answer import Fact, Part
from tracker.cli.context import Context
from tracker.cli.keep.import_gone import Gone
from tracker.cli.terminal import output
from tracker.domain.model.period import Period
from tracker.domain.model.printable import on_one_line
from tracker.domain.wording.days import span_short
from tracker.domain.wording.numbers import counted, number_text
from tracker.domain.wording.records import place_text
from tracker.errors import TrackerError, Unreadable
from tracker.exchange.bring import Brought
from tracker.exchange.contents import Contents
from tracker.exchange.imported_again import again
from tracker.exchange.meaning.found import OURS
from tracker.exchange.meaning.looked_at import Look, Outcome, counts_of, place_of, said_numbers

_WIDEST: Final = 22


def agreed(ours: Context, brought: Brought, gone: Gone, *, both: bool, dry_run: bool, yes: bool) -> Contents:
    """The contents of the file, once everything is answered. Raises Unreadable for what has to be asked.

    At a terminal the look is shown and asked about; a dry run asks nothing. gone: is told what the file has no more;
    both: what says something else than the journal is another entry.
    """
    look = brought.look
    asks = ours.may_ask and not yes and not dry_run
    if look.questions:
        if asks:
            _show(look)
        raise unanswered(look)
    contents = brought.contents()
    there: set[str] = set()
    if ours.started:
        contents = contents._replace(records=list(contents.records))
        days = sorted({record.day for record in contents.records})
        every = ours.journal().every_entry(days[0], days[-1]) if days else []
        there = {record.uid for record, _ in every}
        contents, gone.records = again(contents, every, both=both)
    if dry_run or yes:
        return contents
    if asks:
        new = sum(record.uid not in there for record in contents.records)
        _show(look)
        for part in gone.parts():
            output.tell(str(part))
        output.say_whose()
        asked = [f"import {counted(new, 'entry')}"] if new else []
        if gone.to_remove:
            asked.append(f"take out {counted(len(gone.to_remove), 'entry')}")
        question = " and ".join(asked)
        if question and not typer.confirm(f"{question[:1].upper()}{question[1:]}?", err=True):
            raise TrackerError(
                "Nothing was imported.", "tracker import --help has the options that change what it becomes."
            )
    elif look.choices:
        names = ", ".join(f'"{choice.label}"' for choice in look.choices)
        raise Unreadable(
            f"Not on your list of symptoms: {names}.",
            "Add --yes to put them on it (not asked for daily), or say what one is, such as "
            f'--as "{look.choices[0].label}=tingling", or leave it out with --skip.',
        )
    return contents


def unanswered(look: Look) -> Unreadable:
    """What has to be said about a file, all at once, with the options that say it."""
    said = [f"{question.text} {' | '.join(question.options)}" for question in look.questions]
    return Unreadable("   ".join(said), "Add the options that are right, and import again. Nothing was imported.")


def look_parts(look: Look) -> Iterator[Part]:
    """The look for people: the program, a line for each name, and how the file was read."""
    yield f"It is from {look.found.label}." if look.found.label[:2] != "a " else f"It is {look.found.label}."
    names = [on_one_line(outcome.group.name) for outcome in look.outcomes]
    width = min(max((len(name) for name in names), default=0), _WIDEST) + 2
    for name, outcome in zip(names, look.outcomes, strict=True):
        yield Fact(f"{name}  ".ljust(width), _line(outcome, dated=look.found.dated), indent=min(width, 8))
    for remark in look.found.remarks:
        yield f"{remark}."


def _line(outcome: Outcome, *, dated: bool) -> str:
    count, first, last = counts_of(outcome)
    said = f"{count:,}"
    if first and last and dated:
        said += f", {span_short(Period(first, last))}"
    numbers = said_numbers(outcome.group)
    if numbers and outcome.kind in ("score", "lab"):
        said += f", {number_text(min(numbers))} to {number_text(max(numbers))}"
    place = place_text(*place_of(outcome))
    becomes = "asked about" if outcome.becomes == "?" else ", ".join(filter(None, (outcome.becomes, place)))
    why = on_one_line(outcome.why) if outcome.why != "?" else ""
    return f"{said}: {on_one_line(becomes) or 'left out'}" + (f" ({why})" if why else "")


def _show(look: Look) -> None:
    """The look on stderr, before the question."""
    for part in look_parts(look):
        if isinstance(part, Fact):
            for line in output.wrapped(part.head, part.text, indent=part.indent):
                output.tell(line)
        else:
            output.tell(str(part))


def look_json(look: Look) -> dict[str, Any]:
    """The look as JSON: the program, and for each name how many, from when to when, and what it becomes."""
    columns = []
    for outcome in look.outcomes:
        count, first, last = counts_of(outcome)
        numbers = said_numbers(outcome.group) if outcome.kind in ("score", "lab") else []
        site, side = place_of(outcome)
        columns.append(
            {
                "name": outcome.group.name,
                "entries": count,
                "from": first.isoformat() if first else None,
                "to": last.isoformat() if last else None,
                "lowest": min(numbers, default=None),
                "highest": max(numbers, default=None),
                "becomes": outcome.becomes or None,
                "site": site,
                "side": side,
                "why": outcome.why,
            }
        )
    return {"program": look.found.program, "columns": columns}


def told(look: Look) -> Iterator[str]:
    """How it was read, what was changed on the way, what is left out, what is new on the list: in sentences."""
    for remark in look.found.remarks:
        yield f"{remark}."
    turned = [on_one_line(one.group.name) for one in look.outcomes if one.turned]
    if turned:
        yield f"Turned round: {', '.join(turned)}. The values as written are in the notes."
    stretched: dict[str, list[str]] = {}
    for one in look.outcomes:
        if one.becomes and one.kind == "score" and one.unit == "score" and one.scale != OURS:
            stretched.setdefault(str(one.scale), []).append(on_one_line(one.group.name))
    for scale, names in stretched.items():
        yield f"{scale} became 0-10: {', '.join(names)}. The values as written are in the notes."
    left = [f"{on_one_line(one.group.name)} ({counts_of(one)[0]:,})" for one in look.outcomes if not one.becomes]
    if left:
        yield f"Left out: {', '.join(left)}."
    if look.choices:
        yield f"New on your list, not asked for daily: {', '.join(choice.label for choice in look.choices)}."
