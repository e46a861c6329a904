"""A text as one word of a command that is printed to be typed."""

from __future__ import annotations

import re
import shlex
import sys
from typing import Final

_PLAIN_IN_WINDOWS: Final = re.compile(r"[\w.:\\/+-]+")


def quoted(text: str) -> str:
    """The text, in quotes where the shell of this system needs them."""
    if sys.platform != "win32":
        return shlex.quote(text)
    # PowerShell and cmd.exe both know double quotes; single ones are letters to cmd.exe.
    return text if _PLAIN_IN_WINDOWS.fullmatch(text) else '"' + text.replace('"', '\\"') + '"'
