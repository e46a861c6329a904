"""The doctor's page: where its texts stand, and what it says."""

from __future__ import annotations

import re
import zlib
from itertools import combinations

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from report_pages import (
    EXAMPLE,
    HOSTILE,
    JOURNALS,
    LONG,
    Place,
    back,
    content_of,
    journal_content,
    journal_pages,
    lab,
    lines_named,
    note,
    pages_of,
    places,
    scores,
    shot,
    words,
)

from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, LabResult, Observation
from tracker.domain.wording.numbers import interval_text
from tracker.report import render
from tracker.report.content.sections import FOOT

CAUSAL = re.compile(
    r"caus|worked|thanks to|improved|better than|worse than|normal|deficien|\bsafe\b|overdos|recommend|progress",
    re.IGNORECASE,
)


# The other papers, and journals of very much, take most of the time and differ little.
thorough = pytest.mark.thorough
LONG_TO_DRAW = ("widest", "ten years", "a year", "blood of years", "a week", "one day", "no injections", "no scores")


@pytest.fixture(
    scope="module", params=["a4", pytest.param("letter", marks=thorough), pytest.param("large", marks=thorough)]
)
def paper(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=thorough) if name in LONG_TO_DRAW else name for name in JOURNALS]
)
def pages(request: pytest.FixtureRequest, paper: str) -> tuple[Figure, ...]:
    return journal_pages(str(request.param), paper)


@pytest.fixture(scope="module")
def placed(pages: tuple[Figure, ...]) -> list[tuple[Figure, list[Place]]]:
    return [(figure, places(figure)) for figure in pages]


def overlap(one: Place, other: Place) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    return wide > 0.3 and high > 0.3


def test_no_text_lies_over_another(placed: list[tuple[Figure, list[Place]]]) -> None:
    for _, found in placed:
        assert [(a.words, b.words) for a, b in combinations(found, 2) if overlap(a, b)] == []


def test_the_check_sees_a_text_over_another() -> None:
    (figure,) = pages_of(content_of([]))
    figure.text(0.1, 0.95, "B12", size=16)
    found = places(figure)
    assert any(overlap(a, b) for a, b in combinations(found, 2))


def test_no_text_leaves_the_page_or_its_panel(placed: list[tuple[Figure, list[Place]]]) -> None:
    for figure, found in placed:
        width, height = figure.get_size_inches() * 72
        for text in found:
            assert text.left >= 20 and text.right <= width - 20, text.words
            assert text.bottom >= 20 and text.top <= height - 20, text.words
            if text.within is not None:
                box = text.within.get_position()
                assert box.x0 * width - 1 <= text.left and text.right <= box.x1 * width + 1, text.words
                assert box.y0 * height <= text.bottom and text.top <= box.y1 * height, text.words


def test_no_text_lies_over_a_panel(placed: list[tuple[Figure, list[Place]]]) -> None:
    for figure, found in placed:
        width, height = figure.get_size_inches() * 72
        for axes in figure.axes:
            box = axes.get_position()
            panel = Place("", 0, box.x0 * width, box.y0 * height, box.x1 * width, box.y1 * height, None)
            assert [text.words for text in found if text.within is None and overlap(text, panel)] == []


def test_no_panel_lies_over_another(pages: tuple[Figure, ...]) -> None:
    for figure in pages:
        width, height = figure.get_size_inches() * 72
        boxes = [axes.get_position() for axes in figure.axes]
        panels = [Place("", 0, b.x0 * width, b.y0 * height, b.x1 * width, b.y1 * height, None) for b in boxes]
        assert not any(overlap(a, b) for a, b in combinations(panels, 2))
        assert all(panel.bottom > 40 for panel in panels)


def test_no_text_is_smaller_than_seven_points(placed: list[tuple[Figure, list[Place]]]) -> None:
    assert all(text.size >= 7 for _, found in placed for text in found)


def test_every_page_has_the_foot_and_its_number(pages: tuple[Figure, ...]) -> None:
    for number, figure in enumerate(pages, 1):
        said = " ".join(words([figure]).split())
        assert FOOT in said
        assert "made 20 Nov 2026, tracker 0.1.0" in said
        assert f"page {number} of {len(pages)}" in said


def test_no_text_is_read_as_mathematics(pages: tuple[Figure, ...]) -> None:
    from report_pages import texts

    assert not any(text.get_parse_math() for figure in pages for text, _ in texts(figure))


def test_nothing_says_that_one_thing_led_to_another() -> None:
    for name in ("example", "sparse", "nothing", "no injections"):
        assert CAUSAL.findall(words(journal_pages(name))) == []


def test_the_example_fits_on_one_page() -> None:
    assert len(pages_of(content_of(EXAMPLE))) == 1


def test_every_note_is_printed_in_full() -> None:
    notes = [f"{n}: {LONG} End {n}." for n in range(40)]
    pages = pages_of(content_of([note(n, text) for n, text in enumerate(notes)]))
    said = " ".join(words(pages).split())
    assert all(text in said for text in notes)
    assert "more further on" in words(pages[:1])


