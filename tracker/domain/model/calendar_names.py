"""The names of months, weekdays and small numbers, and the two orders of a date in numbers."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal

Order = Literal["dmy", "mdy"]

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

MONTH_OF: Final = {
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NUMBER_WORDS: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)

MONTHS_SHORT: Final = tuple(name[:3].capitalize() for name in MONTHS)

# The names in German, Dutch, French, Spanish, Italian and Portuguese, in small letters and without accents, except
# those that are English words as well: "so", "mar", "mars bar". Each stands for the number of its day or month.
_OTHER_WEEKDAYS: Final = (
    "montag maandag lundi lunes lunedi segunda-feira",
    "dienstag dinsdag mardi martes martedi terca-feira",
    "mittwoch woensdag mercredi miercoles mercoledi quarta-feira",
    "donnerstag donderdag jeudi jueves giovedi quinta-feira",
    "freitag vrijdag vendredi viernes venerdi sexta-feira",
    "samstag sonnabend zaterdag samedi sabado sabato",
    "sonntag zondag dimanche domingo domenica",
)
OTHER_WEEKDAYS: Final = {name: n for n, names in enumerate(_OTHER_WEEKDAYS) for name in names.split()}
# Short names, which are days only in front of a date: "Di 17.11."
_SHORT_WEEKDAYS: Final = (
    *("mo ma lun seg", "di mar ter", "mi wo mer mie qua", "do jeu jue gio qui"),
    *("fr vr ven vie sex", "sa za sam sab", "so zo dim dom"),
)
SHORT_WEEKDAYS: Final = {name: n for n, names in enumerate(_SHORT_WEEKDAYS) for name in names.split()}
_OTHER_MONTHS: Final = (
    "januar januari janvier janv enero gennaio janeiro",
    "februar februari fevrier fevr febrero febbraio fevereiro",
    "marz maerz maart mars marzo marco",
    "avril avr abril aprile",
    "mai mei mayo maggio maio",
    "juni juin junio giugno junho",
    "juli juillet juil julio luglio julho",
    "augustus aout agosto",
    "septembre septiembre settembre setembro",
    "oktober okt octobre octubre ottobre outubro",
    "novembre noviembre novembro",
    "dezember dez december decembre diciembre dicembre dezembro",
)
OTHER_MONTHS: Final = {name: n for n, names in enumerate(_OTHER_MONTHS, 1) for name in names.split()}
# How many days ago a word for a day is.
_DAYS_AGO: Final = (
    "today heute vandaag aujourd'hui hoy oggi hoje",
    "yesterday yday ystd ystdy yest gestern gisteren ayer ieri ontem",
    "vorgestern eergisteren avant-hier anteayer antier altroieri anteontem",
)
DAYS_AGO: Final = {name: n for n, names in enumerate(_DAYS_AGO) for name in names.split()}
TOMORROW: Final = frozenset({"tomorrow", "tmrw", "tmr", "tmw", "tomoz", "demain", "domani", "amanha"})
IN_TWO_DAYS: Final = frozenset({"ubermorgen", "uebermorgen", "overmorgen", "apres-demain", "dopodomani"})


def without_accents(word: str) -> str:
    """The word as the names of the other languages stand here: miércoles as miercoles."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word.replace("\u2019", "'").replace("\u00df", "ss"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
