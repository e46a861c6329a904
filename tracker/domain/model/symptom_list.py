"""The person's own list: which symptoms and home tests to ask for, in which order, with which words.

The catalogue has the known symptoms and home tests. A ``Choice`` is what the person decided about one of them, or
about their own symptom. Without any choice, the list is the catalogue's list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Literal

from tracker.domain.model.catalogue import HOME_TESTS, SYMPTOMS, TRACKED, Symptom, key_of, label_of
from tracker.domain.model.refusals import clean_text
from tracker.errors import Invalid

Asked = Literal["daily", "weekly", "monthly"]

# The least number of days between two questions.
ASKED: Final[Mapping[Asked, int]] = {"daily": 1, "weekly": 7, "monthly": 28}
LABEL_LENGTH: Final = 60
MOST_TRACKED: Final = 40
# On the list of a new journal too, without a decision. A journal that began without them keeps its list.
FROM_THE_START: Final = ("interference",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the person decided about one symptom or home test.

    key: its name in entries, which never changes; label, none, worst: its words (none for 0, worst for 10); since:
    the day from which these words hold, or None if they always did; position: its place in the list, from 1.
    """

    key: str
    label: str
    none: str = "none"
    worst: str = "worst imaginable"
    asked: Asked = "daily"
    tracked: bool = True
    position: int
    since: date | None = None

    def __post_init__(self) -> None:
        for attribute, what in (("label", "name"), ("none", "word for 0"), ("worst", "word for 10")):
            cleaned = " ".join(clean_text(getattr(self, attribute), what, longest=LABEL_LENGTH).split())
            if not cleaned:
                raise Invalid(f"The {what} is empty.", "Write a word or two.")
            object.__setattr__(self, attribute, cleaned)
        if self.asked not in ASKED:
            raise Invalid(f'"{self.asked}" is not how often something is asked.', "It is daily, weekly or monthly.")
        if not self.key or key_of(self.key) != self.key or clean_text(self.key, "name") != self.key:
            raise Invalid(f'"{self.key}" is not a key.', "It is written in small letters, with hyphens.")

    @property
    def words(self) -> tuple[str, str, str]:
        """The label and the words for 0 and for 10. Together they are one wording."""
        return self.label, self.none, self.worst


@dataclass(frozen=True, slots=True)
class Renamed:
    """A day on which the words of a symptom changed. Its scores before and after are two series."""

    day: date
    before: str
    after: str


