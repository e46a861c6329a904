"""Tables of injections and tablets: a place of an injection says how a dose was taken, a tongue does not."""

from __future__ import annotations

import pytest
from brought_files import asked, lines

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
