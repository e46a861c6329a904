"""A diary from a phone, and the inbox: new lines go in, each as typed; what cannot be read is listed and stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DIARY = """Thu 19 Nov 2026
T6 B4 L3 evening
- shot hydroxocobalamin 1 mg im left thigh
fall stairs, unhurt
slept badly
t6 yesterday
tingling 11
2026-11-18 08:30 t2
lab b12 412 ng/L range 197-771
visit dr rao 24 nov 10:40
"""


def test_a_diary_goes_in_line_by_line_and_what_cannot_be_read_is_listed(type_, journal):
    Path("diary.txt").write_text(DIARY)
    answer = type_("import diary.txt")
    assert answer.code == 0
    assert "Added 9 entries of 7 lines. Wrong? tracker undo" in answer.all
    assert "2 lines were not read, and stay for the next time:" in answer.all
    assert "line 6 t6 yesterday: Its day is another day when the file is read again later." in answer.all
    assert "line 7 tingling 11: tingling takes a whole number from 0 (none) to 10 (worst)" in answer.all
    assert journal.rows("kind, name, day, time, value, note") == [
        ("symptom", "tingling", "2026-11-19", "20:00", 6.0, ""),
        ("symptom", "balance", "2026-11-19", "20:00", 4.0, ""),
        ("symptom", "leg-weakness", "2026-11-19", "20:00", 3.0, ""),
        ("dose", "hydroxocobalamin", "2026-11-19", None, 1.0, ""),
        ("event", "fall", "2026-11-19", None, 0.0, "stairs, unhurt"),
        ("event", "note", "2026-11-19", None, None, "slept badly"),
        ("symptom", "tingling", "2026-11-18", "08:30", 2.0, ""),
        ("lab", "b12", "2026-11-18", None, 412.0, ""),
        ("event", "visit", "2026-11-24", "10:40", None, "dr rao"),
    ]
    assert type_("undo").code == 0
    assert journal.rows() == []
    assert "Added 9 entries of 7 lines" in type_("import diary.txt").all


def test_a_diary_that_has_grown_adds_only_its_new_lines(type_, journal, monkeypatch):
    days = []
    for day in range(10, 17):
        days.append(f"{day} Nov 2026\nt{day - 9}\nt{day - 9}\nwas out\n")
        Path("diary.txt").write_bytes(("\ufeff" + "".join(days)).replace("\n", "\r\n").encode("utf-16-le"))
        monkeypatch.setenv("TRACKER_NOW", f"2026-11-{day}T22:00")
        seen = type_("import diary.txt --json").json
        assert (seen["added"], seen["known"], seen["unread"]) == (3, 3 * (day - 10), [])
    # A copy in conflict, with one line more, and other capitals and marks.
    Path("copy.txt").write_text("".join(days).replace("was out", "* Was out").replace("t7\nt7", "t7\nT7\nt7"))
    assert type_("import copy.txt --json").json["added"] == 1
    assert len(journal.rows()) == 22
    type_("delete 1")
    assert type_("import diary.txt --json").json["added"] == 0


def test_a_line_without_a_year_is_not_taken_for_another_year(type_, journal, monkeypatch):
    Path("diary.txt").write_text("14 nov\nt6\n")
    assert type_("import diary.txt --json").json["added"] == 1
    monkeypatch.setenv("TRACKER_NOW", "2027-11-20T14:30")
    seen = type_("import diary.txt --json").json
    assert (seen["added"], seen["unread"][0]["line"]) == (0, 2)
    assert "It is in the journal for 2026-11-14, and may be of 2027-11-14 too." in seen["unread"][0]["why"]


def test_a_dry_run_of_a_diary_starts_no_journal(type_, surroundings):
    Path("diary.txt").write_text(DIARY)
    assert "Would add 9 entries of 7 lines. Nothing was changed." in type_("import diary.txt --dry-run").all
    assert [path.name for path in surroundings.iterdir()] == ["diary.txt"]


def test_a_time_that_lies_ahead_is_not_taken(type_, journal):
    Path("diary.txt").write_text("2026-11-20 14:31 t6\n2026-11-20 14:30 b4\n2026-11-20\nl3 at 15:00\n")
    assert [one["line"] for one in type_("import diary.txt --json").json["unread"]] == [1, 4]


def test_a_dose_that_leaves_words_out_is_as_the_one_of_the_line_before(type_, journal):
    Path("diary.txt").write_text("2026-11-01 shot hydroxocobalamin 1 mg im\n2026-11-08 shot left thigh\n")
    assert type_("import diary.txt --json").json["unread"] == []
    assert journal.rows("value, unit, route, side") == [
        (1.0, "mg", "intramuscular", None),
        (1.0, "mg", "intramuscular", "left"),
    ]
    Path("diary.txt").write_text("2026-11-15 shot hydroxocobalamin 1000 mg im\n")
    assert "about 1,000 times" in type_("import diary.txt --json").json["unread"][0]["why"]


def test_the_inbox_is_remembered_said_beside_today_and_forgotten(type_, journal):
    Path("diary.txt").write_text("2026-11-19\nt6\nb4\n")
    refused = type_("inbox")
    assert (refused.code, "There is no inbox." in refused.all) == (4, True)
    Path("table.csv").write_text("Date,Tingling\n2026-11-19,6\n")
    assert "No day stands at the beginning of table.csv." in type_("inbox table.csv").all
    assert "2 new lines in it." in type_("inbox diary.txt").all
    assert "Inbox 2 new lines: tracker inbox" in type_().all
    assert "Inbox, 2 new lines: tracker inbox." in type_("--plain").all
    assert "Added 2 entries of 2 lines" in type_("inbox").all
    assert "Inbox" not in type_().all
    Path("diary.txt").unlink()
    assert type_().code == 0
    assert "cannot be read: No such file or directory" in type_().all
    assert "is no inbox any more" in type_("inbox off").all
    assert "Inbox" not in type_().all
    assert type_("undo").code == 0
    assert "cannot be read" in type_().all


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_an_inbox_that_became_a_pipe_or_no_text_stops_nothing(type_, journal):
    Path("diary.txt").write_text("2026-11-19\nt6\n")
    type_("inbox diary.txt")
    Path("diary.txt").unlink()
    os.mkfifo("diary.txt")
    assert "is not a file" in type_().all
    Path("diary.txt").unlink()
    Path("diary.txt").write_bytes(b"2026\0\0\0\xff")
    assert type_().code == 0


def test_a_line_that_was_purged_is_not_new(type_, journal):
    Path("diary.txt").write_text("2026-11-19\nslept badly\nt6\n")
    type_("inbox diary.txt")
    type_("inbox")
    assert type_("purge 1 --yes").code == 0
    assert "slept" not in type_("inbox").all
    assert "Inbox" not in type_().all
    assert len(journal.rows()) == 1


def test_a_warning_sign_in_a_diary_is_said_after_it_is_saved(type_, journal):
    Path("diary.txt").write_text("2026-11-19 fall on the stairs, hit my head\n")
    answer = type_("import diary.txt")
    assert len(journal.rows()) == 1
    assert "Warning sign:" in answer.err


def test_lines_below_a_day_that_cannot_be_read_are_not_of_the_day_before(type_, journal):
    Path("diary.txt").write_text("2026-11-17\nt1\n18 listopada\nt2\nt3\nb3\nl3\n2026-11-19\nt4\n", encoding="utf-8")
    answer = type_("import diary.txt")
    assert answer.code == 0
    assert journal.rows("day, name, value") == [("2026-11-17", "tingling", 1.0), ("2026-11-19", "tingling", 4.0)]
    assert "line 3 18 listopada: I could not read it, and it may be a day. Write a day as 2026-11-20." in answer.all
    assert "line 4 t2: Line 3 above it may be a day, and could not be read." in answer.all
    assert "and 3 lines below it, to line 7, for the same reason." in answer.all
    Path("diary.txt").write_text(Path("diary.txt").read_text().replace("18 listopada", "2026-11-18"))
    assert "Added 4 entries of 4 lines, 2 lines there already." in type_("import diary.txt").all


def test_a_line_of_a_dose_is_no_score_and_does_not_stop_the_lines_below_it(type_, journal):
    type_("shot hydroxocobalamin 1 mg im left thigh 2026-11-12")
    Path("diary.txt").write_text("2026-11-18\ntake folate 2.5 mg\nTook folate 5 mg\nB12 shot 10:30\nt 6.5\nt4\n")
    answer = type_("import diary.txt")
    assert "line 3 Took folate 5 mg: It may be more than a note: take? Write: take folate 5 mg, or" in answer.all
    assert "line 4 B12 shot 10:30: It may be more than a note: shot? Begin it with the word shot, or" in answer.all
    # A command that logs would log for today.
    assert 'line 5 t 6.5: A score is one whole number, not "6.5". Write names with whole scores' in answer.all
    assert "tracker log" not in answer.all
    assert journal.rows("name, value, unit")[1:] == [("folate", 2.5, "mg"), ("tingling", 4.0, "score")]


def test_an_inbox_that_is_no_text_is_refused_in_words_of_a_text_file(type_, journal):
    Path("diary.txt").write_text("2026-11-18 t1\n")
    type_("inbox diary.txt")
    Path("diary.txt").write_bytes(b"2026-11-18 \x81\x8d\x90\xff\n")
    answer = type_("inbox")
    assert answer.code == 1
    assert "diary.txt is not a text file. Name the text file that the phone writes to." in answer.all
    assert "Inbox" in type_("").all
