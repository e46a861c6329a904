"""Names of symptoms that are not on the person's list: they are put on it, off the daily questions."""

from __future__ import annotations

from typing import Final, NamedTuple

from tracker.domain.language.day_words import RESERVED
from tracker.domain.language.grammar import SKIPPED
from tracker.domain.model.body_places import SIDES, SITE_WORDS
from tracker.domain.model.catalogue import key_of
from tracker.domain.model.symptom_list import LABEL_LENGTH, Choice, SymptomList
from tracker.exchange.meaning.found import Group, Question, quoted
from tracker.exchange.meaning.headings import Finder

# A symptom of such a name would change what a line means when it is typed.
_TAKEN: Final = frozenset({*RESERVED, *SIDES, *SITE_WORDS, *SKIPPED, "to"})


class Named(NamedTuple):
    """The symptom of a group: its label and key, and whether it is new on the list."""

    label: str
    key: str
    new: bool = False


class NewNames:
    """Finds the symptom of a name, or makes one. choices: those that were made, by their keys."""

    def __init__(self, symptoms: SymptomList, finder: Finder) -> None:
        self._symptoms = symptoms
        self._finder = finder
        self.choices: dict[str, Choice] = {}

    def of(self, group: Group, *, turned: bool) -> Named | Question:
        """The symptom of a group. turned: whether much of it is good, so that its name needs to say the trouble."""
        if key := self._finder.symptom(group.words):
            return self._known(key)
        label = " ".join(group.words.split())
        label = f"Poor {label[:1].lower()}{label[1:]}" if turned else label[:1].upper() + label[1:]
        plain = key_of("".join(letter for letter in label if letter.isalnum() or letter in " -"))
        if key := self._finder.symptom(label) or self._finder.symptom(plain):
            return self._known(key)
        if len(label) > LABEL_LENGTH or plain in _TAKEN or not any(letter.isalpha() for letter in label):
            shown = group.name if len(group.name) <= LABEL_LENGTH else f"{group.name[:30]}…"
            return Question(
                f'"{shown}" cannot be the name of a symptom.',
                [
                    f"say what it is: --as {quoted(f'{group.name}=tingling')}",
                    f"leave it out: --skip {quoted(group.name)}",
                ],
            )
        if plain not in self.choices:
            position = self._symptoms.choice(plain).position + len(self.choices)
            self.choices[plain] = Choice(key=plain, label=label, tracked=False, position=position)
        return Named(self.choices[plain].label, plain, new=True)

    def _known(self, key: str) -> Named:
        return Named(self._symptoms.label("symptom", key), key)
