"""Measure the cost of a command: the CPU time of the whole process. Compare the costs of several commands."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

# ru_maxrss is in bytes on macOS, in KiB elsewhere.
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


def _nothing() -> None:
    """The preparation of a command that needs none."""


@dataclass(frozen=True)
class Cost:
    """cpu: user and system time in seconds; peak: the largest resident set in bytes."""

    cpu: float
    peak: int


@dataclass(frozen=True)
class Command:
    """A command to measure. prepare: done before each run, untimed; check: raises unless the run did its work."""

    name: str
    words: Sequence[str]
    environment: Mapping[str, str]
    check: Callable[[str], None]
    prepare: Callable[[], None] = field(default=_nothing)


def run(command: Command) -> Cost:
    """Run it once in a new process. Raises RuntimeError when it fails or did not do its work."""
    command.prepare()
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        process = subprocess.Popen(
            command.words,
            env=dict(command.environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=complained,
        )
        # wait4 gives the usage of this child; getrusage gives the usage of all children together.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complained.seek(0)
        output, errors = said.read().decode(), complained.read().decode()
    if process.returncode != 0:
        raise RuntimeError(f"{command.name}: exit code {process.returncode}\n{output}\n{errors}")
    try:
        command.check(output)
    except AssertionError as problem:
        raise RuntimeError(f"{command.name}: {problem}\n{output}\n{errors}") from None
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _MAXRSS_UNIT)


def interleaved(commands: Sequence[Command], runs: int) -> dict[str, list[Cost]]:
    """The costs of each command: one warm-up, then ``runs`` rounds of all of them in turn (ABAB).

    So other work on the computer affects all of them equally.
    """
    for command in commands:
        run(command)
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            costs[command.name].append(run(command))
    return costs


def cpu(costs: Sequence[Cost]) -> float:
    """The median CPU time in seconds."""
    return median(cost.cpu for cost in costs)


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost]) -> float:
    """The median of the ratios of neighbouring runs."""
    return median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True))
