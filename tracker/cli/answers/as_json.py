"""Answers as one JSON object, for scripts: ``--json``."""

from __future__ import annotations

from tracker.cli.answers.answer import Answer
from tracker.cli.answers.as_lines import AsLines
from tracker.cli.terminal import output


class AsJson(AsLines):
    """What scripts read: nobody is asked, and nothing is said beside it. Days in an error are as in lines."""

    asks = False

    def give(self, answer: Answer) -> None:
        """Print the object."""
        if answer.json is not None:
            output.as_json(answer.command, answer.json())

    def tell(self, text: str) -> None:
        """Say nothing: a script has no use for it."""
