"""What becomes of each name in a file of another program: a symptom, doses, notes, tests, nothing, or a question.

Nothing is turned round or stretched unless the format has it or the person says so, and then the value as it was
written stays in the note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tracker.domain.model.catalogue import HOME_TESTS, HomeTest, key_of, label_of
from tracker.domain.model.directions import said_as
from tracker.domain.model.remembered import GOOD
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.errors import Unreadable
from tracker.exchange.complaint import shown
from tracker.exchange.meaning.cell_values import score_in
from tracker.exchange.meaning.found import OURS, Found, Group, Kind, Question, Scale, quoted
from tracker.exchange.meaning.headings import Finder, blood_test_of, good_when_high, is_balance
from tracker.exchange.meaning.import_answers import ALL, Answers
from tracker.exchange.meaning.import_memory import Memory, to_remember
from tracker.exchange.meaning.looked_at import Look, Outcome
from tracker.exchange.meaning.new_names import NewNames
from tracker.exchange.meaning.outcome_dose import as_dose, dose_outcome, only_route

# From so many scores on, a file whose scores all end at 5 or below may have a shorter scale.
_MANY: Final = 20
_SHORT: Final = range(2, 6)
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
        self._symptoms = symptoms
        self._routes = routes
        self._finder = Finder(symptoms)
        self.questions: list[Question] = []
        self._names = NewNames(symptoms, self._finder)
        left = [group for group in groups if key_of(group.name) not in answers.skipped and group.kind == "score"]
        # Where strength or energy are scored, balance is likely to be scored the same way.
        self._good_file = any(self._is_good(group.words) for group in left)
        self._short = self._short_scale([group for group in left if group.scale is None and group.said])
        self._asked_scale = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(self._names.choices.values())

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
            meaning = self._finder.meaning(words)
            if group.kind in ("score", "note", "mark") and meaning.kind in ("dose", "mark"):
                group = _of_doses(group, meaning.kind)
            elif group.kind in ("note", "mark"):
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
        if name in self._answers.products and group.kind in ("score", "note"):
            group = _of_doses(group, "mark")
        match group.kind:
            case "note":
                return Outcome(group, "notes", group.why, kind="note")
            case "lab":
                return Outcome(group, label_of("lab", group.words), group.why, key=group.words, kind="lab")
            case "dose" | "mark":
                return self._dose(group)
        return self._score(group)

    # --- scores ---

    def _score(self, group: Group) -> Outcome:
        name = key_of(group.name)
        key = self._finder.symptom(group.words)
        if key and self._symptoms.known[key].unit == "count":
            return Outcome(group, self._symptoms.label("symptom", key), key=key, unit="count")
        if key is None and (test := _home_test_of(group.words)):
            self._check_test(group, test)
            return Outcome(group, test.label, key=test.key, unit=test.unit, kind="test")
        if key is None and blood_test_of(group.words) and group.better is None:
            self.questions.append(
                Question(
                    f'"{group.name}" is a blood test, and no column has its unit.',
                    [
                        f"keep it as notes: --as {quoted(f'{group.name}=note')}",
                        f"leave it out: --skip {quoted(group.name)}",
                    ],
                )
            )
            return Outcome(group, "?")
        if key is None and self._finder.part_of_day(group.words):
            self.questions.append(
                Question(
                    f'"{group.name}" is a part of the day: of which symptom?',
                    [
                        f"for example: --as {quoted(f'{group.name}=tingling {group.words}')}",
                        f"leave it out: --skip {quoted(group.name)}",
                    ],
                )
            )
            return Outcome(group, "?")
        asked = len(self.questions)
        turned = self._turned(group, name)
        if len(self.questions) > asked:
            return Outcome(group, "?")
        scale, why = self._scale(group, name)
        if scale is None:
            return Outcome(group, "?", why)
        named = self._names.of(group, turned=turned)
        if isinstance(named, Question):
            self.questions.append(named)
            return Outcome(group, "?")
        label, key, new = named
        says = (
            [f"10 = {self._symptoms.known[key].worst}"] if is_balance(group.words) and not turned and not new else []
        )
        if turned:
            says.append(f"turned round: {scale.high} becomes 0")
        if scale != OURS:
            says.append(f"{scale} becomes 0-10")
        if new:
            near = self._finder.near(group.words)
            says.append(
                "new on your list, 10 = worst, not asked for daily"
                + (f"; or did you mean {near[0]}?" if near else "")
            )
        outcome = Outcome(
            group,
            label,
            "; ".join(filter(None, (*says, group.why))),
            key=key,
            scale=scale,
            turned=turned,
            site=group.site,
            side=group.side,
            new=new,
        )
        self._check(outcome)
        return outcome

    def _turned(self, group: Group, name: str) -> bool:
        if name in self._answers.better:
            return True
        better = group.better
        known = dict(self._symptoms.directions).get(said_as(key_of(group.words)))
        if better is None and known is not None:
            return known == GOOD
        if better is None and (self._is_good(group.words) or self._balance_is_good(group.words)):
            self.questions.append(
                Question(
                    f'"{group.name}": is a high value good or bad?',
                    [
                        f"good: --higher-is-better {quoted(group.name)}",
                        f"bad: --as {quoted(f'{group.name}={self._trouble(group)}')}",
                        f"leave it out: --skip {quoted(group.name)}",
                    ],
                )
            )
        elif better:
            self.questions.append(
                Question(
                    f'"{group.name}" says that a high value is good.',
                    [f"turn it round: --higher-is-better {quoted(group.name)}"],
                )
            )
        return False

    def _is_good(self, words: str) -> bool:
        """Whether much of it may be good. The very key of a symptom of ours, with its hyphen, is of the trouble."""
        return good_when_high(words) and not ("-" in words and self._finder.symptom(words))

    def _balance_is_good(self, words: str) -> bool:
        """Whether balance may be good when it is high: beside energy and the like, or by a name that is not ours."""
        return is_balance(words) and (self._good_file or not self._finder.symptom(words))

    def _trouble(self, group: Group) -> str:
        """What a name is called when much of it is bad."""
        key = self._finder.symptom(group.words)
        return self._symptoms.label("symptom", key) if key else f"{group.words} trouble"

    def _scale(self, group: Group, name: str) -> tuple[Scale | None, str]:
        """The scale of a group, or None and why nobody knows it."""
        if said := self._answers.scales.get(name) or group.scale or self._answers.scales.get(ALL):
            return said, ""
        numbers = [one.number for one in group.said if one.number is not None and one.scale is None]
        if self._short and numbers:
            if not self._asked_scale:
                self._asked_scale = True
                self.questions.append(
                    Question(
                        f"No score is above {self._short}: 0 to {self._short}, or 0 to 10?",
                        [f"--scale 0-{self._short}", "--scale 0-10"],
                    )
                )
            return OURS, ""
        odd = [number for number in numbers if number > 10 or number != int(number)]
        if len(odd) > max(len(numbers) // 2, 2 if self._finder.symptom(group.words) else 0):
            self.questions.append(
                Question(
                    f'"{group.name}" goes from {min(numbers):g} to {max(numbers):g}, which is no score from 0 to 10.',
                    [
                        f"leave it out: --skip {quoted(group.name)}",
                        f"keep it as notes: --as {quoted(f'{group.name}=note')}",
                        f"say its scale: --scale {quoted(f'{group.name}=0-100')}",
                    ],
                )
            )
            return None, "?"
        return OURS, ""

    def _short_scale(self, groups: list[Group]) -> int:
        numbers = [
            one.number
            for group in groups
            if ALL not in self._answers.scales and key_of(group.name) not in self._answers.scales
            for one in group.said
            if one.number is not None and one.scale is None and self._is_score(group)
        ]
        most = int(max(numbers, default=0))
        return most if len(numbers) >= _MANY and most in _SHORT else 0

    def _is_score(self, group: Group) -> bool:
        key = self._finder.symptom(group.words)
        return key is None or self._symptoms.known[key].unit == "score"

    def _check(self, outcome: Outcome) -> None:
        """Note every score that is none on its scale."""
        for one in outcome.group.said:
            scale = one.scale or outcome.scale
            where = f"{one.where}, column {outcome.group.name}" if "row " in one.where else one.where
            if one.skipped:
                continue
            if one.number is None or not scale.low <= one.number <= scale.high or one.number != int(one.number):
                whole = f"a whole number from {scale.low} to {scale.high}"
                self._found.fault(
                    where, f"{shown(one.text)} is {'a word, and ' if one.text.isalpha() else ''}not {whole}"
                )

    def _check_test(self, group: Group, test: HomeTest) -> None:
        for one in group.said:
            if not one.skipped and (one.number is None or one.number > test.largest):
                why = f"{shown(one.text)} is not a number up to {test.largest:g}"
                self._found.fault(f"{one.where}, column {group.name}", why)

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


def _home_test_of(words: str) -> HomeTest | None:
    return next((test for test in HOME_TESTS.values() if key_of(words) in (test.key, key_of(test.label))), None)


def _of_doses(group: Group, kind: Kind) -> Group:
    """The same entries as doses: a cell that says no is none."""
    return replace(group, kind=kind, why="", said=[dose for one in group.said if (dose := as_dose(one))])


def _of_scores(group: Group) -> Group:
    """The same entries as scores."""
    said = [replace(one, number=score_in(one.text)[0], scale=score_in(one.text)[1]) for one in group.said]
    return replace(group, kind="score", why="", said=said)
