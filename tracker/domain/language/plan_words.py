"""The words of ``tracker plan``: what the doctor said, from the first dose on.

shot hydroxocobalamin 1 mg im every 8 weeks          take folate 5 mg daily
shot b12 1 mg alternate days until told otherwise then every 2 months
shot b12 1 mg weekly x 8 then monthly                take b12 1000 ug once a week
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.language import dose_words
from tracker.domain.language.day_words import VAGUE, count_of
from tracker.domain.language.grammar import words_of
from tracker.domain.model.body_places import places_text
from tracker.domain.model.calendar_names import WEEKDAYS
from tracker.domain.model.phase import Phase, Unit
from tracker.domain.model.records import Dose
from tracker.errors import Unreadable

_EXAMPLE: Final = "For example: tracker plan shot hydroxocobalamin 1 mg every 8 weeks"
_NAMED: Final[dict[str, tuple[int, Unit]]] = {
    "daily": (1, "days"),
    "weekly": (1, "weeks"),
    "fortnightly": (2, "weeks"),
    "biweekly": (0, "weeks"),
    "bimonthly": (0, "months"),
    "monthly": (1, "months"),
    "quarterly": (3, "months"),
    "yearly": (12, "months"),
    "annually": (12, "months"),
}
_UNITS: Final[dict[str, tuple[int, Unit]]] = {
    "day": (1, "days"),
    "days": (1, "days"),
    "week": (1, "weeks"),
    "weeks": (1, "weeks"),
    "wk": (1, "weeks"),
    "wks": (1, "weeks"),
    "fortnight": (2, "weeks"),
    "month": (1, "months"),
    "months": (1, "months"),
    "year": (12, "months"),
    "years": (12, "months"),
}
_TIMES: Final = re.compile(r"x([0-9]{1,6})|([0-9]{1,6})x")
_ONCE: Final = frozenset({"once", "1x"})
_WITH_NUMBER: Final = re.compile(r"([0-9]{1,4})-(weekly|monthly)")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What is planned, as it was said. route: ``injection`` or ``oral`` if none was said."""

    product: str
    form: str | None
    route: str
    amount: float | None
    unit: str | None
    phases: tuple[Phase, ...]


def read_plan(
    arguments: Sequence[str], *, injected: bool, recent: Sequence[Dose], product: str | None = None
) -> PlanLine:
    """The plan in ``arguments``. product: a name given as an option.

    Raises Unreadable for anything that cannot be read for certain.
    """
    words = words_of(arguments)
    _refuse_weekdays(words)
    begin = next((index for index in range(len(words)) if _interval(words, index) is not None), None)
    said = words[:begin]
    _refuse_no_plan(words, said)
    if begin is None:
        raise Unreadable("How often?", f"Write it at the end: {_HOW_OFTEN}")
    dose = dose_words.read_product(said, injected=injected, recent=recent, product=product)
    if dose.product is None:
        raise Unreadable("What is planned?", _EXAMPLE)
    if dose.skipped or dose.places:
        unsaid = "skipped" if dose.skipped else places_text(dose.places)
        raise Unreadable(f'"{unsaid}" goes with a dose; a plan says what, how much and how often.', _EXAMPLE)
    route = dose.route or ("injection" if injected else "oral")
    return PlanLine(dose.product, dose.form, route, dose.amount, dose.unit, _phases(words[begin:]))


def _phases(words: Sequence[str]) -> tuple[Phase, ...]:
    found: list[Phase] = []
    place = 0
    while place < len(words):
        interval = _interval(words, place)
        if interval is None:
            raise Unreadable(f'I could not read "{" ".join(words[place:])}" as part of a plan.', _EXAMPLE)
        length, every, unit = interval
        place += length
        times, used = _times(words, place)
        place += used
        told = _told(words, place)
        place += told
        found.append(Phase(every, unit, times))
        if place == len(words):
            break
        if words[place] != "then":
            raise Unreadable(f'I could not read "{" ".join(words[place:])}" as part of a plan.', _EXAMPLE)
        if times is None and not told:
            raise Unreadable(
                f'How long "{" ".join(words[place - length : place])}" lasts before "then" was not said.',
                'Write "x 8" for eight doses, or "until told otherwise".',
            )
        place += 1
        if place == len(words):
            raise Unreadable('Something is missing after "then".', _EXAMPLE)
    return tuple(found)


def _interval(words: Sequence[str], start: int) -> tuple[int, int, Unit] | None:
    """The number of words, and their interval: ``every 8 weeks``, ``alternate days``, ``monthly``."""
    word, following, third = [*words[start : start + 3], "", "", ""][:3]
    if word in _NAMED:
        every, unit = _NAMED[word]
        if not every:
            raise Unreadable(f'"{word}" could be twice in one or once in two {unit}.', f"Write: every 2 {unit}")
        return 1, every, unit
    if numbered := _WITH_NUMBER.fullmatch(word):
        return 1, int(numbered[1]), "weeks" if numbered[2] == "weekly" else "months"
    if word in _ONCE and following in ("a", "per") and third in _UNITS:
        return 3, *_UNITS[third]
    if word in ("once", "on"):
        found = _interval(words, start + 1) if following else None
        return found and (1 + found[0], *found[1:])
    if word == "alternate" and following in ("day", "days"):
        return 2, 2, "days"
    if word not in ("every", "each"):
        return None
    if following in _UNITS:
        return 2, *_UNITS[following]
    if following in ("other", "second") and third in _UNITS:
        every, unit = _UNITS[third]
        return 3, 2 * every, unit
    count = count_of(following)
    if count and third in _UNITS:
        every, unit = _UNITS[third]
        return 3, count * every, unit
    if following in _PARTS_OF_A_DAY:
        raise Unreadable(f'"{word} {following}" names a time of the day; a plan counts days.', _WITH_A_NOTE)
    raise Unreadable(f'I could not read "{" ".join(words[start : start + 3])}".', f"Write: {_HOW_OFTEN}")


