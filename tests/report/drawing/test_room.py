"""Room on the page: wide texts do not touch others, and no extra page is made for a few lines."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from itertools import combinations

import pytest
from report_pages import EXAMPLE, LONG, content_of, lab, note, pages_of, places, score, scores, shot, words
from test_page import overlap

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.records import Event, LabResult, Observation, Record
from tracker.report import render
from tracker.report.content import as_text
from tracker.report.content.parts import Part
from tracker.report.drawing import day_by_day, page
from tracker.report.drawing.blood_and_notes import BloodAndNotes
from tracker.report.drawing.paper import style
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.pieces import Setting


@pytest.mark.thorough
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_wide_figures_of_many_days_keep_their_distance(paper: str) -> None:
    records: list[Record] = [score("tingling", n // 2, 3.0 + n % 4, time(8 + n % 2)) for n in range(4800)]
    records += [score("balance", n, (3.0, 4.0, 4.0, 6.0, 7.0)[n % 5]) for n in range(2400)]
    found = places(pages_of(content_of(records, days=1200), paper)[0])
    counts = [one for one in found if one.words.endswith(", 1,200")]
    assert len(counts) == 4
    assert not any(overlap(one, other) for one, other in combinations(found, 2))
    for one, other in combinations(found, 2):
        for wide, beside in ((one, other), (other, one)):
            assert wide not in counts or not overlap(replace(wide, right=wide.right + 4), beside), beside.words


def test_words_in_the_place_of_a_median_change_nothing_about_the_others() -> None:
    few = content_of([score("tingling", n, 4.0) for n in range(9)] + [score("balance", n, 4.0) for n in range(180)])
    sizes = {(one.words, one.size) for one in places(pages_of(few)[0])}
    for said in ("too few days (9)", "(4–4), 89", "(4–4), 91"):
        assert (said, style.BODY) in sizes


def test_a_few_lines_too_many_do_not_make_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [r for r in EXAMPLE if not isinstance(r, (Event, LabResult))]
    content = content_of([*records, note(2, LONG * 4, "question")])
    (only,) = pages_of(content)
    assert "further on" not in words([only])
    monkeypatch.setattr(page, "_FEW_PAGES", 0)
    assert len(pages_of(content)) == 2


@pytest.mark.thorough
def test_panels_are_as_high_as_usual_where_lower_ones_would_save_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def heights() -> list[float]:
        content = content_of([*scores(list(SYMPTOMS)[:8]), *(note(n, LONG) for n in range(60))])
        return [axes.get_position().height for figure in pages_of(content) for axes in figure.axes]

    found = heights()
    monkeypatch.setattr(page, "_FEW_PAGES", 0)
    assert found == heights()


@pytest.mark.thorough
def test_where_not_all_symptoms_have_room_their_readings_are_said_with_their_names() -> None:
    shots: list[Record] = [shot(ago) for ago in range(5, 150, 14)]
    records = [r for r in scores(list(SYMPTOMS)[:8], 150, 1.0) if isinstance(r, Observation)]
    late = [
        replace(r, value=10.0 if (r.day.toordinal() - shots[0].day.toordinal()) % 14 in (12, 13, 11) else 1.0)
        if r.measure == list(SYMPTOMS)[7]
        else r
        for r in records
    ]
    label = SYMPTOMS[list(SYMPTOMS)[7]].label
    first = " ".join(words(pages_of(content_of([*shots, *late]))[:1]).split())
    before = first.partition("Before the next injection:")[2].partition("Day by day")[0]
    assert re.search(rf"Worse before, \d of 8: [^.]*{label}", before)
    # Each of the eight is named once, in the order of the page; the figures stand on the next page.
    assert all(before.count(SYMPTOMS[key].label) == 1 for key in list(SYMPTOMS)[:8])
    assert "%" not in before
    further = " ".join(words(pages_of(content_of([*shots, *late]))[1:]).split())
    assert re.search(rf"{label} .*\+[89]\.\d \+\S+ to \+\S+ worse before", further)


def test_more_notes_than_anybody_reads_are_counted_and_the_latest_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.report.content.notes.MOST", 30)
    content = content_of([note(n, f"Number {n}.") for n in range(50)])
    paper = " ".join(words(pages_of(content)).split())
    for said in (paper, " ".join(as_text.lines(content)), render.html(content).decode()):
        assert "Number 0." in said and "Number 29." in said and "Number 30." not in said
        assert "20 older notes and events are in the journal and not printed here." in said
    assert "older notes" not in "\n".join(as_text.lines(content_of([note(n, "x") for n in range(30)])))


def test_without_a_single_result_the_blood_tests_only_say_where_they_are() -> None:
    content = content_of([lab(f"test {n}", 8, 12.0, low=10, high=20, laboratory="County") for n in range(9)])
    letters = Lettering()
    flow = Flow(595, 842, letters, "")
    flow.y = 500
    with render.styled():
        left = BloodAndNotes(Setting(content, letters, 595)).put(flow, 562, 0)
        said = words([flow.sheet.finish()])
    assert "9 tests further on." in said and "County" not in said
    assert [(one.part, one.count) for one in left] == [(Part.BLOOD_TESTS, 9), (Part.BLOOD_TESTS, 1)]


@pytest.mark.parametrize(
    ("limit", "values", "pointer", "left"),
    [
        (900, True, "", 0),
        (625, True, "Laboratories and days since doses: further on.", 1),
        (590, False, "All values: further on. Laboratories and days since doses: further on.", 2),
    ],
)
def test_values_of_blood_results_give_way_before_rows_do(limit: float, values: bool, pointer: str, left: int) -> None:
    results = [lab("mma", 10 * n, 0.1 + n, "umol/L", high=0.4, laboratory=f"Lab {n}") for n in range(5)]
    letters = Lettering()
    flow = Flow(595, 842, letters, "")
    flow.y = 500
    with render.styled():
        found = BloodAndNotes(Setting(content_of([shot(25), *results]), letters, 595)).put(flow, limit, 0)
        first = words([flow.sheet.finish()]).splitlines()
    assert {"3.1 H", "0.1"} <= set(first)
    assert ("2.1 H" in first) is values
    assert [line for line in first if line.endswith("further on.")] == ([pointer] if pointer else [])
    assert [one.part for one in found] == [Part.BLOOD_TESTS] * left


def test_the_legend_of_the_blood_tests_has_the_marks_that_occur() -> None:
    def legend(*records: Record) -> str:
        said = words(pages_of(content_of(list(records)))).splitlines()
        return next(line for line in said if any(mark in line for mark in ("= result", "hollow =", "= more than")))

    inside = lab("b12", 9, 300.0, low=197, high=771)
    assert legend(lab("b12", 9, 300.0)) == "● = result"
    assert legend(inside) == "● = result · band = lab’s range"
    assert legend(inside, shot(20)) == "○ hollow = on treatment · band = lab’s range"
    assert legend(inside, shot(400)) == "○ hollow = after a dose · band = lab’s range"
    assert legend(lab("b12", 9, 50.0, comparator="<"), lab("b12", 8, 9.0, comparator=">")) == (
        "▲ = more than · ▼ = less than"
    )


def test_a_number_of_times_has_no_unit_beside_it() -> None:
    stands = [
        Observation(kind="test", day=score("x", n, 1.0).day, measure="chair-stand", value=12.0 + n, unit="count")
        for n in (3, 9)
    ]
    content = content_of(list(stands))
    assert [(test.latest.value, test.unit) for test in content.home_tests] == [("15", "")]
    assert "latest 15" in words(pages_of(content)) and "count" not in words(pages_of(content))


def test_beside_a_low_panel_no_figure_is_cut_in_half() -> None:
    records = [score("interference", n, 3.0 + n % 2) for n in range(0, 182, 14)]
    records += [score("tingling", n, 4.0 + n % 2) for n in range(182)]
    content = content_of(records)
    for tall, expected in ((27, ["asked weekly"]), (60, ["asked weekly", "median 3"])):
        letters = Lettering()
        sheet = Sheet(595, 200, letters)
        with render.styled():
            symptom = next(s for s in content.symptoms if s.key == "interference")
            day_by_day.symptom_panel(content, [symptom], letters, 595, tall).draw(sheet, 20)
            said = words([sheet.finish()]).splitlines()
        assert [line for line in said if line.startswith(("asked", "median"))] == expected


def test_one_symptom_fills_the_page() -> None:
    (only,) = pages_of(content_of(scores(["tingling"])))
    panel = max(axes.get_position().height for axes in only.axes) * 842
    assert panel > 450
