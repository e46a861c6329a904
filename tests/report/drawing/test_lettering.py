"""Widths, breaks, and which font has a character."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from report_pages import SAM, content_of, note, pages_of, texts

from tracker.report import render
from tracker.report.drawing.paper import lettering
from tracker.report.drawing.paper.lettering import Lettering

PLAIN = Lettering()
latin = st.text(
    alphabet=st.characters(min_codepoint=32, max_codepoint=383, exclude_categories=["Cc", "Cf"]), max_size=80
)


@given(latin, st.floats(20, 300))
def test_no_line_is_wider_than_it_may_be(text: str, width: float) -> None:
    letters = Lettering([text])
    assert all(letters.width(line) <= width for line in letters.wrap(text, width))


@given(latin, st.floats(20, 300))
def test_breaking_loses_nothing_but_spaces(text: str, width: float) -> None:
    letters = Lettering([text])
    assert "".join("".join(letters.wrap(text, width)).split()) == "".join(letters.settable(text).split())


@given(latin, st.floats(20, 300))
def test_a_shortened_text_fits_and_says_that_it_is(text: str, width: float) -> None:
    letters = Lettering([text])
    short = letters.shorten(text, width)
    assert letters.width(short) <= width
    assert short == letters.settable(text) or short.endswith("…")


@given(latin, st.integers(1, 4), st.floats(20, 300))
def test_clipping_keeps_to_its_lines(text: str, most: int, width: float) -> None:
    letters = Lettering([text])
    lines = letters.clip(text, most, width)
    assert len(lines) <= most
    assert lines == letters.wrap(text, width) or lines[-1].endswith("…")


def test_the_first_line_leaves_room_for_what_stands_before_it() -> None:
    lines = PLAIN.wrap("one two three four five", 60, indent=40)
    assert PLAIN.width(lines[0]) <= 20
    assert PLAIN.wrap("unbreakablyindented", 100, indent=99)[0] == ""


@pytest.mark.parametrize("bold", [False, True])
def test_a_width_is_what_is_drawn(bold: bool) -> None:
    with render.styled():
        figure = Figure(dpi=720)
        text = figure.text(
            0, 0, "Vitamin B12 (serum) 412 ng/L 6–7.8 µmol", size=8, weight="bold" if bold else "normal"
        )
        drawn = text.get_window_extent(FigureCanvasAgg(figure).get_renderer()).width / 10
    assert PLAIN.width(text.get_text(), 8, bold) == pytest.approx(drawn, rel=0.03)
    assert PLAIN.width(text.get_text(), 8, bold) >= drawn - 0.3


def test_a_character_that_no_font_has_is_replaced_and_named() -> None:
    letters = Lettering(["\ue000 private"])
    assert letters.missing == ("\ue000",)
    assert letters.settable("\ue000 private") == "□ private"


def test_text_that_needs_no_other_font_gets_none() -> None:
    assert Lettering(["plain", "µ – ≥ ü Ω я"]).families == ("DejaVu Sans",)


def test_a_text_with_a_missing_character_has_the_width_of_what_is_set() -> None:
    letters = Lettering(["\ue000 private"])
    assert letters.width("\ue000 private") == letters.width("□ private")


def made(path: Path, family: str, characters: str, *, outlines: bool = True) -> None:
    """Write a font in which each of these characters is a box."""
    names = [".notdef", *(f"g{ord(c):x}" for c in characters)]
    pen = TTGlyphPen(None)
    if outlines:
        pen.moveTo((50, 0))
        for corner in ((50, 700), (450, 700), (450, 0)):
            pen.lineTo(corner)
        pen.closePath()
    box = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(c): f"g{ord(c):x}" for c in characters})
    font.setupGlyf(dict.fromkeys(names, box))
    font.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWeightClass=400)
    font.setupPost()
    font.save(path)


Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a font beside DejaVu Sans, the only one here."""
    manager = font_manager.fontManager
    usual = [entry for entry in manager.ttflist if entry.name == "DejaVu Sans"]
    monkeypatch.setattr(manager, "ttflist", usual)

    def one(family: str, characters: str, *, outlines: bool = True) -> Path:
        path = tmp_path / f"{family}.ttf"
        made(path, family, characters, outlines=outlines)
        manager.addfont(path)
        forget()
        return path

    forget()
    yield one
    forget()


def forget() -> None:
    """What is remembered of installed fonts, by our code and by Matplotlib."""
    for cached in (lettering._installed, lettering._font, lettering._covers, lettering._draws, lettering._advance):
        cached.cache_clear()
    lettering._characters.cache_clear()
    font_manager.fontManager._findfont_cached.cache_clear()  # type: ignore[attr-defined]


