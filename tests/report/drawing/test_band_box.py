"""The band at the top of the page as it is drawn."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from report_pages import LONG, content_of, named, note, pages_of, places, score, shot, words
from test_page import overlap

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.records import Record
from tracker.report.content.build import Content

MOST_HIGH = 92.0


def box(figure: Figure) -> tuple[float, float]:
    """The lower and upper edge of the band, in points of the page from its foot."""
    (found,) = named(figure, "band")
    assert isinstance(found, PolyCollection)
    (corners,) = (found.get_transform().transform(found.get_paths()[0].vertices[:4]),)
    heights = corners[:, 1] * 72 / figure.dpi
    return float(heights.min()), float(heights.max())


def full() -> Content:
    """A band with far too much in each of its lines."""
    records: list[Record] = [
        score(key, ago, 9.0 if ago < 14 else 2.0) for key in list(SYMPTOMS)[:8] for ago in range(182)
    ]
    records += [note(ago, f"{LONG} {ago}", "red-flag") for ago in (3, 9)]
    records += [note(ago, "", "fall") for ago in (3, 9, 100)] + [shot(4)]
    records += [score("interference", ago, 4.0) for ago in range(0, 182, 7)]
    return content_of([*records, *(note(n, f"{LONG} {n}", "question") for n in range(3))])


@pytest.mark.thorough
@pytest.mark.parametrize("paper", ["a4", pytest.param("letter", marks=pytest.mark.thorough)])
def test_a_full_band_stays_low_names_each_thing_and_says_all_of_it_further_on(paper: str) -> None:
    pages = pages_of(full(), paper)
    low, high = box(pages[0])
    assert 50 < high - low <= MOST_HIGH
    within = [one.words for one in places(pages[0]) if low < one.bottom < high]
    for lead in ("Warning signs:", "Falls:", "In the last 14 days:", "Injections:", "Questions for the doctor:"):
        assert lead in within
    assert sum(line.endswith("… in full further on") for line in within) == 3
    assert "At a glance, in full" in words(pages[1:]) and "At a glance, in full" not in words(pages[:1])
    later = " ".join(words(pages[1:]).split())
    assert all(f"had been in the week before. {n}" in later for n in range(3))
    assert [(a.words, b.words) for a, b in combinations(places(pages[0]), 2) if overlap(a, b)] == []


def test_the_band_is_below_the_title_and_above_everything_else() -> None:
    figure = pages_of(content_of([note(3, "Why?", "question"), score("tingling", 3, 4.0)]))[0]
    low, high = box(figure)
    by_words = {one.words: one for one in places(figure)}
    assert by_words["Logged"].bottom > high > by_words["Questions for the doctor:"].bottom > low
    assert by_words["Treatment recorded:"].top < low
    assert high - low < 20


def test_without_anything_to_say_there_is_no_box() -> None:
    assert named(pages_of(content_of([score("tingling", 3, 4.0)]))[0], "band") == []


def test_what_fits_is_not_said_again_further_on() -> None:
    pages = pages_of(content_of([note(3, "Why?", "question")]))
    assert "further on" not in words(pages) and len(pages) == 1
