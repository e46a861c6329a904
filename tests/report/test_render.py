"""Bytes: the same for the same content, with text that can be read out of them."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from subprocess import run

import matplotlib as mpl
import pypdf
import pytest
from report_pages import EXAMPLE, HOSTILE, LONG, PROFILE, content_of, note, score

from tracker.domain.model.records import Profile
from tracker.report import render

EXAMPLE_CONTENT = content_of(EXAMPLE, PROFILE)


@cache
def example(format: render.Format) -> tuple[bytes, ...]:
    """The report of the example, made once."""
    return tuple(render.report(EXAMPLE_CONTENT, format=format))


OTHER_PROCESS = """
import sys, hashlib
sys.path.insert(0, "tests/report")
from report_pages import EXAMPLE, PROFILE, content_of
from tracker.report import render
for format in ("pdf", "svg"):
    print(hashlib.sha256(b"".join(render.report(content_of(EXAMPLE, PROFILE), format=format))).hexdigest())
"""


def text_of(pdf: bytes, tmp_path: Path) -> str:
    place = tmp_path / "page.pdf"
    place.write_bytes(pdf)
    if shutil.which("pdftotext"):
        return run(["pdftotext", "-raw", place, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(place).pages)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "format", ["pdf", *(pytest.param(other, marks=pytest.mark.thorough) for other in ("svg", "png"))]
)
def test_the_same_content_is_the_same_bytes(format: render.Format) -> None:
    assert tuple(render.report(EXAMPLE_CONTENT, format=format)) == example(format)


@pytest.mark.thorough
def test_it_is_the_same_bytes_in_another_process() -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", OTHER_PROCESS]
    outputs = {
        run(
            command, cwd=root, env={"PYTHONPATH": str(root), "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("format", "start"),
    [("pdf", b"%PDF"), ("svg", b"<?xml"), pytest.param("png", b"\x89PNG", marks=pytest.mark.thorough)],
)
def test_every_format_is_what_it_says(format: render.Format, start: bytes) -> None:
    assert example(format)[0].startswith(start)
    assert render.chart(EXAMPLE_CONTENT, ["tingling"], format=format).startswith(start)


@pytest.mark.thorough
def test_a_pdf_is_one_file_and_the_others_are_one_a_page() -> None:
    content = content_of([note(n, LONG) for n in range(40)])
    (pdf,) = render.report(content)
    pages = len(re.findall(rb"/Type /Page\b", pdf))
    assert pages > 1
    assert len(render.report(content, format="svg")) == pages


@pytest.mark.thorough
def test_a_png_has_150_dots_to_the_inch() -> None:
    (png,) = example("png")
    assert struct.unpack(">II", png[16:24]) == (1240, 1753)


def test_no_moment_of_making_is_in_the_bytes() -> None:
    (pdf,) = example("pdf")
    assert b"CreationDate" not in pdf
    (svg,) = example("svg")
    assert b"<dc:date>" not in svg


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Sam Example", "B12 and nerve symptom report · Sam Example · 14–20 Nov 2026"),
        ("सैम (उदाहरण) \\", "B12 and nerve symptom report · सैम (उदाहरण) \\ · 14–20 Nov 2026"),
        ("", "B12 and nerve symptom report · 14–20 Nov 2026"),
    ],
)
def test_a_pdf_says_what_it_is_and_whose(name: str, title: str) -> None:
    content = content_of([score("tingling", n, 3.0) for n in range(7)], Profile(name=name), days=7)
    chart = title.replace("report", "chart")
    for pdf, expected in ((render.report(content)[0], title), (render.chart(content, format="pdf"), chart)):
        about = pypdf.PdfReader(BytesIO(pdf)).metadata
        assert about is not None
        assert (about.title, about.author) == (expected, name or None)
        assert about.subject is not None and "vitamin B12 deficiency" in about.subject
        assert about.keywords is not None and "vitamin B12" in about.keywords.split(", ")


def test_fonts_are_embedded_as_truetype_one_a_weight() -> None:
    (pdf,) = example("pdf")
    assert pdf.count(b"/FontFile2") == 2
    assert b"/Type3" not in pdf


def test_the_text_of_a_pdf_has_every_note(tmp_path: Path) -> None:
    notes = [text for text in HOSTILE if text.isascii() and text.isprintable() and " " in text]
    said = " ".join(
        text_of(render.report(content_of([note(n, t) for n, t in enumerate(notes)]))[0], tmp_path).split()
    )
    assert len(notes) == 3
    assert all(text in said for text in notes)


def test_the_text_of_the_example_can_be_selected(tmp_path: Path) -> None:
    said = " ".join(text_of(example("pdf")[0], tmp_path).split())
    for words in ("Sam Example", "Tingling", "Vitamin B12 (serum)", "16.1 H", "Talk to your doctor before"):
        assert words in said


@pytest.mark.thorough
def test_the_settings_of_this_computer_change_nothing() -> None:
    expected = example("svg")
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 30, "text.parse_math": True, "axes.facecolor": "red"}):
        assert tuple(render.report(EXAMPLE_CONTENT, format="svg")) == expected
        assert mpl.rcParams["font.size"] == 30


def test_pyplot_is_never_imported() -> None:
    code = "import sys, tracker.report.render; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
