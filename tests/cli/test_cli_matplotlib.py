"""No setting of Matplotlib on the computer decides whether a page is drawn, or what is printed beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_program import Answer, Journal

RC = {
    "of a newer or older one": b"axes.hold: True\nsavefig.dpi: foo\nbackend: TkAgg\ntext.usetex: True\n[[[\n",
    "in no encoding": b"\xff\xfe",
}


@pytest.mark.thorough  # each starts the program and draws
@pytest.mark.parametrize(
    ("settings", "file"),
    [
        ({"MPLBACKEND": "module://matplotlib_inline.backend_inline"}, RC["of a newer or older one"]),
        ({"MPLBACKEND": "nonsense"}, RC["in no encoding"]),
        ({"MPLCONFIGDIR": "/proc/nowhere"}, b""),
    ],
    ids=["a notebook's", "nonsense", "no folder"],
)
def test_a_chart_is_drawn_whatever_is_set(
    start: Callable[..., Answer], journal: Journal, settings: dict[str, str], file: bytes
) -> None:
    assert start("log t6").code == 0
    Path("matplotlibrc").write_bytes(file)
    answer = start("chart -o t.png", **settings)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Wrote ")
    assert Path("t.png").read_bytes().startswith(b"\x89PNG"), "in the working folder, as named"
