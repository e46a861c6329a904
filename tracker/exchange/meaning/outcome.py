"""What becomes of each name in a file of another program: a symptom, doses, notes, tests, nothing, or a question.

Nothing is turned round or stretched unless the format has it or the person says so, and then the value as it was
written stays in the note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tracker.domain.model.catalogue import key_of, label_of
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.errors import Unreadable
from tracker.exchange.meaning.cell_values import score_in
from tracker.exchange.meaning.found import Found, Group, Kind, Question
from tracker.exchange.meaning.headings import Meaning
from tracker.exchange.meaning.import_answers import ALL, Answers
from tracker.exchange.meaning.import_memory import Memory, to_remember
from tracker.exchange.meaning.looked_at import Look, Outcome
from tracker.exchange.meaning.outcome_dose import as_dose, dose_outcome, only_route
from tracker.exchange.meaning.outcome_score import Scores
from tracker.exchange.meaning.yes_or_no import asked_what, no_number

_AS_YOU_SAY: Final = "as you say"


def look_at(
    found: Found, answers: Answers, symptoms: SymptomList, routes: Mapping[str, str], memory: Memory | None = None
) -> Look:
    """What will become of everything in a file.

    routes: how each product was taken lately, by its name; memory: answers about earlier files.
    """
    groups = list(found.groups.values())
    answers.refuse_unused((*(group.name for group in groups), *(f"sheet {name}" for name in found.sheets)))
    answers, before = (memory or Memory()).recall(found.program, groups, answers)
    decider = _Decider(found, groups, answers, symptoms, routes)
    outcomes = tuple(_as_before(decider.outcome(group), before) for group in groups if group.said or group.counted)
    remembered = to_remember(found.program, outcomes, answers)
    return Look(found, outcomes, (*found.questions, *decider.questions), decider.choices, remembered)


def _as_before(outcome: Outcome, before: Mapping[str, str]) -> Outcome:
    """The outcome, with when the answer was given that decides it."""
    when = before.get(key_of(outcome.group.name))
    if when is None:
        return outcome
    return replace(outcome, why="; ".join(filter(None, [outcome.why.removesuffix(_AS_YOU_SAY), when])))


class _Decider:
    def __init__(
        self,
        found: Found,
        groups: list[Group],
        answers: Answers,
        symptoms: SymptomList,
        routes: Mapping[str, str],
    ) -> None:
        self._found = found
        self._answers = answers
        self._routes = routes
        self._symptoms = symptoms
        self._scores = Scores(found, groups, answers, symptoms)
        self._finder = self._scores.finder
        # In the order in which they come up, with those about scores.
        self.questions: list[Question] = self._scores.questions

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self._scores.choices

    def outcome(self, group: Group) -> Outcome:
        name = key_of(group.name)
        if group.kind == "left out":
            return Outcome(group, "", group.why)
        if name in self._answers.skipped:
            return Outcome(group, "", _AS_YOU_SAY)
        if name in self._answers.named:
            words = self._answers.named[name]
            if key_of(words) in ("note", "notes"):
                return Outcome(group, "notes", kind="note")
            group = self._named(group, words)
        if name in self._answers.products and group.kind in ("score", "note", "yes"):
            group = _of_doses(group, "mark")
        if group.kind == "yes" and name in self._answers.scales and all(one.number is not None for one in group.said):
            group = replace(group, kind="score")
        match group.kind:
            case "note":
                return Outcome(group, "notes", group.why, kind="note")
            case "lab":
                return Outcome(group, label_of("lab", group.words), group.why, key=group.words, kind="lab")
            case "dose" | "mark":
                return self._dose(group)
            case "yes":
                question = (
                    no_number(group) if name in self._answers.named else asked_what(group, self._counted_in(group))
                )
                self.questions.append(question)
                return Outcome(group, "?")
        return self._scores.outcome(group)

    def _named(self, group: Group, words: str) -> Group:
        """The group as what the person says that its name means."""
        meaning = self._finder.meaning(words)
        if group.kind in ("score", "note", "mark", "yes") and meaning.kind in ("dose", "mark"):
            group = _of_doses(group, meaning.kind)
        elif group.kind in ("note", "mark") or (group.kind == "yes" and self._may_be_scores(group, meaning)):
            group = _of_scores(group)
        group = replace(
            group,
            words=meaning.words,
            site=meaning.site or group.site,
            side=meaning.side or group.side,
            better=False if group.better is None else group.better,
        )
        if meaning.time is not None:
            group.said = [replace(one, time=one.time or meaning.time) for one in group.said]
        return group

    def _may_be_scores(self, group: Group, meaning: Meaning) -> bool:
        """Whether cells of yes and no can be what somebody says: a yes is one fall, but no score."""
        return self._counts(meaning.words) or all(one.number is not None for one in group.said)

    def _counts(self, words: str) -> bool:
        key = self._finder.symptom(words)
        return key is not None and self._symptoms.known[key].unit == "count"

    def _counted_in(self, group: Group) -> str | None:
        """What is counted by its times that a name speaks of: ``Any falls today?``"""
        return next((key for key in self._finder.near(group.words) if self._counts(key)), None)

    # --- doses ---

    def _dose(self, group: Group) -> Outcome:
        name = key_of(group.name)
        words = self._answers.products.get(name, self._answers.products.get(ALL) if group.kind == "mark" else None)
        everywhere = self._answers.products.get(ALL)
        if words is None and everywhere and (self._only_dose(group) or only_route(everywhere)):
            words = everywhere
        try:
            dose, question = dose_outcome(group, words, self._routes)
        except Unreadable as error:
            raise Unreadable(f'--product "{words}": {error.message}', error.hint) from None
        if question:
            self.questions.append(question)
            return Outcome(group, "?", kind="dose")
        return Outcome(group, dose.text if dose else "", group.why, dose=dose, kind="dose")

    def _only_dose(self, group: Group) -> bool:
        return sum(one.kind in ("dose", "mark") for one in self._found.groups.values()) == 1


def _of_doses(group: Group, kind: Kind) -> Group:
    """The same entries as doses: a cell that says no is none."""
    return replace(group, kind=kind, why="", said=[dose for one in group.said if (dose := as_dose(one))])


def _of_scores(group: Group) -> Group:
    """The same entries as scores."""
    said = [replace(one, number=score_in(one.text)[0], scale=score_in(one.text)[1]) for one in group.said]
    return replace(group, kind="score", why="", said=said)
