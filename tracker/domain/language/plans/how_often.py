"""The words for how often: one rule of a plan, such as ``every 8 weeks``, ``3 times a week``, ``mon wed fri``.

every 10 to 12 weeks     alternate days     once daily        twice a day        as needed
mondays and thursdays    weekdays           every 2 weeks on monday              every morning
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.language.plans.plan_counts import RANGE, TIMES, UNITS, Often, number_of, often_counted
from tracker.domain.language.plans.plan_days import EVERY, MOMENTS, moment_at, phrase_at, weekdays_at
from tracker.domain.model.phase import Unit
from tracker.domain.model.units import COUNTED, DOSE_UNITS
from tracker.errors import Unreadable

HOW_OFTEN: Final = "daily, twice a day, 3 times a week, every 8 weeks, mon wed fri, as needed"
_NAMED: Final[dict[str, tuple[int, Unit]]] = {
    "daily": (1, "days"),
    "weekly": (1, "weeks"),
    "fortnightly": (2, "weeks"),
    "monthly": (1, "months"),
    "quarterly": (3, "months"),
    "yearly": (12, "months"),
    "annually": (12, "months"),
    "od": (1, "days"),
    "qd": (1, "days"),
    "eod": (2, "days"),
    "qod": (2, "days"),
}
_TWO_MEANINGS: Final[dict[str, Unit]] = {"biweekly": "weeks", "bimonthly": "months"}
# As doctors write them.
_A_DAY: Final = {"bd": 2, "bid": 2, "tds": 3, "tid": 3, "qds": 4, "qid": 4}
_ORDINALS: Final = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twelfth": 12}
# German: so many in the morning, at noon, in the evening, at night.
_A_MARK: Final = re.compile(r"[0-9](?:-[0-9]){2,3}")
_MARKS: Final = ("in the morning", "at noon", "in the evening", "at night")
_Q: Final = re.compile(r"q([1-9][0-9]?)(h|d|w|m|wk|wks|mo)")
_Q_UNITS: Final[dict[str, Unit]] = {
    "d": "days",
    "w": "weeks",
    "wk": "weeks",
    "wks": "weeks",
    "m": "months",
    "mo": "months",
}
_WITH_NUMBER: Final = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?-(weekly|monthly)")
_NEEDED: Final = (
    "as needed",
    "when needed",
    "if needed",
    "as required",
    "when required",
    "if required",
    "as and when",
    "as and when needed",
    "as and when required",
    "on demand",
    "when necessary",
    "as necessary",
    "if necessary",
    "prn",
)
_OPEN: Final = (
    "when the doctor says",
    "when my doctor says",
    "as the doctor says",
    "as directed",
    "when told",
    "as told",
)


def often(words: Sequence[str], start: int) -> Often | None:
    """How often, at a word; None where no such words begin.

    Raises Unreadable for what is certainly meant so but has two meanings, or none that a plan can have.
    """
    for read in (_no_times, _named, often_counted, _weekdays, _interval, _each_unit, _moment):
        found = read(words, start)
        if found is not None:
            return _with_weekdays(words, start, found)
    return None


def _no_times(words: Sequence[str], start: int) -> Often | None:
    if length := phrase_at(words, start, _NEEDED):
        return Often(length, {"as_needed": True})
    if length := phrase_at(words, start, _OPEN):
        return Often(length)
    return None


def _named(words: Sequence[str], start: int) -> Often | None:
    word = words[start]
    if word in _TWO_MEANINGS:
        unit = _TWO_MEANINGS[word]
        raise Unreadable(
            f'"{word}" could be twice in one or once in two {unit}.',
            f"Write: every 2 {unit}   or: twice a {unit[:-1]}",
        )
    if word in _NAMED:
        every, unit = _NAMED[word]
        return Often(1, {"every": every, "unit": unit})
    if word in _A_DAY:
        return Often(1, {"every": 1, "unit": "days", "doses": _A_DAY[word]})
    if _A_MARK.fullmatch(word):
        return _marked(word)
    if found_q := _Q.fullmatch(word):
        every, unit_q = int(found_q[1]), found_q[2]
        if unit_q == "h":
            raise _refuse_hours(every)
        return Often(1, {"every": every, "unit": _Q_UNITS[unit_q]})
    if word == "nightly":
        return Often(1, {"every": 1, "unit": "days"}, "at night")
    if numbered := _WITH_NUMBER.fullmatch(word):
        most = None if numbered[2] is None else int(numbered[2])
        return Often(1, {"every": int(numbered[1]), "unit": f"{numbered[3].removesuffix('ly')}s", "most": most})
    if (found := RANGE.fullmatch(word)) and words[start + 1 : start + 2] in (["weekly"], ["monthly"]):
        unit = "weeks" if words[start + 1] == "weekly" else "months"
        return Often(2, {"every": int(found[1]), "unit": unit, "most": int(found[2])})
    if word == "alternate" and (one := UNITS.get(_word(words, start + 1))):
        return Often(2, {"every": 2 * one[0], "unit": one[1]})
    if word in ("once", "on"):
        found_after = _named(words, start + 1) if start + 1 < len(words) else None
        return found_after and Often(1 + found_after.length, found_after.rule, found_after.note)
    return None


def _weekdays(words: Sequence[str], start: int) -> Often | None:
    found = weekdays_at(words, start)
    return found and Often(found[2], {"every": found[1], "unit": "weeks", "weekdays": found[0]})


def _with_weekdays(words: Sequence[str], start: int, found: Often) -> Often:
    """The same with the weekdays behind it: weekly on monday, every 2 weeks on friday."""
    place = start + found.length
    if found.rule.get("unit") != "weeks" or found.rule.get("weekdays") or found.rule.get("most"):
        return found
    named = weekdays_at(words, place) if place < len(words) and words[place] not in EVERY else None
    if named is None:
        return found
    doses, (days, _, length) = found.rule.get("doses", 1), named
    if doses not in (1, len(days)):
        raise Unreadable(
            f"{doses} times a week, and {len(days)} days of the week: they do not agree.", "Write one of the two."
        )
    rule = {key: value for key, value in found.rule.items() if key != "doses"} | {"weekdays": days}
    return Often(found.length + length, rule, found.note)


def _interval(words: Sequence[str], start: int) -> Often | None:
    """An interval: every 8 weeks, every other day, every 10 to 12 weeks, every alternate day, each month."""
    word, following, third = (_word(words, start + n) for n in range(3))
    single = word in ("one", "an", "a") or (word == "1" and _word(words, start - 1) in DOSE_UNITS)
    if single and (following in EVERY or (following in TIMES and third in EVERY)):
        # One every 3 months, an injection every 8 weeks.
        skipped = 1 if following in EVERY else 2
        rest = _interval(words, start + skipped)
        return rest and Often(rest.length + skipped, rest.rule, rest.note)
    if word == "between" and third == "and" and (least := number_of(following)):
        return _range(words, start, least, number_of(_word(words, start + 3)) or 0, 4)
    if word not in EVERY:
        return None
    if (ordinal := _ORDINALS.get(following) or _ordinal(following)) and third in UNITS:
        every, unit = UNITS[third]
        return Often(3, {"every": ordinal * every, "unit": unit})
    if following in UNITS:
        every, unit = UNITS[following]
        return Often(2, {"every": every, "unit": unit})
    if following in ("other", "second", "alternate") and third in UNITS:
        every, unit = UNITS[third]
        return Often(3, {"every": 2 * every, "unit": unit})
    if (third in ("to", "or", "-") and (most := number_of(_word(words, start + 3)))) and (
        least := number_of(following)
    ):
        return _range(words, start, least, most, 4)
    if found := RANGE.fullmatch(following):
        return _range(words, start, int(found[1]), int(found[2]), 2)
    count = number_of(following) if following else None
    if count and third in UNITS:
        every, unit = UNITS[third]
        return Often(3, {"every": count * every, "unit": unit})
    if count and third in ("hours", "hour", "hrs", "h"):
        raise _refuse_hours(count)
    if length := moment_at(words, start):
        return Often(length, {"every": 1, "unit": "days"}, " ".join(words[start : start + length]))
    raise Unreadable(f'I could not read "{" ".join(words[start : start + 3])}".', f"Write: {HOW_OFTEN}")


def _marked(word: str) -> Often:
    """1-0-1: one in the morning and one in the evening. Raises Unreadable for more than one at a time."""
    counts = [int(count) for count in word.split("-")]
    said = [f"{count} {when}" for count, when in zip(counts, _MARKS, strict=False) if count]
    doses = sum(count > 0 for count in counts)
    if not doses or max(counts) > 1:
        raise Unreadable(
            f'"{word}" is {" and ".join(said) or "nothing"}; a plan has one amount.',
            "Write how much each time, then: once a day, twice a day, 3 times a day",
        )
    note = " and ".join(when for count, when in zip(counts, _MARKS, strict=False) if count)
    return Often(1, {"every": 1, "unit": "days", "doses": doses}, note)


def _refuse_hours(count: int) -> Unreadable:
    times = 24 // count if count <= 24 and 24 % count == 0 else 0
    same = {1: "daily", 2: "twice a day"}.get(times, f"{times} times a day")
    hint = f'Write: {same} --note "every {count} hours"' if times else f"Write: {HOW_OFTEN}"
    return Unreadable(f'"every {count} hours": a plan counts days and doses a day.', hint)


def _ordinal(word: str) -> int | None:
    found = re.fullmatch("([0-9]{1,3})(?:st|nd|rd|th)", word)
    return int(found[1]) if found else None


def _range(words: Sequence[str], start: int, least: int, most: int, length: int) -> Often:
    unit_word = _word(words, start + length)
    if unit_word not in UNITS:
        raise Unreadable(
            f'I could not read "{" ".join(words[start : start + length + 1])}".', "Write: every 10 to 12 weeks"
        )
    if not most:
        raise Unreadable(
            f'I could not read "{" ".join(words[start : start + length])}".', "Write: every 10 to 12 weeks"
        )
    every, unit = UNITS[unit_word]
    return Often(length + 1, {"every": least * every, "unit": unit, "most": most * every})


def _each_unit(words: Sequence[str], start: int) -> Often | None:
    """An amount for each span: 1000 ug a day, 1 tablet per week. Two tablets a day could be two doses."""
    if words[start] not in ("a", "an", "per") or _word(words, start + 1) not in UNITS or start == 0:
        return None
    counted, before = words[start - 1], _word(words, start - 2) if start > 1 else ""
    number = number_of(before) if before else None
    if DOSE_UNITS.get(counted) in COUNTED and number != 1:
        span, one = words[start + 1], counted.removesuffix("s")
        raise Unreadable(
            f'"{before} {counted} {" ".join(words[start : start + 2])}" could be one dose or several.',
            f"Write: {before} {counted} once a {span}   or: 1 {one} {_times_text(number)} a {span}",
        )
    every, unit = UNITS[words[start + 1]]
    return Often(2, {"every": every, "unit": unit})


def _times_text(number: int | None) -> str:
    return "twice" if number in (None, 2) else f"{number} times"


def _moment(words: Sequence[str], start: int) -> Often | None:
    """Parts of the day: mornings, in the evening, morning and night."""
    length = moment_at(words, start)
    if not length:
        return None
    said = list(words[start : start + length])
    doses = sum(word in MOMENTS for word in said) if "and" in said else 1
    return Often(length, {"every": 1, "unit": "days", "doses": doses}, " ".join(said))


def _word(words: Sequence[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
