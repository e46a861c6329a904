"""What becomes of the scores under one name of a file: a symptom, a home test, or a question."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.model.catalogue import HOME_TESTS, HomeTest, key_of
from tracker.domain.model.directions import said_as
from tracker.domain.model.remembered import GOOD
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.exchange.complaint import shown
from tracker.exchange.meaning.found import OURS, Found, Group, Question, Scale, at_name, quoted
from tracker.exchange.meaning.headings import Finder, blood_test_of, good_when_high, is_balance
from tracker.exchange.meaning.import_answers import ALL, Answers
from tracker.exchange.meaning.looked_at import Outcome
from tracker.exchange.meaning.new_names import NewNames
from tracker.exchange.meaning.outcome_scale import SLIPS, asked_for_scale, check_scores, off_scale, short_scale


class Scores:
    """Decides about the groups of scores of one file. questions: what has to be asked, as it is found."""

    def __init__(self, found: Found, groups: Sequence[Group], answers: Answers, symptoms: SymptomList) -> None:
        self._found = found
        self._answers = answers
        self._symptoms = symptoms
        self.finder = Finder(symptoms)
        self.questions: list[Question] = []
        self._names = NewNames(symptoms, self.finder)
        left = [group for group in groups if key_of(group.name) not in answers.skipped and group.kind == "score"]
        # Where strength or energy are scored, balance is likely to be scored the same way.
        self._good_file = any(self._is_good(group.words) for group in left)
        self._short = short_scale(
            group for group in left if group.scale is None and group.said and self._asks_scale(group)
        )
        self._asked_scale = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The symptoms to put on the list."""
        return tuple(self._names.choices.values())

    def outcome(self, group: Group) -> Outcome:
        """What becomes of a group, with ``?`` for a question."""
        key = self.finder.symptom(group.words)
        if key and self._symptoms.known[key].unit == "count":
            return Outcome(group, self._symptoms.label("symptom", key), key=key, unit="count")
        if key is None and (test := _home_test_of(group.words)):
            self._check_test(group, test)
            return Outcome(group, test.label, key=test.key, unit=test.unit, kind="test")
        if key is None and (question := self._no_symptom(group)):
            return self._asked(group, question)
        name = key_of(group.name)
        scale = self._scale(group, name)
        if isinstance(scale, Question):
            return self._asked(group, scale)
        turned = self._turned(group, name)
        if isinstance(turned, Question):
            return self._asked(group, turned)
        named = self._names.of(group, turned=turned)
        if isinstance(named, Question):
            return self._asked(group, named)
        label, key, new = named
        says = (
            [f"10 = {self._symptoms.known[key].worst}"] if is_balance(group.words) and not turned and not new else []
        )
        if turned:
            says.append(f"turned round: {scale.high} becomes 0")
        if scale != OURS:
            says.append(f"{scale} becomes 0-10")
        if new:
            near = self.finder.near(group.words)
            says.append(
                "new on your list, 10 = worst, not asked for daily"
                + (f"; or did you mean {near[0]}?" if near else "")
            )
        why = "; ".join(filter(None, (*says, group.why)))
        outcome = Outcome(
            group, label, why, key=key, scale=scale, turned=turned, site=group.site, side=group.side, new=new
        )
        check_scores(self._found, outcome, rounded=name in self._answers.scales)
        return outcome

    def _asked(self, group: Group, question: Question) -> Outcome:
        self.questions.append(question)
        return Outcome(group, "?")

    def _no_symptom(self, group: Group) -> Question | None:
        """What has to be asked about a name that cannot be that of a symptom."""
        leave = f"leave it out: --skip {quoted(group.name)}"
        if blood_test_of(group.words) and group.better is None:
            return Question(
                f'"{group.name}" is a blood test, and no column has its unit.',
                [f"keep it as notes: --as {quoted(f'{group.name}=note')}", leave],
            )
        if self.finder.part_of_day(group.words):
            return Question(
                f'"{group.name}" is a part of the day: of which symptom?',
                [f"for example: --as {quoted(f'{group.name}=tingling {group.words}')}", leave],
            )
        return None

    # --- which end is good ---

    def _turned(self, group: Group, name: str) -> bool | Question:
        if name in self._answers.better:
            return True
        known = dict(self._symptoms.directions).get(said_as(key_of(group.words)))
        if group.better is None and known is not None:
            return known == GOOD
        if self._may_be_good(group):
            ways = [*self._directions(group), ("leave it out", f"--skip {quoted(group.name)}")]
            return Question(
                f'"{group.name}": is a high value good or bad?',
                [f"{words.removeprefix('high = ')}: {option}" for words, option in ways],
            )
        if group.better:
            return Question(
                f'"{group.name}" says that a high value is good.',
                [f"turn it round: --higher-is-better {quoted(group.name)}"],
            )
        return False

    def _directions(self, group: Group) -> list[tuple[str, str]]:
        return [
            ("high = good", f"--higher-is-better {quoted(group.name)}"),
            ("high = bad", f"--as {quoted(f'{group.name}={self._trouble(group)}')}"),
        ]

    def _may_be_good(self, group: Group) -> bool:
        """Whether nobody says which end of a name is good that may be good when it is high."""
        return group.better is None and (self._is_good(group.words) or self._balance_is_good(group.words))

    def _is_good(self, words: str) -> bool:
        """Whether much of it may be good. The very key of a symptom of ours, with its hyphen, is of the trouble."""
        return good_when_high(words) and not ("-" in words and self.finder.symptom(words))

    def _balance_is_good(self, words: str) -> bool:
        """Whether balance may be good when it is high: beside energy and the like, or by a name that is not ours."""
        return is_balance(words) and (self._good_file or not self.finder.symptom(words))

    def _trouble(self, group: Group) -> str:
        """What a name is called when much of it is bad."""
        key = self.finder.symptom(group.words)
        return self._symptoms.label("symptom", key) if key else f"{group.words} trouble"

    # --- scale ---

    def _scale(self, group: Group, name: str) -> Scale | Question:
        """The scale of a group, or what has to be asked about it."""
        if said := self._answers.scales.get(name) or group.scale:
            return said
        known = bool(self.finder.symptom(group.words)) or group.better is False
        off = off_scale(group, known=known, slips=0 if self._may_be_good(group) else SLIPS)
        everywhere = self._answers.scales.get(ALL)
        if off is not None and (not off[1] or not everywhere or everywhere == OURS or off[1].high > everywhere.high):
            decided = name in self._answers.better or not self._may_be_good(group)
            return asked_for_scale(group, *off, [] if decided else self._directions(group))
        if everywhere:
            return everywhere
        if self._short and not self._asked_scale and any(one.number is not None for one in group.said):
            self._asked_scale = True
            self.questions.append(
                Question(
                    f"No score is above {self._short}: 0 to {self._short}, or 0 to 10?",
                    [f"--scale 0-{self._short}", "--scale 0-10"],
                )
            )
        return OURS

    def _asks_scale(self, group: Group) -> bool:
        """Whether nobody has said the scale of a group of scores."""
        key = self.finder.symptom(group.words)
        said = ALL in self._answers.scales or key_of(group.name) in self._answers.scales
        return not said and (key is None or self._symptoms.known[key].unit == "score")

    def _check_test(self, group: Group, test: HomeTest) -> None:
        for one in group.said:
            if not one.skipped and (one.number is None or one.number > test.largest):
                self._found.fault(
                    at_name(one.where, group.name), f"{shown(one.text)} is not a number up to {test.largest:g}"
                )


def _home_test_of(words: str) -> HomeTest | None:
    return next((test for test in HOME_TESTS.values() if key_of(words) in (test.key, key_of(test.label))), None)
