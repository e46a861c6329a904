"""Many at once, upgrades cut short, backups with a bit turned: nobody loses what was acknowledged."""

from __future__ import annotations

import pytest
from fault_runs import ALL, figures, on_posix, size

pytestmark = [on_posix, pytest.mark.thorough]


def test_many_writers_at_once_and_a_reader_that_stands_still_lose_and_block_nobody() -> None:
    sizes = (16, 10, 2, 15_000) if ALL else (6, 4, 1, 2_000)
    options = zip(("--writers", "--each", "--races", "--rows"), sizes, strict=True)
    found = figures("crowd", *(one for pair in options for one in pair))
    assert found["entries logged beside a reader that stands still"] == 1
    assert found["rows imported while somebody logs"] == sizes[3]


def test_a_journal_that_is_begun_or_upgraded_and_cut_short_at_any_statement_is_old_or_new() -> None:
    every = size(8, 2)
    found = figures("migrations", "--every", every)
    assert found["kills while a journal is begun"] > 40 // every
    assert found["kills in upgrades"] >= 10 // every * found["old schemas"]


def test_a_bit_turned_or_a_backup_cut_short_is_seen_and_a_backup_under_writers_is_one_state() -> None:
    found = figures(
        *("copies", "--bits", size(200, 2_000), "--cuts", size(50, 500), "--backups", size(3, 8)),
    )
    assert found["bits turned"] == size(200, 2_000)
    assert found["different states among them"] > 1
