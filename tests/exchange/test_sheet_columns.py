"""Columns that are no scores from 0 to 10: yes and no, steps, kilograms, hours, half points."""

from __future__ import annotations

import shlex

import pytest
from brought_files import brought, lines
from test_spreadsheets import refusal

NAMES = {"as": "named", "skip": "skipped", "product": "products", "scale": "scales", "higher-is-better": "better"}


def typed(option: str) -> dict[str, list[str]]:
    """The answers in an option as it is advised, read as a shell does."""
    said: dict[str, list[str]] = {}
    words = shlex.split(option[option.index("--") :])
    for flag, value in zip(words[::2], words[1::2], strict=True):
        said.setdefault(NAMES[flag.removeprefix("--")], []).append(value)
    return said


def outcomes(sheet: str) -> list[list[str]]:
    """What comes of each option that the only question about a sheet advises."""
    (question,) = brought(sheet).look.questions
    return [lines(sheet, **typed(option)) for option in question.options]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("x,,x", "says yes 2 times"),
        ("ja,nein,ja", "says yes 2 times and no 1 time"),
        ("TRUE,FALSE,FALSE", "says yes 1 time and no 2 times"),
        ("✅,❌,✅", "says yes 2 times and no 1 time"),
        ("1,0,1", "says yes 2 times and no 1 time"),
        ("no,no,no", "says yes 0 times and no 3 times"),
    ],
)
def test_yes_and_no_of_what_is_not_taken_is_asked_what_it_is(cells: str, said: str) -> None:
    rows = "".join(f"2026-10-0{day},3,{cell}\n" for day, cell in enumerate(cells.split(","), 1))
    sheet = f"Date,Tingling,Dizzy?\n{rows}"
    (question,) = brought(sheet).look.questions
    assert question.text == f'"Dizzy?" {said}: what is it?'
    notes, left, taken, *scored = outcomes(sheet)
    assert [line for line in notes if "note" in line] == [
        f"0{day}.10 note | Dizzy?: {cell}" for day, cell in enumerate(cells.split(","), 1) if cell
    ]
    assert left == ["01.10 tingling 3", "02.10 tingling 3", "03.10 tingling 3"]
    yes = [f"0{day}.10" for day, cell in enumerate(cells.split(","), 1) if cell in ("x", "ja", "TRUE", "✅", "1")]
    assert [line for line in taken if "taken" in line] == [f"{day} taken b12 1000 ug oral" for day in yes]
    assert bool(scored) == (cells == "1,0,1")


def test_a_yes_is_a_fall_when_it_is_said_and_never_a_score() -> None:
    sheet = "Date,Pain,Stairs\n2026-10-01,3,x\n2026-10-02,4,no\n"
    assert lines(sheet, named=["Stairs=falls"]) == [
        *("01.10 pain 3", "01.10 falls 1", "02.10 pain 4", "02.10 falls 0")
    ]
    (question,) = brought(sheet, named=["Stairs=dizziness"]).look.questions
    assert question.text == '"Stairs" says yes or no, which is no score of dizziness.'
    # A product for the whole file is that of a column of doses, and of no other.
    both = "Date,Shot,Coffee\n2026-10-01,x,x\n"
    assert [one.text for one in brought(both, products=["b12 1 mg im"]).look.questions] == [
        '"Coffee" says yes 1 time: what is it?'
    ]
    # Of a symptom it takes many to be doubted.
    few = "".join(f"2026-10-{day:02},{day % 2}\n" for day in range(1, 20))
    assert len(lines(f"Date,Dizziness\n{few}")) == 19
    assert len(brought(f"Date,Dizziness\n{few}2026-10-20,1\n").look.questions) == 1
    assert lines(f"Date,Dizziness\n{few}2026-10-20,1\n", scales=["Dizziness=0-10"])[0] == "01.10 dizziness 1"


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("Steps", "4012,5012,6200", "goes from 4012 to 6200, which is no score from 0 to 10."),
        ("Weight", "71.5,71.6,71", "goes from 71 to 71.6, which is no score from 0 to 10."),
        ("Sleep hours", "7.5,7,8", "goes from 7 to 8: is that a score from 0 to 10?"),
        ("Sleep", "7.5,6.5,4.5", "has 3 values with decimals, such as 7.5, and a score is a whole number."),
        ("Pain", "7.5,6.5,4.5", "has 3 values with decimals, such as 7.5, and a score is a whole number."),
        ("Tingling", "10,30,45,70", "goes from 10 to 70, which is no score from 0 to 10."),
    ],
)
def test_what_is_no_score_is_asked_before_which_end_is_good(name: str, values: str, why: str) -> None:
    sheet = f"Date,{name}\n" + "".join(f"2026-10-0{day},{one}\n" for day, one in enumerate(values.split(","), 1))
    (question,) = brought(sheet).look.questions
    assert question.text == f'"{name}" {why}'
    left, notes, *scored = outcomes(sheet)
    assert left == []
    assert notes[0] == f"01.10 note | {name}: {values.split(',')[0]}"
    assert len(scored) == (2 if name in ("Steps", "Sleep hours", "Sleep") else 1)


