"""What ``tracker show`` finds: kinds, words, days to come; and the chart of letters."""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from contextlib import closing

import pytest
from cli_terminal import Terminal

from tracker.store.rows import queries


@pytest.fixture
def filled(typed_once, journal):
    typed_once(
        "log t6 b4",
        "log t skipped yesterday",
        "log romberg 22 yesterday",
        "shot hydroxocobalamin 1 mg 6 nov",
        "take folate 5 mg skipped",
        "lab b12 412 ng/L 1 nov",
        "fall 2 nov shower, bruised hip",
        "note Dizzy after stairs",
        "visit dr rao 24 nov 10:40",
        "visit physio 3 nov",
        "alarm 3",
    )
    return journal


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("show falls", ["fall"]),
        ("show doses", ["hydroxocobalamin", "folate"]),
        ("show shots", ["hydroxocobalamin"]),
        ("show tests", ["romberg"]),
        ("show blood tests", ["b12"]),
        ("show labs 10 days", []),
        ("show notes", ["note"]),
        ("show visits", ["visit", "visit"]),
        ("show visits 30 days", ["visit"]),
        ("show visits ahead", ["visit"]),
        ("show alarms", ["red-flag"]),
        ("show skipped", ["tingling", "folate"]),
        ("show skipped tingling", ["tingling"]),
        ("show ahead", ["visit"]),
        ("show tomorrow", []),
        ("show next week", ["visit"]),
        ("show 24 nov", ["visit"]),
        ("show tests nov 2026", ["romberg"]),
        ("show text dizzy", ["note"]),
        ("show text DIZZY AFTER", ["note"]),
        ("show text dr rao", ["visit"]),
        ("show text folate", ["folate"]),
        ("show text vitamin b12", ["b12"]),
        ("show text bruised --last 10", []),
    ],
)
def test_show_finds_kinds_words_and_days_to_come(type_, filled, line, names):
    assert [entry["name"] for entry in type_(f"{line} --json").json["entries"]] == names


def test_a_list_says_what_it_is_of_which_days_and_how_many(type_, filled):
    assert type_("show falls").out.splitlines() == [
        "Falls from Sun 23 Aug to Fri 20 Nov: 1 entry.",
        "Mon 2 Nov",
        "     8         Fall (injured): shower, bruised hip",
    ]
    assert type_("show visits").out.splitlines()[0] == "Visits from Sun 23 Aug on: 2 entries."
    assert type_("show text stairs").out.splitlines()[0] == '"stairs": 1 entry.'
    assert type_("show falls --plain").out.splitlines()[1:] == [
        "Monday 2 November 2026",
        "Number 8: Fall (injured): shower, bruised hip.",
    ]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("note", "sought"),
    [
        ("Straße glatt", "STRASSE"),
        ("ΟΔΟΣ", "οδος"),
        ("Käse", "KÄSE"),
        ("cafe\u0301", "CAFÉ"),
        ("100% worse_or better", "0% WORSE_OR"),
        ("İstanbul", unicodedata.normalize("NFD", "İSTANBUL")),
        ("日本語", "本"),
    ],
)
def test_text_is_found_whatever_its_case_in_any_script(type_, journal, note, sought):
    type_("note", note)
    type_("note", "something else")
    assert [one["note"] for one in type_("show", "text", sought, "--json").json["entries"]] == [
        unicodedata.normalize("NFC", note)
    ]
    assert type_("show", "text", "_", "--json").json["entries"] == [] or "_" in note


def test_text_is_not_found_in_what_was_deleted_or_corrected(type_, journal):
    type_("note one")
    type_("note two")
    type_("edit 1 three")
    type_("delete 2")
    assert type_("show text one").code == type_("show text two").code == 4


@pytest.mark.thorough
def test_bytes_that_are_no_text_are_refused_as_words_to_look_for(start, journal):
    answer = start("show", "text", b"\xff\xfe")
    assert (answer.code, answer.out) == (1, "")
    assert "bytes that are not text" in answer.all


def test_ninety_days_are_found_by_their_index_and_not_by_looking_at_all(journal):
    statement = str(queries._BETWEEN).replace(":first", "'2026-08-23'").replace(":last", "'2026-11-20'")
    with closing(sqlite3.connect(journal.path)) as connection:
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
    assert "USING INDEX ix_entries_day (day>? AND day<?)" in plan


