"""The page for a browser and for a screen reader: the numbers of the paper, nothing that runs, nothing fetched."""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from subprocess import run

import pytest
from matplotlib.figure import Figure
from report_pages import (
    EXAMPLE,
    HOSTILE,
    JOURNALS,
    PROFILE,
    SAM,
    TODAY,
    back,
    content_of,
    felt,
    journal_content,
    journal_pages,
    lab,
    named,
    note,
    pages_of,
    places,
    score,
    shot,
    tablet,
    words,
)

from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation, Record
from tracker.domain.wording.days import day_in_full
from tracker.domain.wording.numbers import one_decimal, signed
from tracker.report import render
from tracker.report.content import as_html, as_text
from tracker.report.content.build import Content, build
from tracker.report.content.elements import Picture, Table
from tracker.report.content.sections import FOOT, sections
from tracker.report.content.sharing import together
from tracker.report.content.symptoms import reach_of
from tracker.report.drawing import pictures
from tracker.report.drawing.axes.time_axis import ticks
from tracker.report.drawing.pointed_at import MOST

VOID = {"meta", "br", "path", "use", "rect"}
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class Page(HTMLParser):
    """What an HTML file holds: elements with their attributes, the words outside of drawings, what is left open."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.kinds: list[dict[str, str | None]] = []
        self.words: list[str] = []
        self.seen: list[str] = []
        self.heard: list[str] = []
        self.style = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.kinds.append(dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag
            self.kinds.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.style += data if "svg" not in self.open else ""
        elif "svg" not in self.open and "head" not in self.open:
            self.words.append(data)
            if not any(one.get("class") == "said" for one in self.kinds):
                self.seen.append(data)
            if not any(one.get("aria-hidden") == "true" for one in self.kinds):
                self.heard.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def drawings(self) -> list[dict[str, str | None]]:
        """The drawings without the bars in tables, which say nothing that the words beside them do not say."""
        return [svg for svg in self.named("svg") if svg.get("aria-hidden") != "true"]

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())


# Everything as long as can be: most of the time, and no element that the others do not have.
thorough = pytest.mark.thorough


# The others differ little in what can be wrong.
FEW = ("example", "nothing", "many places", "hostile")


@pytest.fixture(
    scope="module", params=[name if name in FEW else pytest.param(name, marks=thorough) for name in JOURNALS]
)
def content(request: pytest.FixtureRequest) -> Content:
    return journal_content(str(request.param))


@pytest.fixture(scope="module")
def page(content: Content) -> Page:
    return Page(render.html(content))


def numbers(said: str) -> set[str]:
    return set(NUMBER.findall(said))


def on_paper_only(content: Content, pages: int) -> set[str]:
    """Dates along an axis, the ends of others, and the numbers of pages."""
    axis = " ".join(
        [*(at for _, at in ticks(content.period)), *(one_decimal(test.top) for test in content.home_tests)]
    )
    return numbers(axis) | {str(number) for number in range(1, pages + 1)}


@pytest.mark.parametrize(
    "journal",
    [
        "example",
        "sparse",
        "no scores",
        "eight symptoms",
        *(pytest.param(name, marks=thorough) for name in ("a year", "many places", "ten years")),
    ],
)
def test_every_number_of_the_page_is_in_both_twins(journal: str) -> None:
    content, pages = journal_content(journal), journal_pages(journal)
    paper = numbers(words(pages)) - on_paper_only(content, len(pages))
    read_out, shown = numbers("\n".join(as_text.lines(content))), numbers(Page(render.html(content)).said)
    assert paper - read_out == set()
    assert read_out == shown


def test_the_numbers_in_the_file_of_the_page_are_in_the_twins(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext, which reads a PDF, is not installed here")
    content = content_of(EXAMPLE, PROFILE)
    (tmp_path / "page.pdf").write_bytes(render.report(content)[0])
    read = run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True).stdout.decode()
    found = numbers(read)
    assert len(found) >= 50
    assert found - on_paper_only(content, 1) <= numbers("\n".join(as_text.lines(content)))


def test_the_twins_say_the_same_words(content: Content, page: Page) -> None:
    read_out = Counter(re.findall(r"\w{4,}", " ".join(as_text.lines(content))))
    shown = Counter(re.findall(r"\w{4,}", page.said))
    # Columns are named once a table there, once a row here; a legend goes with drawings only.
    assert read_out.keys() - shown.keys() == set()


def test_each_reading_of_the_browser_page_has_every_number_by_itself(content: Content, page: Page) -> None:
    read_out = numbers("\n".join(as_text.lines(content)))
    assert numbers(" ".join(page.seen)) == read_out == numbers(" ".join(page.heard))


def test_eyes_read_signs_and_ears_read_words() -> None:
    results = [lab("mma", 90, 1.9, "umol/L", low=0.1, high=0.4), lab("mma", 3, 0.3, "umol/L", comparator="<")]
    better = [score("tingling", ago, 2.0 if ago < 91 else 6.0 + ago % 2) for ago in range(182)]
    page = Page(render.html(content_of([*better, *results])))
    seen, heard = " ".join(page.seen), " ".join(page.heard)
    for sign, worded in (
        ("−4.5 (−", "minus 4.5 (minus "),
        ("0.1–0.4", "0.1 to 0.4"),
        ("< 0.3 µmol", "less than 0.3 µmol"),
    ):
        assert sign in seen and sign not in heard
        assert worded in heard and worded not in seen
    assert not re.search(r"−(?=[0-9])|(?<=[0-9])–(?=[0-9])", heard)


def test_the_words_for_ears_are_not_in_sight(page: Page) -> None:
    (rule,) = re.findall(r"^\.said \{(.*?)\}", page.style, re.DOTALL | re.MULTILINE)
    assert "position: absolute" in rule and "clip-path: inset(50%)" in rule
    # Not hidden altogether, except on paper: then a screen reader would not find them either.
    assert "display" not in rule and "visibility" not in rule
    assert re.search(r"@media print .*\.said \{ display: none; \}", page.style, re.DOTALL)


def test_every_element_is_closed_and_every_name_is_there_once(page: Page) -> None:
    assert page.open == []
    names = [a["id"] for _, a in page.elements if "id" in a]
    assert [name for name, times in Counter(names).items() if times > 1 or " " in str(name)] == []
    pointed_at = {str(a["href"]) for _, a in page.elements if "href" in a}
    pointed_at |= {
        f"#{name}"
        for _, a in page.elements
        for value in a.values()
        for name in re.findall(r"url\(#(.*?)\)", value or "")
    }
    assert pointed_at <= {f"#{name}" for name in names}


def test_nothing_runs_and_nothing_is_fetched(page: Page) -> None:
    allowed = {"html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "h1", "h2"}
    allowed |= {"h3", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"}
    allowed |= {"div", "span", "svg", "defs", "g", "path", "use", "clippath", "rect", "pattern", "text"}
    assert {tag for tag, _ in page.elements} <= allowed
    attributes = {(name, value or "") for _, found in page.elements for name, value in found.items()}
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "action", "srcdoc")]
    assert all(value.startswith("#") for name, value in attributes if name.endswith("href"))
    policy = next(a["content"] for a in page.named("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none'") and "script" not in policy
    written = page.style + " ".join(value for name, value in attributes if name == "style")
    assert "@import" not in written and "http" not in written
    assert set(re.findall(r"url\((.)", written)) <= {"#"}


@pytest.mark.thorough
def test_no_address_is_in_the_file() -> None:
    assert b"://" not in render.html(content_of(EXAMPLE, PROFILE))


def test_every_drawing_has_its_words(page: Page, content: Content) -> None:
    drawings = page.drawings
    panels = together(symptom for symptom in content.symptoms if symptom.recorded)
    assert len(drawings) >= 2 * (len(panels) + len(content.ladders))
    titles = {str(a["id"]) for a in page.named("h3") if "id" in a}
    captions = {str(a["id"]) for a in page.named("figcaption")}
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert drawing["aria-labelledby"] in titles and drawing["aria-describedby"] in captions


def test_of_a_wide_and_a_narrow_drawing_one_is_shown_in_every_window(page: Page) -> None:
    kinds = [str(svg["class"]) for svg in page.drawings]
    assert set(kinds) <= {"wide", "narrow", "small"} and kinds.count("wide") == kinds.count("narrow")
    usual, _, rest = page.style.partition("@media")
    assert ".narrow { display: none; }" in usual and ".wide {" not in usual
    narrow = re.search(r"screen and \(max-width: 36em\) \{(.*?)\n\}", rest, re.DOTALL)
    assert narrow and ".wide { display: none; }" in narrow[1] and ".narrow { display: block; }" in narrow[1]
    assert page.style.count(".narrow {") == page.style.count(".wide {") + 1 == 2


@pytest.mark.thorough
def test_letters_have_eleven_pixels_on_a_telephone() -> None:
    climbing = [felt(ago, 4.0, site) for ago, site in enumerate(("toe", "toe", "ankle", "knee"))]
    gone = [score("balance", ago, 5.0) for ago in (*range(20), *range(60, 91))]
    content = content_of([*EXAMPLE, *climbing, *gone], PROFILE)
    with render.styled():
        figures = [one.figures[0] for one in pictures.drawn(content).values()]
    assert content.ladders and len(figures) >= 10 and "no\nentries" in words(figures)
    # A window of 360 pixels, less the margins of the page.
    assert min(smallest(figure) for figure in figures) * (360 - 32) >= 11


def smallest(figure: Figure) -> float:
    """The size of the smallest letters, as a part of the width."""
    return min(place.size for place in places(figure)) / (72 * float(figure.get_size_inches()[0]))


def test_letters_of_a_cycle_have_eleven_pixels_in_its_third_of_900() -> None:
    with render.styled():
        drawn = pictures.drawn(journal_content("example"))
        figures = [one.figures for name, one in drawn.items() if name.startswith("cycle")]
    # Less the margins of the page and the gap between the columns.
    assert len(figures) == 3 and all(smallest(only) * (900 - 32 - 32) / 3 >= 11 for (only,) in figures)


def test_the_facts_and_the_band_stand_side_by_side_only_if_both_are_there() -> None:
    both = content_of([note(3, "kerb", "fall"), score("tingling", 3, 4.0)])
    halves = Page(render.html(both)).named("section")[:3]
    assert [section.get("class") for section in halves] == ["half", "half", None]
    assert all("class" not in section for section in Page(render.html(both.without(["glance"]))).named("section"))


@pytest.mark.thorough
def test_a_folded_cycle_stands_beside_the_days_of_its_symptom() -> None:
    page = render.html(journal_content("example")).decode()
    rows = re.findall(r'<div class="abreast">(.*?)</div></div>', page, re.DOTALL)
    assert [re.findall(r"<h3[^>]*>(.*?)</h3>", row) for row in rows] == [
        [f"{label}, day by day", f"{label}, by days since the injection"]
        for label in ("Tingling", "Balance trouble", "Leg weakness")
    ]
    lines = [line.partition(".")[0] for line in as_text.lines(journal_content("example"))]
    assert lines.index("Tingling, by days since the injection") == lines.index("Tingling, day by day") + 1


@pytest.mark.thorough
def test_without_the_cycles_no_cycle_is_drawn() -> None:
    content = journal_content("example").without(["cycles"])
    assert "by days since" not in render.html(content).decode() + "\n".join(as_text.lines(content))


def test_every_table_scrolls_within_itself_and_the_keyboard_reaches_it(page: Page) -> None:
    boxes = [a for a in page.named("div") if a.get("class") == "scroll"]
    names = {a["id"] for a in page.named("span") if "id" in a}
    assert len(boxes) == len(page.named("table"))
    assert all(a["tabindex"] == "0" and a["aria-labelledby"] in names for a in boxes)
    assert re.search(r"^\.scroll \{[^}]*overflow-x: auto", page.style, re.MULTILINE)


def test_a_dark_window_changes_no_colour(page: Page) -> None:
    assert "color-scheme: only light; background: #fff" in page.style and "prefers-color-scheme" not in page.style


@pytest.mark.thorough
def test_each_change_is_drawn_beside_its_words_as_on_paper() -> None:
    better = [score("tingling", ago, 2.0 if ago < 91 else 6.0 + ago % 2) for ago in range(182)]
    worse = [score("balance", ago, 5.0 + ago % 3 if ago < 91 else 4.0 + ago % 2) for ago in range(182)]
    content = content_of([*better, *worse, *(score("fatigue", ago, 3.0) for ago in range(4))])
    page = render.html(content).decode()
    drawn = re.findall(
        r'aria-hidden="true">([+−][0-9.]+) [^<]*</span><span class="said">[^<]*</span>'
        r'<svg class="bar" viewBox="0 0 140 14" aria-hidden="true"><path d="M70 0V14"[^>]*/>'
        r'<path d="M([0-9.]+) 7H([0-9.]+)"[^>]*/><path d="M([0-9.]+) 7l',
        page,
    )
    changes = [one.compared.change for one in content.symptoms if one.compared.change]
    reach = reach_of(changes)
    assert len(drawn) == len(changes) == 2 < len(content.symptoms)
    for (said, *ends), change in zip(drawn, changes, strict=True):
        low, high, mean = (float(place) for place in ends)
        assert said == signed(change.mean)
        for place, points in ((low, change.low), (high, change.high), (mean + 4, change.mean)):
            assert abs((place / 70 - 1) * reach - points) < 0.01 * reach
    # Better to the left of the line at 0, worse to the right; the ends of the axis are those of the paper.
    assert float(drawn[0][2]) < 70 < float(drawn[1][1])
    assert f">−{reach}</text>" in page and "left of the line = better" in page
    assert f"−{reach}" in words(pages_of(content)).splitlines()


def test_without_a_change_there_is_no_bar() -> None:
    page = render.html(content_of([score("tingling", ago, 3.0) for ago in range(4)])).decode()
    assert 'class="bar"' not in page and "diamond" not in page


def pointed_at(page: bytes) -> list[str]:
    """What the marks of the drawings say when they are pointed at."""
    return re.findall(r'<g pointer-events="all"><title>([^<]*)</title><(?:use|path) [^>]*/>', page.decode())


def test_a_mark_that_is_pointed_at_says_its_day_and_its_value() -> None:
    late = replace(score("balance", 2, 6.0), recorded_at=datetime(2026, 11, 30, 8, tzinfo=UTC))
    results = [lab("mma", 90, 1.9, "umol/L", high=0.4), lab("mma", 3, 0.3, "umol/L", comparator="<", high=0.4)]
    content = content_of([score("balance", 8, 4.0), late, score("balance", 1, None), *results])
    page = render.html(content)
    assert pointed_at(page) == [
        "12 November 2026: 4",
        "18 November 2026: 6, written more than 48 hours later",
        "19 November 2026: skipped",
        "22 August 2026: 1.9 H µmol/L",
        "17 November 2026: &lt; 0.3 µmol/L",
    ]
    # Nothing lies over a mark: only marks can be pointed at.
    assert "pointer-events: none" in re.findall(r"^svg \{.*", Page(page).style, re.MULTILINE)[0]


def test_each_mark_has_the_text_of_its_own_place() -> None:
    days = {ago: float(ago % 7) for ago in range(1, 90, 4)}
    page = render.html(content_of([score("tingling", ago, value) for ago, value in days.items()])).decode()
    marks = re.findall(r"<title>([^<]*): ([0-9]+)</title><use [^>]*x=\"([0-9.]+)\" y=\"([0-9.]+)\"", page)
    assert {(day, float(value)) for day, value, _, _ in marks} == {
        (day_in_full(back(ago)), value) for ago, value in days.items()
    }
    from_left = [day for day, *_ in sorted(marks, key=lambda mark: float(mark[2]))]
    assert from_left == [day_in_full(back(ago)) for ago in sorted(days, reverse=True)]
    for one, other in pairwise(sorted(marks, key=lambda mark: -float(mark[3]))):
        assert int(one[1]) <= int(other[1]), "larger scores lie higher"


def test_two_places_in_a_panel_say_which_of_them_is_pointed_at() -> None:
    both = [felt(ago, value, "foot", side) for ago in (3, 9) for side, value in (("left", 4.0), ("right", 7.0))]
    said = pointed_at(render.html(content_of([*both, felt(2, 3.0, "knee", "left")])))
    assert {"11 November 2026, left foot: 4", "17 November 2026, right foot: 7"} <= set(said)
    assert "18 November 2026: knee, left" in said


def test_of_a_long_period_the_months_are_pointed_at_and_not_the_entries() -> None:
    content = content_of([score("tingling", ago, 3.0 + ago % 2) for ago in range(500)], days=500)
    said = pointed_at(render.html(content))
    assert "1 August 2026 to 31 August 2026: median 4 (3–4), 31 days" in said
    assert len(said) == len([one for one in content.symptoms[0].months if one.n])


@pytest.mark.thorough
def test_a_folded_cycle_says_what_its_boxes_are() -> None:
    assert "Days 12 to 13: median 7.8 (7–8), 26 days" in pointed_at(render.html(journal_content("example")))


def test_a_crowd_of_entries_has_no_texts() -> None:
    crowd = [score("tingling", ago, 3.0, time(hour)) for ago in range(90) for hour in range(9)]
    assert len(crowd) > MOST and pointed_at(render.html(content_of(crowd))) == []


def test_every_blood_result_is_in_a_table_with_its_range_laboratory_and_doses_before() -> None:
    results = [
        lab("mma", 90, 1.9, "umol/L", high=0.4, laboratory="City Lab"),
        lab("mma", 3, 0.3, "umol/L", comparator="<", high=0.4),
        lab("folate", 3, 9.0, "ug/L"),
    ]
    content = content_of([shot(20), *results])
    lines = as_text.lines(content)
    assert (
        "Methylmalonic acid: before the first dose 1.9 µmol/L, above its printed range, on 22 August 2026; "
        "latest less than 0.3 µmol/L, on 17 November 2026, on treatment: 17 days after hydroxocobalamin." in lines
    )
    assert (
        "22 August 2026. Result: 1.9 µmol/L, above its printed range; Printed range: less than 0.4; "
        "Laboratory: City Lab; Doses before: no dose recorded before it." in lines
    )
    assert (
        "17 November 2026. Result: less than 0.3 µmol/L; Printed range: less than 0.4; Laboratory: not said; "
        "Doses before: on treatment: 17 days after hydroxocobalamin." in lines
    )
    (seen,) = (line for line in lines if line.startswith("Methylmalonic acid, in µmol/L. "))
    assert "2 results" in seen and "Lowest less than 0.3" in seen and "Highest 1.9" in seen
    page = Page(render.html(content))
    # One result is no drawing.
    assert len(page.drawings) == 1 and len(page.named("table")) == 2
    assert seen.partition(". ")[2] in page.said and "band = lab’s range" in page.said


def test_on_paper_a_drawing_of_few_results_is_left_out_and_the_table_after_it_has_them_all() -> None:
    elements = [one for part in sections(journal_content("example")) for one in part.elements]
    few = [(one, then) for one, then in pairwise(elements) if isinstance(one, Picture) and one.name[:5] == "blood"]
    assert [len(then.rows) for _, then in few if isinstance(then, Table)] == [2] * 6
    *_, printed = as_html.page(journal_content("example"), {}).partition("@media print {")
    assert "figure, h3:has(+ figure)):has(.small, + figure > .small) { display: none; }" in printed


def test_a_table_has_a_caption_and_heads_for_rows_and_columns(page: Page, content: Content) -> None:
    tables = page.named("table")
    assert len(tables) == len(page.named("caption"))
    assert len(tables) >= bool(content.symptoms) + bool(content.blood_tests)
    assert {a["scope"] for a in page.named("th")} <= {"row", "col"}
    assert len([a for a in page.named("th") if a["scope"] == "row"]) == len(page.named("tr")) - len(tables)


def test_nothing_has_a_width_in_a_unit_of_the_screen(page: Page) -> None:
    assert not re.findall(
        r"[0-9]p[xt]\b", re.sub(r"border[a-z-]*: [12]px|\b1px|@media print.*", "", page.style, flags=re.S)
    )
    assert not any("width" in svg or "height" in svg for svg in page.drawings)


def test_days_are_read_out_in_their_order_whatever_the_order_of_the_entries() -> None:
    falls = [note(n, "", "fall") for n in (3, 40, 20)]
    (line,) = (one for one in as_text.lines(content_of(falls)) if one.startswith("Falls: 3."))
    assert line == "Falls: 3. 11 October 2026, 31 October 2026, 17 November 2026."


def test_hostile_notes_are_words_in_both() -> None:
    content = content_of([note(n, hostile) for n, hostile in enumerate(HOSTILE)])
    shown, read_out = Page(render.html(content)).said, " ".join(as_text.lines(content))
    assert len(content.remarks) == len(HOSTILE)
    for remark in content.remarks:
        expected = " ".join(remark.text.split())
        assert expected in shown
        assert expected in " ".join(read_out.split())


@pytest.mark.parametrize("name", ['"><script>alert(1)</script>', "</title><b>", "' onload='x"])
def test_a_name_stays_a_name(name: str) -> None:
    found = Page(render.html(content_of([score(name, n, 3.0) for n in range(20)], PROFILE.__class__(name=name))))
    assert name in found.said
    assert {"script", "b"} & {tag for tag, _ in found.elements} == set()


def test_plain_lines_have_no_signs_and_end_with_the_foot(content: Content) -> None:
    lines = as_text.lines(content)
    assert lines[-1] == FOOT
    ours = [line for line in lines if not line.isascii()]
    if content.name == "Sam Example" and len(content.symptoms) < 9:
        assert set("".join(ours)) & set("≥≤–·▼■□△→") == set()


def test_the_text_needs_no_matplotlib() -> None:
    code = "import sys, tracker.report.content.as_text; sys.exit('matplotlib' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.thorough
def test_the_same_content_is_the_same_html() -> None:
    content = content_of(EXAMPLE, PROFILE)
    assert render.html(content) == render.html(content)


def test_a_long_period_is_said_by_month_with_all_that_is_drawn_of_it() -> None:
    # 401 days up to 20 November 2026. August 2026 was 81 to 111 days ago.
    records: list[Record] = [score("tingling", n, 3.0 + n % 2) for n in range(401)]
    records += [shot(90), shot(100), note(85, "", "fall"), *(tablet(n) for n in range(81, 91))]
    said = as_text.lines(content_of(records, days=401))
    assert "Month by month" in said and "Day by day" not in said
    assert (
        "August 2026. Tingling: 4 (3 to 4, 31); Injections: 2; Cyanocobalamin taken: 10 of 31; "
        "Days logged: 31 of 31; Falls: 1." in said
    )
    assert not any("trailing mean" in line for line in said)


def test_months_before_the_first_entry_are_neither_hatched_nor_said_nor_counted() -> None:
    # 401 days up to 20 November 2026; the first entry is of 14 August 2026, 98 days ago.
    records: list[Record] = [score("tingling", n, 3.0) for n in range(99)]
    content = build(records, SAM, Period.ending(TODAY, 401), today=TODAY, version="0.1.0", began=back(98))
    said = as_text.lines(content)
    assert "August 2026. Tingling: 3 (3 to 3, 18); Days logged: 18 of 18." in said
    assert not any(line.startswith(("July 2026", "October 2025")) for line in said)
    (figure,) = pages_of(content)
    assert not any(len(gaps.get_paths()) for gaps in named(figure, "gaps"))  # type: ignore[attr-defined]
    assert "Logged 99 of 99" in words([figure]).splitlines()


def test_home_tests_are_a_table_with_their_first_previous_latest_and_best_result() -> None:
    def stood(ago: int, value: float, **more: str) -> Record:
        return Observation(kind="test", day=back(ago), measure="romberg", value=value, unit="s", **more)

    grip = Observation(kind="test", day=back(1), measure="grip-strength", value=21.5, unit="kg", side="left")
    content = content_of([stood(60, 12), stood(40, 30, comparator=">="), stood(9, 18.5), grip])
    read_out, page = as_text.lines(content), Page(render.html(content))
    assert (
        "Feet together, eyes closed. Direction: longer is better; How often: 3; "
        "First result: 12 s, 21 September 2026; Previous result: at least 30 s; "
        "Latest result: 18.5 s, 11 November 2026; Best result: at least 30 s."
    ) in read_out
    assert (
        "Grip strength, left. Direction: not said; How often: 1; First result: 21.5 kg, 19 November 2026; "
        "Previous result: none; Latest result: 21.5 kg, 19 November 2026; Best result: no direction."
    ) in read_out
    assert "12 s, 21 September 2026" in page.said and "18.5 s, 11 November 2026" in page.said
    assert " ".join(page.seen).count("≥ 30 s") == " ".join(page.heard).count("at least 30 s") >= 2


def test_an_injection_that_is_pointed_at_says_its_day_and_product() -> None:
    records = [shot(9), shot(23, "skipped"), *(score("tingling", ago, 4.0) for ago in range(30))]
    said = pointed_at(render.html(content_of(records)))
    assert said.count("11 November 2026: hydroxocobalamin, injection") == 1
    assert said.count("28 October 2026: hydroxocobalamin, injection skipped") == 1
    # Of two products on one day some marks are moved aside: a wrong text would be worse than none.
    both = [*records, replace(shot(9), product="iron")]
    assert not any("injection" in one for one in pointed_at(render.html(content_of(both))))


def test_every_cell_in_html_has_the_name_of_its_column_for_windows_that_show_rows_as_lists() -> None:
    page = as_html.page(journal_content("demo"), {})
    (changes,) = re.findall(r'<table class="broad".*?</table>', page, re.DOTALL)[:1]
    columns = [re.sub("<.*", "", head) for head in re.findall(r'<th scope="col">(.*?)</th>', changes)]
    rows = changes.split("<tr role")[1:]
    assert columns[1] == "Previous median" and len(rows) == 5
    assert all(re.findall('data-column="(.*?)"', row) == columns[1:] for row in rows)