def test_a_scale_that_is_said_takes_decimals_and_keeps_what_was_written() -> None:
    sheet = "Date,Pain\n2026-10-01,7.5\n2026-10-02,6.4\n2026-10-03,0.5\n2026-10-04,3\n"
    assert lines(sheet, scales=["Pain=0-10"]) == [
        "01.10 pain 8 | 7.5 on a scale of 0-10",
        "02.10 pain 6 | 6.4 on a scale of 0-10",
        "03.10 pain 1 | 0.5 on a scale of 0-10",
        "04.10 pain 3",
    ]
    assert lines("Date,Pain\n2026-10-01,62.5\n", scales=["0-100"]) == ["01.10 pain 6 | 62.5 on a scale of 0-100"]
    steps = "Date,Steps\n2026-10-01,4000\n2026-10-02,5000\n"
    assert lines(steps, scales=["Steps=0-5000"], better=["Steps"])[0] == (
        "01.10 poor-steps 2 | 4000 on a scale of 0-5000, high = good"
    )
    # One that does not fit is named.
    assert refusal("Date,Pain\n2026-10-01,6\n", scales=["Pain=0-5"]).message.endswith("not a number from 0 to 5.")
    # A scale of the whole file is none of what is beyond it.
    both = "Date,Pain,Weight\n2026-10-01,3,71\n"
    assert [one.text for one in brought(both, scales=["0-5"]).look.questions] == [
        '"Weight" is 71, which is no score from 0 to 10.'
    ]


def test_what_is_measured_does_not_hide_that_the_scores_end_at_5() -> None:
    rows = "".join(f"2026-10-{day:02},{day % 6},{70 + day}\n" for day in range(1, 25))
    assert [one.text for one in brought(f"Date,Pain,Pulse\n{rows}", skipped=["Pulse"]).look.questions] == [
        "No score is above 5: 0 to 5, or 0 to 10?"
    ]
    assert len(brought(f"Date,Pain,Pulse\n{rows}").look.questions) == 2


def test_units_in_headings_say_what_is_taken_and_what_is_of_the_blood() -> None:
    sheet = "Date,B12 (mcg),Folate (mcg),Iron (mg),Water (ml)\n2026-10-01,1000,400,14,\n2026-10-02,x,0,,\n"
    assert lines(sheet, products=["B12 (mcg)=oral", "Iron (mg)=oral"]) == [
        "01.10 taken b12 1000 ug oral",
        "01.10 taken folate 400 ug oral",
        "01.10 taken Iron 14 mg oral",
        "02.10 taken b12 oral",
    ]
    blood = "Date,B12 (pg/mL),Ferritin ng/mL,MCV (fL),Homocysteine [umol/L]\n2026-01-05,180,<22,101.5,high\n"
    assert lines(blood) == [
        "05.01 b12 180 pg/mL [, ]",
        "05.01 ferritin <22 ng/mL [, ]",
        "05.01 mcv 101.5 fL [, ]",
        "05.01 homocysteine high [, ] | unit umol/L",
    ]
    assert lines("Test,Unit,05/01/2026,15/06/2026\nB12,ng/L,180,900\n") == [
        "05.01 b12 180 ng/L [, ]",
        "15.06 b12 900 ng/L [, ]",
    ]
    assert "could be 1234 or 1.234" in refusal("Date,B12 (pg/mL)\n2026-01-05,1.234\n").message


