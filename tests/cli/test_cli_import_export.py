"""Import and export: both shapes, all or nothing, nothing twice, and every byte back."""

from __future__ import annotations

import csv
import io
import json
import shutil
import stat
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.cli.commands.keep import export
from tracker.cli.options import Shape
from tracker.domain.model.records import Dose, Event, LabResult, Observation
from tracker.exchange.formats import recognised, writer_of, written
from tracker.store.journal import open_journal

WIDE = "date,Tingling,balance,note\n2026-11-01,6,4,slept badly\n2026-11-02,,0,\n2026-11-03,5,,\n"
LONG = (
    "kind,day,time,name,value,unit,route,site,side,state,low,high,note\n"
    "symptom,2026-11-01,08:00,tingling,6,,,foot,left,,,,\n"
    "symptom,2026-11-02,,balance,,,,,,skipped,,,\n"
    "test,2026-11-02,,romberg,22,s,,,,,,,\n"
    "lab,2026-11-03,,b12,<150,ng/L,,,,,197,771,\n"
    "dose,2026-11-03,,hydroxocobalamin,1,mg,IM,thigh,left,,,,\n"
    "event,2026-11-04,,fall,1,injured,,,,,,,shower\n"
)
COLUMNS = "kind,day,time,name,value,unit,form,route,site,side,state,low,high,lab,note,uid,recorded_at"


def write(text, name="in.csv"):
    Path(name).write_text(text)
    return name


def test_a_spreadsheet_is_imported_with_its_gaps_as_gaps(type_, journal):
    answer = type_(f"import {write(WIDE)}")
    assert (answer.code, answer.all) == (
        0,
        "Added 5 entries. Scores were read as 0 = no trouble, 10 = worst. Wrong? tracker undo",
    )
    assert journal.rows("kind, day, name, value, note") == [
        ("symptom", "2026-11-01", "tingling", 6, ""),
        ("symptom", "2026-11-01", "balance", 4, ""),
        ("event", "2026-11-01", "note", None, "slept badly"),
        ("symptom", "2026-11-02", "balance", 0, ""),
        ("symptom", "2026-11-03", "tingling", 5, ""),
    ]


def test_a_long_file_brings_every_kind_of_record(type_, journal):
    assert type_(f"import {write(LONG)}").code == 0
    dose_ends = ("thigh", "left", "taken", None, "")
    assert journal.rows("kind, day, time, name, value, comparator, unit, route, site, side, state, low, note") == [
        ("symptom", "2026-11-01", "08:00", "tingling", 6, None, "score", None, "foot", "left", "recorded", None, ""),
        ("symptom", "2026-11-02", None, "balance", None, None, "score", None, None, None, "skipped", None, ""),
        ("test", "2026-11-02", None, "romberg", 22, None, "s", None, None, None, "recorded", None, ""),
        ("lab", "2026-11-03", None, "b12", 150, "<", "ng/L", None, None, None, "recorded", 197, ""),
        (*("dose", "2026-11-03", None, "hydroxocobalamin", 1, None, "mg", "intramuscular"), *dose_ends),
        ("event", "2026-11-04", None, "fall", 1, None, None, None, None, None, "recorded", None, "shower"),
    ]


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["wide", "long"])
def test_importing_twice_adds_nothing(type_, journal, text):
    name = write(text)
    added = type_(f"import {name} --json").json
    before = journal.bytes()
    again = type_(f"import {name} --json").json
    assert (again["added"], again["known"]) == (0, added["added"])
    assert journal.bytes() == before


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["wide", "long"])
def test_a_dry_run_counts_and_changes_nothing(type_, journal, text):
    name, before = write(text), journal.bytes()
    tried = type_(f"import {name} --dry-run --json").json
    assert journal.bytes() == before
    done = type_(f"import {name} --json").json
    assert done == tried | {"dry_run": False}
    assert done["added"] > 0


def test_a_dry_run_without_a_journal_starts_none(type_, surroundings):
    answer = type_(f"import {write(WIDE)} --dry-run")
    assert answer.code == 0
    assert answer.all.endswith(
        "Would add 5 entries. Scores were read as 0 = no trouble, 10 = worst. Nothing was changed."
    )
    assert [path.name for path in surroundings.iterdir()] == ["in.csv"]


