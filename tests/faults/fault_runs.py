"""The commands in bench/faults/, run small: their figures, and what they need of the system."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FAULTS = Path(__file__).parents[2] / "bench" / "faults"
# Set by .ci/run: larger runs, and nothing is skipped for the want of a tool.
ALL = os.environ.get("TRACKER_FAULTS") == "all"

on_posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and fork are POSIX's")
needs_strace = pytest.mark.skipif(
    not ALL and shutil.which("strace") is None, reason="strace is not installed: it records and makes the faults"
)


def figures(name: str, *options: object) -> dict[str, Any]:
    """What one of the commands found; every promise that it looked at was kept."""
    done = subprocess.run(
        [sys.executable, str(FAULTS / f"{name}.py"), "--json", *map(str, options)],
        capture_output=True,
        text=True,
        timeout=3_600,
    )
    assert done.stdout, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    kept = {name: figure for name, figure in found.items() if name.startswith("never: ") and figure}
    assert not kept and done.returncode == 0, (kept, done.stderr)
    assert any(name.startswith("never: ") for name in found)
    return found


def size(small: int, ci: int) -> int:
    return ci if ALL else small