def test_hostile_notes_are_printed_as_they_can_be() -> None:
    said = "".join(words(pages_of(content_of([note(n, text) for n, text in enumerate(HOSTILE)]))).split())
    assert "$\\frac{" in said and "$5and$6" in said and "_underscore" in said
    assert "esc\\x1b[31mred" in said and "bidi\\u202eabc" in said
    assert "a" * 300 in said
    assert not any(c in said for c in "\x1b\u202e\u200b\U000e0041")


def test_a_character_without_a_font_is_said() -> None:
    said = words(pages_of(content_of([note(1, "\U00010a40 unheard of")])))
    assert "□ unheard of" in said
    assert "U+10A40" in said


def test_a_long_note_begins_on_page_one_and_is_in_full_on_page_two() -> None:
    fall = note(30, LONG * 4 + " THE END", "fall")
    example = [one for one in EXAMPLE if not isinstance(one, LabResult)]
    pages = pages_of(content_of([*example, fall, *(note(n, LONG) for n in range(30))]))
    assert len(pages) > 1
    assert "long ones in full" in words(pages[:1])
    assert "THE END" not in words(pages[:1])
    assert "THE END" in " ".join(words(pages[1:]).split())


def test_falls_come_before_other_notes_when_room_is_short() -> None:
    records = [note(n, LONG) for n in range(40)]
    records += [note(80, "Slipped.", "fall")]
    first = words(pages_of(content_of(records))[:1])
    assert "Slipped." in first


def test_open_questions_stand_on_page_one_however_old_they_are() -> None:
    records = [note(n, LONG) for n in range(40)]
    records += [note(n, f"Which test, number {n}?", "question") for n in (200, 30, 3)]
    first = words(pages_of(content_of(records))[:1])
    assert "Questions for the doctor:" in first
    assert [f"{k}. Which test, number {n}?" in first for k, n in ((1, 200), (2, 30), (3, 3))] == [True] * 3


def test_long_questions_begin_on_page_one_and_are_in_full_on_page_two() -> None:
    pages = pages_of(content_of([note(3, LONG * 8 + " THE END?", "question"), *scores(["tingling"])]))
    assert "in full further on" in words(pages[:1]) and "THE END?" not in words(pages[:1])
    assert "THE END?" in " ".join(words(pages[1:]).split())


def test_a_result_in_words_is_printed_and_older_ones_are_listed() -> None:
    said = ["weakly positive", "negative", "equivocal", "positive"]
    found = [LabResult(day=back(60 - n), analyte="ifab", words=one) for n, one in enumerate(said)]
    printed = words(pages_of(content_of([*scores(["tingling"]), *found])))
    for one in said:
        assert one in printed.replace("\n", " "), one


def test_every_blood_test_is_printed() -> None:
    said = " ".join(words(journal_pages("eight symptoms")).split())
    for name in ("Vitamin B12 (serum)", "Ferritin", "TSH", "CRP", "Iron", "A very long name"):
        assert name in said
    assert "after hydroxocobalamin" in said


def test_the_diagnosis_stands_on_the_first_page_and_every_result_since_is_somewhere() -> None:
    figures = (0.31, 0.32, 0.33, 0.34, 0.35, 0.36, 0.37)
    records = [*EXAMPLE, lab("b12", 300, 96, low=197, high=771, laboratory="City Lab")]
    records += [lab("mma", 250 - 30 * n, value, "umol/L", high=0.4) for n, value in enumerate(figures)]
    records += [lab("mma", 300, 1.9, "umol/L", high=0.4)]
    pages = pages_of(content_of([r for r in records if not (isinstance(r, LabResult) and r.day == back(263))]))
    first = words(pages[:1]).splitlines()
    assert {"96 L", "1.9 H", "412", "0.34"} <= set(first)
    assert {f"{one:g}" for one in figures} <= set(words(pages).split())
    assert any(line.startswith("23 Oct 2026, County Hospital: on treatment: 11 days after") for line in first)
    assert "not printed" not in words(pages)