CHART = [
    ("2026-11-14", "0"),
    ("2026-11-15", "10"),
    ("2026-11-16", ""),
    ("2026-11-17", "skip"),
    ("2026-11-18", "4"),
    ("2026-11-20", "4"),
]


@pytest.fixture
def charted(type_, journal):
    type_("note 2025-09-01 begun")
    for day, score in CHART:
        if score:
            type_(f"log tingling {score} {day}")
    type_("log tingling 5 2026-11-18")
    type_("shot hydroxocobalamin 1 mg 2026-11-15")
    type_("shot hydroxocobalamin skipped 2026-11-18")
    return journal


def dots(lines, dot):
    """Where the chart has a dot: (score, column), columns counted from the axis."""
    return {(int(line[:2]), at - 4) for line in lines for at, sign in enumerate(line) if sign == dot}


def test_the_chart_has_a_dot_for_each_day_with_a_score_and_none_for_a_gap(type_, charted):
    lines = type_("show tingling 7 days --chart").out.splitlines()
    assert lines[0] == "Tingling from Sat 14 Nov to Fri 20 Nov.  0 none, 10 worst."
    assert [line[:4] for line in lines[1:12]] == [f"{score:>2} │" for score in range(10, -1, -1)]
    # Three columns a day; the mean of 4 and 5 is drawn at 5, never below what it is.
    assert dots(lines[1:12], "●") == {(0, 0), (10, 3), (5, 12), (4, 18)}
    assert lines[12] == "   └" + "─" * 21
    assert lines[13].index("▼") - 4 == 3 and lines[13].count("▼") == 1, "a skipped injection is none"
    assert lines[14].split() == ["14", "Nov", "20", "Nov"]
    assert lines[15] == "Median 4.2, middle half 3 to 5.9, 4 of 7 days.  ▼ injection."


