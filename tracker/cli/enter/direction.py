"""Ask once which end of a name such as "energy" is good, and say what a score became that was turned round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.language.direction_words import Doubted
from tracker.domain.language.log_meaning import Score
from tracker.domain.language.log_words import doubts, refuse_doubtful
from tracker.domain.model.directions import turned
from tracker.domain.model.remembered import BAD, DIRECTION, GOOD, Remembered
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import number_text
from tracker.errors import TrackerError


def settled(ours: Context, words: Sequence[str], symptoms: SymptomList) -> tuple[SymptomList, list[Remembered]]:
    """The list with every direction that the words need, and the answers to remember with what is saved.

    Asks at a terminal. Raises Unreadable, with a line for each meaning, where nobody can answer or one answer would
    not do.
    """
    found = doubts(words, symptoms)
    if not found:
        return symptoms, []
    if not ours.may_ask or any(len(one.doubt.measures) > 1 for one in found):
        refuse_doubtful(words, symptoms)
    answers: dict[str, Remembered] = {}
    for one in found:
        if one.said not in answers:
            answers[one.said] = Remembered(topic=DIRECTION, said=one.said, answer=_asked(one, symptoms))
    known = (*symptoms.directions, *((one.said, one.answer) for one in answers.values()))
    return replace(symptoms, directions=known), list(answers.values())


def _asked(one: Doubted, symptoms: SymptomList) -> str:
    from tracker.cli.terminal import key_presses

    label = symptoms.label("symptom", one.doubt.measures[0])
    output.say_whose()
    key_presses.introduce(f'Which end of "{one.said}" is good? What is kept is the trouble: 10 is the worst.\n')
    meant = {
        "a": f"10 is {one.doubt.good}: {number_text(one.value)} is {label} {number_text(turned(one.value))} of 10",
        "b": f"10 is {one.doubt.bad}: {number_text(one.value)} is {label} {number_text(one.value)} of 10",
    }
    with key_presses.stopping_on_a_line_of_its_own("Nothing was saved."):
        pressed = key_presses.ask_one(meant, key_presses.pressed())
    if pressed is None:
        raise TrackerError("Nothing was saved.", f"To log the trouble itself: tracker log {one.doubt.measures[0]}")
    return GOOD if pressed == "a" else BAD


def turned_round(scores: Iterable[Score]) -> list[str]:
    """A sentence for each score that was turned round: what was said."""
    return [
        f'You said "{one.turned} {number_text(turned(one.value))}", where 10 is good.'
        for one in scores
        if one.turned and one.value is not None
    ]
