"""Whatever is typed or imported: a documented exit code, a whole journal, and nothing that a terminal obeys."""

from __future__ import annotations

import pytest
from fault_runs import figures, on_posix, size

pytestmark = [on_posix, pytest.mark.thorough]


def test_whatever_is_typed_or_imported_no_promise_is_broken() -> None:
    found = figures("fuzz", "--lines", size(90, 2_000), "--round", 1_000)
    assert found["lines"] >= size(90, 2_000)
    assert found["exit code 0"] > found["lines"] // 5, "some of it was meant"
    assert found["exit code 2"] > found["lines"] // 10, "and some was not"
    assert found["entries read back"] > 0
    assert found["journals through both exports"] > 0


def test_the_lines_of_the_manual_changed_as_people_change_them_break_no_promise() -> None:
    found = figures("fuzz", "--lines", size(90, 1_000), "--round", 1_000, "--grammar", 2)
    assert found["lines of the manual, changed"] == found["lines"] >= size(90, 1_000)
    assert found["exit code 0"] > found["lines"] // 5
    assert found["entries read back"] > 0
