"""The command line: reads words, calls, and answers. ``app`` starts it, ``commands`` declares it."""

from tracker.cli.app import main, program, run

__all__ = ["main", "program", "run"]
