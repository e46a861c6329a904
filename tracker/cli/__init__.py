"""The command line: it reads words, calls the commands and answers.

``start`` is where it begins, ``app`` runs it, ``commands`` declares it.
"""

from tracker.cli.start import main, run

__all__ = ["main", "run"]
