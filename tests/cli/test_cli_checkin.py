"""The check-in: one key a symptom in a real terminal, lines without one."""

from __future__ import annotations

import io
import os
import signal
from pathlib import Path

import pytest
from cli_program import Journal
from cli_terminal import Terminal

from tracker.cli.answers.as_lines import AsLines
from tracker.cli.answers.as_sentences import AsSentences
from tracker.cli.terminal import key_presses
from tracker.cli.terminal.key_presses import Answer, Question, ask_scores, ask_text, ask_yes, pressed

TINGLING = Question("tingling", "Tingling", "none", "worst imaginable", 4.0)
BALANCE = Question("balance", "Balance trouble", "steady as ever", "cannot stand without holding on", None)
LEGS = Question("leg-weakness", "Leg weakness", "full strength", "cannot stand on it", 3.5)
THREE = [TINGLING, BALANCE, LEGS]


def asked(keys, mode=AsLines):
    answers, finished = ask_scores(THREE, iter(keys), mode().question)
    return [answer.value for answer in answers], finished


@pytest.mark.parametrize(
    ("keys", "values", "finished"),
    [
        ("643", [6, 4, 3], True),
        ("0x9", [0, 10, 9], True),
        ("6 X", [6, None, 10], True),
        ("   ", [None, None, None], True),
        ("6\x7f543", [5, 4, 3], True),
        ("64\b\b123", [1, 2, 3], True),
        ("\x7f643", [6, 4, 3], True),
        ("q6?4\r3", [6, 4, 3], True),
        ("64\x1b3", [6, 4], False),
        ("\x1b", [], False),
        ("6", [6], False),
        ("", [], False),
        ("٦6²4½3", [6, 4, 3], True),
        ("1010x", [10, 10, 10], True),
        ("643" + "0", [6, 4, 3], True),
        ("1\r0\r" + "10", [1, 0, 10], True),
        ("111", [1, 1, 1], True),
        ("1 3", [1, None, 3], True),
        ("1\x7f643", [6, 4, 3], True),
        ("61\x1b", [6, 1], False),
        ("61", [6, 1], False),
    ],
)
def test_each_key_is_one_answer(keys, values, finished):
    assert asked(keys) == (values, finished)


def test_an_answer_is_about_its_question():
    assert ask_scores(THREE, iter("6 3"), AsLines().question)[0] == [
        Answer("tingling", 6.0),
        Answer("balance", None),
        Answer("leg-weakness", 3.0),
    ]


def test_yesterdays_score_is_shown_and_never_filled_in(capsys):
    assert asked(" 4\x1b") == ([None, 4], False)
    said = capsys.readouterr().err
    assert "Tingling  yesterday 4\n" in said
    assert "Balance trouble\n" in said
    assert "Leg weakness  yesterday 3.5\n" in said


def test_a_key_that_says_nothing_is_met_with_those_that_do(capsys):
    asked("q643")
    assert "x or 1 0 for 10" in " ".join(capsys.readouterr().err.split())


def test_a_count_has_no_key_for_ten(capsys):
    falls = key_presses.Question("near-falls", "Near-falls", "none", "", None, counted=True)
    answers, _ = key_presses.ask_scores([falls], iter("x2"), AsLines().question)
    assert [one.value for one in answers] == [2]
    said = " ".join(capsys.readouterr().err.split())
    assert "0 to 9, Space skips" in said and "for 10" not in said


def test_in_plain_words_every_question_is_a_sentence_with_both_ends_of_the_scale(capsys):
    key_presses.introduce(AsSentences().introduction(3))
    asked("643", AsSentences)
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("3 questions, one key each.")
    assert "from 0, none, to 10, worst imaginable. Yesterday it was 4. Your score: 6" in said


