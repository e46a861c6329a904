"""Days of which a part stands elsewhere: ``1 Oct`` with its year above it, ``1`` under the name of a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from tracker.exchange.meaning.language_days import month_of, names_month
from tracker.exchange.meaning.loose_days import DayReader

# Any day of it can be read, for it is a leap year that is over.
_LEAP_YEAR: Final = 2024
_READER: Final = DayReader(date(_LEAP_YEAR, 12, 31), None)
_NUMBER = re.compile(r"([0-9]{1,2})(?:\.|st|nd|rd|th)?")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-/. ]((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})[-/. ]([0-9]{1,2})")
_SHORT_YEAR = re.compile(r"([^\W\d_]{3,12})\.?[ '’-]*([0-9]{2})")
_WORD = re.compile(r"[^\W\d_]+")


class Around(NamedTuple):
    """What is known of a day from elsewhere; None for what is not, or not surely."""

    month: int | None = None
    year: int | None = None

    def then(self, nearer: Around) -> Around:
        """The same, with what is said nearer to the day in its place."""
        return Around(nearer.month or self.month, nearer.year or self.year)


def is_number(text: str) -> bool:
    """Whether a text is the number of a day in its month."""
    match = _NUMBER.fullmatch(text.strip())
    return match is not None and 1 <= int(match[1]) <= 31


def lacks_year(text: str) -> bool:
    """Whether a text is a day and a month, and no more."""
    return bool(text.strip()) and not _READER.can_read(text) and _with_year(text, _LEAP_YEAR) is not None


def whole(text: str, around: Around) -> str | None:
    """The whole day of a text, as ``DayReader`` reads it; None where something is missing."""
    if around.year is None:
        return None
    if is_number(text):
        number = re.sub(r"[^0-9]", "", text)
        return f"{number}.{around.month}.{around.year}" if around.month else None
    return _with_year(text, around.year)


def _with_year(text: str, year: int) -> str | None:
    bare = text.strip().rstrip(" ,")
    mark = next((mark for mark in "./" if re.search(rf"[0-9]{re.escape(mark)} ?[0-9]", bare)), " ")
    completed = f"{bare.rstrip('.')}{mark}{year}"
    # 1-3 are more likely several days than the first of March.
    if re.fullmatch(r"[0-9]+ ?[-–] ?[0-9]+", bare):
        return None
    return completed if _READER.can_read(completed) and not is_number(bare) else None


def around_in(text: str) -> Around:
    """The month and the year that a title, a heading or the name of a sheet says, and no day: ``October 2026``."""
    text = " ".join(text.split())
    if match := _MONTH_AND_YEAR.fullmatch(text):
        month = int(match[1] or match[4])
        return Around(month, int(match[2] or match[3])) if 1 <= month <= 12 else Around()
    if (match := _SHORT_YEAR.fullmatch(text)) and (month_said := month_of(match[1])):
        return Around(month_said, 2000 + int(match[2]))
    years = _YEAR.findall(text)
    if re.search("[0-9]", _YEAR.sub("", text)) or len(set(years)) > 1:
        return Around()
    words = _WORD.findall(text)
    # A beginning of a name counts alone: "out" is October in Portuguese, and a word.
    months = {month_of(word) for word in words if len(words) == 1 or names_month(word)}
    return Around(months.pop() if len(months) == 1 else None, int(years[0]) if years else None)


def around_all(texts: Iterable[str]) -> Around:
    """What several texts say of the same days; nothing where they differ."""
    found = [around_in(text) for text in texts]
    months, years = {one.month for one in found} - {None}, {one.year for one in found} - {None}
    return Around(months.pop() if len(months) == 1 else None, years.pop() if len(years) == 1 else None)


def month_in(text: str) -> int | None:
    """The month in a cell of a column of months: ``10``, ``Okt.``."""
    bare = text.strip()
    if bare.isdigit():
        return int(bare) if 1 <= int(bare) <= 12 else None
    return month_of(bare)


def year_in(text: str) -> int | None:
    """The year in a cell of a column of years: ``2026``, ``26``."""
    bare = text.strip().lstrip("'’")
    if not bare.isdigit() or len(bare) not in (2, 4):
        return None
    return int(bare) if len(bare) == 4 else 2000 + int(bare)
