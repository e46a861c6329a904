"""Programs killed, disks that fail, power that goes: what was acknowledged is there, and the journal is whole."""

from __future__ import annotations

import pytest
from fault_runs import figures, needs_strace, on_posix, size

pytestmark = [on_posix, pytest.mark.thorough]


def test_writers_killed_at_any_moment_lose_nothing_that_they_acknowledged() -> None:
    found = figures("kills", "--kills", size(60, 200))
    assert found["kills"] == size(60, 200)
    assert found["entries acknowledged"] > 0, "where nothing was acknowledged, nothing was tried"
    assert found["kills that left a rollback journal behind"] > 0


FEW = ("--only", "log", "--only", "restore", "--only", "the first entry, in the default place")


@needs_strace
def test_after_a_power_cut_the_journal_is_as_before_or_as_after() -> None:
    found = figures("powercut", "--images", 40, *FEW, "--control", 40)
    assert found["images after an answer"] >= 9
    assert found["images of a run that is locked out after its commit"] >= 4
    assert found["control, synchronous=FULL: acknowledged and lost"] > 0


@needs_strace
def test_after_a_power_cut_in_any_command_the_journal_is_as_before_or_as_after() -> None:
    found = figures("powercut", "--images", 210, "--control", 60)
    assert found["images"] >= 210
    assert found["images after an answer"] >= 40


@needs_strace
def test_a_disk_that_fails_or_a_kill_at_a_system_call_breaks_no_promise() -> None:
    found = figures("inject", "--only", "log", "--share", size(6, 12))
    assert found["commands that refused"] > 0
    assert found["of these, kills"] > 0


@needs_strace
def test_faults_spread_over_every_command_break_no_promise() -> None:
    found = figures("inject", "--share", 1)
    assert found["faults"] >= 30
