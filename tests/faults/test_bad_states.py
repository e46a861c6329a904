"""A journal's file in every bad state, met by somebody without special rights."""

from __future__ import annotations

import pytest
from fault_runs import ALL, figures, on_posix

pytestmark = [on_posix, pytest.mark.thorough]

SOME = ["write-protected", "half written, where it cannot be rolled back", "half written", "locked by another"]


def test_what_cannot_be_used_is_refused_in_words_and_every_byte_is_left() -> None:
    if ALL:
        found = figures("states")
        assert found["states of the file"] >= 16
    else:
        found = figures("states", *(option for name in SOME for option in ("--only", name)))
    assert found["commands"] == found["states of the file"] * 17
    assert found["refused"] > found["commands"] // 2
    assert found["as root"].startswith("no")
