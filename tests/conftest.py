"""How the properties are tried, where the files of the tests are, and pages that are drawn once.

No test fails because the computer was slow, and only .ci/run tries at length.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from tracker.store.file import transactions

settings.register_profile("short", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=20)
# pytest --hypothesis-profile=thorough
settings.register_profile("thorough", settings.get_profile("short"), max_examples=100)
settings.load_profile("short")

# A journal waits for the disk at every change, and nobody misses a journal of a test: memory keeps nobody waiting.
# .ci/run names a folder on the disk.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30  # noqa: S108  pytest makes a folder of its own there
if os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


# Whoever starts the tests in the background makes them deaf to Ctrl-C, and so the programs that they send it to.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# The more is made, the more often Python looks for garbage, each time through all drawn pages and collected tests: a
# fifth of the time of these tests.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    gc.freeze()


def _compile_once() -> None:
    """Compile a statement once in a process, and not for each journal: a fifth of the time of commands in tests."""
    make = transactions.create_engine
    first = make("sqlite://")

    def make_alike(*what: Any, **how: Any) -> Engine:
        engine = make(*what, **how)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    transactions.create_engine = make_alike


_compile_once()


@cache
def drawings() -> tuple[Callable[..., list[bytes]], Callable[..., bytes]]:
    """The report and the chart, each of which remembers what it has drawn."""
    from tracker.report import render

    return cache(render.report), cache(render.chart)


@pytest.fixture
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The same content is drawn once in each way and process; call it before what has to be drawn anew.

    For tests of what becomes of a drawing; the tests of drawing itself do without.
    """
    report, chart = drawings()
    # A list of its own for each; keys come as a list, which is no key of a cache.
    monkeypatch.setattr("tracker.report.render.report", lambda content, **how: [*report(content, **how)])
    monkeypatch.setattr(
        "tracker.report.render.chart", lambda content, keys=(), **how: chart(content, (*keys,), **how)
    )

    def forget() -> None:
        for one in (report, chart):
            one.cache_clear()  # type: ignore[attr-defined]

    return forget
