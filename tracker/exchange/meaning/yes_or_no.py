"""Columns that say yes or no of something that is not taken: a yes is no number, and may be anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.domain.wording.numbers import counted
from tracker.exchange.meaning.cell_values import is_empty, is_mark, is_no, number_in
from tracker.exchange.meaning.found import Group, Question, quoted

# So many scores that are all 0 or 1 are hardly scores, even of a symptom.
_MANY: Final = 20
# So many ones, and nothing else, are marks.
_SEVERAL: Final = 3


def is_yes_or_no(heading: str, cells: Sequence[str], *, known: bool) -> bool:
    """Whether the cells under a heading say yes or no, and nothing else. known: whether it is that of a symptom.

    Cells of 1 and 0 may be scores: they are a yes and a no under a question, under a name that is not that of a
    symptom, and where there are many.
    """
    filled = [cell for cell in cells if not is_empty(cell)]
    if not any(is_mark(cell) or is_no(cell) for cell in filled):
        return False
    if not all(is_mark(cell) or is_no(cell) for cell in filled):
        return False
    if not all(number_in(cell) for cell in filled):
        return True
    ones = sum(is_mark(cell) for cell in filled)
    several = ones < len(filled) or len(filled) >= _SEVERAL
    return ones > 0 and (heading.rstrip().endswith("?") or (several and not known) or len(filled) >= _MANY)


def asked_what(group: Group, counts: str | None) -> Question:
    """The question what the yes and no of a column are. counts: what its name may count, such as falls."""
    name = group.name
    yes = sum(is_mark(one.text) for one in group.said)
    no = len(group.said) - yes
    said = " and ".join(
        f"{word} {counted(count, 'time')}" for word, count in (("yes", yes), ("no", no)) if count or word == "yes"
    )
    scored = all(one.number is not None for one in group.said)
    return Question(
        f'"{name}" says {said}: what is it?',
        [
            f"keep it as notes: --as {quoted(f'{name}=note')}",
            f"leave it out: --skip {quoted(name)}",
            *([f"once for each yes: --as {quoted(f'{name}={counts}')}"] if counts else []),
            f"something taken, such as: --product {quoted(f'{name}=b12 1000 ug oral')}",
            *([f"scores that happen to be 0 and 1: --scale {quoted(f'{name}=0-10')}"] if scored else []),
        ],
    )


def no_number(group: Group) -> Question:
    """The question where somebody says that a yes is a score."""
    return Question(
        f'"{group.name}" says yes or no, which is no score of {group.words}.',
        [
            f"keep it as notes: --as {quoted(f'{group.name}=note')}",
            f"leave it out: --skip {quoted(group.name)}",
        ],
    )
