"""A new symptom that is a listed one at a place, such as burning feet: two names would halve its record."""

from __future__ import annotations

from dataclasses import replace

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.quoted import quoted
from tracker.domain.language.symptoms.symptom_names import placed
from tracker.domain.language.symptoms.symptom_words import Wanted
from tracker.errors import Unreadable


def settled(ours: Context, wanted: Wanted, described: str | None) -> Wanted:
    """What to add. A listed symptom at a place is asked about, or refused with a line for each.

    described: the words for 0 or 10 of a symptom of one's own.
    """
    name = wanted.label[:1].lower() + wanted.label[1:]
    key = placed(name, ours.symptoms, ours.present) if wanted.verb == "add" and name and not described else None
    if key is None:
        return wanted
    label = ours.symptoms.label("symptom", key)
    if ours.may_ask:
        from tracker.cli.terminal import key_presses

        output.say_whose()
        output.tell(f'"{name}" is {label} at a place, which can be written with each score. What is to be listed?')
        choices = {"1": f"{label}, with its places", "2": f"{name}, a symptom of its own"}
        with key_presses.stopping_on_a_line_of_its_own("Nothing was changed."):
            chosen = key_presses.ask_one(choices, key_presses.pressed())
        if chosen:
            return replace(wanted, key=key, label="") if chosen == "1" else wanted
    listed = (
        f"{label} is on your list: write the place with its score."
        if key in ours.symptoms.tracked
        else f"To have {label} on your list: tracker symptom add {key}"
    )
    raise Unreadable(
        f'"{name}" is {label} at a place, and log reads it so. Nothing was changed.',
        f'{listed}   For a symptom of its own: tracker symptom add {quoted(name)} --worst "worst imaginable"',
    )
