"""The fewest letters that name a symptom, and what a change of the list makes of them.

With burning feet beside balance on the list, "b" is either: "ba" and "bu" are enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.language.day_words import Now, readings
from tracker.domain.language.log_words import match
from tracker.domain.model.catalogue import HOME_TESTS, key_of
from tracker.domain.model.symptom_list import SymptomList
from tracker.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Lost:
    """Letters that named one symptom before the list was changed, and no longer do.

    meant: the keys of the list that begin so now, or the one that has the letters for itself.
    """

    letters: str
    key: str
    meant: tuple[str, ...]


def shortest(key: str, *, now: Now, symptoms: SymptomList) -> str:
    """The shortest beginning of a symptom's label or key that ``log`` reads as that symptom; else the key."""
    beginnings = {name[:length]: length for name in _names(key, symptoms) for length in range(1, len(name) + 1)}
    for beginning in sorted(beginnings, key=beginnings.__getitem__):
        if not beginning.endswith("-") and _named(beginning, now, symptoms) == key:
            return beginning
    return key


def lost(before: SymptomList, after: SymptomList, *, now: Now, logged: Iterable[str] = ()) -> Sequence[Lost]:
    """Which of the shortest names of the list do not name their symptom any more; what left the list has none.

    logged: the keys of what is logged too without being on the list.
    """
    found = []
    left = set(before.tracked).difference(after.tracked)
    for key in dict.fromkeys((*before.tracked, *logged)):
        letters = shortest(key, now=now, symptoms=before)
        alone = _named(letters, now, after)
        if key in left or alone == key:
            continue
        alike = tuple(one for one in after.tracked if any(name.startswith(letters) for name in _names(one, after)))
        found.append(Lost(letters, key, (alone,) if alone else alike))
    return found


def _names(key: str, symptoms: SymptomList) -> tuple[str, str]:
    label = symptoms.label("test" if key in HOME_TESTS else "symptom", key)
    return key_of(label.replace(",", "")), key


def _named(beginning: str, now: Now, symptoms: SymptomList) -> str | None:
    """The key that it is read as, and in no other way, before a score that is a word of its own or joined to it."""
    # A score is joined to letters from a to z alone.
    joined = [[f"{beginning}6"]] if beginning.isascii() else []
    lines = [[beginning, "6"], *joined]
    keys = set()
    for words in lines:
        try:
            option = None if readings(words, 0, now) else match(words, 0, symptoms)
        except Unreadable:
            return None
        keys.add(tuple(piece.value for piece in option[1] if piece.kind == "name") if option else ())
    (key, *others) = keys
    return str(key[0]) if not others and len(key) == 1 else None
