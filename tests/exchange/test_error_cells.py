"""Cells that are in error say so: they are no day without an entry, and no text of a diary."""

from __future__ import annotations

from pathlib import Path

import pytest
from brought_files import SAMPLES, brought, lines
from test_spreadsheets import refusal

from tracker.exchange.meaning.cell_values import is_error
from tracker.exchange.programs.shape import error_cells
from tracker.exchange.programs.shape.error_cells import NO_RESULT, errors_of


def left_out(content: str | Path) -> dict[str, tuple[str, int]]:
    outcomes = brought(content).look.outcomes
    return {one.group.name: (one.why, one.group.counted) for one in outcomes if one.group.kind == "left out"}


@pytest.mark.parametrize(
    "name",
    ["errors.xlsx", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("errors.xls", "errors.ods"))],
)
def test_errors_of_a_workbook_are_named(name: str) -> None:
    file = Path("spreadsheets") / name
    assert left_out(file) == {"#DIV/0! in Mean": ("row 2", 1), "#N/A in Mean": ("row 3", 1)}
    assert lines(file, skipped=["Mean"])[:2] == ["01.10 tingling 3", "02.10 tingling 4"]
    raw = (SAMPLES / file).read_bytes()
    assert errors_of(raw, ["Oct"]) == {"Oct": {(1, 2): "#DIV/0!", (2, 2): "#N/A"}}
    # What is damaged has none, and its reader says so.
    for end in (0, 30, 600, len(raw) // 2):
        errors_of(raw[:end], ["Oct"])


def test_a_formula_that_was_never_worked_out_is_in_error_and_an_empty_text_is_none() -> None:
    sheet = (
        b'<x:row r="2"><x:c r="A2"><x:f>1+1</x:f></x:c><x:c r="B2"><x:f>1+1</x:f><x:v>2</x:v></x:c>'
        b'<x:c r="C2" t="str"><x:f>""</x:f><x:v></x:v></x:c><x:c r="D2" s="1"/>'
        b'<x:c r="AA3" t="e"><x:v>#REF!</x:v></x:c>'
    )
    assert error_cells._of_sheet(sheet) == {(1, 0): NO_RESULT, (2, 26): "#REF!"}


def test_errors_in_a_text_file_are_left_out_and_named_and_refused_as_days() -> None:
    sheet = "Date,Tingling,Weather,Pain\n2026-10-01,#REF!,#N/A,3\n2026-10-02,4,#N/A,#WERT!\n"
    assert lines(sheet) == ["01.10 pain 3", "02.10 tingling 4"]
    assert left_out(sheet) == {
        "#REF! in Tingling": ("row 2", 1),
        "#N/A in Weather": ("rows 2 to 3", 2),
        "#WERT! in Pain": ("row 3", 1),
    }
    assert refusal("Date,Pain\n########,3\n").message.startswith('row 2, column Date: I could not read "########"')


def test_errors_in_the_words_of_several_languages() -> None:
    for text in (
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#¡VALOR!",
        "#¿NOMBRE?",
        "#BEZUG!",
        "#NV",
        "Err:502",
        "#####",
        "#ERROR!",
    ):
        assert is_error(text), text
    for text in ("#b12", "#1", "3", "", "-", "Error", "#B12 and more!"):
        assert not is_error(text), text
