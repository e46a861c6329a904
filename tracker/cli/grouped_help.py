"""The first help: every command below the heading of what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from typer.core import TyperGroup

GROUPS: Final[Mapping[str, str]] = {
    "Every day": "log shot take lab fall note visit ask alarm today due",
    "Look back": "show history trend cycle chart sites",
    "For the doctor": "report demo",
    "Mend": "undo redo edit delete move purge",
    "Keep": "backup restore check merge import inbox export where",
    "Set up": "plan symptom profile config journal",
}


class Grouped(TyperGroup):
    """The program, whose help lists its commands in groups."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write each group with the whole first sentence of its commands."""
        for heading, names in GROUPS.items():
            commands = [(name, self.get_command(ctx, name)) for name in names.split()]
            rows = [(name, one.get_short_help_str(_WHOLE)) for name, one in commands if one is not None]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


_WHOLE: Final = 200