def test_printed_ranges_of_older_results_are_said_where_the_column_has_others() -> None:
    records = [lab("b12", ago, 300, low=180 + ago // 60, high=914, laboratory="County") for ago in (3, 50, 70, 130)]
    said = " ".join(words(pages_of(content_of(records))).split())
    assert "before: 180–914" not in said and "180–914" in said
    assert "Vitamin B12 (serum), printed range 182–914 ng/L: 13 Jul 2026." in said


def test_every_symptom_has_its_panel_somewhere() -> None:
    pages = journal_pages("twelve symptoms")
    assert words(pages).splitlines().count("10 worst") == 12
    assert "more symptoms further on" in words(pages[:1])


def test_nothing_is_announced_that_does_not_follow() -> None:
    said = words(journal_pages("twelve symptoms")[:1]).splitlines()
    assert "None in this period." in said and "further on" not in said


def test_a_shortened_name_stands_in_full_elsewhere() -> None:
    name = "own-" + "x" * 60
    pages = pages_of(content_of(scores([name])))
    assert printable("Own " + "x" * 60) in "".join(words(pages).split()).replace("Own", "Own ")


def test_too_few_days_are_not_compared() -> None:
    few = [r for r in scores(["tingling"]) if isinstance(r, Observation)]
    thin = [r for r in few if (content_of([]).period.last - r.day).days > 12]
    said = words(pages_of(content_of([r for r in few if r not in thin])))
    assert "too few days" in said
    assert "median 5, before" not in said and not re.search(r"median \d", said.replace("median (IQR)", ""))


@pytest.mark.parametrize("paper_size", [("a4", (595.28, 841.89)), ("letter", (612.0, 792.0))])
def test_the_paper_is_the_one_asked_for(paper_size: tuple[str, tuple[float, float]]) -> None:
    paper, size = paper_size
    (figure,) = pages_of(content_of([]), paper)
    assert tuple(figure.get_size_inches() * 72) == pytest.approx(size)


@pytest.mark.thorough
def test_large_print_is_the_same_and_larger() -> None:
    content = content_of(EXAMPLE)
    small, large = pages_of(content), pages_of(content, "large")
    assert tuple(large[0].get_size_inches() * 72) == pytest.approx((595.28, 841.89))
    said = " ".join(words(large).split())
    # Each figure of the table of changes, each result of a blood test and each note is in large print too.
    for symptom in content.symptoms:
        change = symptom.comparison.change
        assert change and f"Mean change: {interval_text(change.mean, change.low, change.high)}" in said
    assert all(one.value in said for series in content.blood_tests for one in series.results)
    assert all(" ".join(one.text.split()) in said for one in content.remarks)
    drawn = {line.get_gid() for figure in small for line in figure.findobj(Line2D)}
    assert {"mean", "prompt", "median", "taken", "changes"} <= drawn & {
        line.get_gid() for figure in large for line in figure.findobj(Line2D)
    }
    line, thin = (next(line for page in pages for line in lines_named(page, "mean")) for pages in (large, small))
    assert line.get_linewidth() > 1.4 * thin.get_linewidth()


@pytest.mark.parametrize(
    "name", ["sparse", pytest.param("demo", marks=thorough), pytest.param("hostile", marks=thorough)]
)
def test_no_letter_of_large_print_is_smaller_than_sixteen_points(name: str) -> None:
    """As it stands in the file: in a PDF, letters are set by their size in points."""
    (file,) = render.report(journal_content(name), large=True)
    sizes = {float(size) for page in streams(file) for size in re.findall(rb"/F\S+ ([0-9.]+) Tf", page)}
    assert sizes and min(sizes) >= 16


def streams(file: bytes) -> list[bytes]:
    """The parts of a PDF that are compressed, as they are before that."""
    begins = [found.end() for found in re.finditer(rb"/FlateDecode[^>]*>>\s*stream\r?\n", file)]
    return [zlib.decompressobj().decompress(file[begin:]) for begin in begins]


def test_a_result_after_a_dose_says_how_many_days_after() -> None:
    records = [shot(20), lab("b12", 12, 412, low=197, high=771), lab("b12", 90, 168, low=197, high=771)]
    said = " ".join(words(pages_of(content_of(records))).split())
    assert "8 Nov 2026: on treatment: 8 days after hydroxocobalamin." in said
    assert "22 Aug 2026: no dose recorded before it." in said
    assert "hollow = on treatment" in said


def test_without_doses_or_results_the_page_says_so() -> None:
    records = [r for r in EXAMPLE if not isinstance(r, (Dose, LabResult))]
    said = words(pages_of(content_of(records)))
    assert "none in this period." in said
    assert "Blood tests" not in said and "Injections" not in said


@pytest.mark.thorough
def test_on_letter_paper_too_the_demo_has_all_of_its_days_on_the_first_of_two_pages() -> None:
    first, second = journal_pages("demo", "letter")
    assert [len(lines_named(page, "median")) for page in (first, second)] == [5, 0]


def test_where_words_would_take_the_first_page_the_days_have_it() -> None:
    first, second = journal_pages("demo")
    assert [len(lines_named(page, "median")) for page in (first, second)] == [5, 0], "each series with its profile"
    said = words([first])
    assert "Further on: plans changed in full, how far up, home tests, blood tests, notes and events." in said
    for part in ("Treatment recorded", "Plans changed"):
        assert f"{part}:" in said and f"{part}, in full" in words([second])
    # All of the band stays, and what follows stands side by side.
    assert "in full further on" not in said.partition("Treatment recorded:")[0]
    assert {"Blood tests", "Notes and events"} <= set(words([second]).splitlines())
    # What is on the second page alone does not go on there, and its marks are named.
    assert "continued" not in words([second]).partition("\n")[2]
    assert "△ stopped at the cap, could have gone on" in words([second])


def test_which_side_is_better_stands_above_narrow_bars_too() -> None:
    (page, *_) = journal_pages("example")
    assert {"◀ better", "worse ▶"} <= {one.words for one in places(page)}
