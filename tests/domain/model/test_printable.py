"""What is shown of text from outside."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.printable import JOINERS, on_one_line, printable


@given(st.text())
def test_nothing_invisible_is_printed(text: str) -> None:
    for c in printable(text):
        assert c == "\n" or c in JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_printed_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("\U000e0041", "\\U000e0041"),
        ("❤\ufe0f", "❤"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb\u00a0c", "a b c"),
        ("e\u0301\u0301\u0301", "e\u0301\u0301\\u0301"),
    ],
)
def test_what_takes_hold_of_a_page_is_shown_instead(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("word", ["می\u200cخواهم", "क्\u200dष", "র\u200d্য", "ශ්\u200dරී"])
def test_a_joiner_inside_a_word_that_is_spelt_with_it_stays(word: str) -> None:
    assert printable(word) == word


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200db", "a\\u200db"),
        ("\u200cمی", "\\u200cمی"),
        ("می\u200c", "می\\u200c"),
        ("م\u200c\u200cی", "م\\u200c\\u200cی"),
        ("م\u200c x", "م\\u200c x"),
        ("1\u200c2", "1\\u200c2"),
        ("🏳\u200dx", "🏳\\u200dx"),
        ("a\u200d🌈", "a\\u200d🌈"),
        ("🏳\u200d\u200d🌈", "🏳\\u200d\\u200d🌈"),
        ("ب\u0651\u200d\u0651\u200d\u0651", "ب\u0651\u200d\u0651\\u200d\u0651"),
    ],
)
def test_any_other_joiner_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("🏳\ufe0f\u200d🌈", "🏳\u200d🌈"), ("👩🏽\u200d⚕\ufe0f", "👩🏽\u200d⚕"), ("❤\ufe0f\u200d🔥", "❤\u200d🔥")],
)
def test_a_joiner_between_two_pictures_stays(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(alphabet="ab می\u0651\u200c\u200d\u202eक्"))
def test_a_joiner_that_stays_is_alone_between_two_letters(text: str) -> None:
    shown = printable(text)
    for n, c in enumerate(shown):
        assert c not in JOINERS or all(
            one not in JOINERS and unicodedata.category(one)[0] in "LM" and one > "\u05ff"
            for one in (shown[n - 1], shown[n + 1])
        )


def test_on_one_line_its_lines_stand_side_by_side() -> None:
    assert on_one_line("one\r\ntwo\x1b") == "one / two\\x1b"


def test_a_byte_that_was_not_text_is_shown_as_that_byte() -> None:
    assert printable("a\udcffb") == "a\\xffb"