def _times(words: Sequence[str], start: int) -> tuple[int | None, int]:
    """How many doses (``x 8``, ``x8``, ``8 times``, ``for 8 doses``), and the number of words."""
    rest = list(words[start : start + 3])
    if rest and (glued := _TIMES.fullmatch(rest[0])):
        return int(glued[1] or glued[2]), 1
    offset = 1 if rest and rest[0] in ("x", "for") else 0
    count = count_of(rest[offset]) if len(rest) > offset else None
    if count is None:
        if offset:
            raise Unreadable(f'How many after "{rest[0]}"?', "Write: x 8, or: for 8 doses")
        return None, 0
    named = len(rest) > offset + 1 and rest[offset + 1] in ("times", "doses", "injections", "tablets")
    if (not offset and not named) or (rest[0] == "for" and not named):
        raise Unreadable(f'I could not tell what "{rest[offset]}" counts.', "Write: x 8, or: for 8 doses")
    return count, offset + 1 + named


def _told(words: Sequence[str], start: int) -> int:
    """The number of words that mean ``until told otherwise``."""
    if start < len(words) and words[start] == "until":
        for end in range(start + 1, len(words) + 1):
            if end == len(words) or words[end] == "then":
                said = " ".join(words[start + 1 : end])
                if said in (
                    "told otherwise",
                    "told",
                    "further notice",
                    "no further improvement",
                    "improved",
                    "no better",
                ):
                    return end - start
                raise Unreadable(f'I could not read "{f"until {said}".strip()}".', "Write: until told otherwise")
    return 0


_HOW_OFTEN: Final = "daily, once a week, every 2 days, every 8 weeks, every 3 months"


_WITH_A_NOTE: Final = 'Write: daily, and when in a note: daily --note "with breakfast"'


_SEVERAL_NOTED: Final = 'Write: daily, and how often in a note: daily --note "morning and evening"'


_PARTS_OF_A_DAY: Final = VAGUE | {"mornings", "evenings", "nights", "bedtime", "breakfast", "lunch", "dinner", "meal"}


_SEVERAL: Final = re.compile(r"twice|thrice|times|hourly|hours?|[0-9]{1,3}x|x[0-9]{1,3}")


_WITHIN_A_DAY: Final = frozenset({"daily", "day", "days", "hourly", "hour", "hours", *_PARTS_OF_A_DAY})


_LONGER: Final = frozenset({"weekly", "week", "wk", "monthly", "month", "year", "fortnight"})


_WEEKDAYS: Final = frozenset(form for name in WEEKDAYS for form in (name, f"{name}s", name[:3]))


_MOST_WEEKS: Final = 52


def _refuse_weekdays(words: Sequence[str]) -> None:
    """Raise Unreadable when the words name days of the week. A product's name may contain one."""
    named = [place for place, word in enumerate(words) if word in _WEEKDAYS]
    if len(named) > 1:
        said = " ".join(words[named[0] : named[-1] + 1])
        raise _uneven(said)
    if named and words[named[0] - 1] in ("every", "each", "on"):
        raise Unreadable(
            f'"{words[named[0]]}" is a day of the week; a plan counts days from a date on.',
            "For one day a week: weekly --grid --from DAY   with the date of the first",
        )


def _refuse_no_plan(words: Sequence[str], said: Sequence[str]) -> None:
    """Raise Unreadable for several doses in one interval, or for "8 weekly", which has two meanings.

    said: the words before the interval; all words when there is no interval.
    """
    place = next((place for place, word in enumerate(said) if _SEVERAL.fullmatch(word)), None)
    if place is not None:
        first = place - 1 if place and words[place] in ("times", "hours") and words[place - 1] != "mg" else place
        last = next((end for end in range(place, len(words)) if words[end] in _WITHIN_A_DAY | _LONGER), place)
        phrase = " ".join(words[first : last + 1])
        if words[last] in _LONGER:
            raise _uneven(phrase)
        raise Unreadable(f'"{phrase}" is several doses a day; a plan counts days.', _SEVERAL_NOTED)
    if len(said) > 1 and said[-1].isdecimal() and 2 <= int(said[-1]) <= _MOST_WEEKS and len(said) < len(words):
        word = words[len(said)]
        if word in ("weekly", "monthly"):
            unit = word.removesuffix("ly")
            raise Unreadable(
                f'"{said[-1]} {word}" could be every {said[-1]} {unit}s, or {said[-1]} doses, one a {unit}.',
                f"Write: every {said[-1]} {unit}s   or: {word} x {said[-1]}",
            )


def _uneven(said: str) -> Unreadable:
    return Unreadable(
        f'"{said}" is not one number of days from each dose to the next, which is what a plan counts.',
        "Ask for the number of days between two doses. Without a plan, log each dose when it is taken.",
    )
