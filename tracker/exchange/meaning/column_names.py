"""Headings of columns that are no symptom, as plain keys, in several languages."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from tracker.exchange.meaning.languages import words

# Beside a column of one of the first names, one of the others is something else, such as the day of the week.
_SURELY_DATES: Final = words(
    "date, datum, fecha, dato, date time, datetime, full date, date formatted, calendardate, timestamp, zeitstempel, "
    "horodateur, marca temporal, start time, start"
)
DATES: Final = _SURELY_DATES | words("day, tag, data, jour, día, giorno, dag, dzień, when")
TIMES: Final = words(
    "time, time of day, uhrzeit, zeit, tageszeit, hora, ora, orario, heure, moment, tijd, tijdstip, godzina, "
    "pora dnia, tid, klockslag, at"
)
NOTES: Final = words(
    "note, notes, comment, comments, remark, remarks, observations, diary, text, other notes, notiz, notizen, "
    "bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, nota, notas, remarque, remarques, "
    "commentaire, commentaires, comentario, comentarios, observaciones, observações, commento, commenti, "
    "osservazioni, opmerking, opmerkingen, notitie, notities, uwagi, notatka, notatki, komentarz, anteckning, "
    "anteckningar, kommentarer"
)
MONTHS: Final = words("month, monat, mois, mes, mês, mese, maand, miesiąc, månad, month name")
YEARS: Final = words("year, jahr, année, annee, año, anno, ano, jaar, rok, år")
WEEKDAYS: Final = (
    MONTHS
    | YEARS
    | words(
        "weekday, day of week, dow, day name, week day, wochentag, jour de la semaine, día de la semana, "
        "giorno della settimana, dia da semana, weekdag, dag van de week, dzień tygodnia, veckodag, week, "
        "week number, week no, woche, kw, kalenderwoche, semaine, semana, settimana, tydzień, vecka"
    )
)
# Explanations beside the days, and numbers of rows.
LEGENDS: Final = words(
    "legend, key, scale, explanation, instructions, legende, skala, erklärung, légende, échelle, leyenda, escala, "
    "legenda, scala, toelichting"
)
COUNTERS: Final = words(
    "#, no, nr, no., nr., id, index, row, entry, entry no, number, lfd nr, lfd. nr., n°, n., lp, lp."
)
# Of a place on the body: of a symptom in a row, or of an injection.
PLACES: Final = words(
    "site, injection site, place, location, where, side, body part, area, region, limb, stelle, einstichstelle, ort, "
    "körperteil, seite, lieu, localisation, côté, site d'injection, sitio, lugar, lado, parte del cuerpo, luogo, "
    "sede, zona, lato, local, plaats, kant, lichaamsdeel, miejsce, strona, plats, ställe, sida"
)
SYMPTOMS: Final = words(
    "symptom, symptoms, name, measure, what, complaint, problem, symptome, beschwerde, beschwerden, symptôme, "
    "síntoma, sintomo, sintoma, symptoom, klacht, objaw, symtom"
)
SEVERITIES: Final = words(
    "severity, value, score, rating, level, intensity, grade, stärke, wert, schweregrad, intensität, intensité, "
    "gravité, valeur, intensidad, gravedad, valor, intensità, gravità, valore, intensidade, gravidade, ernst, "
    "waarde, nasilenie, wartość, styrka, grad, svårighetsgrad"
)
# What a row below the days is called that has figures about them.
FIGURES: Final = words(
    "average, averages, avg, mean, median, total, totals, sum, min, max, minimum, maximum, count, std, sd, "
    "mittelwert, durchschnitt, schnitt, mittel, summe, gesamt, anzahl, moyenne, somme, media, promedio, suma, somma, "
    "totale, média, soma, gemiddelde, totaal, som, średnia, razem, medel, medelvärde, summa, totalt, snitt"
)


def day_place(keys: Sequence[str], names: Set[str] = DATES) -> int | None:
    """Which column is of the day, by the plain keys of the headings; None when none is."""
    surely = (place for place, key in enumerate(keys) if key in names & _SURELY_DATES)
    return next(surely, next((place for place, key in enumerate(keys) if key in names), None))
