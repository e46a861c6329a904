"""A page without some of its parts, or with some symptoms only: it says so, on paper and in its twins."""

from __future__ import annotations

from itertools import combinations

import pytest
from report_pages import EXAMPLE, SAM, TODAY, content_of, journal_content, note, pages_of, places, score, words
from test_order import IN_WORDS, ON_PAPER, little, met
from test_page import overlap

from tracker.domain.model.period import Period
from tracker.report import render
from tracker.report.content import as_text, parts
from tracker.report.content.build import build

thorough = pytest.mark.thorough


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name", [name if name in ("notes", "days") else pytest.param(name, marks=thorough) for name in parts.NAMED]
)
def test_what_is_left_out_is_gone_on_paper_and_in_the_twins_and_nothing_else_is(name: str) -> None:
    content = little().without([name])
    pages = pages_of(content)
    gone = parts.NAMED[name]
    seen = set(met([one.words for page in pages for one in places(page)], ON_PAPER))
    assert seen == set(ON_PAPER.values()) - gone
    # In the twins, the table of changed plans stands under the title of the changes.
    titled = gone if name != "changes" else set()
    assert set(met(as_text.lines(content), IN_WORDS)) == set(IN_WORDS.values()) - titled
    assert f"left out of this page: {name}" in " ".join(words(pages).split())
    for figure in pages:
        assert [(a.words, b.words) for a, b in combinations(places(figure), 2) if overlap(a, b)] == []


@pytest.mark.thorough
def test_one_part_alone_stands_between_the_title_and_what_is_said_of_the_record() -> None:
    content = journal_content("example").without([name for name in parts.NAMED if name != "blood"])
    (only,) = pages_of(content)
    said = words([only]).splitlines()
    assert "Blood tests" in said and "Day by day" not in said and "Notes and events" not in said
    assert "Born" not in said and "This record:" in said
    assert b"Blood tests" in render.html(content) and b"Day by day" not in render.html(content)


def test_with_some_symptoms_only_the_others_are_gone_but_not_their_warning_signs() -> None:
    records = [*EXAMPLE, *(score("numbness", ago, 8.0 if ago < 5 else 2.0) for ago in range(60))]
    content = build(
        [*records, note(3, "kerb", "fall")],
        SAM,
        Period.ending(TODAY, 91),
        today=TODAY,
        version="1",
        only=["tingling"],
    )
    assert [symptom.key for symptom in content.symptoms] == ["tingling"]
    said = " ".join(words(pages_of(content)).split())
    assert "Balance trouble" not in said and "Numbness 3 or more above its usual" in said
    assert "left out of this page: other symptoms" in said
    assert content.honesty == content_of(records).honesty


def test_of_a_whole_page_nothing_is_said_to_be_left_out() -> None:
    assert "left out of this page" not in "\n".join(as_text.lines(journal_content("example")))
