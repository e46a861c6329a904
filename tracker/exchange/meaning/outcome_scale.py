"""The scale of the scores of a file: what is no score from 0 to 10 is asked about before it is taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor, log10
from typing import Final

from tracker.domain.wording.numbers import counted
from tracker.exchange.complaint import shown
from tracker.exchange.meaning.found import OURS, Found, Group, Question, Scale, at_name, quoted
from tracker.exchange.meaning.languages import plain, words
from tracker.exchange.meaning.looked_at import Outcome
from tracker.exchange.meaning.loose_days import is_day

# From so many scores on, a file whose scores all end at 5 or below may have a shorter scale.
_MANY: Final = 20
_SHORT: Final = range(2, 6)
# So many values that are no scores may be slips of the hand; more are of another scale.
SLIPS: Final = 2
# What is measured or counted, and so is no score even where it stays below 10.
_MEASURED: Final = words(
    "steps, weight, pulse, hr, bpm, bp, h, min, temperature, temp, hours, hrs, minutes, mins, kg, lbs, lb, km, "
    "miles, mile, calories, kcal, glucose, glasses, cups, litres, liters, ml, spo2, age, schritte, gewicht, puls, "
    "blutdruck, temperatur, stunden, std, minuten, gläser, tassen, pas, poids, pouls, température, heures, tension, "
    "pasos, peso, pulso, temperatura, horas, passi, ore, polso, battito, passos, stappen, hartslag, uren, "
    "bloeddruk, kroki, waga, tętno, godziny, godz, steg, vikt, timmar, tim, blodtryck"
)
_TWO_WORDS: Final = ("heart rate", "blood pressure", "blood sugar", "resting hr")


def is_measured(name: str) -> bool:
    """Whether a name says that its numbers are measured: steps, kilograms, hours."""
    said = [plain(word.strip("().,:?[]")) for word in name.replace("_", " ").split()]
    return bool(set(said) & _MEASURED) or any(two in " ".join(said) for two in _TWO_WORDS)


def short_scale(groups: Iterable[Group]) -> int:
    """The highest of many scores that are all below 6, which may be the end of their scale; else 0."""
    numbers = [number for group in groups if not off_scale(group, known=True) for number in _bare_numbers(group)]
    most = int(max(numbers, default=0))
    return most if len(numbers) >= _MANY and most in _SHORT else 0


def off_scale(group: Group, *, known: bool, slips: int = SLIPS) -> tuple[str, Scale | None] | None:
    """Why the values of a group are no scores from 0 to 10, and a scale that has room for them; None when they are.

    Words have no scale.
    known: whether it has the name of a symptom; slips: how many words are taken for slips of the hand.
    """
    numbers = _bare_numbers(group)
    high = [number for number in numbers if number > OURS.high]
    parts = [number for number in numbers if number <= OURS.high and number != int(number)]
    half = len(numbers) // 2
    name = f'"{group.name}"'
    odd = [one.text for one in group.said if one.number is None and not one.skipped]
    if len(odd) > max(slips, len(group.said) // 2):
        return f"{name} has entries such as {shown(odd[0])}, and a score is a number.", None
    own = [one for one in group.said if one.scale is not None]
    if len({one.scale for one in own}) > 1:
        other = next(one for one in own if one.scale != own[0].scale)
        return f"{name} has entries such as {shown(own[0].text)} and {shown(other.text)}, and no one scale.", None
    if numbers and not known and is_measured(group.name) and max(numbers) <= OURS.high:
        return f"{name} {_goes(numbers)}: is that a score from 0 to 10?", OURS
    if len(high) > SLIPS or len(high) > (max(half, SLIPS) if known else half):
        return f"{name} {_goes(numbers)}, which is no score from 0 to 10.", Scale(0, _with_room(max(numbers)))
    if parts and max(numbers) <= 1 and len(numbers) > SLIPS:
        return f"{name} {_goes(numbers)}, which is no score from 0 to 10.", Scale(0, 1)
    if not high and (len(parts) > SLIPS or (parts and not known and len(parts) > half)):
        said = counted(len(parts), "value") + " with decimals"
        return f"{name} has {said}, such as {parts[0]:g}, and a score is a whole number.", OURS
    return None


def asked_for_scale(group: Group, why: str, scale: Scale | None, directions: Sequence[tuple[str, str]]) -> Question:
    """The question about values that are no scores. directions: each in words, with the option that says it."""
    name = group.name
    if scale is None:
        return Question(
            why,
            [f"keep it as notes: --as {quoted(f'{name}=note')}", f"leave it out: --skip {quoted(name)}"],
        )
    rounded = "rounded" if scale == OURS and "decimals" in why else "a score"
    said = f"--scale {quoted(f'{name}={scale}')}"
    return Question(
        why,
        [
            f"leave it out: --skip {quoted(name)}",
            f"keep it as notes: --as {quoted(f'{name}=note')}",
            *(f"{rounded}, {words}: {said} {option}" for words, option in directions),
            *([] if directions else [f"{rounded}: {said}"]),
        ],
    )


def check_scores(found: Found, outcome: Outcome, *, rounded: bool) -> None:
    """Note every score that is none on its scale. rounded: whether a value between two whole ones is one."""
    for one in outcome.group.said:
        scale = one.scale or outcome.scale
        between = rounded or scale != OURS
        if one.skipped:
            continue
        number = one.number
        if number is None or not scale.low <= number <= scale.high or (number != int(number) and not between):
            wanted = f"a {'' if between else 'whole '}number from {scale.low} to {scale.high}"
            found.fault(at_name(one.where, outcome.group.name), f"{shown(one.text)} is {_what(one.text)}not {wanted}")


def _what(text: str) -> str:
    if is_day(text):
        return "a day, as a spreadsheet makes one of 3-4, and "
    return "a word, and " if text.isalpha() else ""


def _goes(numbers: Sequence[float]) -> str:
    low, high = min(numbers), max(numbers)
    return f"is {low:g}" if low == high else f"goes from {low:g} to {high:g}"


def _bare_numbers(group: Group) -> list[float]:
    """The numbers of a group that do not name their scale themselves."""
    return [one.number for one in group.said if one.number is not None and one.scale is None]


def _with_room(most: float) -> int:
    """The next 1, 2 or 5 with zeros that is not below a number."""
    ten = 10 ** floor(log10(most))
    return int(next(step * ten for step in (1, 2, 5, 10) if step * ten >= most))