@dataclass(frozen=True)
class SymptomList:
    """The choices that hold, and the wordings that held before them, oldest first.

    begun_with: the keys with which the list of this journal began, after those of the catalogue's list. also: the
    person's own names, each with the key that it means; directions: which end is good, for names such as ``energy``.
    """

    choices: tuple[Choice, ...] = ()
    earlier: tuple[Choice, ...] = field(default=(), repr=False)
    begun_with: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    directions: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _chosen(self) -> Mapping[str, Choice]:
        """Every choice by its key, including those with which the list began, in the order of the list."""
        found = {choice.key: choice for choice in self.choices}
        for position, key in enumerate((*TRACKED, *self.begun_with), 1):
            if key not in found:
                found[key] = replace(as_listed(key), tracked=True, position=position)
        return dict(sorted(found.items(), key=lambda item: (item[1].position, item[0])))

    @cached_property
    def known(self) -> Mapping[str, Symptom]:
        """Every symptom by its key: the person's in the order of their list, then the catalogue's."""
        own = {
            choice.key: Symptom(
                choice.key,
                choice.label,
                choice.none,
                choice.worst,
                choice.tracked,
                SYMPTOMS[choice.key].unit if choice.key in SYMPTOMS else "score",
            )
            for choice in self._chosen.values()
            if choice.key not in HOME_TESTS
        }
        return MappingProxyType(own | {key: one for key, one in SYMPTOMS.items() if key not in own})

    @cached_property
    def tracked(self) -> tuple[str, ...]:
        """The keys of the list, in its order: symptoms, counts and home tests."""
        return tuple(choice.key for choice in self._chosen.values() if choice.tracked)

    @cached_property
    def scores(self) -> tuple[str, ...]:
        """The keys of the list that are scored every day, in the order in which ``log 6 4 3`` is read."""
        return tuple(
            key
            for key in self.tracked
            if key in self.known and self.known[key].unit == "score" and self.choice(key).asked == "daily"
        )

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """The keys that the person took off their list."""
        return tuple(choice.key for choice in self._chosen.values() if not choice.tracked)

    def choice(self, key: str) -> Choice:
        """The choice about ``key``, or a choice made from the catalogue, at the end of the list."""
        found = self._chosen.get(key)
        return found or replace(as_listed(key), position=self._last + 1)

    def asked(self, key: str) -> Asked:
        """How often the current list asks for ``key``; daily for an unknown key."""
        listed = key in self._chosen or key in SYMPTOMS or key in HOME_TESTS
        return self.choice(key).asked if listed else "daily"

    @property
    def _last(self) -> int:
        return max((choice.position for choice in self._chosen.values()), default=0)

    def label(self, kind: str, name: str) -> str:
        """The printed name of a measure, test or product of this kind."""
        if kind in ("symptom", "test") and name in self._chosen:
            return self._chosen[name].label
        return label_of(kind, name)

    def due(self, last: Mapping[str, date], today: date) -> tuple[str, ...]:
        """The keys of the list to ask for today. last: the day of the last entry of each key, before today."""
        return tuple(
            key
            for key in self.tracked
            if key not in last or last[key] + timedelta(days=ASKED[self.choice(key).asked]) <= today
        )

    def renamed(self, key: str) -> tuple[Renamed, ...]:
        """The days on which the words of ``key`` changed, in order."""
        wordings = [choice for choice in (*self.earlier, self.choice(key)) if choice.key == key]
        if key in SYMPTOMS and wordings[0].since is not None:
            wordings.insert(0, as_listed(key))
        found: dict[date, Renamed] = {}
        for before, after in pairwise(wordings):
            if before.words != after.words and after.since is not None:
                first = found[after.since].before if after.since in found else before.label
                found[after.since] = Renamed(after.since, first, after.label)
        return tuple(found[day] for day in sorted(found))

    def with_choices(self, choices: Iterable[Choice]) -> SymptomList:
        """The list with ``choices``; each replaces the earlier choice with the same key."""
        new = {choice.key: choice for choice in choices}
        kept = [choice for choice in self.choices if choice.key not in new]
        gone = [choice for choice in self.choices if choice.key in new]
        return replace(self, choices=(*kept, *new.values()), earlier=(*self.earlier, *gone))

    # --- decisions: each returns the choices to store; they replace those with the same keys ---

    def added(self, key: str, *, asked: Asked | None = None) -> list[Choice]:
        """``key`` at the end of the list, or in its place with a new ``asked``. Raises Invalid."""
        choice = self.choice(key)
        changed = replace(choice, tracked=True, asked=asked or choice.asked)
        if key in self.tracked:
            return [changed]
        self._refuse_more()
        return [replace(changed, position=self._last + 1)]

    def added_own(
        self, label: str, *, asked: Asked | None = None, none: str | None = None, worst: str | None = None
    ) -> list[Choice]:
        """The person's own symptom at the end of the list. Raises Invalid."""
        self._refuse_more()
        self._refuse_taken(label)
        # Keys are typed in a shell, where an apostrophe or a bracket has a special meaning.
        plain = key_of("".join(letter for letter in label if letter.isalnum() or letter in " -"))
        self._refuse_taken(plain)
        choice = Choice(key=plain or key_of(label), label=label, asked=asked or "daily", position=self._last + 1)
        return [replace(choice, none=none or choice.none, worst=worst or choice.worst)]

    def hid(self, key: str) -> list[Choice]:
        """``key`` off the list; its entries stay."""
        return [replace(self.choice(key), tracked=False)]

    def renamed_to(
        self, key: str, today: date, *, label: str | None = None, none: str | None = None, worst: str | None = None
    ) -> list[Choice]:
        """``key`` with other words from today on. Raises Invalid when another symptom has that label."""
        if label is not None:
            self._refuse_taken(label, but=key)
        choice = self.choice(key)
        changed = replace(choice, since=today, label=label or choice.label)
        return [replace(changed, none=none or choice.none, worst=worst or choice.worst)]

    def moved(self, key: str, place: int) -> list[Choice]:
        """The choices whose place changes when ``key`` moves to ``place``, counted from 1; none if it is there."""
        others = [one for one in self.tracked if one != key]
        others.insert(place - 1, key)
        placed = [replace(self.choice(one), position=number) for number, one in enumerate(others, 1)]
        return [choice for choice in placed if choice != self.choice(choice.key)]

    def _refuse_more(self) -> None:
        if len(self.tracked) >= MOST_TRACKED:
            raise Invalid(
                f"There are {MOST_TRACKED} things on your list already.", "Hide one: tracker symptom hide NAME"
            )

    def _refuse_taken(self, label: str, *, but: str = "") -> None:
        taken = [key for key, name in self._names() if name == key_of(label) and key != but]
        if taken:
            raise Invalid(f'There is a "{taken[0]}" already.', f"To track it: tracker symptom add {taken[0]}")

    def _names(self) -> Iterable[tuple[str, str]]:
        for name, key in self.also:
            yield key, key_of(name)
        for key, symptom in self.known.items():
            yield key, key
            yield key, key_of(symptom.label)
        for key, test in HOME_TESTS.items():
            yield key, key
            yield key, key_of(test.label)


def as_listed(key: str) -> Choice:
    """A symptom or home test from the catalogue, off the list; an unknown key gets its own name as label."""
    if key in HOME_TESTS:
        return Choice(key=key, label=HOME_TESTS[key].label, asked="weekly", tracked=False, position=0)
    listed = SYMPTOMS.get(key)
    if listed is None:
        return Choice(key=key, label=label_of("symptom", key), tracked=False, position=0)
    asked: Asked = "weekly" if key == "interference" else "daily"
    return Choice(
        key=key, label=listed.label, none=listed.none, worst=listed.worst, asked=asked, tracked=False, position=0
    )


CATALOGUE: Final = SymptomList()
NEW: Final = SymptomList(begun_with=FROM_THE_START)