def test_a_font_that_is_in_no_list_is_found_by_its_characters(install: Install) -> None:
    assert Lettering(["कम"]).missing == ("क", "म")
    install("Zz Letters", "कम")
    letters = Lettering(["कम x"])
    assert (letters.families, letters.missing) == (("DejaVu Sans", "Zz Letters"), ())
    assert letters.settable("कम x") == "कम x"
    assert letters.width("क", 8) == pytest.approx(4.0), "its own width is measured"
    (pdf,) = render.report(content_of([note(3, "कम")]))
    fonts = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert any("ZzLetters" in one.get_object()["/BaseFont"] for one in fonts.values())


def test_a_word_is_set_in_one_font_where_one_has_all_of_its_letters(install: Install) -> None:
    install("Aa Half", "क")
    install("Bb Whole", "कम")
    assert Lettering(["कम"]).families == ("DejaVu Sans", "Bb Whole")
    assert Lettering(["क"]).families == ("DejaVu Sans", "Aa Half")


def test_where_no_font_has_all_letters_each_is_drawn_from_one_that_has_it(install: Install) -> None:
    install("Aa One", "क")
    install("Bb Two", "मन")
    letters = Lettering(["कमनर"])
    assert (letters.families, letters.missing) == (("DejaVu Sans", "Bb Two", "Aa One"), ("र",))


def test_the_order_of_the_installed_fonts_changes_nothing(install: Install) -> None:
    for family in ("Cc Serif", "Dd Sans", "Bb", "Noto Sans"):
        install(family, "क")
    order = ["Noto Sans", "Dd Sans", "Bb", "Cc Serif"]
    assert list(lettering._installed()) == order
    font_manager.fontManager.ttflist.reverse()
    forget()
    assert list(lettering._installed()) == order


def test_fonts_without_letters_to_print_are_passed_over(install: Install, tmp_path: Path) -> None:
    install("Aa Blank", "क", outlines=False)
    install("Last Resort Extra", "क")
    install(".Hidden", "क")
    install("Bb Gone", "क").unlink()
    install("Cc Broken", "क").write_bytes(b"no font")
    install("Dd Private", "\ue000")
    letters = Lettering(["क \ue000"])
    assert (letters.families, letters.missing) == (("DejaVu Sans",), ("क", "\ue000"))


OPENED = """
import io, json, sys
sys.path.insert(0, "tests/report")
from pathlib import Path
from matplotlib import font_manager
from report_pages import content_of, note, score
from tracker.report import render
entry = font_manager.fontManager.ttflist[0]
opened = set()
def hear(event, args):
    if event == "open" and str(args[0]).lower().endswith((".ttf", ".otf", ".ttc")):
        opened.add(Path(str(args[0])).name)
sys.addaudithook(hear)
for text in ("Slept badly: 6 µg – naïve, Ω, Łódź", "\U0001e900 \u0915"):
    render.report(content_of([score("tingling", 3, 5.0), note(3, text)], days=30))
    print(json.dumps(sorted(opened)))
"""


@pytest.mark.thorough
def test_a_page_of_latin_text_opens_no_other_font() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", OPENED], cwd=root, capture_output=True, check=True, text=True)
    latin, others = map(json.loads, done.stdout.splitlines())
    # Matplotlib itself opens its font of last resort.
    assert set(latin) - {"LastResortHE-Regular.ttf"} == {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"}
    assert len(others) > len(latin), "what is opened is heard"


@pytest.mark.parametrize(("script", "text"), [("Devanagari", "हिन्दी"), ("Japanese", "日本語の"), ("Thai", "ไทย")])
def test_a_script_that_an_installed_font_has_is_drawn(script: str, text: str) -> None:
    def has(entry: font_manager.FontEntry) -> bool:
        return Path(entry.fname).is_file() and {*map(ord, text)} <= {*FT2Font(entry.fname).get_charmap()}

    if not any(has(entry) for entry in font_manager.fontManager.ttflist if "Last Resort" not in entry.name):
        pytest.skip(f"no font for {script} is installed here")
    assert Lettering([text]).missing == ()


def test_joiners_stay_as_typed_and_ask_for_no_font() -> None:
    word = "می\u200cخواهم"
    letters = Lettering([word])
    assert (letters.families, letters.missing, letters.settable(word)) == (("DejaVu Sans",), (), word)
    assert letters.width(word) == letters.width(word.replace("\u200c", ""))
    figure = pages_of(content_of([note(3, word)], SAM))[0]
    (drawn,) = [text for text, _ in texts(figure) if word in text.get_text()]
    assert drawn.get_path_effects(), "as an outline: a letter after a joiner stands wrong in the text of a PDF"


def test_a_long_word_is_broken_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []
    advance = Lettering._advance

    def counted(self: Lettering, c: str, bold: bool) -> float:
        measured.append(c)
        return advance(self, c, bold)

    monkeypatch.setattr(Lettering, "_advance", counted)
    lines = Lettering().wrap("ab" * 5_000, 100)
    assert "".join(lines) == "ab" * 5_000
    assert len(lines) > 200
    assert len(measured) < 25_000, "and not each line with all that follows it"
    assert all(PLAIN.width(line) <= 100 < PLAIN.width(f"{line}ab") for line in lines[:-1])
