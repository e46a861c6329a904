"""Files of other programs: one look, then all of it; asked for what nobody can know; nothing twice or in silence."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cli_terminal import Terminal

from tracker.exchange import csv_file
from tracker.store.journal import open_journal

SAMPLES = Path(__file__).parent.parent / "exchange" / "samples"


@pytest.fixture
def sample(surroundings):
    def copy(name):
        shutil.copy(SAMPLES / name, surroundings)
        return Path(name).name

    return copy


def test_a_dry_run_shows_what_each_name_becomes_and_writes_nothing(type_, surroundings, sample):
    name = sample("symptom-tracker/symptoms-30days.csv")
    answer = type_(f"import {name} --dry-run")
    assert (answer.code, answer.err) == (0, "")
    assert answer.all == (
        "It is from Symptom Tracker. "
        "Tingling 2, 1–2 Sep 2026, 0 to 3: Tingling (0-5 becomes 0-10) "
        "Fatigue 1, 2 Sep 2026, 5 to 5: Fatigue (0-5 becomes 0-10) "
        "Would add 3 entries. Scores were read as 0 = no trouble, 10 = worst. Nothing was changed."
    )
    assert [path.name for path in surroundings.iterdir()] == [name]


def test_what_was_stretched_and_what_was_left_out_is_said_with_the_answer(type_, journal, sample):
    answer = type_("import", sample("bearable/bearable-2021.csv"), "--yes", "--product", "Vitamin B12=oral")
    assert answer.code == 0
    assert "0-4 became 0-10: Pins and needles, Back (lower) pain, Fatigue." in answer.all
    assert "Left out: Mood (1), Sleep (1), Energy (1)." in answer.all
    assert "New on your list, not asked for daily: Back (lower) pain." in answer.all
    assert ("back-lower-pain", 3.0, "1 (Mild) on a scale of 0-4") in journal.rows("name, value, note")
    added = next(one for one in type_("symptom --json").json["symptoms"] if one["key"] == "back-lower-pain")
    assert added["tracked"] is False


def test_rows_that_stand_there_twice_are_entries_of_their_own_and_said(type_, journal):
    Path("days.csv").write_text("Date,Tingling,Note\n2026-10-01,5,\n2026-10-02,4,\n2026-10-02,4,\n2026-10-03,,\n")
    said = "1 row is as one above; each is an entry of its own."
    assert said in type_("import days.csv --dry-run").all
    assert said in type_("import days.csv").all
    assert journal.rows("day, value") == [("2026-10-01", 5.0), ("2026-10-02", 4.0), ("2026-10-02", 4.0)]


def test_everything_that_has_to_be_asked_is_asked_at_once_and_starts_no_journal(type_, surroundings, sample):
    answer = type_(f"import {sample('spreadsheets/higher-is-better.csv')}")
    assert (answer.code, answer.out) == (2, "")
    for name in ("Balance", "Leg strength", "Energy"):
        assert f'--higher-is-better "{name}"' in answer.all
    assert len(list(surroundings.iterdir())) == 1
    answer = type_(f"import {sample('bearable/bearable-2021.csv')} --product oral")
    assert answer.code == 2
    assert 'Not on your list of symptoms: "Back (lower) pain". Add --yes' in answer.all
    assert len(list(surroundings.iterdir())) == 2


def test_answers_that_are_typed_as_they_are_offered_are_enough(type_, journal, sample):
    sheet = sample("spreadsheets/higher-is-better.csv")
    words = ("--higher-is-better", "Balance", "--higher-is-better", "Leg strength", "--skip", "Energy")
    answer = type_("import", sheet, *words)
    assert answer.code == 0
    assert "Turned round: Balance, Leg strength. The values as written are in the notes." in answer.all
    assert ("balance", 2.0, "8 on a scale of 0-10, high = good") in journal.rows("name, value, note")
    assert "Energy" not in str(journal.rows())


def test_a_later_export_adds_what_is_new_and_says_what_differs(type_, journal, sample):
    name = sample("symptom-tracker/symptoms-30days.csv")
    assert type_(f"import {name} --json").json["added"] == 3
    before = journal.bytes()
    assert type_(f"import {name} --json").json["known"] == 3
    assert journal.bytes() == before
    text = Path(name).read_text().replace("Morning,3,Moderate", "Morning,4,Severe")
    head, _, rest = text.partition("\n")
    Path(name).write_text(f"{head}\n2026-09-03,Tingling,Morning,2,Mild\n{rest}")
    before = journal.bytes()
    refused = type_(f"import {name}")
    assert (refused.code, journal.bytes()) == (2, before)
    assert "1 entry in the journal differs from the file:" in refused.all
    assert "Tingling 6 of 10 - 3 (Moderate) on a scale of 0-5; in the file: Tingling 8 of 10" in refused.all
    kept = type_(f"import {name} --changed journal")
    assert "Added 1 entry, 3 there already." in kept.all
    assert "1 entry in the journal differs from the file, and stays as it is:" in kept.all
    taken = type_(f"import {name} --changed file")
    assert "Added 0 entries, corrected 1, 3 there already." in taken.all
    assert ("tingling", 8.0) in journal.rows("name, value")
    assert type_("undo").code == 0
    assert ("tingling", 6.0) in journal.rows("name, value")


def test_an_import_is_undone_with_the_names_that_it_added(type_, journal, sample):
    type_(f"import {sample('cluster-headache-tracker/logs.csv')} --yes")
    assert type_("undo").code == 0
    assert journal.rows() == []
    assert "Cluster headache" not in type_("symptom").all


def test_all_faults_of_a_file_are_listed_and_nothing_is_changed(type_, journal):
    # Were most of a column no scores, it would be asked what it is.
    rows = "".join(f"2026-10-01,x{number},y{number}\n" for number in range(30)) + "2026-10-02,3,4\n" * 40
    Path("in.csv").write_text(f"Date,Tingling,Pain\n{rows}2027-01-01,5,\n")
    before = journal.bytes()
    answer = type_("import in.csv --scale 0-10")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("row 72, column Date: ")
    assert 'row 2, column Tingling: "x0" is not a whole number from 0 to 10.' in answer.all
    assert "and 41 more." in answer.all
    assert journal.bytes() == before


def test_the_look_in_json(type_, journal, sample):
    seen = type_(f"import {sample('nomie/nomie.csv')} --dry-run --json").json
    assert seen["program"] == "nomie"
    assert set(seen) == {
        *("schema", "command", "added", "known", "different", "corrected", "deleted", "purged", "plans", "dry_run"),
        *("program", "columns", "gone", "removed"),
    }
    assert seen["columns"][0] == {
        "name": "tingling",
        "entries": 1,
        "from": "2026-09-01",
        "to": "2026-09-01",
        "lowest": 6.0,
        "highest": 6.0,
        "becomes": "Tingling",
        "site": None,
        "side": None,
        "why": "",
    }


def test_the_look_says_which_place_a_column_is_of(type_, journal):
    Path("feet.csv").write_text("date,Tingling left foot,Tingling right foot\n2026-11-19,6,3\n")
    assert (
        "Tingling left foot   1, 19 Nov 2026, 6 to 6: Tingling, left foot" in type_("import feet.csv --dry-run").out
    )
    seen = type_("import feet.csv --dry-run --json").json["columns"]
    assert [(one["becomes"], one["site"], one["side"]) for one in seen] == [
        ("Tingling", "foot", "left"),
        ("Tingling", "foot", "right"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scale", "5"], '--scale "5" is no scale.'),
        (["--skip", "nope"], '--skip: the file has no "nope". Its names are: Tingling, Fatigue.'),
        (["--as", "Tingling"], "a name of the file, = and what it means are needed"),
        (["--product", "Tingling=nonsense 7"], '--product "nonsense 7": 7 what? An amount needs its unit.'),
    ],
)
def test_an_answer_that_is_none_is_refused(type_, journal, sample, words, said):
    answer = type_("import", sample("symptom-tracker/symptoms-30days.csv"), *words, "--dry-run")
    assert answer.code == 2
    assert said in answer.all


def test_a_spreadsheet_that_was_imported_by_an_earlier_version_adds_nothing(type_, journal):
    Path("in.csv").write_text("date,tingling,note\n2026-11-01,6,slept badly\n2026-11-01,6,\n")
    # As it read the same rows then.
    rows = b"kind,day,name,value,note\n%s" + b"event,2026-11-01,note,,slept badly\n"
    long = io.BytesIO(rows % (2 * b"symptom,2026-11-01,tingling,6,\n"))
    earlier = list(csv_file.read(long, today=date(2026, 11, 20)).records)
    open_journal(journal.path).take_in(earlier, command="import", at=datetime(2026, 11, 19, tzinfo=UTC))
    again = type_("import in.csv --json").json
    assert (again["added"], again["known"]) == (0, 3)


@pytest.mark.parametrize(("yes", "code", "count"), [(False, 1, 0), (True, 0, 3)])
def test_a_no_imports_nothing_and_a_yes_all_of_it(type_, journal, sample, monkeypatch, yes, code, count):
    questions = []
    monkeypatch.setattr("tracker.cli.context.Context.may_ask", True)
    monkeypatch.setattr("typer.confirm", lambda question, **how: questions.append(question) or yes)
    answer = type_(f"import {sample('symptom-tracker/symptoms-30days.csv')}")
    assert (answer.code, len(journal.rows())) == (code, count)
    assert questions == ["Import 3 entries?"]
    assert "Tingling (0-5 becomes 0-10)" in " ".join(answer.err.split())


@pytest.mark.thorough
def test_at_a_terminal_the_look_is_shown_and_asked_about_once(surroundings, sample, journal):
    name = sample("symptom-tracker/symptoms-30days.csv")
    for keys, code, count in (("n\n", 1, 0), ("y\n", 0, 3)):
        terminal = Terminal("import", name)
        terminal.wait_for("Import 3 entries? [y/N]")
        terminal.press(keys)
        assert terminal.end() == code
        assert len(journal.rows()) == count


@pytest.mark.thorough
def test_a_workbook_of_libreoffice_is_imported_corrected_there_and_imported_again(type_, journal, sample):
    """Merged titles and days, formulas, means below the days, two sheets; a value, a time, a row out, a row more."""
    first, second = sample("spreadsheets/libreoffice.ods"), sample("spreadsheets/libreoffice-corrected.xlsx")
    seen = type_("import", first, "--product", "hydroxocobalamin 1 mg im", "--json").json
    assert seen["added"] == 55
    assert [(one["name"], one["entries"], one["becomes"]) for one in seen["columns"]] == [
        ("Kribbeln", 17, "Tingling"),
        ("Taubheit links", 17, "Numbness"),
        ("Müdigkeit", 17, "Fatigue"),
        ("Spritze", 2, "doses of hydroxocobalamin 1 mg, intramuscular"),
        ("Notizen", 2, "notes"),
    ]
    assert ("numbness", "left", "2026-09-01", "20:30", 1.0) in journal.rows("name, side, day, time, value")
    assert "Nothing was changed." in type_("import", first).all
    before = sorted(journal.rows("id, name, day, time, value"))
    refused = type_("import", second)
    assert (refused.code, sorted(journal.rows("id, name, day, time, value"))) == (2, before)
    assert "6 entries in the journal differ from the file" in refused.all
    assert "Tingling 3 of 10; in the file: Tingling 9 of 10" in refused.all
    assert "08:00 Fatigue 2 of 10; in the file: 07:00 Fatigue 2 of 10" in refused.all
    taken = type_("import", second, "--changed", "file", "--removed-too")
    assert "Added 1 entry, corrected 6, took out 3, 46 there already." in taken.all
    assert ("tingling", "2026-09-05") not in journal.rows("name, day")
    assert "Nothing was changed." in type_("import", second).all
    assert type_("undo").code == 0
    assert sorted(journal.rows("id, name, day, time, value")) == before
