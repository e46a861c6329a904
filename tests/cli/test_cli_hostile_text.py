"""Text from outside: kept as it was typed, and shown so that it can neither hide nor steer a terminal."""

from __future__ import annotations

import csv
import os
import unicodedata

import pytest

HOSTILE = {
    "colour": ("red \x1b[31mred", "\\x1b[31m"),
    "clipboard": ("\x1b]52;c;cm0gLXJmIH4=\x07", "\\x1b]52;c;cm0gLXJmIH4=\\x07"),
    "c1": ("a\x9b31m", "\\x9b31m"),
    "carriage return": ("good\rbad", "good / bad"),
    "backspace": ("a\bb", "a\\x08b"),
    "delete": ("a\x7fb", "a\\x7fb"),
    "bidi": ("a\u202eb\u2066c\u2069", "a\\u202eb\\u2066c\\u2069"),
    "zero width": ("a\u200bb\ufeffc", "a\\u200bb\\ufeffc"),
    "tags": ("a\U000e0041\U000e007f", "a\\U000e0041\\U000e007f"),
    "line separator": ("a\u2028b", "a / b"),
    "soft hyphen": ("a\u00adb", "a\\xadb"),
    "markup": ("[/x] and [bold]b[/bold]", "[/x] and [bold]b[/bold]"),
    "percent and braces": ("100% {0} {x} %s", "100% {0} {x} %s"),
    "mathtext": ("$\\frac{ costs $5", "$\\frac{ costs $5"),
    "emoji": ("tired 😴 疲れ", "tired 😴 疲れ"),
}


# One of each kind of harm; that the raw bytes hold no escape is looked at with all.
SHOWN = ("colour", "carriage return", "bidi", "markup", "emoji")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("typed", "shown"),
    [pytest.param(*one, marks=[] if name in SHOWN else pytest.mark.thorough) for name, one in HOSTILE.items()],
    ids=HOSTILE,
)
def test_a_note_is_stored_as_typed_and_shown_escaped(type_, journal, typed, shown):
    answers = [type_("note", typed)]
    assert journal.rows("note") == [(unicodedata.normalize("NFC", typed.strip()),)]
    lines = ("show", "show today", "today", "show --plain", "edit 1 8am", "delete 1", "undo", "undo --plain", "redo")
    answers += [type_(line) for line in lines]
    for answer in answers:
        assert answer.code == 0
        assert shown in answer.out
        for character in answer.out:
            assert character == "\n" or character.isprintable()


@pytest.mark.thorough
def test_the_raw_bytes_on_the_screen_hold_no_escape(start, type_, journal):
    for name, (typed, _) in HOSTILE.items():
        (start if name in ("c1", "emoji") else type_)("note", typed)
    for line in ("show", "show today", "today"):
        said = start(line).out.encode()
        assert not [byte for byte in said if byte < 0x20 and byte != 0x0A]
        assert b"\xc2\x9b" not in said


@pytest.mark.thorough
def test_json_carries_the_note_unchanged_in_ascii(type_, journal):
    for typed, _ in HOSTILE.values():
        type_("note", typed)
    answer = type_("show --json")
    assert answer.out.isascii()
    assert "\x1b" not in answer.out
    assert [entry["note"] for entry in answer.json["entries"]] == [typed for typed, _ in HOSTILE.values()]


def test_a_note_of_several_lines_is_one_line_in_a_list(type_, journal):
    type_("note", "first\nsecond")
    assert "Note: first / second" in type_("show today").out


def test_a_refusal_does_not_repeat_what_could_steer_a_terminal(type_, journal):
    for line in (["log", "\x1b[31mxyz", "3"], ["show", "\u202e"], ["\x1b]52;c;x\x07"], ["log", "--\x1b[2J"]):
        answer = type_(*line)
        assert (answer.code, answer.out) == (2, "")
        assert all(character == "\n" or character.isprintable() for character in answer.err)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "words",
    [
        (b"note", b"caf\xff"),
        (b"log", b"t6", b"--note", b"caf\xff"),
        (b"caf\xff",),
        *(
            pytest.param(words, marks=pytest.mark.thorough)
            for words in (
                (b"log", b"caf\xff"),
                (b"take", b"caf\xff", b"5", b"mg"),
                (b"shot", b"1", b"mg", b"--product", b"caf\xff"),
                (b"profile", b"name", b"caf\xff"),
                (b"fall", b"caf\xff\x1b[31m"),
                (b"show", b"caf\xff"),
                (b"import", b"caf\xff.csv"),
                (b"log", b"--caf\xff"),
            )
        ),
    ],
    ids=lambda words: repr(b" ".join(words)),
)
@pytest.mark.skipif(os.name != "posix", reason="only POSIX hands over arguments as bytes")
def test_an_argument_that_is_not_text_is_refused(start, journal, words):
    before = journal.bytes()
    answer = start(*words)
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert "bug" not in answer.err
    assert "\x1b" not in answer.err
    assert journal.bytes() == before


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="only POSIX hands over arguments as bytes")
def test_a_file_name_that_is_not_text_is_written_to_and_shown_escaped(start, journal, surroundings):
    start("log t6")
    answer = start(b"export", b"csv", b"-o", b"caf\xff.csv")
    assert answer.code == 0
    assert "caf\\xff.csv" in answer.out
    assert os.fsdecode(b"caf\xff.csv") in [path.name for path in surroundings.iterdir()]


@pytest.mark.thorough
def test_a_note_with_a_nul_or_far_too_long_is_refused(start, journal):
    assert start("note -", given="a\0b").code == 1
    answer = start("note -", given="x" * 20_001)
    assert answer.code == 1
    assert "20,001" in answer.err
    assert journal.rows() == []


def test_formulas_are_disarmed_in_the_export_and_come_back_equal(type_, journal, surroundings):
    notes = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "'quoted", '=HYPERLINK("http://x")', 'plain, "quoted"']
    notes.append("two\nlines")
    for note in notes:
        # A day in front, so that a leading tab is not trimmed away with the words.
        type_("log", "t6", "--note", note)
    stored = journal.rows("note")
    type_("export csv -o out.csv")
    with (surroundings / "out.csv").open(newline="") as file:
        cells = [cell for row in list(csv.reader(file))[1:] for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert type_(f"import out.csv --journal {surroundings}/other.db").code == 0
    type_(f"export csv -o again.csv --journal {surroundings}/other.db")
    assert (surroundings / "again.csv").read_bytes() == (surroundings / "out.csv").read_bytes()
    assert {note for (note,) in stored} == {note.strip() for note in notes}


@pytest.mark.thorough
def test_hostile_notes_come_through_both_exports(type_, journal, surroundings):
    for typed, _ in HOSTILE.values():
        type_("note", typed)
    for shape in ("csv", "json"):
        type_(f"export {shape} -o out.{shape}")
        other = f"--journal {surroundings}/{shape}.db"
        assert type_(f"import out.{shape} {other}").code == 0
        notes = [entry["note"] for entry in type_(f"show --json {other}").json["entries"]]
        assert notes == [typed for typed, _ in HOSTILE.values()]