def test_a_column_of_places_is_of_the_entries_beside_it() -> None:
    rows = "Date,Symptom,Location,Score\n2026-10-01,Tingling,left foot,4\n2026-10-01,Tingling,hands,5\n"
    assert lines(rows) == ["01.10 tingling 4 left foot", "01.10 tingling 5 both hand"]
    assert lines("Date,Symptom,Where,Score\n2026-10-01,Pain,at work,4\n") == ["01.10 pain 4 | Where: at work"]
    shots = "Date,Injection,Site\n2026-10-01,1,L thigh\n2026-10-03,2,li. Oberarm\n2026-10-05,,\n"
    assert lines(shots, products=["b12 1 mg sc"]) == [
        "01.10 taken b12 1 mg subcutaneous left thigh",
        "03.10 taken b12 1 mg subcutaneous left deltoid | 2",
    ]
    # A place without an injection beside it stays what it is.
    assert "03.10 note | Site: L thigh" in lines(
        "Date,Injection,Site\n2026-10-01,x,\n2026-10-03,,L thigh\n", products=["b12 1 mg sc"]
    )


def test_words_and_shares_are_no_scores_from_0_to_10() -> None:
    words = "Date,Tingling\n2026-10-01,mild\n2026-10-02,severe\n2026-10-03,+++\n2026-10-04,3\n"
    (question,) = brought(words).look.questions
    assert question.text == '"Tingling" has entries such as "mild", and a score is a number.'
    notes, left = outcomes(words)
    assert (notes[0], left) == ("01.10 note | Tingling: mild", [])
    assert lines("Date,Numbness\n2026-10-01,30%\n2026-10-02,5\n") == [
        *("01.10 numbness 3 | 30% on a scale of 0-100", "02.10 numbness 5")
    ]
    shares = "Date,Numbness\n2026-10-01,0.3\n2026-10-02,0.45\n2026-10-03,1\n"
    assert outcomes(shares)[2][0] == "01.10 numbness 3 | 0.3 on a scale of 0-1"


def test_names_are_found_behind_abbreviated_sides_and_in_questions() -> None:
    assert lines("Datum;Taubheit Hände li.;Taubheit Hände re.\n01.10.2026;2;1\n") == [
        *("01.10 numbness 2 left hand", "01.10 numbness 1 right hand")
    ]
    asks = "Date,How bad is the tingling today? (0-10),Any falls?\n2026-10-01,4,Yes\n2026-10-02,5,no\n"
    look = brought(asks).look
    assert look.outcomes[0].why.endswith("or did you mean tingling?")
    assert any('once for each yes: --as "Any falls?=falls"' in one.options for one in look.questions)


def test_a_day_or_two_numbers_in_a_score_are_named_as_what_they_are() -> None:
    assert refusal("Date,Tingling\n2026-10-01,2026-04-03\n").message == (
        'row 2, column Tingling: "2026-04-03" is a day, as a spreadsheet makes one of 3-4, and not a whole number '
        "from 0 to 10."
    )
    assert lines("Date,Pain,BP\n2026-10-01,3,120/80\n") == ["01.10 pain 3", "01.10 note | BP: 120/80"]


