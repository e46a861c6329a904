"""Many at once: 16 programs that log, while others make backups, merge, check and show."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

from places import HERE
from prepared import Bench
from results import Result

_WRITERS = 16
_EACH = 20


def crowd(bench: Bench) -> Iterator[Result]:
    """The longest wait, and how many were refused, as the command for this kind of fault counts them."""
    script = str(HERE / "faults" / "crowd.py")
    words = [bench.project.program("python"), script, "--only", "commands", "--json"]
    words += ["--writers", str(_WRITERS), "--each", str(_EACH)]
    done = subprocess.run(words, env=bench.bare_home.environment(), capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"crowd.py: exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    found = json.loads(done.stdout)
    backups = found["backup beside the command"]
    assert backups, "no backup was made beside them"
    waited = found["the same without the time for a core, in s, the command"]
    slowest = found["the slowest answer, in s, the command"]
    what = f"`tracker log`, {_WRITERS} at once, {_EACH} each, {backups} backups beside"
    beside = f"without waiting for a core: {waited:.1f} s"
    yield Result(f"{what}: the slowest", f"{slowest:.1f} s", beside, slowest, "s", 5)
    refused = sum(figure for name, figure in found.items() if name.startswith(("turned away", "refused")))
    yield Result(f"{what}: refused", f"{refused:.0f}", "", refused, "of them", 0)
