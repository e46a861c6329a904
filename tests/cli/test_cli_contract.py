"""The public contract: help, the keys of every JSON answer, where the global options may stand."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.cli.commands import COMMANDS
from tracker.cli.grouped_help import GROUPS
from tracker.cli.manual import topics

ROOT = Path(__file__).resolve().parents[2]
NAMES = [command.__name__.rstrip("_") for command in COMMANDS]
ENTRY = {"id", "uid", "kind", "day", "time", "name", "value", "unit", "site", "side", "state", "note"}
ENTRY |= {"extent", "other_sites", "words"}
TOP = {"schema", "command"}
BACKUP = {"file", "entries", "sha256", "counts", "manifest", "encrypted", "opened", "removed"}
MERGE = {
    "purged",
    "entries",
    "plans",
    "symptoms",
    "remembered",
    "history",
    "conflicts",
    "profile_differs",
    "kept",
    "dry_run",
}

# Every command once, in an order in which each finds what it needs; with what its JSON holds beside TOP.
EXAMPLES = [
    ("today", {"day", "entries", "missing", "last_injection", "due"}),
    ("log t6 b4 l3", {"entries"}),
    ("shot hydroxocobalamin 1 mg", {"entries"}),
    ("take folate 5 mg", {"entries"}),
    ("lab b12 412 ng/L range 197-771", {"entries"}),
    ("fall shower, bruised hip", {"entries"}),
    ("note dizzy after stairs", {"entries"}),
    ("visit dr rao 24 nov 10:40", {"entries"}),
    ("alarm 3", {"entries"}),
    ("ask Is a second nerve test planned?", {"entries"}),
    ("show", {"from", "to", "entries"}),
    ("show text shower", {"from", "to", "entries"}),
    ("show 1", {"from", "to", "entries", "steps"}),
    ("history", {"changes"}),
    ("history 1", {"entry", "state", "steps"}),
    ("trend", {"from", "to", "previous_from", "previous_to", "compared", "now", "before", "symptoms"}),
    ("cycle", {"from", "to", "product", "cycles", "interval_days", "symptoms"}),
    ("edit 1 5", {"entries"}),
    ("delete 2", {"entries"}),
    ("undo", {"changes"}),
    ("redo", {"changes"}),
    ("plan shot hydroxocobalamin 1 mg im every 8 weeks", {"plans", "removed"}),
    ("due", {"today", "items", "stock"}),
    ("purge 3 --yes", {"entry", "versions"}),
    ("symptom add buzzing feet", {"symptoms", "remembered"}),
    ("sites", {"last", "turn"}),
    ("profile name Sam Example", {"name", "born"}),
    ("chart tingling -o t.svg", {"files"}),
    ("report -o r.pdf", {"files", "from", "to", "begins", "pages"}),
    ("export csv -o j.csv", {"file", "entries"}),
    ("import j.csv", {"added", "known", "different", "corrected", "deleted", "purged", "plans", "dry_run"}),
    ("inbox off", {"inbox", "new_lines"}),
    ("backup --to copies", BACKUP),
    ("restore copies/journal-20261120-143000.db --yes", {"entries", "kept"}),
    ("backup", BACKUP),
    ("check", {"journal", "state", "findings", "mended"}),
    ("merge copies/journal-20261120-143000.db", MERGE),
    ("demo", {"files"}),
    ("where", {"journal", "entries", "bytes", "problem", "backups", "newest_backup", "last_backup", "named"}),
    ("config paper letter", {"file", "problem", "settings"}),
    ("journal add mum", {"journals"}),
    ("move 4 mum", {"entries", "to"}),
]


def test_the_examples_type_every_command():
    assert {line.split()[0] for line, _ in EXAMPLES} == set(NAMES)


@pytest.mark.thorough
def test_every_command_of_the_installed_program_answers_in_one_json_object(start, type_, journal):
    started = set()
    for line, keys in EXAMPLES:
        # Every command once in a process of its own.
        answer = (type_ if line.split()[0] in started else start)(f"{line} --json")
        started.add(line.split()[0])
        assert (answer.code, answer.err) == (0, ""), line
        assert set(answer.json) == TOP | keys, line
        assert (answer.json["schema"], answer.json["command"]) == (1, line.split()[0])
        for entry in answer.json["entries"] if isinstance(answer.json.get("entries"), list) else []:
            assert set(entry) == ENTRY, line
            assert datetime.date.fromisoformat(entry["day"]).isoformat() == entry["day"]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example_of_itself(type_, name):
    answer = type_(f"{name} --help")
    assert (answer.code, answer.err) == (0, "")
    assert re.search(rf"^ +tracker {name}\b", answer.out, re.MULTILINE)
    assert type_(f"{name} -h").out == answer.out


def test_the_first_help_lists_every_command_and_says_what_the_scores_mean(start):
    answer = start("--help")
    assert answer.code == 0
    assert [name for name in NAMES if not re.search(rf"^  {name} ", answer.out, re.MULTILINE)] == []
    assert "0 = no trouble, 10 = worst" in answer.all


def test_the_version_is_said_and_the_short_name_starts_the_same_program(start):
    said = start("--version").out
    assert re.fullmatch(r"tracker [0-9]+\.[0-9]+\.[0-9]+\n", said)
    short = Path(sys.executable).with_name("b12")
    if not short.exists():
        pytest.skip("the program is not installed as a command")
    assert subprocess.run([short, "--version"], capture_output=True, text=True).stdout == said


def test_a_score_comes_out_whole_and_what_nobody_said_as_null(type_, journal):
    (entry,) = type_("log tingling 6 yesterday --json").json["entries"]
    assert entry["value"] == 6
    assert isinstance(entry["value"], int)
    assert entry == {
        "id": 1,
        "uid": entry["uid"],
        "kind": "symptom",
        "day": "2026-11-19",
        "time": None,
        "name": "tingling",
        "value": 6,
        "unit": "score",
        "site": None,
        "side": None,
        "extent": None,
        "words": None,
        "other_sites": None,
        "state": "recorded",
        "note": None,
    }
    assert re.fullmatch("[0-9a-f]{32}", entry["uid"])


def test_a_skipped_symptom_has_no_value_in_json_and_is_not_a_zero(type_, journal):
    skipped, zero = type_("log t skipped b0 --json").json["entries"]
    assert (skipped["value"], skipped["state"]) == (None, "skipped")
    assert (zero["value"], zero["state"]) == (0, "recorded")


def test_a_fall_carries_in_json_whether_there_was_an_injury(type_, journal):
    values = [
        type_(f"fall stairs{flag} --json").json["entries"][0]["value"] for flag in ("", " --injured", " --unhurt")
    ]
    assert values == [None, 1, 0]


def test_one_entry_shown_in_json_is_within_the_days_that_the_answer_names(type_, journal):
    type_("log t6 3 days ago")
    answer = type_("show 1 --json").json
    assert answer["from"] == answer["to"] == answer["entries"][0]["day"] == "2026-11-17"


def test_showing_days_without_entries_in_json_is_an_empty_list(type_, journal):
    answer = type_("show yesterday --json")
    assert (answer.code, answer.json["entries"]) == (0, [])
    assert (answer.json["from"], answer.json["to"]) == ("2026-11-19", "2026-11-19")


@pytest.mark.parametrize("line", ["--json log t6", "log --json t6", "log t6 --json", "log t6 --json --plain"])
def test_json_may_be_asked_for_before_and_after_the_command(type_, journal, line):
    assert set(type_(line).json) == TOP | {"entries"}


@pytest.mark.parametrize("line", ["--plain log t6", "log --plain t6", "log t6 --plain"])
def test_plain_may_be_asked_for_before_and_after_the_command(type_, journal, line):
    assert type_(line).out.startswith("Saved for Friday 20 November 2026: Tingling 6 of 10.")


@pytest.mark.thorough
def test_plain_answers_say_every_day_in_full(type_, journal):
    # What is said of days that are taken over, planned, repeated, taken back.
    days = ["shot hydroxocobalamin 1 mg left thigh 8 weeks ago", "lab b12 300 ng/L range 197-771 yesterday"]
    again = ["shot", "lab b12 412 ng/L", "log t6", "log t6", "edit 1 yesterday", "plan", "today", "history", "undo"]
    nothing = ["show tingling 2 oct", "show visits"]
    for line in [*days, *(line for line, _ in EXAMPLES), *again, *nothing, "show 14 days --chart", "plan stop 1"]:
        said = type_(f"{line} --plain").all
        assert re.findall(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]+ [A-Z][a-z]{2}\b", said) == [], (line, said)


def test_plain_may_be_set_in_the_environment(type_, journal, monkeypatch):
    monkeypatch.setenv("TRACKER_PLAIN", "1")
    assert type_("log t6").out.startswith("Saved for")
    monkeypatch.setenv("TRACKER_PLAIN", "0")
    assert not type_("log t6").out.startswith("Saved for")


def test_the_journal_may_be_named_after_the_command(type_, journal, tmp_path):
    assert type_(f"log t6 --journal {tmp_path}/other.db").code == 0
    assert type_(f"log t6 --journal={tmp_path}/other.db").code == 0
    assert journal.rows() == []
    assert type_(f"--journal {tmp_path}/other.db where --json").json["entries"] == 2


@pytest.mark.parametrize(
    ("line", "exit_code", "code"),
    [
        ("log t12", 2, "unreadable"),
        ("log --nonsense", 2, "unreadable"),
        ("nonsense", 2, "unreadable"),
        ("show 999", 4, "nothing-found"),
        ("undo", 4, "nothing-found"),
        ("import missing.csv", 1, "bad-file"),
        ("show --journal missing.db", 3, "journal-missing"),
    ],
)
def test_under_json_an_error_is_one_object_on_stderr(type_, journal, line, exit_code, code):
    answer = type_(f"{line} --json")
    assert (answer.code, answer.out) == (exit_code, "")
    found = json.loads(answer.err)
    assert set(found) == {"schema", "error"}
    assert set(found["error"]) == {"code", "message", "hint"}
    assert found["error"]["code"] == code
    assert found["error"]["message"]


def test_starting_a_journal_under_json_leaves_stderr_to_errors(type_):
    assert type_("log t6 --json").err == ""


def test_what_typer_refuses_is_one_line_and_points_to_the_help_of_that_command(type_, journal):
    answer = type_("export")
    assert answer.code == 2
    assert answer.err.splitlines() == [
        "Missing argument 'FORMAT'. Choose from: csv, json, xlsx, fhir, ics",
        "To see what can be written: tracker export --help",
    ]


def test_a_mistyped_command_is_met_with_the_right_one(type_):
    answer = type_("lgo t6")
    assert answer.code == 2
    assert "You may mean: tracker log" in answer.err


@pytest.mark.thorough
def test_no_answer_to_a_person_is_wider_than_the_terminal(type_, journal):
    type_("log t6 b4 l3 fatigue 7 brain-fog 3 numbness 2 burning 1 yesterday")
    type_("shot hydroxocobalamin 1 mg im left thigh 3 days ago")
    type_("note " + "a rather long night with little sleep " * 5)
    type_("log romberg 22 --note " + "held_on_to_the_table")
    for line in ("", "today", "show", "show today", "show tingling", "log t6 b4 l3", "undo", "log x", "log p5"):
        for option in ("", " --plain"):
            answer = type_(f"{line}{option}")
            assert [one for one in (answer.out + answer.err).splitlines() if len(one) > 72] == [], line


def test_help_is_a_command_too(type_):
    assert type_("help log").out == type_("log --help").out
    assert "Every day:" in type_("help").out


def test_every_command_is_in_one_group_of_the_first_help():
    grouped = [name for names in GROUPS.values() for name in names.split()]
    assert sorted(grouped) == sorted(NAMES)


def test_every_page_of_the_manual_is_shown_and_shipped(type_):
    shipped = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in topics():
        assert f'"docs/{name}.md" = "tracker/_manual/{name}.md"' in shipped
        answer = type_(f"help {name}")
        assert answer.code == 0
        assert not [line for line in answer.out.splitlines() if line.startswith(("#", "```")) or "](" in line]
        assert f"  {name}  " in type_("help").out
    assert type_("help warn").out == type_("help warning signs").out
    assert type_("help nonsense").code == 4


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_fits_forty_columns(type_, monkeypatch, name):
    monkeypatch.setenv("COLUMNS", "40")
    # An example is a line to type, and is not broken.
    lines = [line for line in type_(f"{name} --help").out.splitlines() if not line.startswith("    tracker ")]
    assert [line for line in lines if len(line) > 40] == []
