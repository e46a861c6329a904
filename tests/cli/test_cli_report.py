"""Charts, the page for the doctor and the demonstration: which files are written, and which are left alone."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest
from cli_terminal import Terminal

MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}


@pytest.fixture
def filled(typed_once, journal):
    rows = "".join(
        f"2026-{month:02}-{day:02},{day % 11},{(day + 3) % 11},{'slept badly' if day % 9 == 0 else ''}\n"
        for month in (9, 10)
        for day in range(1, 31)
    )
    Path("in.csv").write_text("date,tingling,balance,note\n" + rows)
    typed_once("import in.csv")
    Path("in.csv").unlink()
    return journal


@pytest.mark.thorough
@pytest.mark.parametrize("ending", MAGIC)
@pytest.mark.parametrize("command", [pytest.param("chart tingling", marks=pytest.mark.thorough), "report"])
def test_the_ending_of_the_name_decides_what_is_drawn(type_, filled, surroundings, command, ending):
    answer = type_(f"{command} -o page.{ending}")
    page = surroundings / f"page.{ending}"
    assert answer.code == 0, answer.err
    assert f"Wrote {page}" in answer.out
    assert page.read_bytes().startswith(MAGIC[ending])
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


@pytest.mark.thorough
def test_without_a_name_the_files_are_called_after_what_they_show_and_the_day(type_, filled):
    for line, name in (
        ("report", "b12-report-2026-11-20.pdf"),
        ("chart", "b12-chart-all-2026-11-20.png"),
        ("chart tingling balance", "b12-chart-tingling-balance-2026-11-20.png"),
    ):
        assert type_(line).code == 0
        assert Path(name).exists()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Sam Example", "sam-example-"),
        pytest.param("सैम उदाहरण", "सैम-उदाहरण-", marks=pytest.mark.thorough),
        pytest.param("山田 太郎", "山田-太郎-", marks=pytest.mark.thorough),
        pytest.param("../../.etc/O'Neil\\..", "etc-o-neil-", marks=pytest.mark.thorough),
        pytest.param("CON", "con-", marks=pytest.mark.thorough),
        pytest.param("?!", "", marks=pytest.mark.thorough),
    ],
)
def test_the_usual_name_of_a_report_says_whose_it_is(type_, filled, surroundings, name, part):
    type_("profile", "name", name)
    for line, ending in (("report", "pdf"), ("report --html", "html")):
        answer = type_(f"{line} --only notes --json")
        assert answer.json["files"] == [str(surroundings / f"b12-report-{part}2026-11-20.{ending}")]
    assert type_("report --only notes").code == 1, "it is there already"
    assert type_("chart tingling --json").json["files"][0].endswith("/b12-chart-tingling-2026-11-20.png")


@pytest.mark.thorough
def test_a_long_name_gives_a_file_name_of_60_characters_and_the_day_stays(type_, filled, surroundings):
    type_("profile", "name", "Wilhelmina " * 7)
    (path,) = type_("report --only notes --json").json["files"]
    assert Path(path).name == "b12-report-wilhelmina-wilhelmina-wilhelmina-w-2026-11-20.pdf"
    type_("profile", "name", "W" * 70)
    (path,) = type_("report --only notes --json").json["files"]
    assert Path(path).name == f"b12-report-{'w' * 34}-2026-11-20.pdf" and len(Path(path).name) == 60


@pytest.mark.thorough
def test_the_installed_command_draws_the_page_for_the_chosen_days(start, filled):
    answer = start("report --since 2026-09-01 --paper letter -o visit.pdf")
    assert (answer.code, answer.err) == (0, "")
    assert Path("visit.pdf").read_bytes().startswith(MAGIC["pdf"])


@pytest.mark.thorough
@pytest.mark.parametrize("line", ["chart tingling -o out.png", "report -o out.png"])
def test_a_picture_that_is_there_is_overwritten_only_when_told_to(type_, filled, line):
    Path("out.png").write_text("mine")
    answer = type_(line)
    assert (answer.code, answer.out) == (1, "")
    assert "--force" in answer.err
    assert Path("out.png").read_text() == "mine"
    assert type_(f"{line} --force").code == 0
    assert Path("out.png").read_bytes().startswith(MAGIC["png"])


def test_no_picture_is_written_through_a_link(type_, filled):
    Path("precious").write_text("mine")
    Path("out.png").symlink_to("precious")
    answer = type_("chart -o out.png --force")
    assert (answer.code, answer.out) == (1, "")
    assert Path("precious").read_text() == "mine"


def note_at_length(type_):
    """More than one page of notes."""
    notes = (f"2026-10-{number % 28 + 1:02},08:00,{f'a long note about day {number} ' * 8}\n" for number in range(20))
    Path("notes.csv").write_text("date,time,note\n" + "".join(notes))
    assert type_("import notes.csv").code == 0
    Path("notes.csv").unlink()


@pytest.mark.thorough
def test_the_second_page_of_a_picture_is_a_file_of_its_own(type_, filled):
    note_at_length(type_)
    answer = type_("report -o visit.png --json")
    names = [Path(name).name for name in answer.json["files"]]
    assert names[:2] == ["visit.png", "visit-2.png"]
    assert all(Path(name).read_bytes().startswith(MAGIC["png"]) for name in names)
    type_("report -o visit.pdf")
    assert not Path("visit-2.pdf").exists()


@pytest.mark.thorough
def test_where_the_second_page_cannot_be_written_no_page_of_somebody_else_is_harmed(type_, filled):
    note_at_length(type_)
    Path("visit-2.png").write_text("mine")
    answer = type_("report -o visit.png")
    assert answer.code == 1
    assert Path("visit-2.png").read_text() == "mine"
    assert not Path("visit.png").exists()


def test_an_empty_journal_has_nothing_to_draw(type_, journal):
    for line in ("chart", "report"):
        answer = type_(line)
        assert (answer.code, answer.out) == (4, "")
        assert "tracker log" in answer.err
    assert not list(Path().glob("*.p*"))


@pytest.mark.thorough
def test_drawing_leaves_the_journal_as_it_was(type_, filled):
    before = filled.bytes()
    type_("chart tingling -o t.svg")
    type_("report -o r.svg")
    assert filled.bytes() == before


@pytest.mark.thorough
def test_a_hostile_note_does_not_stop_the_page(type_, filled):
    for note in ("$\\frac{", "$5 and $6", "_hidden", "\x1b[31m", "a\u202eb", "疲れ 😴", "x" * 400):
        type_("note", note)
    answer = type_("report -o r.svg --force")
    assert answer.code == 0, answer.err
    assert b"\x1b" not in Path("r.svg").read_bytes()


@pytest.mark.thorough
def test_the_demonstration_runs_twice_and_never_touches_the_journal(type_, journal):
    type_("log t6")
    before = journal.bytes()
    for _ in range(2):
        answer = type_("demo")
        assert (answer.code, answer.err) == (0, "")
        assert "b12-demo-report.pdf" in answer.out
        assert "example data" in answer.all
    assert Path("b12-demo-report.pdf").read_bytes().startswith(MAGIC["pdf"])
    assert journal.bytes() == before
    assert {path.name for path in Path().iterdir()} == {"journal.db", "b12-demo-report.pdf"}


def test_the_demonstration_needs_no_journal_and_starts_none(type_, surroundings, drawn_once):
    assert type_("demo -o page.pdf").code == 0
    first = hashlib.sha256(Path("page.pdf").read_bytes()).hexdigest()
    assert type_("demo -o page.pdf").code == 1
    drawn_once()
    assert type_("demo -o page.pdf --force").code == 0
    assert hashlib.sha256(Path("page.pdf").read_bytes()).hexdigest() == first
    assert [path.name for path in surroundings.iterdir()] == ["page.pdf"]


def test_the_text_goes_to_standard_output_and_to_a_file_when_told(type_, filled, surroundings):
    answer = type_("report --text")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "B12 and nerve symptom report"
    assert "3 September 2026: Note" not in answer.out and "slept badly" in answer.out
    assert list(surroundings.glob("*.txt")) == []
    assert type_("report --text -o visit.txt").code == type_("report -o other.txt").code == 0
    assert (
        Path("visit.txt").read_text(encoding="utf-8") == answer.out == Path("other.txt").read_text(encoding="utf-8")
    )
    assert type_("report --text --json").json["text"] == answer.out.splitlines()


def test_the_page_for_a_browser_is_one_file(type_, filled):
    answer = type_("report --html")
    assert (answer.code, answer.err) == (0, "")
    assert Path("b12-report-2026-11-20.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert type_("report -o visit.html").code == 0
    assert Path("visit.html").read_bytes() == Path("b12-report-2026-11-20.html").read_bytes()
    assert stat.S_IMODE(Path("visit.html").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("report --html --text", 2, "exclude one another"),
        ("report --html -o visit.pdf", 2, "visit.html"),
        ("report --text -o visit.html", 2, "visit.txt"),
        ("report -o visit.docx", 2, ".pdf, .png, .svg, .html or .txt"),
        ("report --large --html", 2, "--large is for paper"),
        ("report --large --text", 2, "--large is for paper"),
        ("chart --cycle", 4, "No injection is recorded"),
        ("chart -o chart.html", 2, ".pdf, .png or .svg"),
    ],
)
def test_a_twin_that_cannot_be_is_refused_with_what_can(type_, filled, surroundings, line, code, says):
    answer = type_(line)
    assert (answer.code, answer.out) == (code, "")
    assert says in answer.all
    assert [path.name for path in surroundings.iterdir()] == ["journal.db"]


@pytest.mark.thorough
def test_a_terminal_that_shows_only_ascii_gets_the_text(start, filled):
    answer = start("report --text", PYTHONIOENCODING="ascii")
    assert answer.code == 0
    assert answer.out.isascii()


@pytest.mark.thorough
def test_the_text_loads_nothing_that_draws(filled):
    code = "import sys; from tracker import cli; cli.run(['report', '--text']); sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def _period(answer):
    return next(line for line in answer.out.splitlines() if line.startswith("Period: "))


@pytest.mark.thorough
def test_a_report_without_days_begins_with_the_last_visit(type_, filled):
    assert "1 September 2026 to 20 November 2026 (81 days)" in _period(type_("report --text"))
    type_("visit dr rao 16 nov")
    assert "1 September 2026" in _period(type_("report --text")), "four days hold nothing to compare"
    type_("visit nurse 5 oct")
    type_("visit dr rao 24 nov 10:40")
    expected = "Period: 5 October 2026 to 20 November 2026 (47 days, since a visit)"
    assert _period(type_("report --text")) == expected
    assert "16 November 2026 to" in _period(type_("report --text --since visit"))
    assert _period(type_("report --text --since visit --until 2026-11-10")).startswith("Period: 5 October 2026 to 10")
    assert "14 November 2026 to" in _period(type_(*["report", "--text", "--last"], "7 days"))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("ago", "days"),
    [(5, 14), (89, 90), (200, 90), *(pytest.param(*one, marks=pytest.mark.thorough) for one in ((13, 14), (30, 31)))],
)
def test_without_days_a_young_journal_is_shown_from_its_first_entry_on(type_, journal, ago, days):
    type_("lab b12 150 ng/L 2023-03-01")
    type_("visit dr rao 24 nov 10:40")
    type_(f"log t6 {date(2026, 11, 20) - timedelta(days=ago)}")
    assert f" to 20 November 2026 ({days} days)" in _period(type_("report --text"))
    assert "(90 days)" in _period(type_("report", "--text", "--last", "90 days"))
    chart = type_("chart tingling -o t.pdf")
    assert chart.code == (4 if ago >= 90 else 0)
    if chart.code == 0:
        assert f"logged 1 of {min(days, ago + 1)} days" in pypdf.PdfReader("t.pdf").pages[0].extract_text()


@pytest.mark.thorough
def test_the_answer_says_which_days_why_they_begin_there_and_how_many_pages(type_, filled):
    answer = type_(*["report", "-o", "a.pdf", "--last", "80 days"])
    assert answer.out.splitlines()[0] == "Wed 2 Sep to Fri 20 Nov, 80 days: as you asked. 1 page."
    assert "81 days: since the first entry" in type_("report -o b.pdf").out
    type_("visit dr rao 5 oct")
    assert "47 days: since the last visit." in type_("report -o c.pdf").out
    found = type_("report -o d.html --html --json").json
    assert (found["from"], found["to"], found["begins"], found["pages"]) == (
        "2026-10-05",
        "2026-11-20",
        "visit",
        None,
    )
    note_at_length(type_)
    pages = type_("report -o e.png --json").json
    assert pages["pages"] == len(pages["files"]) > 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "report --only chages",
            "The parts are: glance, treatment, changes, plans, cycles, days, tests, blood, notes.",
        ),
        ("report --without notes,header", 'No part of the page is named "header"'),
        ("report --only days --without notes", "exclude one another"),
        ("report tinglng", "Did you mean tingling?"),
    ],
)
def test_a_part_or_a_symptom_that_is_none_is_refused_before_anything_is_drawn(type_, filled, line, said):
    answer = type_(line)
    assert answer.code == 2 and said in " ".join(answer.err.split())
    assert list(Path().glob("*.pdf")) == []


def test_a_report_has_only_the_symptoms_and_parts_that_were_asked_for(type_, filled):
    said = type_("report tingling --only changes,days --text").out
    assert "Tingling" in said and "Balance" not in said and "Treatment recorded" not in said
    assert "Notes and events" not in type_("report --without notes --text").out


def test_a_plan_that_was_replaced_or_stopped_is_on_the_report(type_, filled, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-09-10T09:00")
    type_("plan shot hydroxocobalamin 1 mg im every 8 weeks")
    type_("plan take folate 5 mg daily")
    monkeypatch.setenv("TRACKER_NOW", "2026-10-06T09:00")
    type_("plan shot hydroxocobalamin 1 mg im every 6 weeks")
    monkeypatch.setenv("TRACKER_NOW", "2026-10-12T09:00")
    type_("plan stop folate")
    type_("plan take iron 14 mg daily")
    type_("plan stop iron")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:30")
    said = type_("report --text").out
    assert "10 September 2026. Plan: new: hydroxocobalamin 1 mg, intramuscular, every 8 weeks; new: " in said
    assert "6 October 2026. Plan: from hydroxocobalamin 1 mg, intramuscular, every 8 weeks to every 6 weeks;" in said
    assert "12 October 2026. Plan: no longer planned: folate 5 mg, every day; Days: " in said
    assert "iron" not in said


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [(["--since", "visit"], 4, "No visit is recorded"), (["--since", "visit", "--last", "3 weeks"], 2, "exclude")],
)
def test_since_the_visit_needs_one_and_stands_alone(type_, filled, words, code, says):
    answer = type_("report", "--text", *words)
    assert (answer.code, answer.out) == (code, "")
    assert says in answer.all


def test_what_is_planned_is_on_the_report(type_, filled):
    for day in ("22 sep", "6 oct", "20 oct", "3 nov"):
        type_(*["shot", "hydroxocobalamin", "1", "mg", "im"], *day.split())
    type_(*["plan", "shot", "hydroxocobalamin", "1", "mg", "im", "every", "2", "weeks", "--from", "2026-10-06"])
    answer = type_("report --text")
    assert (
        "Planned: hydroxocobalamin 1 mg, intramuscular, every 2 weeks, from 6 October 2026; "
        "planned 4 (1 not recorded), taken 3; median 14 days apart, planned 14." in answer.out
    )
    assert "6 October 2026. Plan: new: hydroxocobalamin 1 mg, intramuscular, every 2 weeks; Days: " in answer.out


@pytest.mark.thorough
def test_charts_by_cycle_slides_and_large_print(type_, filled):
    for day in range(1, 59, 14):
        type_("shot", "hydroxocobalamin", "1", "mg", "im", f"2026-{9 + day // 31:02}-{day % 31 or 1:02}")
    assert type_("chart --cycle --size slide").code == 0
    assert Path("b12-chart-cycle-all-2026-11-20.png").read_bytes().startswith(MAGIC["png"])
    assert type_("chart tingling --cycle -o t.svg").code == 0
    assert type_("report --large -o large.pdf").code == 0
    assert b"/MediaBox [ 0 0 595.28 841.89 ]" in Path("large.pdf").read_bytes()


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal of POSIX")
def test_at_a_terminal_the_text_is_broken_between_words(type_, journal):
    type_("log t6 b4 l3")
    whole = type_("report --text").out
    terminal = Terminal("report", "--text")
    assert terminal.end() == 0
    assert max(map(len, whole.splitlines())) > 72, "elsewhere a statement is one line"
    assert max(map(len, terminal.shown.splitlines())) <= 40
    assert terminal.shown.split() == whole.split()
