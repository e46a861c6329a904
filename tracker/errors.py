"""Every error, with its sentence and its exit code.

    TrackerError                 1  refused, or it failed
    ├── Unreadable               2  words that cannot be read for certain
    ├── Invalid                  1  a value that no record may hold
    │   └── BadFile              1  a file to import, with row and column
    ├── JournalProblem           3  the journal cannot be used as it is
    │   ├── JournalMissing
    │   ├── JournalDamaged       damaged, truncated, not a journal of ours
    │   ├── JournalNewer         written by a newer program
    │   ├── JournalLocked
    │   ├── JournalReadOnly
    │   └── DiskFull
    └── NothingFound             4  nothing there to show, undo or change

``message`` says what happened and why, ``hint`` what to type next. Both are shown to the person.
"""

from __future__ import annotations


class TrackerError(Exception):
    """An error that the person can act on. It ends the program with ``exit_code``, never with a traceback."""

    exit_code = 1
    code = "refused"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Unreadable(TrackerError):
    """Words that could not be read, or could be read in more than one way."""

    exit_code = 2
    code = "unreadable"


class Invalid(TrackerError):
    """A value that a record refuses: out of range, not a number, in the future."""

    code = "invalid"


class BadFile(Invalid):
    """A file to import has something that cannot be imported; the message names the row and column."""

    code = "bad-file"


class JournalProblem(TrackerError):
    """The journal file cannot be used as it is. Its bytes were left alone."""

    exit_code = 3
    code = "journal"


class JournalMissing(JournalProblem):
    """There is no journal at the path."""

    code = "journal-missing"


class JournalDamaged(JournalProblem):
    """The file is not one of our journals, or is not whole any more."""

    code = "journal-damaged"


class JournalNewer(JournalProblem):
    """The file was written by a newer program."""

    code = "journal-newer"


class JournalLocked(JournalProblem):
    """Another program kept the file locked for longer than we wait."""

    code = "journal-locked"


class JournalReadOnly(JournalProblem):
    """The file or its folder cannot be written, or not even read."""

    code = "journal-read-only"


class DiskFull(JournalProblem):
    """No space was left. Everything that was being written was taken back."""

    code = "disk-full"


class NothingFound(TrackerError):
    """There is nothing to show, undo or change."""

    exit_code = 4
    code = "nothing-found"
