"""Clocks that jump, stand back or travel: the day is the one that the person lived in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fault_runs import ALL, on_posix

pytestmark = [on_posix, pytest.mark.thorough]


def typed(folder: Path, zone: str, now: str, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    told = {"HOME": str(folder), "LANG": "C.UTF-8", "TZ": zone, "TRACKER_NOW": now}
    return subprocess.run(
        [sys.executable, "-m", "tracker", "--journal", str(folder / "journal.db"), *words],
        capture_output=True,
        text=True,
        env=kept | told,
        timeout=900,
    )


def days(folder: Path, zone: str, now: str) -> list[tuple[str, str | None]]:
    done = typed(folder, zone, now, "export", "json")
    assert done.returncode == 0, done.stderr
    return [(entry["day"], entry["time"]) for entry in json.loads(done.stdout)["entries"]]


# The hour that is not there in spring, the hour that is there twice in autumn, and the days that travellers meet.
EDGES = [
    ("Europe/Berlin", "2026-03-29T03:00"),
    ("Europe/Berlin", "2026-10-25T02:30"),
    ("America/Los_Angeles", "2026-03-08T01:59"),
    ("Australia/Lord_Howe", "2026-04-05T01:45"),
    ("Pacific/Kiritimati", "2026-03-08T00:00"),
    ("Asia/Kathmandu", "2026-11-20T23:59"),
    ("America/St_Johns", "2026-11-01T00:30"),
]


@pytest.mark.parametrize(("zone", "now"), EDGES if ALL else EDGES[:1])
def test_an_entry_is_on_the_day_and_at_the_time_of_the_clock_on_the_wall(tmp_path: Path, zone: str, now: str) -> None:
    assert typed(tmp_path, zone, now, "log", "t6").returncode == 0
    assert days(tmp_path, zone, now) == [tuple(now.split("T"))]


def test_one_moment_is_two_days_for_a_traveller_and_stays_so(tmp_path: Path) -> None:
    moment = "2026-03-08T07:30:00+00:00"
    assert typed(tmp_path, "America/Los_Angeles", "2026-03-07T23:30", "log", "t6").returncode == 0
    assert typed(tmp_path, "Pacific/Kiritimati", "2026-03-08T21:30", "log", "t7").returncode == 0
    found = days(tmp_path, "UTC", moment)
    assert found == [("2026-03-07", "23:30"), ("2026-03-08", "21:30")]


def test_a_clock_that_is_set_back_loses_nothing_and_undo_follows_what_was_typed(tmp_path: Path) -> None:
    assert typed(tmp_path, "UTC", "2026-11-20T14:30", "log", "t6").returncode == 0
    assert typed(tmp_path, "UTC", "2024-02-29T08:00", "log", "t7").returncode == 0
    early = "2024-02-29T08:01"
    assert typed(tmp_path, "UTC", early, "show").returncode == 0
    assert typed(tmp_path, "UTC", early, "undo").returncode == 0
    assert days(tmp_path, "UTC", early) == [("2026-11-20", "14:30")]