@pytest.mark.parametrize(
    ("heading", "cells", "becomes"),
    [
        ("Legend", "0 = none,10 = worst", ""),
        ("", "1,2", ""),
        ("#", "0,1", ""),
        ("Number of falls", "1,2", "Falls"),
        ("Last injection", "2026-09-20,2026-09-21", "notes"),
        ("Injection", "2026-09-20,2026-09-21", "notes"),
        ("Pain after injection", "3,4", "Pain after injection"),
        ("B12 sublingual", "x,x", "doses of vitamin B12, sublingual"),
        ("Burning (1=none, 5=worst)", "3,4", "Burning"),
        ("Brennen/Burning", "3,4", "Burning"),
        ("Burning 10 = worst", "3,4", "Burning"),
        ("Burning, 0-10, 10 is worst", "3,4", "Burning"),
    ],
)
def test_a_heading_says_what_its_column_is(heading: str, cells: str, becomes: str) -> None:
    first, second = cells.split(",")
    look = brought(f"Date,Tingling,{heading!r}\n2026-10-01,3,{first}\n2026-10-02,4,{second}\n".replace("'", '"')).look
    assert (look.questions, look.found.faults) == ((), [])
    (outcome,) = [one for one in look.outcomes if one.group.name != "Tingling"]
    assert outcome.becomes == becomes


def test_what_stands_beside_a_score_or_an_amount_is_kept() -> None:
    assert lines("Date,Pain\n2026-10-01,5 (bad day)\n2026-10-02,5/10 [cold]\n") == [
        *("01.10 pain 5 | bad day", "02.10 pain 5 | cold")
    ]
    shots = "Date,Shot\n2026-10-01,yes - 1 mg left thigh\n2026-10-02,0.5 mg dizzy after\n2026-10-03,x\n"
    assert lines(shots, products=["b12 im"]) == [
        "01.10 taken b12 1 mg intramuscular left thigh",
        "02.10 taken b12 0.5 mg intramuscular | dizzy after",
        "03.10 taken b12 intramuscular",
    ]
    steps = 'Date,Steps\n2026-10-01,"4,012"\n2026-10-02,5.500\n'
    assert brought(steps).look.questions[0].text == '"Steps" goes from 4012 to 5500, which is no score from 0 to 10.'
    # Left and right in one cell are no scale of 4.
    (question,) = brought("Date,Tingling L/R\n2026-10-01,3/4\n2026-10-02,1/2\n").look.questions
    assert question.text == '"Tingling L/R" has entries such as "3/4" and "1/2", and no one scale.'


def test_another_table_below_the_days_is_named() -> None:
    sheet = "Date,Pain,Tingling\n2026-10-01,3,\nBlood tests,,\nDate,Test,Result\n2026-09-01,B12,148\n"
    assert refusal(sheet).message.startswith("row 4: another table begins here")


def test_an_answer_about_a_heading_with_an_equals_sign_works_as_advised() -> None:
    sheet = "Date,a=b?,Steps (10=best)\n2026-10-01,x,4000\n2026-10-02,no,5000\n"
    for question in brought(sheet).look.questions:
        for option in question.options:
            left = [one.text for one in brought(sheet, **typed(option)).look.questions]
            assert question.text not in left, option


def test_a_side_or_a_place_in_a_column_is_that_of_the_scores_of_its_row() -> None:
    assert lines("Date,Side,Tingling\n2026-10-01,left,3\n2026-10-01,right,4\n") == [
        *("01.10 tingling 3 left", "01.10 tingling 4 right")
    ]
    assert lines("Date,Body part,Pain,Numbness left hand\n2026-10-01,feet,3,1\n") == [
        *("01.10 pain 3 both foot", "01.10 numbness 1 left hand")
    ]
    assert lines("Date,Location,Pain\n2026-10-01,home,3\n")[0] == "01.10 note | Location: home"


def test_times_of_the_day_in_headings() -> None:
    assert lines("Date,Tingling 8:00,Tingling 9pm\n2026-10-01,3,4\n") == [
        "01.10 08:00 tingling 3",
        "01.10 21:00 tingling 4",
    ]
    hours = "Date,8:00,20:30\n2026-10-01,3,5\n"
    look = brought(hours).look
    assert [one.text for one in look.questions] == [
        f'"{hour}" is a part of the day: of which symptom?' for hour in ("8:00", "20:30")
    ]
    answers = typed(look.questions[0].options[0])["named"] + typed(look.questions[1].options[0])["named"]
    assert lines(hours, named=answers) == ["01.10 08:00 tingling 3", "01.10 20:30 tingling 5"]