def test_an_import_is_undone_and_redone_as_one_change(type_, journal):
    type_("log t6")
    type_(f"import {write(WIDE)}")
    answer = type_("undo")
    assert "Undone: import" in answer.out
    assert len(journal.rows()) == 1
    type_("redo")
    assert len(journal.rows()) == 6


def test_an_undo_of_many_entries_says_how_many_it_does_not_list(type_, journal):
    rows = "".join(f"2026-10-{day:02},{day % 11}\n" for day in range(1, 31))
    type_(f"import {write('date,tingling' + chr(10) + rows)}")
    answer = type_("undo")
    assert "and 25 more" in answer.out
    assert type_("redo --json").json["changes"][0]["back_count"] == 30


def test_what_was_deleted_here_stays_deleted_when_the_file_is_imported_again(type_, journal):
    name = write(WIDE)
    type_(f"import {name}")
    type_("delete 1")
    answer = type_(f"import {name}")
    assert "1 left out, as you deleted or corrected them here" in answer.all
    assert len(journal.rows()) == 4


def test_dates_that_can_be_read_in_two_ways_need_to_be_told_how(type_, journal):
    name = write("date,tingling\n03/04/2026,6\n")
    answer = type_(f"import {name}")
    assert (answer.code, answer.out) == (2, "")
    assert "row 2" in answer.all
    assert "--dates dmy" in answer.all
    type_(f"import {name} --dates dmy")
    assert journal.rows("day") == [("2026-04-03",)]
    type_("undo")
    type_(f"import {name} --dates mdy")
    assert journal.rows("day") == [("2026-03-04",)]


@pytest.mark.parametrize(
    "cell", ["20260105", "2026-W01-1", "6", "2026-02-30", "31/02/2026", "2026-11-21", "1899-12-31", "soon", ""]
)
def test_a_date_that_is_none_is_refused_with_its_row(type_, journal, cell):
    before = journal.bytes()
    answer = type_(f"import {write(f'date,tingling{chr(10)}2026-11-01,6{chr(10)}{cell},5{chr(10)}')}")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("row 3, column date: ")
    assert journal.bytes() == before


def test_windows_text_is_read_and_what_is_no_text_is_refused_with_its_row(type_, journal):
    Path("in.csv").write_bytes(b"date,tingling,note\n2026-11-01,6,caf\xe9\n")
    assert 'read as Windows text (cp1252): "2026-11-01,6,café"' in type_("import in.csv --dry-run").all
    assert type_("import in.csv").code == 0
    assert journal.rows("note")[1] == ("café",)
    Path("in.csv").write_bytes(b"date,tingling,note\n2026-11-01,6,caf\x81\n")
    answer = type_("import in.csv")
    assert answer.code == 1
    assert answer.err.startswith("row 2: ")


@pytest.mark.thorough
def test_an_export_to_the_screen_and_one_to_a_file_are_the_same_bytes(type_, start, journal):
    type_("log t6 b4 yesterday")
    type_("note", '=1+1 ä, "x"')
    for shape in ("csv", "json"):
        type_(f"export {shape} -o out.{shape}")
        written = Path(f"out.{shape}")
        assert start(f"export {shape}").out.encode() == written.read_bytes()
        assert start(f"export {shape} -o -").out.encode() == written.read_bytes()
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert not Path("-").exists()


def test_export_offers_the_formats_that_something_writes():
    """A shape of its own that nothing writes would be accepted, and write nothing that it says."""
    assert [shape.value for shape in Shape] == [one.name for one in written()]
    assert all(callable(writer_of(shape.value)) for shape in Shape)


@pytest.mark.parametrize(
    "one",
    # The last one draws a page.
    [pytest.param(one, marks=pytest.mark.thorough) if one.name == "fhir" else one for one in written()],
    ids=lambda one: one.name,
)
def test_every_format_is_accepted_and_writes_a_file_of_its_own_kind(type_, journal, one):
    type_("log t6")
    type_("visit dr rao 24 nov 10:40")
    assert type_(f"export {one.name} -o out{one.endings[0]}").code == 0
    assert recognised(Path(f"out{one.endings[0]}").read_bytes()) is one


