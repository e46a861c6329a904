"""The console script: it prints an answer that is prepared, or else loads and runs the program."""

import gc
import sys


def main() -> None:
    """Answer the command line, and leave with its exit code."""
    # A run is short. Garbage collection during the imports, and at the end, frees nothing that matters,
    # and takes a fifth of the time of an entry.
    gc.set_threshold(100_000)
    if sys.platform == "win32":
        from tracker.cli.terminal.windows_streams import prepare_streams

        prepare_streams()
    from tracker.cli import prepared

    words = sys.argv[1:]
    code = prepared.answer(words)
    if code is None:
        code = run(words)
    gc.freeze()
    sys.exit(code)


def run(words: list[str]) -> int:
    """Run one command line and return its exit code, as ``app.run`` does, which is loaded for it."""
    from tracker.cli import app

    return app.run(words)