@pytest.mark.parametrize("mode", [AsLines, AsSentences])
def test_no_question_is_wider_than_40_columns(mode, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    key_presses.introduce(mode().introduction(3))
    asked("q6  4\x1b", mode)
    assert max(map(len, capsys.readouterr().err.splitlines())) <= 40


@pytest.mark.parametrize(("keys", "answer"), [("y", True), ("N", False), ("q?y", True), (" ", None), ("\x1b", None)])
def test_yes_or_no_is_one_key(keys, answer):
    assert ask_yes("Taken?", iter(keys)) is answer


def test_yes_or_no_of_a_terminal_that_is_gone_is_neither():
    assert ask_yes("Taken?", iter("")) is None


def test_a_line_of_text_is_what_stands_before_enter(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("  slept badly \nmore\n"))
    assert ask_text("Anything else?") == "slept badly"
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert ask_text("Anything else?") == ""


def keys_of(*typed, ahead=False):
    """What ``pressed`` makes of what was typed at these seconds."""
    times = [at for at, _ in typed]
    texts = [text for _, text in typed]

    def read():
        if not texts:
            raise EOFError
        return texts.pop(0), ahead

    return list(pressed(read, lambda: times.pop(0)))


def test_a_key_that_repeats_within_150_ms_counts_once():
    assert keys_of((0.0, "6"), (0.1, "6")) == ["6"]
    assert keys_of((0.0, "6"), (0.2, "6")) == ["6", "6"]
    assert keys_of((0.0, "6"), (0.1, "4"), (0.15, "4"), (0.2, "6")) == ["6", "4", "6"]
    assert keys_of(*((n / 10, "6") for n in range(20))) == ["6"], "a key held down is one"
    assert keys_of((0.0, "6"), (0.1, "6"), (0.2, "6"), ahead=True) == ["6"] * 3, "typed ahead, nobody knows how fast"


def test_arrow_and_function_keys_are_left_out_and_escape_is_not():
    assert keys_of((0.0, "\x1b[A"), (1.0, "\x1bOP"), (2.0, "\x1b"), (3.0, "5")) == ["\x1b", "5"]


# --- in a terminal ---

posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal of POSIX")


@posix
def test_a_day_is_logged_in_a_terminal_of_40_columns_key_by_key(type_, journal):
    type_("log t4 yesterday")
    # The answer has no place, so the scores of places are no comparison.
    type_("log t9 left foot yesterday")
    terminal = Terminal("log")
    terminal.wait_for("Tingling  yesterday 4")
    terminal.wait_for("score: ")
    terminal.press("6")
    terminal.wait_for("score: ")
    terminal.press("6")
    terminal.wait_for("score: ")
    terminal.press("\x7f")
    terminal.wait_for("score: ")
    terminal.press("x")
    terminal.wait_for("score: ")
    terminal.press(" ")
    terminal.wait_for("> ")
    terminal.press("bitter cold, \u00e9t\u00e9\n")
    assert terminal.end() == 0
    assert journal.rows("name, value, state, note, day, time")[2:] == [
        ("tingling", 6, "recorded", "", "2026-11-20", "14:30"),
        ("balance", 10, "recorded", "", "2026-11-20", "14:30"),
        ("leg-weakness", None, "skipped", "", "2026-11-20", "14:30"),
        ("note", None, "recorded", "bitter cold, \u00e9t\u00e9", "2026-11-20", "14:30"),
    ]
    assert max(map(len, terminal.shown.splitlines())) <= 40
    assert "Wrong? tracker undo" in terminal.shown
    type_("undo 2")
    assert journal.rows("name, day") == [("tingling", "2026-11-19")] * 2, "the note is a change of its own"


@pytest.mark.thorough
@posix
def test_what_is_due_today_is_asked_after_the_scores(type_, journal):
    type_("plan take folate 5 mg daily")
    type_("plan shot hydroxocobalamin 1 mg every 8 weeks")
    type_("plan take b12 1000 ug daily")
    terminal = Terminal("log")
    for key in "643":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("All taken?")
    for key in "nyn ":
        terminal.wait_for("y, n, or Space for not yet: ")
        terminal.press(key)
    terminal.wait_for("> ")
    terminal.press("\n")
    assert terminal.end() == 0
    doses = journal.rows("name, value, unit, state, plan IS NOT NULL")[3:]
    assert doses == [("folate", 5, "mg", "taken", 1), ("hydroxocobalamin", None, None, "skipped", 1)]


@pytest.mark.thorough
@posix
def test_a_new_journal_asks_for_interference_once_a_week(type_, surroundings, monkeypatch):
    terminal = Terminal("log")
    for key in "643":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("Interference with daily life")
    terminal.wait_for("score: ")
    terminal.press("5")
    terminal.wait_for("> ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert Journal(surroundings / "journal.db").rows("name")[-1] == ("interference",)
    for day, asked in (("2026-11-26", False), ("2026-11-27", True)):
        monkeypatch.setenv("TRACKER_NOW", f"{day}T08:00")
        assert ("interference" in type_("today --json").json["missing"]) is asked


@pytest.mark.thorough
@posix
def test_one_key_says_that_all_that_is_due_was_taken(type_, journal):
    type_("plan take folate 5 mg daily")
    type_("plan take b12 1000 ug daily")
    terminal = Terminal("log")
    for key in "643":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("y, n, or Space for not yet: ")
    terminal.press("y")
    terminal.wait_for("> ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert journal.rows("name, state")[3:] == [("folate", "taken"), ("b12", "taken")]


@pytest.mark.thorough
@posix
def test_no_to_a_count_is_not_skipped_for_it_has_no_fixed_days(type_, journal):
    type_("plan take iron 1 tablet 3 times a week")
    terminal = Terminal("log")
    for key in "643":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("iron 1 tablet: taken today?")
    terminal.press("n")
    terminal.wait_for("> ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert [name for (name,) in journal.rows("name")] == ["tingling", "balance", "leg-weakness"]


@posix
def test_escape_saves_what_was_given_and_asks_nothing_more(journal):
    terminal = Terminal("log", "--plain")
    terminal.wait_for("Your score: ")
    terminal.press("6")
    terminal.wait_for("Your score: ")
    terminal.press("\x1b")
    assert terminal.end() == 0
    assert "Anything else" not in terminal.shown
    assert "Saved for" in terminal.shown
    assert journal.rows("name, value") == [("tingling", 6)]


@pytest.mark.thorough
@posix
def test_when_nothing_was_given_nothing_is_saved_and_that_is_said(surroundings):
    terminal = Terminal("log")
    terminal.wait_for("score: ")
    terminal.press("\x1b")
    assert terminal.end() == 0
    assert "nothing was saved" in terminal.shown
    assert not Path(surroundings / "journal.db").exists()


@posix
def test_ctrl_c_saves_nothing(journal):
    terminal = Terminal("log")
    terminal.wait_for("score: ")
    terminal.press("6")
    terminal.wait_for("score: ")
    terminal.press("\x03")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.shown
    assert "Nothing of this check-in was saved; Esc saves what you gave." in " ".join(terminal.shown.split())
    assert journal.rows() == []


@posix
@pytest.mark.parametrize(("line", "keys", "most"), [("b12 log\r", "643", 11), ("b12 6 4 3\r", "", 10)])
def test_a_whole_day_is_so_many_keys_even_when_they_are_typed_ahead(type_, journal, line, keys, most):
    type_("symptom hide interference")
    assert len(line + keys) == most
    # The terminal echoes what is typed before the program reads, and keeps it.
    terminal = Terminal(*line.split()[1:], typed=keys)
    terminal.wait_for("Leg weakness 3 of 10.")
    assert [value for (value,) in journal.rows("value")] == [6, 4, 3]
    terminal.press("\n")
    assert terminal.end() == 0
    assert len(journal.rows()) == 3


@posix
@pytest.mark.thorough
def test_ctrl_c_in_place_of_a_note_leaves_the_scores(journal):
    terminal = Terminal("log")
    for key in "643":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("> ")
    terminal.stop()
    assert terminal.end() == 130
    assert "What was acknowledged is saved." in terminal.shown
    assert len(journal.rows()) == 3


@posix
def test_what_is_logged_today_is_asked_again_only_when_it_is_wanted(type_, journal):
    type_("log t7 left foot 6 right foot b4")
    terminal = Terminal("log")
    terminal.wait_for("already")
    terminal.wait_for("Leg weakness")
    terminal.press("3")
    terminal.wait_for("> ")
    terminal.press("no\n")
    assert terminal.end() == 0
    assert "7 of 10 (left foot), Tingling 6 of 10 (right foot)" in " ".join(terminal.shown.split())
    again = Terminal("log")
    again.wait_for("Once more?")
    for key in "y 5\x1b":
        again.wait_for(": ")
        again.press(key)
    assert again.end() == 0
    assert journal.rows("name, value, state") == [
        ("tingling", 7, "recorded"),
        ("tingling", 6, "recorded"),
        ("balance", 4, "recorded"),
        ("leg-weakness", 3, "recorded"),
        ("balance", 5, "recorded"),
    ]


@posix
@pytest.mark.parametrize("bad", [b"caf\xe9\n", pytest.param(b"x" * 5000 + b"\n", marks=pytest.mark.thorough)])
def test_a_line_that_was_cut_or_is_no_text_is_asked_for_again(journal, bad):
    terminal = Terminal("note")
    terminal.wait_for("> ")
    os.write(terminal.ours, bad)
    terminal.wait_for("again")
    terminal.wait_for("> ")
    terminal.press("slept badly\n")
    assert terminal.end() == 0
    assert journal.rows("note") == [("slept badly",)]


@posix
@pytest.mark.parametrize("name", ["SIGHUP", pytest.param("SIGTERM", marks=pytest.mark.thorough)])
def test_what_was_given_is_saved_when_the_terminal_is_closed(journal, name):
    terminal = Terminal("log")
    for key in "64":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("Leg weakness")
    terminal.wait_for("score: ")
    terminal.process.send_signal(getattr(signal, name))
    assert terminal.end() == 0
    assert "Anything else" not in terminal.shown
    assert journal.rows("name, value") == [("tingling", 6), ("balance", 4)]


@posix
@pytest.mark.thorough
def test_a_fall_and_a_question_alone_ask_for_a_line(type_, journal):
    for words, typed in (
        ("fall", "yesterday 8am on the stairs, not hurt\n"),
        ("ask", "Is a second test planned?\n"),
        ("ask", "\n"),
    ):
        terminal = Terminal(words)
        terminal.wait_for("> ")
        terminal.press(typed)
        assert terminal.end() == 0
    assert journal.rows("name, day, time, note") == [
        ("fall", "2026-11-19", "08:00", "on the stairs, not hurt"),
        ("question", "2026-11-20", "14:30", "Is a second test planned?"),
    ]
    assert "Is a second test planned?" in terminal.shown, "the open ones are listed before one more is asked for"


@posix
@pytest.mark.thorough
def test_what_json_answers_is_never_asked_for_at_a_terminal(journal):
    for words in (["log"], ["alarm"], ["symptom", "add"], ["note"]):
        terminal = Terminal("--json", *words)
        assert terminal.end() == 2
        assert '"error"' in terminal.shown


# --- without a terminal ---


@pytest.mark.thorough
def test_lines_on_standard_input_are_logged_in_one_change(start, journal):
    answer = start("log", given="t6 b4 yesterday\n\n  t5 l3\r\nromberg 22\n")
    assert answer.code == 0, answer.err
    assert journal.rows("day, name, value") == [
        ("2026-11-19", "tingling", 6),
        ("2026-11-19", "balance", 4),
        ("2026-11-20", "tingling", 5),
        ("2026-11-20", "leg-weakness", 3),
        ("2026-11-20", "romberg", 22),
    ]
    assert "Thu 19 Nov Tingling 6 of 10, Balance trouble 4 of 10. Fri 20 Nov Tingling 5 of 10" in answer.all
    assert answer.out.count("tracker undo") == 1
    assert "somebody beside you" in answer.err
    start("undo")
    assert journal.rows() == []


@pytest.mark.thorough
def test_lines_are_answered_in_one_json_object_and_in_sentences(start, journal):
    assert len(start("log --json", given="t6 yesterday\nt5\n").json["entries"]) == 2
    said = start("log --plain", given="t6 yesterday\nt5\n").out
    assert said.count("Saved for") == 2
    assert said.count("To take it back") == 1


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("bad", "code"),
    [("t12", 2), *(pytest.param(bad, 2, marks=pytest.mark.thorough) for bad in ("xyzzy 3", "t6 tomorrow"))],
)
def test_one_line_that_cannot_be_read_refuses_all_and_is_named(start, journal, bad, code):
    before = journal.bytes()
    answer = start("log", given=f"t6 b4\n\n{bad}\nt5\n")
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith("Line 3: ")
    assert "Nothing was saved" in answer.all
    assert journal.bytes() == before


@pytest.mark.thorough
@pytest.mark.parametrize("given", [None, "", "\n \n"])
def test_no_lines_at_all_are_nothing_to_log(start, surroundings, given):
    answer = start("log", given=given)
    assert (answer.code, answer.out) == (2, "")
    assert "tracker log tingling ..." in answer.all
    assert not Path(surroundings / "journal.db").exists()
