"""Names of months and weekdays in other languages, as dates in files have them, also shortened."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tracker.domain.model.calendar_names import MONTH_OF, WEEKDAYS
from tracker.exchange.meaning.languages import plain

# German, French, Spanish, Italian, Portuguese, Dutch, Polish (also as in a date), Swedish, Danish, Norwegian.
_MONTHS: Final = (
    "januar jänner janvier enero gennaio janeiro januari styczeń stycznia",
    "februar feber février febrero febbraio fevereiro februari luty lutego",
    "märz mars marzo março maart mrt marzec marca marts",
    "april avril abril aprile kwiecień kwietnia",
    "mai mayo maggio maio mei maj maja",
    "juni juin junio giugno junho czerwiec czerwca",
    "juli juillet julio luglio julho lipiec lipca",
    "august août agosto augustus sierpień sierpnia augusti",
    "september septembre septiembre setiembre settembre setembro wrzesień września",
    "oktober octobre octubre ottobre outubro październik października",
    "november novembre noviembre novembro listopad listopada",
    "dezember décembre diciembre dicembre dezembro december grudzień grudnia desember",
)
_MONTH_NAMES: Final = tuple(
    (plain(name), number) for number, names in enumerate(_MONTHS, 1) for name in names.split()
)
_WHOLE_NAMES: Final = frozenset(name for name, _ in _MONTH_NAMES)
_WEEKDAYS: Final = (
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
)
_WEEKDAY_NAMES: Final = (*WEEKDAYS, *(plain(name) for names in _WEEKDAYS for name in names.split()))
# What may stand before a day, and is no weekday.
_ARTICLES: Final = frozenset({"den", "le", "el", "il", "am", "dia", "op", "dnia", "the"})


@lru_cache(maxsize=512)
def month_of(word: str) -> int | None:
    """The month of a name in any of the languages, or of its beginning where that has one meaning; else None."""
    name = plain(word).rstrip(".")
    if name in MONTH_OF:
        return MONTH_OF[name]
    found = {number for whole, number in _MONTH_NAMES if whole.startswith(name)} if len(name) > 2 else set()
    return found.pop() if len(found) == 1 else None


def names_month(word: str) -> bool:
    """Whether a word is the whole name of a month, which no other word begins."""
    name = plain(word)
    return len(name) > 3 and (name in MONTH_OF or name in _WHOLE_NAMES)


@lru_cache(maxsize=512)
def is_weekday(word: str) -> bool:
    """Whether a word is a weekday in any of the languages, also shortened."""
    name = plain(word).strip(".,;()")
    return len(name) > 1 and any(whole.startswith(name) for whole in _WEEKDAY_NAMES)


def leads_to_day(word: str) -> bool:
    """Whether a word before a day says no more than the day: a weekday, an article."""
    return plain(word) in _ARTICLES or is_weekday(word)
