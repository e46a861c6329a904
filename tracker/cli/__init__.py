"""The command line: it reads words, calls the commands and answers. ``app`` runs it, ``commands`` declares it."""

from tracker.cli.app import main, program, run

__all__ = ["main", "program", "run"]
