"""What is shown of text from outside."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.printable import on_one_line, printable


@given(st.text())
def test_nothing_invisible_is_printed(text: str) -> None:
    for c in printable(text):
        assert c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


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


def test_on_one_line_its_lines_stand_side_by_side() -> None:
    assert on_one_line("one\r\ntwo\x1b") == "one / two\\x1b"


def test_a_byte_that_was_not_text_is_shown_as_that_byte() -> None:
    assert printable("a\udcffb") == "a\\xffb"
