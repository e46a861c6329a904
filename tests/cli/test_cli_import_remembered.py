"""What was answered about a file is not asked about the next one of its kind, and can be changed and taken back."""

from __future__ import annotations

from pathlib import Path

SHEET = "Date,Energy,Balance,Spasms,Jab\n2026-10-01,8,8,3,x\n"
MORE = "2026-10-02,7,7,2,\n"
ANSWERS = (
    *("--higher-is-better", "Energy", "--skip", "Balance", "--as", "Spasms=tingling"),
    *("--product", "Jab=hydroxocobalamin 1 mg im"),
)


def test_the_answers_are_remembered_said_changed_and_taken_back(type_, journal):
    Path("in.csv").write_text(SHEET)
    assert type_("import in.csv").code == 2
    answer = type_("import", "in.csv", *ANSWERS)
    assert answer.code == 0
    assert "Your answers are remembered for the next file of this kind" in answer.all
    Path("in.csv").write_text(SHEET + MORE)
    look = type_("import in.csv --dry-run").all
    assert look.count("as you said on 20 Nov 2026") == 4
    again = type_("import in.csv")
    assert "Added 2 entries" in again.all
    assert "remembered" not in again.all
    assert ("fatigue", 3.0) in journal.rows("name, value")
    # Another answer takes the place of the first, and leaves what is there to be decided.
    changed = type_("import in.csv --as Spasms=pain --changed journal")
    assert "remembered" in changed.all
    assert "Spasms 2, 1–2 Oct 2026, 2 to 3: Pain" in type_("import in.csv --dry-run").all
    for _ in range(3):
        type_("undo")
    assert journal.rows() == []
    assert type_("import in.csv").code == 2


def test_one_scale_for_all_is_remembered_for_each_name_and_for_no_other(type_, journal):
    rows = "".join(f"2026-10-{day:02},{day % 6},{day % 4}\n" for day in range(1, 29))
    Path("in.csv").write_text(f"Date,Tingling,Pain\n{rows}")
    assert type_("import in.csv").code == 2
    assert type_("import in.csv --scale 0-5").code == 0
    assert "Nothing was changed." in type_("import in.csv").all
    Path("other.csv").write_text(f"Date,Tingling,Numbness\n{rows}")
    refused = type_("import other.csv")
    assert (refused.code, "--scale 0-10" in refused.all) == (2, True)


def test_what_log_remembers_holds_in_a_file_too(type_, journal, monkeypatch):
    type_("symptom also zapping tingling")
    monkeypatch.setattr("tracker.cli.context.Context.may_ask", True)
    monkeypatch.setattr("tracker.cli.terminal.key_presses.pressed", lambda: iter("a"))
    assert type_("log mood 7").code == 0
    monkeypatch.setattr("tracker.cli.context.Context.may_ask", False)
    Path("in.csv").write_text("Date,Mood,Zapping\n2026-10-01,8,4\n")
    answer = type_("import in.csv")
    assert answer.code == 0
    assert "Turned round: Mood." in answer.all
    assert {("low-mood", 2.0), ("tingling", 4.0)} <= set(journal.rows("name, value"))


def test_an_export_brings_no_inbox_along(type_, journal):
    Path("diary.txt").write_text("2026-11-19\nt6\n")
    type_("inbox diary.txt")
    Path("out.json").write_text(type_("export json").out)
    type_("inbox off")
    type_("import out.json")
    assert "Inbox" not in type_().all
