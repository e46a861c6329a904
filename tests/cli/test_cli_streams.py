"""Streams that are full, closed or cannot show a letter; Ctrl-C; and what is left of a bug."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from cli_program import FOREVER, program

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
posix = pytest.mark.skipif(os.name != "posix", reason="shell redirections and signals of POSIX")


def rest(*lines):
    """Lines that differ little from those before them."""
    return [pytest.param(line, marks=pytest.mark.thorough) for line in lines]


def shell(line):
    """A line for the shell, in which ``tracker`` is the installed command."""
    if not Path("/bin/sh").exists():
        pytest.skip("there is no /bin/sh here")
    words = " ".join(f"'{word}'" for word in program())
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("tracker", words)], capture_output=True, text=True, timeout=FOREVER
    )


@pytest.mark.thorough
@needs_full
@pytest.mark.parametrize(
    "line", ["log t6", "today --json", "--help", *rest("show", "export csv", "where", "log --help")]
)
def test_an_answer_that_does_not_fit_on_the_disk_is_one_complaint_and_exit_1(type_, journal, line):
    type_("log t5")
    answer = shell(f"tracker {line} > /dev/full")
    assert answer.returncode == 1
    assert "could not be written: the disk is full" in answer.stderr
    assert len(answer.stderr.splitlines()) == (1 if "--json" in line else 2)


@needs_full
def test_an_entry_whose_echo_was_lost_is_saved(journal):
    shell("tracker log t6 > /dev/full")
    assert journal.rows("name, value") == [("tingling", 6)]


@pytest.mark.thorough
@posix
@pytest.mark.parametrize("line", ["log t6", *rest("export csv", "show", "today --json")])
def test_a_closed_stdout_is_no_traceback(type_, journal, line):
    type_("log t5")
    answer = shell(f"tracker {line} >&-")
    assert answer.returncode == 1
    assert "could not be written" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.thorough
@posix
@pytest.mark.parametrize("where", [*rest("2>&-"), "2>/dev/full"])
def test_where_nobody_can_be_told_the_exit_code_still_says_it(journal, where):
    if "full" in where and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    answer = shell(f"tracker log t12 {where}")
    assert (answer.returncode, answer.stdout, answer.stderr) == (2, "", "")
    assert shell(f"tracker log romberg 22 {where}").returncode == 0


@pytest.mark.thorough
@posix
def test_a_closed_stdin_harms_no_entry_and_is_no_note(journal):
    assert shell("tracker log t6 <&-").returncode == 0
    answer = shell("tracker note - <&-")
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


@pytest.mark.thorough
@posix
@pytest.mark.parametrize(
    "line", ["show 90 days", "--help", *rest("export csv", "show 28 oct", "export json", "show 90 days --json")]
)
def test_a_reader_that_has_seen_enough_is_no_failure(type_, journal, surroundings, line):
    rows = "".join(f"2026-{month:02}-{day:02},{day % 11},4\n" for month in range(1, 11) for day in range(1, 29))
    (surroundings / "in.csv").write_text("date,tingling,balance\n" + rows)
    type_("import in.csv")
    started = subprocess.Popen([*program(), *line.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    started.stdout.close()
    _, said = started.communicate(timeout=FOREVER)
    assert said == b""
    assert started.returncode == 0


@pytest.mark.thorough
def test_show_into_head_prints_its_first_line(type_, journal):
    type_("log t6")
    answer = shell("tracker show | head -1")
    assert answer.stdout.startswith("Fri 20 Nov.  Scores")
    assert answer.stderr == ""


@pytest.mark.thorough
def test_an_ascii_terminal_gets_ascii(type_, start, journal):
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    type_("take b12 1000 ug")
    type_("log t6 b10")
    start("note", "café 疲れ", **ascii_only)
    said = [start(line, **ascii_only) for line in ("show", "show today", "today", "log --help", "log p5")]
    assert all((one.out + one.err).isascii() for one in said)
    assert "1000 ug" in said[1].out
    assert "caf\\xe9" in said[1].out
    assert "6" in said[0].out
    assert journal.rows("note")[-1] == ("café 疲れ",)


@pytest.mark.thorough
def test_a_note_on_stdin_that_is_not_text_is_refused(journal):
    for settings in ({}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "utf-8:strict"}):
        done = subprocess.run(
            [*program(), "note", "-"], input=b"caf\xff", capture_output=True, env=os.environ | settings
        )
        assert done.returncode in (1, 2)
        assert b"UTF-8" in done.stderr
        assert b"Traceback" not in done.stderr
    assert journal.rows() == []


@pytest.mark.thorough
@posix
def test_control_c_in_an_import_ends_with_130_and_adds_nothing(type_, journal, surroundings):
    type_("log t6")
    before = journal.bytes()
    pipe = surroundings / "pipe.csv"
    os.mkfifo(pipe)
    started = subprocess.Popen(
        [*program(), "import", str(pipe)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with pipe.open("w") as file:
        file.write("kind,day,name,value\n")
        # Far more than a pipe holds: when this is written, the program has added thousands of rows.
        file.write("symptom,2026-11-01,tingling,6\n" * 20_000)
        file.flush()
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=FOREVER)
    assert (started.returncode, out) == (130, "")
    assert err == "Stopped. What was acknowledged is saved.\n"
    assert journal.bytes() == before
    assert {path.name for path in surroundings.iterdir()} == {"journal.db", "pipe.csv"}
    assert type_("log b4").code == 0


def test_control_c_under_json_is_an_error_object(type_, journal, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.cli.enter.log.read_log", stop)
    answer = type_("log t6 --json")
    assert (answer.code, answer.out) == (130, "")
    assert answer.error["code"] == "interrupted"


def test_a_bug_is_one_line_without_a_word_of_what_was_written(type_, journal, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("secret note about the neighbours")

    monkeypatch.setattr("tracker.cli.enter.log.read_log", fail)
    before = journal.bytes()
    answer = type_("log", "t6", "--note", "secret note about the neighbours")
    assert (answer.code, answer.out) == (70, "")
    assert "This is a bug in tracker" in answer.err
    assert "RuntimeError" in answer.err
    assert "secret" not in answer.err
    assert journal.bytes() == before
    found = json.loads(type_("log t6 --json").err)["error"]
    assert found["code"] == "bug"
    assert "secret" not in json.dumps(found)


def test_a_database_error_nobody_foresaw_does_not_show_a_note(type_, journal, monkeypatch):
    monkeypatch.setattr("tracker.store.rows.entry_row.to_row", lambda record: {"kind": record.note})
    monkeypatch.setattr("tracker.store.rows.versions.to_row", lambda record: {"kind": record.note})
    answer = type_("note secret about the neighbours")
    assert answer.code in (1, 3, 70)
    assert "secret" not in answer.err
    assert journal.rows() == []


@pytest.mark.thorough
def test_nothing_prompts_where_there_is_no_terminal(type_, start, journal, surroundings):
    type_("log t6")
    type_("backup")
    backup = next((surroundings / "backups").glob("*.db"))
    # The processes have /dev/null for standard input: one that asked would end in an error of its own.
    for line in ("log", "", "undo", "delete 1", f"restore {backup}", "export csv", "today", "shot", "take", "note"):
        answer = start(*line.split())
        assert answer.code in (0, 2, 4), line
        assert "?" not in answer.err.replace("Wrong?", ""), line


def test_a_byte_order_mark_before_what_is_typed_is_no_part_of_it(type_, journal, monkeypatch):
    for line, given in (("log", "\ufefft6\n"), ("note -", "\ufeffslept badly\n")):
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        assert type_(line).code == 0
    assert journal.rows("kind, note") == [("symptom", ""), ("event", "slept badly")]
