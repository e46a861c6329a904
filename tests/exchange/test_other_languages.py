"""Diaries in other languages: months, weekdays, headings, places, marks; what is good when it is high is asked."""

from __future__ import annotations

from datetime import date, time

import pytest
from brought_files import asked, becomes, brought, lines

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.exchange.complaint import BadCell
from tracker.exchange.meaning.headings import good_when_high
from tracker.exchange.meaning.language_days import month_of
from tracker.exchange.meaning.languages import GOOD_NAMES, PRODUCT_NAMES, SITES, SYMPTOM_NAMES
from tracker.exchange.meaning.loose_days import DayReader, clock_of, order_of

DAYS = DayReader(date(2026, 11, 20), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12. Okt. 2026", "2026-10-12"),
        ("Do 12.10.2026", "2026-10-12"),
        ("Samstag, 3. Jänner 2026", "2026-01-03"),
        ("mar. 12 févr. 2026", "2026-02-12"),
        ("le 1er août 2026", "2026-08-01"),
        ("lunes, 12 de octubre de 2026", "2026-10-12"),
        ("ven 2 ott 2026", "2026-10-02"),
        ("segunda-feira, 12 de outubro de 2026", "2026-10-12"),
        ("12-mrt-2026", "2026-03-12"),
        ("12 października 2026 r.", "2026-10-12"),
        ("den 12 maj 2026", "2026-05-12"),
        ("Mar 12 2026", "2026-03-12"),
        ("12.10.2026 (Mo)", "2026-10-12"),
    ],
)
def test_days_in_the_words_of_other_languages(text: str, day: str) -> None:
    assert DAYS.read(text).day == date.fromisoformat(day)


def test_a_beginning_of_a_month_that_could_be_two_is_none() -> None:
    assert [month_of(word) for word in ("jui", "juin", "juil.", "set", "out", "lip", "xyz", "ma")] == [
        *(None, 6, 7, 9, 10, 7, None, None)
    ]
    with pytest.raises(BadCell):
        DAYS.read("12 jui 2026")
    assert order_of(["mar 03/04/2026", "Mo 13/04/2026"]) == "dmy"


def test_clocks_with_their_word() -> None:
    assert [clock_of(text) for text in ("20:15 Uhr", "20 Uhr", "8h", "20h15")] == [
        *(time(20, 15), time(20), time(8), time(20, 15))
    ]


@pytest.mark.parametrize(
    ("sheet", "entries"),
    [
        (
            "Datum;Uhrzeit;Kribbeln im linken Fuß;Müdigkeit;Spritze;Bemerkungen\n"
            "12. Okt. 2026;20 Uhr;5;keine;ja;kalt\n",
            [
                "12.10 20:00 tingling 5 left foot",
                "12.10 20:00 fatigue 0",
                "12.10 20:00 taken hydroxocobalamin intramuscular",
                "12.10 20:00 note | kalt",
            ],
        ),
        (
            "Date;Fourmillements pieds;Engourdissement à gauche;Fatigue matin;Remarques\n12 févr. 2026;5;4;3;froid\n",
            [
                *("12.02 tingling 5 both foot", "12.02 numbness 4 left", "12.02 note | froid"),
                "12.02 08:00 fatigue 3",
            ],
        ),
        (
            "Fecha;Hormigueo mano derecha;Mareos;Notas\n12 oct 2026;5;4;frío\n",
            ["12.10 tingling 5 right hand", "12.10 dizziness 4", "12.10 note | frío"],
        ),
        ("Data;Formicolio ai piedi;Stanchezza;Note\n2 ott 2026;5;4;x\n", ["02.10 tingling 5 both foot"]),
        ("Data;Formigueiro;Cansaço noite\n12 de out de 2026;5;4\n", ["12.10 tingling 5", "12.10 22:00 fatigue 4"]),
        ("Datum;Tintelingen linkervoet;Moe\n12 mrt 2026;5;4\n", ["12.03 tingling 5 left foot", "12.03 fatigue 4"]),
        ("Data;Mrowienie lewej stopy;Ból\n12 paź 2026;5;4\n", ["12.10 tingling 5 left foot", "12.10 pain 4"]),
        ("Datum;Domningar;Smärta i ryggen;Yrsel\n12 maj 2026;5;4;3\n", ["12.05 numbness 5"]),
    ],
)
def test_a_diary_in_another_language(sheet: str, entries: list[str]) -> None:
    found = lines(sheet, products=["hydroxocobalamin im"] if "Spritze" in sheet else [])
    assert found[: len(entries)] == entries


def test_what_is_good_when_it_is_high_is_asked_in_every_language() -> None:
    sheet = "Datum;Energie;Schlaf;Gleichgewicht;Kraft in den Beinen\n12.10.2026;5;4;3;2\n"
    assert len(asked(sheet)) == 4
    turned = brought(sheet, better=["Energie", "Schlaf", "Gleichgewicht", "Kraft in den Beinen"])
    assert [one.becomes for one in turned.look.outcomes] == [
        *("Fatigue", "Sleep trouble", "Balance trouble", "Leg weakness")
    ]
    assert asked("Data;Equilibrio\n12.10.2026;5\n") == ['"Equilibrio": is a high value good or bad?']
    assert becomes("Data;Problemas de equilibrio\n12.10.2026;5\n") == {"Problemas de equilibrio": "Balance trouble"}


def test_the_names_lead_to_what_there_is_and_no_name_to_two() -> None:
    assert {*SYMPTOM_NAMES.values(), *GOOD_NAMES.values()} <= SYMPTOMS.keys()
    assert not SYMPTOM_NAMES.keys() & GOOD_NAMES.keys()
    assert not [name for name in SYMPTOM_NAMES if good_when_high(name.replace("-", " "))]
    assert not (SYMPTOM_NAMES.keys() | GOOD_NAMES.keys()) & PRODUCT_NAMES.keys()
    assert all(name.isascii() for name in (*SYMPTOM_NAMES, *GOOD_NAMES, *SITES))