def test_how_many_entries_are_in_a_file_is_what_was_written_of_them(type_, journal, monkeypatch):
    def write(contents, file):
        return file.write("x")

    monkeypatch.setattr("tracker.cli.keep.export.writer_of", lambda name: write)
    type_("log t6 b4")
    assert type_("export csv -o out").out == "Wrote 1 entry to out\n"
    assert type_("export csv -o out --force --json").json["entries"] == 1


def test_a_format_that_is_not_in_the_table_is_refused(type_, journal):
    answer = type_("export workbook -o out")
    assert (answer.code, answer.out) == (2, "")
    assert f"'workbook' is not one of {', '.join(repr(one.name) for one in written())}" in answer.all
    assert not Path("out").exists()


def test_the_summary_of_export_names_every_format_that_holds_everything():
    summary = export.__doc__.splitlines()[0]
    assert [one.name for one in written() if one.holds == "everything" and one.name.upper() not in summary] == []


def test_the_csv_begins_with_the_columns_of_the_contract(type_, journal):
    type_("log t6")
    type_("shot hydroxocobalamin 1 mg im left thigh yesterday 8am")
    rows = list(csv.reader(io.StringIO(type_("export csv").out)))
    assert ",".join(rows[0]).startswith(COLUMNS)
    assert rows[1][:12] == [
        *("dose", "2026-11-19", "08:00", "hydroxocobalamin", "1", "mg", "hydroxocobalamin", "intramuscular"),
        *("thigh", "left", "taken", ""),
    ]
    assert rows[2][:6] == ["symptom", "2026-11-20", "14:30", "tingling", "6", "score"]


def test_the_json_export_is_json_and_carries_the_profile(type_, journal, surroundings):
    type_("profile name Sam Example")
    type_("profile born 1968-04-12")
    type_("log t6")
    assert "Sam Example" in json.dumps(json.loads(type_("export json").out))
    type_("export json -o out.json")
    other = f"--journal {surroundings}/other.db"
    type_(f"import out.json {other}")
    assert "Sam Example" in type_(f"profile {other}").out


def test_an_empty_journal_is_exported_as_its_columns_alone(type_, journal):
    assert len(type_("export csv").out.splitlines()) == 1
    json.loads(type_("export json").out)


@pytest.mark.parametrize("line", ["export csv -o out", "export json -o out"])
def test_an_export_overwrites_only_when_told_to(type_, journal, line):
    type_("log t6")
    Path("out").write_text("mine")
    answer = type_(line)
    assert (answer.code, answer.out) == (1, "")
    assert "out is there already" in answer.err
    assert "--force" in answer.err
    assert Path("out").read_text() == "mine"
    assert type_(f"{line} --force").code == 0
    assert "tingling" in Path("out").read_text()


@pytest.mark.parametrize("line", ["export csv", "export json", "report", "chart", "demo"])
def test_nothing_is_ever_written_over_a_journal_or_a_backup(type_, journal, surroundings, line):
    type_("log t6")
    type_("backup --to backups")
    (backup,) = (surroundings / "backups").glob("*.db")
    journal.path.rename(surroundings / "journal.pdf")
    backup.rename(surroundings / "backup.pdf")
    for name in ("journal.pdf", "backup.pdf"):
        before = (surroundings / name).read_bytes()
        answer = type_(f"{line} -o {name} --force --journal journal.pdf")
        assert (answer.code, answer.out) == (1, "")
        assert "never write over" in answer.all
        assert (surroundings / name).read_bytes() == before


def test_an_export_follows_no_link_even_when_told_to_overwrite(type_, journal):
    type_("log t6")
    Path("precious").write_text("mine")
    Path("out.csv").symlink_to("precious")
    Path("dangling.csv").symlink_to("nowhere")
    for line in ("export csv -o out.csv", "export csv -o out.csv --force", "export csv -o dangling.csv --force"):
        answer = type_(line)
        assert (answer.code, answer.out) == (1, "")
        assert "is a link" in answer.err
    assert Path("precious").read_text() == "mine"
    assert not Path("nowhere").exists()


