"""The names of symptoms as they are typed: what a new one may be called, and which letters name one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.language.day_words import RESERVED, Now, readings
from tracker.domain.language.grammar import SKIPPED
from tracker.domain.language.log_words import match, read_log
from tracker.domain.model.body_places import SIDES, SITE_WORDS
from tracker.domain.model.catalogue import HOME_TESTS, key_of
from tracker.domain.model.directions import said_as
from tracker.domain.model.symptom_list import ASKED, SymptomList
from tracker.errors import TrackerError, Unreadable


def refuse_meant(said: str, symptoms: SymptomList, now: Now) -> None:
    """Raise Unreadable for a name of one's own that has a meaning already."""
    try:
        (score,) = read_log([*said.split(), "5"], now=now, symptoms=symptoms).scores
    except (TrackerError, ValueError):
        return
    label = symptoms.label(score.kind, score.measure)
    own = said in {said_as(key_of(name)) for name, _ in (*symptoms.also, *symptoms.directions)}
    hint = (
        f"To forget that: tracker symptom forget {said}"
        if own
        else "Choose another name.   Your list: tracker symptom"
    )
    raise Unreadable(f'"{said}" means {label} already.', hint)


def placed(name: str, symptoms: SymptomList, now: Now) -> str | None:
    """The key of the listed symptom that ``name`` is at a place: burning feet is burning. None for another name."""
    try:
        scores = read_log([*name.split(), "5"], now=now, symptoms=symptoms).scores
    except (TrackerError, ValueError):
        return None
    keys = {
        score.measure for score in scores if score.kind == "symptom" and (score.site or score.side or score.extent)
    }
    return keys.pop() if len(keys) == 1 else None


def refuse_unusable(label: str, changed: SymptomList, key: str, now: Now) -> None:
    """Raise Unreadable for a name that has another meaning when it is typed with a score.

    changed: the list with the new name.
    """
    plain = key_of(label)
    own = {*SIDES, *SKIPPED, *SITE_WORDS, *ASKED, *RESERVED, "to"}
    hint = "Choose a name of letters, such as electric shocks: tracker symptom add ..."
    if any(letter.isdigit() for letter in label):
        raise Unreadable(f'"{label}" has a digit in it, which would be read as a score.', hint)
    if not any(letter.isalpha() for letter in label) or plain in own:
        raise Unreadable(f'"{label}" cannot be the name of a symptom.', hint)
    try:
        line = read_log([*label.split(), "5"], now=now, symptoms=changed)
    except TrackerError as error:
        raise Unreadable(f'"{label}" could not be typed with a score: {error.message}', hint) from None
    if [(score.measure, score.value) for score in line.scores] != [(key, 5.0)] or line.moment.day is not None:
        raise Unreadable(f'"{label}" with a score would be read as something else.', hint)


@dataclass(frozen=True, slots=True)
class Lost:
    """Letters that named one symptom before the list was changed, and do not name it now.

    meant: the keys of the list that begin with the letters now, or the one key that the letters mean now.
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
    """The shortest names of the list that do not name their symptom any more. Symptoms that left the list have none.

    logged: the keys of symptoms that are logged but are not on the list.
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
    """The one key that ``beginning`` means before a score, as a separate word and joined to it; else None."""
    # A score can be joined only to the letters a to z.
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
