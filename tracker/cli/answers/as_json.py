"""Answers as one JSON object, for scripts: ``--json``."""

from __future__ import annotations

from tracker.cli.answers.answer import Answer
from tracker.cli.answers.as_lines import AsLines
from tracker.cli.terminal import output


class AsJson(AsLines):
    """What scripts read: one object, no sentences beside it. Days in error messages are worded as in lines."""

    asks = False

    def give(self, answer: Answer) -> None:
        """Print the object."""
        if answer.json is not None:
            output.as_json(answer.command, answer.json())

    def tell(self, text: str) -> None:
        """Print nothing: a script has no use for it."""
