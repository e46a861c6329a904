"""Make text from outside safe to show: nothing in it is hidden, and nothing controls a terminal or a page."""

from __future__ import annotations

import unicodedata
from typing import Final

_PRESENTATION: Final = "\ufe0e\ufe0f"
_MOST_MARKS: Final = 2
# Zero-width: between two letters they say whether these are joined.
JOINERS: Final = "\u200c\u200d"
_JOINER: Final = "\u200d"
# Arabic to Myanmar, and Khmer to Mongolian: a joiner between two of their letters is a part of the spelling.
_JOINING: Final = (range(0x0600, 0x10A0), range(0x1780, 0x18B0))


def printable(text: str) -> str:
    """Text in which nothing is invisible or changes the text around it. Line breaks stay.

    Control, direction, zero-width, tag and unassigned characters are shown as ``\\x1b`` or ``\\u202e``, and
    so are more than two accents on one letter. Marks that only choose between two forms of a sign are left out. A
    zero-width joiner stays inside a word of a script that is spelt with it, and between two pictures.
    """
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    marks = 0
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate({0x2028: "\n", 0x2029: "\n"})
    for n, c in enumerate(text):
        # A mark that is one too many is shown as its number, and joins nothing.
        room = marks < _MOST_MARKS or (n + 1 < len(text) and not unicodedata.category(text[n + 1]).startswith("M"))
        if c in JOINERS and room and 0 < n < len(text) - 1 and _joins(text[n - 1]) and _joins(text[n + 1]):
            # It begins no new letter, so the count of accents goes on.
            shown.append(c)
            continue
        if (
            c == _JOINER
            and _is_picture(text[max(0, n - 2) : n].rstrip(_PRESENTATION)[-1:])
            and _is_picture(text[n + 1 : n + 2])
        ):
            shown.append(c)
            continue
        category = unicodedata.category(c)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if c == "\n":
            shown.append(c)
        elif c == "\t" or category == "Zs":
            shown.append(" ")
        elif c in _PRESENTATION:
            continue
        elif not c.isprintable() or marks > _MOST_MARKS:
            shown.append(_escape(ord(c)))
        else:
            shown.append(c)
    return "".join(shown)


def on_one_line(text: str) -> str:
    """The same text on one line."""
    return text if text.isascii() and text.isprintable() else printable(text).replace("\n", " / ")


def _joins(c: str) -> bool:
    """Whether it is a letter, or a mark on one, of a script that is spelt with joiners."""
    return any(ord(c) in script for script in _JOINING) and unicodedata.category(c)[0] in "LM"


def _is_picture(c: str) -> bool:
    """Whether it is an emoji, or a tone of skin on one."""
    return c >= "\u2190" and unicodedata.category(c) in ("So", "Sk")


def _escape(code: int) -> str:
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00  # a byte that was not UTF-8 text
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
