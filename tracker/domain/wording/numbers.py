"""Numbers, amounts, counts and differences in words."""

from __future__ import annotations

import re
from typing import Final

from tracker.domain.model.printable import printable
from tracker.domain.model.units import COUNTED, in_other_units

_PLURALS: Final = {"patch": "patches", "gummy": "gummies"}
_COMPARATORS: Final = {"<": "less than ", "<=": "at most ", ">=": "at least ", ">": "more than "}
_SIGNS: Final = {"<=": "≤", ">=": "≥"}
_SPOKEN: Final = {"≥ ": "at least", "≤ ": "at most", "< ": "less than", "> ": "more than"}
_PLUS: Final = re.compile(r"\+(?=[0-9])")
_MINUS: Final = re.compile(r"−(?=[0-9])")
_DASH: Final = re.compile(r"(?<=[0-9])–(?=[0-9])")
# The same units, spelled with the micro sign.
# Nothing that is calculated is known to more.
_MOST_DECIMALS: Final = 9
_MICRO: Final = {"ug": "µg", "ug/L": "µg/L", "umol/L": "µmol/L"}


def number_text(value: float) -> str:
    """A number as a person writes it, not rounded: 6, 0.34, 2000."""
    if float(value).is_integer():
        return str(int(value))
    shown = repr(value)
    if "e-" not in shown:
        return shown
    digits, exponent = shown.split("e-")
    return "0." + "0" * (int(exponent) - 1) + digits.replace(".", "")


def one_decimal(value: float) -> str:
    """A mean, a median or a quartile: 5, 4.5; never -0."""
    return _without_zeros(f"{value:.1f}")


def signed(value: float) -> str:
    """A difference in points, with its sign: "+1.0", "−0.4"; "0" when it rounds to nothing."""
    text = f"{value:+.1f}"
    return "0" if float(text) == 0 else text.replace("-", "−")


def limit_text(value: float) -> str:
    """An end of an interval, with its sign: "−0.6". Only 0 is "0": what is near it gets more decimals, "+0.03"."""
    for decimals in range(1, _MOST_DECIMALS):
        text = f"{value:+.{decimals}f}"
        if float(text) != 0:
            return text.replace("-", "−")
    return "0"


def interval_text(mean: float, low: float, high: float) -> str:
    """A difference with its 95 % interval, as it is printed: "−1.5 (−2.4 to −0.6)"."""
    return f"{signed(mean)} ({limit_text(low)} to {limit_text(high)})"


def interval_typed(mean: float, low: float, high: float) -> str:
    """The same for a terminal, with keyboard characters only: "-1.5 points (95 % interval -2.4 to -0.6)"."""
    return f"{signed(mean)} points (95 % interval {limit_text(low)} to {limit_text(high)})".replace("−", "-")


def interval_spoken(low: float, high: float) -> str:
    """The interval in words: "95 percent interval from 2.4 points lower to 0.6 points lower"."""
    return f"95 percent interval from {_points(limit_text(low))} to {_points(limit_text(high))}"


def points_text(value: float, none: str = "0 points") -> str:
    """A difference in words: "1.5 points lower". none: the text when it rounds to nothing."""
    return none if signed(value) == "0" else _points(signed(value))


def allowed_text(low: float, high: float) -> str:
    """What an interval that holds 0 still allows: "from 2.2 better to 0.9 worse"."""
    better, worse = limit_text(low).lstrip("−"), limit_text(high).lstrip("+")
    return f"from {better} better to {worse} worse"


def _points(text: str) -> str:
    if text == "0":
        return "0 points"
    return f"{text[1:]} points {'lower' if text[0] == '−' else 'higher'}"


def in_how_many_text(worse: int, better: int, equal: int) -> str:
    """In how many cycles which way: "worse in 3, better in 2, equal in 1 of 6 cycles"; none better: without that."""
    others = [f"{word} in {count}" for word, count in (("better", better), ("equal", equal)) if count]
    return f"{', '.join([f'worse in {worse}', *others])} of {counted(worse + better + equal, 'cycle')}"


def share_text(share: float) -> str:
    """A share between 0 and 1: "85 %"."""
    return f"{share:.0%}".replace("%", " %")


def counted(number: int, thing: str) -> str:
    """``1 entry``, ``2 entries``, ``1,000 days``."""
    if number == 1:
        return f"1 {thing}"
    return (
        f"{number:,} {thing[:-1]}ies" if thing.endswith("y") and thing[-2] not in "aeiou" else f"{number:,} {thing}s"
    )


def rounded_up(number: int, step: int, most: int) -> str:
    """A number that is only about right: "about 120", "more than 1,000"."""
    rounded = -(-number // step) * step
    return f"about {rounded:,}" if rounded <= most else f"more than {most:,}"


def comparator_text(comparator: str | None) -> str:
    """``less than ``, ``at least `` and so on, before a number; empty without one."""
    return _COMPARATORS.get(comparator or "", "")


def comparator_sign(comparator: str | None) -> str:
    """The same as a sign: "≥ ", or nothing."""
    return f"{_SIGNS.get(comparator, comparator)} " if comparator else ""


def unit_text(unit: str) -> str:
    """A unit as it is printed: ``umol/L`` with its micro sign, everything else as it was written."""
    return _MICRO.get(unit, printable(unit))


def amount_text(amount: float, unit: str) -> str:
    """An amount as it is shown: ``1000 µg``, ``2 tablets``."""
    shown = _MICRO.get(unit, unit)
    if unit in COUNTED and amount != 1:
        shown = _PLURALS.get(unit, f"{unit}s")
    return f"{number_text(amount)} {shown}"


def other_units(analyte: str, value: float, unit: str) -> list[str]:
    """The same result in the other units in which laboratories print it, to three figures: ``304 pmol/L``."""
    return [f"{number_text(float(f'{other:.3g}'))} {to}" for other, to in in_other_units(analyte, value, unit)]


def spoken(text: str) -> str:
    """Signs in front of numbers, and the dash between two, in words: "at least 30 s", "197 to 771", "minus 0.4"."""
    for mark, words in _SPOKEN.items():
        if text.startswith(mark):
            text = f"{words} {text.removeprefix(mark)}"
    text = _PLUS.sub("plus ", _MINUS.sub("minus ", text))
    return _DASH.sub(" to ", text)


def _without_zeros(text: str) -> str:
    shown = text.removesuffix(".0")
    return "0" if shown == "-0" else shown
