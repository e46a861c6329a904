"""Parts of file names that are made from what a person typed."""

from __future__ import annotations

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.terminal.files import name_part


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Sam Example", "sam-example"),
        ("  Ana-María  O'Neil, 3rd ", "ana-maría-o-neil-3rd"),
        ("Владимир", "владимир"),
        ("علي محمد", "علي-محمد"),
        ("กำพล ดี", "กำพล-ดี"),
        ("हिन्दी", "हिन्दी"),
        ("山田太郎", "山田太郎"),
        ("İpek", "i\u0307pek"),
        ("a/b\\c:d*e?f|g", "a-b-c-d-e-f-g"),
        ("..hidden", "hidden"),
        ("a\u202eb\u200bc", "a-b-c"),
        ("\u0301x", "x"),
        ("😀 ?", ""),
        ("", ""),
    ],
)
def test_letters_and_digits_of_any_script_stay_and_the_rest_is_a_hyphen(words, part):
    assert name_part(words, 40) == part


def test_a_letter_is_not_cut_off_from_its_marks():
    assert name_part("कि" * 20, 5) == "किकि"
    assert name_part("ab cd", 3) == "ab"
    assert name_part("ab", 0) == name_part("ab", -3) == ""


def test_what_the_computer_cannot_write_in_a_name_is_a_hyphen(monkeypatch):
    monkeypatch.setattr(os, "fsencode", lambda c: c.encode("latin-1"))
    assert name_part("José 山田 é", 40) == "josé-é"


@given(st.text(max_size=80), st.integers(0, 40))
def test_any_text_gives_a_safe_part(words, most):
    part = name_part(words, most)
    assert len(part) <= most
    assert not part.startswith(("-", ".")) and not part.endswith(("-", "."))
    assert "--" not in part and part == name_part(part, most)
    assert all(c == "-" or c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") for c in part)
    assert not part or not unicodedata.category(part[0]).startswith("M")