TEXT = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0") | st.sampled_from("=+-@'\t\r\n,;\"\u202e"),
    max_size=30,
)
COMMON = {
    "day": st.dates(date(1900, 1, 1), date(2026, 11, 19)),
    "time": st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    "utc_offset": st.none() | st.integers(-720, 840),
    "note": TEXT,
    "recorded_at": st.none() | st.just(datetime(2026, 11, 20, 14, 30, tzinfo=UTC)),
}
NUMBER = st.floats(0, 999_999) | st.integers(0, 999).map(float)
SIDE = st.sampled_from([None, "left", "right", "both"])
WORD = st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=20)
RECORD = st.one_of(
    st.builds(
        Observation,
        **COMMON,
        measure=st.sampled_from(["tingling", "balance", "brain-fog"]),
        value=st.integers(0, 10).map(float),
        site=st.sampled_from([None, "foot", "lower leg"]),
        side=SIDE,
    ),
    st.builds(Observation, **COMMON, measure=st.just("tingling"), value=st.none(), state=st.just("skipped")),
    st.builds(
        Observation,
        **COMMON,
        kind=st.just("test"),
        measure=st.just("romberg"),
        value=st.just(30.0),
        unit=st.just("s"),
        comparator=st.just(">="),
    ),
    st.builds(
        LabResult,
        **COMMON,
        analyte=st.sampled_from(["b12", "mma"]),
        value=NUMBER,
        unit=st.sampled_from(["ng/L", "umol/L"]),
        comparator=st.sampled_from([None, "<", ">"]),
        low=st.none() | st.just(0.5),
        high=st.none() | st.just(771.25),
        laboratory=WORD,
    ),
    st.builds(
        Dose,
        **COMMON,
        product=WORD,
        route=st.sampled_from(["oral", "intramuscular", "injection"]),
        amount=st.floats(0.001, 9999),
        unit=st.sampled_from(["mg", "ug"]),
        site=st.sampled_from([None, "thigh"]),
        side=SIDE,
        given_by=st.just("") | WORD,
    ),
    st.builds(Event, **COMMON, name=st.just("fall"), injured=st.sampled_from([None, True, False])),
    st.builds(Event, **COMMON, name=st.just("note")),
)


@pytest.mark.thorough
@settings(
    max_examples=3 * settings.default.max_examples // 20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(records=st.lists(RECORD, min_size=1, max_size=8))
def test_export_then_import_then_export_is_the_same_bytes(type_, empty_file, surroundings, records):
    first, second = surroundings / "first.db", surroundings / "second.db"
    shutil.copyfile(empty_file, first)
    open_journal(first).take_in(records, command="import", at=datetime(2026, 11, 20, 14, 30, tzinfo=UTC))
    for shape in ("csv", "json"):
        shutil.copyfile(empty_file, second)
        type_(f"export {shape} -o a.{shape} --force --journal {first}")
        answer = type_(f"import a.{shape} --json --journal {second}")
        assert answer.code == 0, answer.err
        assert answer.json["added"] == len(records)
        type_(f"export {shape} -o b.{shape} --force --journal {second}")
        assert Path(f"b.{shape}").read_bytes() == Path(f"a.{shape}").read_bytes()


@pytest.mark.parametrize("shape", ["csv", "json"])
def test_what_was_purged_here_stays_out_of_an_import_unless_it_is_asked_for(type_, journal, shape):
    type_("log t6 b4")
    type_(f"export {shape} -o j.{shape}")
    type_("purge 1 --yes")
    answer = type_(f"import j.{shape}")
    assert "1 there already, 1 left out, as you purged them here (to bring them in: --purged-too)" in answer.all
    assert journal.rows("name, value") == [("balance", 4)]
    assert type_(f"import j.{shape} --json").json["purged"] == 1
    assert "Added 1 entry" in type_(f"import j.{shape} --purged-too").all
    assert sorted(journal.rows("name, value")) == [("balance", 4), ("tingling", 6)]
    assert type_(f"import j.{shape} --json").json["purged"] == 0
