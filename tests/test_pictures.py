"""The pictures of the manual are what the program draws now, small, and described where they are shown."""

from __future__ import annotations

import importlib.util
import re
import shutil
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from matplotlib.figure import Figure

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
MADE = "run: python docs/make_pictures.py"


@cache
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "docs" / "make_pictures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def figures() -> dict[str, Figure]:
    return maker().figures()  # type: ignore[no-any-return]


def shown() -> list[tuple[Path, str]]:
    """Every picture that a page shows, with what is said to who does not see it."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        images = [(target, words) for words, target in re.findall(r"!\[([^]]*)\]\(([^)]+)\)", text)]
        for tag in re.findall(r"<img [^>]*>", text):
            source, words = re.search(r'src="([^"]*)"', tag), re.search(r'alt="([^"]*)"', tag)
            images.append((source[1] if source else "", words[1] if words else ""))
        found += [((page.parent / target).resolve(), words) for target, words in images]
    return found


def test_the_terminal_session_is_what_the_program_answers() -> None:
    assert (PICTURES / "terminal.svg").read_text(encoding="utf-8") == maker().terminal(), MADE


@pytest.mark.parametrize("name", ["page.png", "page-2.png", "cycle.png"])
def test_a_picture_shows_what_is_drawn_now(name: str) -> None:
    assert maker().kept(PICTURES / name) == maker().drawn(figures()[name]), MADE


def test_another_word_or_another_mark_makes_a_picture_out_of_date(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = figures()["cycle.png"]
    before = maker().drawn(figure)
    text = figure.texts[0] if figure.texts else next(one for one in figure.artists if hasattr(one, "get_text"))
    said = text.get_text()
    text.set_text(f"{said}.")
    assert maker().drawn(figure) != before
    text.set_text(said)
    line = next(line for axes in figure.axes for line in axes.get_lines() if len(line.get_xydata()) > 2)
    values = line.get_ydata()
    line.set_ydata([value + 1 for value in values])
    assert maker().drawn(figure) != before
    line.set_ydata(values)
    assert maker().drawn(figure) == before


@pytest.mark.thorough
def test_the_hash_of_a_drawing_does_not_depend_on_its_pixels(tmp_path: Path) -> None:
    figure = figures()["cycle.png"]
    before, dpi = maker().drawn(figure), figure.dpi
    figure.savefig(tmp_path / "small.png", dpi=30)
    figure.set_dpi(2 * dpi)
    assert maker().drawn(figure) == before
    figure.set_dpi(dpi)


def test_a_picture_that_is_missing_or_from_elsewhere_is_out_of_date(tmp_path: Path) -> None:
    from PIL import Image

    assert maker().kept(tmp_path / "none.png") is None
    with Image.open(PICTURES / "cycle.png") as picture:
        Image.new("RGB", picture.size).save(tmp_path / "other.png")
    assert maker().kept(tmp_path / "other.png") is None
    shutil.copyfile(PICTURES / "cycle.png", tmp_path / "same.png")
    assert maker().kept(tmp_path / "same.png")


def test_every_picture_is_shown_with_words_for_who_does_not_see_it() -> None:
    assert {path for path, _ in shown()} == set(PICTURES.iterdir())
    assert all(len(words) > 80 for _, words in shown())


def test_the_readme_begins_with_the_page() -> None:
    begins = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## ")[0]
    assert 'src="docs/pictures/page.png"' in begins


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 250_000
