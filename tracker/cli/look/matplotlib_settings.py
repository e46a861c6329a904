"""Load what draws, so that no setting of Matplotlib on this computer decides whether or how it does."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tracker.errors import TrackerError


@contextlib.contextmanager
def ignored() -> Iterator[None]:
    """Import Matplotlib inside this. Raises TrackerError where it finds no folder that it may write in."""
    # Its lines about folders and settings would stand among ours.
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL + 1)
    os.environ["MPLBACKEND"] = "agg"  # a notebook or an IDE sets one that may not be installed here
    try:
        with _in_its_own_folder():
            yield
    except OSError as error:
        raise TrackerError(
            f"Matplotlib, which draws, could not be started: {error.strerror or 'it finds no folder to write in'}.",
            "Set MPLCONFIGDIR to a folder that you may write in. Without a drawing: tracker report --text",
        ) from None


def _in_its_own_folder() -> contextlib.AbstractContextManager[None]:
    """Matplotlib reads a matplotlibrc of the working folder before any other. In its own folder it finds its own."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None or not _is_somewhere():
        return contextlib.nullcontext()
    return contextlib.chdir(Path(found.origin).parent / "mpl-data")


def _is_somewhere() -> bool:
    """Whether the working folder is there: only then is there a file in it, and a way back."""
    try:
        Path.cwd()
    except OSError:
        return False
    return True
