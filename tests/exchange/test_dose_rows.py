"""Tables of injections and tablets: a place of an injection says how a dose was taken, a tongue does not."""

from __future__ import annotations

import pytest
from brought_files import asked, lines

from tracker.exchange.meaning.cell_values import amount_in, without_amount
from tracker.exchange.meaning.injection_places import injection_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("left thigh", ("thigh", "left")),
        ("right deltoid", ("deltoid", "right")),
        ("li. Oberschenkel", ("thigh", "left")),
        ("rechter Oberarm", ("deltoid", "right")),
        ("L buttock", ("dorsogluteal", "left")),
        ("glute (R)", ("dorsogluteal", "right")),
        ("fesse gauche", ("dorsogluteal", "left")),
        ("in the left outer thigh", ("thigh", "left")),
        ("abdomen", ("abdomen", None)),
        ("muslo derecho", ("thigh", "right")),
        ("links", (None, "left")),
        ("under the tongue", None),
        ("foot", None),
        ("left and right", None),
    ],
)
def test_a_place_of_an_injection(text: str, place: tuple[str | None, str | None] | None) -> None:
    assert injection_place(text) == place


def test_a_place_of_an_injection_answers_how_it_was_taken() -> None:
    sheet = "Date,Product,Dose,Site\n2026-10-01,B12,1 mg,left thigh\n2026-10-15,B12,1 mg,R buttock\n"
    assert lines(sheet) == [
        "01.10 taken b12 1 mg injection left thigh",
        "15.10 taken b12 1 mg injection right dorsogluteal",
    ]
    assert lines(sheet, products=["B12=im"])[0] == "01.10 taken b12 1 mg intramuscular left thigh"
    # Of the doses without a place it is asked, and the answer is of them.
    some = sheet + "2026-10-20,B12,1 mg,\n"
    assert asked(some) == ['"B12": how was it taken?']
    assert [line.split(" mg ")[1] for line in lines(some, products=["B12=oral"])] == [
        *("injection left thigh", "injection right dorsogluteal", "oral")
    ]
    for place in ("tongue", "home"):
        assert asked(f"Date,Product,Dose,Site\n2026-10-01,B12,1 mg,{place}\n") == ['"B12": how was it taken?']


def test_how_a_dose_was_taken_is_read_from_its_column_or_its_amount() -> None:
    sheet = (
        "Date,Supplement,Dose (mcg),How\n2026-10-01,B12,1000,under tongue\n2026-10-02,B12,500,im\n"
        "2026-10-03,B12,x,by mouth\n"
    )
    assert lines(sheet) == [
        "01.10 taken b12 1000 ug sublingual",
        "02.10 taken b12 500 ug intramuscular",
        "03.10 taken b12 oral",
    ]
    assert lines(
        "Date,Product,Dose\n2026-10-01,B12,2 x 1000 mcg sublingual\n2026-10-02,B12,1 mg im for 3 days\n"
    ) == [
        "01.10 taken b12 2000 ug sublingual",
        "02.10 taken b12 1 mg intramuscular | for 3 days",
    ]


def test_an_amount_is_taken_out_of_a_text_and_other_numbers_stay() -> None:
    assert [amount_in(text) for text in ("2 x 1000 mcg", "5mg, 3 days", "2 days", "1 mg 2 mg")] == [
        *((2000, "ug"), (5, "mg"), None, None)
    ]
    assert without_amount("5mg, 3 days") == ", 3 days"
    assert without_amount("2 x 1000 mcg daily") == "daily"


def test_a_missed_dose_is_none_that_was_taken_and_the_12_of_b12_no_amount() -> None:
    sheet = "Date,Folic acid,B12 tablet,Shot\n2026-10-01,missed,taken,L\n2026-10-02,Forgot!,no,R\n"
    sheet += "2026-10-03,x,vergessen,\n"
    assert lines(sheet, products=["Shot=b12 1 mg im"]) == [
        "01.10 skipped folic-acid oral",
        "01.10 taken b12 oral",
        "01.10 taken b12 1 mg intramuscular left",
        "02.10 skipped folic-acid oral",
        "02.10 taken b12 1 mg intramuscular right",
        "03.10 taken folic-acid oral",
        "03.10 skipped b12 oral",
    ]
    assert amount_in("B12 tablet") is None