@pytest.mark.thorough
@pytest.mark.parametrize("columns", ["40", "72", "100"])
def test_the_chart_fits_and_says_where_a_column_is_several_days(type_, charted, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    for days in (7, 30, 60, 90, 400):
        lines = type_(f"show tingling {days} days --chart").out.splitlines()
        assert max(map(len, lines)) <= int(columns)
        together = -(-days // (int(columns) - 4))
        assert (f"the mean of {together} days" in " ".join(lines)) is (together > 1)
        assert dots(lines[1:13] if len(lines[0]) < int(columns) else lines[2:13], "●")


def test_the_chart_is_of_thirty_days_and_of_every_symptom_that_was_scored(type_, charted):
    type_("log b3")
    titles = [line for line in type_("show --chart").out.splitlines() if "10 worst" in line]
    assert titles == [
        "Tingling from Thu 22 Oct to Fri 20 Nov.  0 none, 10 worst.",
        "Balance trouble from Thu 22 Oct to Fri 20 Nov.  0 none, 10 worst.",
    ]


@pytest.mark.thorough
def test_where_the_signs_cannot_be_shown_the_chart_is_of_plain_letters(start, type_, charted):
    answer = start("show tingling 7 days --chart", PYTHONIOENCODING="ascii")
    assert answer.code == 0
    assert answer.out.isascii()
    lines = answer.out.splitlines()
    assert dots([line for line in lines if line[3:4] == "|"], "*") == {(0, 0), (10, 3), (5, 12), (4, 18)}
    assert lines[12] == "   +" + "-" * 21
    assert lines[15].endswith("v injection.")


def test_the_chart_in_plain_words_is_in_sentences_with_its_counts(type_, journal):
    type_("note 2026-09-01 begun")
    for day, score in (("23 oct", 5), ("24 oct", 6), ("2 nov", 8), ("9 nov", 8), ("19 nov", 3), ("20 nov", 0)):
        type_(f"log tingling {score} {day}")
    type_("shot hydroxocobalamin 1 mg 6 nov")
    type_("shot hydroxocobalamin 1 mg 13 nov")
    answer = type_("show tingling --chart --plain")
    assert answer.all == (
        "Tingling from 22 October to 20 November: 6 of 30 days logged; first week mean 5.5 over 2 days; "
        "last week mean 1.5 over 2 days; highest 8, first on 2 November; lowest 0, on 20 November. "
        "0 is none, 10 is worst. 2 injections: on 6 November, 13 November."
    )
    assert "first week without a score" in type_("show tingling 40 days --chart --plain").all


def test_a_chart_changes_nothing_in_json(type_, charted):
    assert type_("show tingling 7 days --chart --json").json == type_("show tingling 7 days --json").json | {
        "entries": [one for one in type_("show 7 days --json").json["entries"] if one["name"] == "tingling"]
    }


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="a terminal of POSIX")
def test_the_chart_is_drawn_in_a_narrow_terminal(type_, charted):
    terminal = Terminal("show", "tingling", "--chart")
    terminal.wait_for("injection.")
    assert terminal.end() == 0
    assert max(len(line) for line in terminal.shown.splitlines()) <= 40


def test_each_place_has_its_column_its_summary_and_its_chart(type_, journal):
    for line in ("t7 left foot", "t1 right foot", "t9 left foot yesterday", "t5 yesterday", "b4"):
        assert type_(f"log {line}").code == 0
    said = type_("show 2 days").out.splitlines()
    assert said[2:6] == [
        "                 tingling   tingling    tingling  balance",
        "                           left foot  right foot",
        "Fri 20 Nov              -          7           1        4",
        "Thu 19 Nov              5          9           -        -",
    ]
    assert "Tingling, left foot" in said and "  median 8, middle half 7.5 to 8.5, 2 of 2 days" in said
    assert "Tingling, right foot: 1, 1 of 2 days." in type_("show 2 days --plain").out
    charts = [line for line in type_("show tingling 2 days --chart").out.splitlines() if "10 worst" in line]
    assert [line.partition(" from")[0] for line in charts] == [
        "Tingling",
        "Tingling, left foot",
        "Tingling, right foot",
    ]


def test_the_line_of_a_symptom_covers_all_the_days_that_are_shown(type_, journal):
    for score in ("t4 1 sep", "t6 2 sep", "t2 yesterday", "t3"):
        assert type_(f"log {score}").code == 0
    for shown, head, line in (
        ("show since september", "Tingling  (each mark: the mean of 2 days)", "▃▅" + "·" * 38 + "▂"),
        ("show 3 days", "Tingling", "·▂▃"),
    ):
        said = type_(shown).out.splitlines()
        assert said[said.index(head) + 1] == f"  {line}"


def test_entries_of_a_wrong_clock_are_told_and_reached(type_, journal, monkeypatch):
    for year in ("1970", "2036"):
        monkeypatch.setenv("TRACKER_NOW", f"{year}-03-01T08:00")
        type_("log t6")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:30")
    assert "1 entry, the first of Sat 1 Mar 2036: tracker show ahead" in type_("today").all
    assert "Sat 1 Mar 2036" in type_("show ahead").out and "1970" not in type_("show ahead").out
    assert "Sat 1 Mar 2036" in type_("show in 2036").out
    assert "1 Mar 1970" in type_("show in 1970").all
    listed = type_("show since 1970").out.splitlines()
    assert listed[0] == "Sun 1 Mar 1970" and len(listed) == 2


def test_what_was_skipped_later_does_not_hide_a_score_of_today(type_, journal):
    type_("log t6 b skipped")
    type_("log t skipped")
    said = type_("today").out.splitlines()[1]
    assert "Tingling 6 of 10" in said and "Tingling skipped" not in said
    assert "Balance trouble skipped" in said


def test_days_before_the_journal_are_not_days_without_an_entry(type_, journal):
    type_("log t4 17 nov")
    type_("log t6")
    out = type_("show").out
    assert out.startswith("Tue 17 Nov to Fri 20 Nov.")
    assert "median 5, middle half 4.5 to 5.5, 2 of 4 days" in out
    assert out.endswith("The journal begins on Tue 17 Nov.\n")
    assert "2 of 4 days" in type_("show tingling --chart").out
    # A blood test from before is no beginning, and is shown.
    type_("lab b12 96 ng/L 10 nov")
    assert type_("show").out.startswith("Tue 10 Nov to Fri 20 Nov.")
    assert "begins" not in type_("show 3 days").out
