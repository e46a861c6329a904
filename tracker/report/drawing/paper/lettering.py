"""``Lettering``: how wide a text is, where it breaks, and which font has its characters. It draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

from tracker.report.drawing.paper.style import BODY

FAMILY: Final = "DejaVu Sans"
REPLACEMENT: Final = "□"
# Common fonts, tried in this order for characters that DejaVu Sans does not have. Outline fonts only.
FALLBACKS: Final = (
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans",
    "Droid Sans Fallback",
    "WenQuanYi Zen Hei",
    "Hiragino Sans",
    "PingFang SC",
    "Arial Unicode MS",
    "Yu Gothic",
    "MS Gothic",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Nirmala UI",
    "Noto Emoji",
    "Segoe UI Symbol",
    "Segoe UI Emoji",
    "Symbola",
    "Unifont",
)
_EM: Final = 1000


class Lettering:
    """The fonts for one document.

    texts: all texts that will be set. missing: their characters that no installed font has; they are set as □.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        foreign = sorted({c for text in texts if not text.isascii() for c in text if not _covers(FAMILY, c)})
        families: list[str] = []
        missing: list[str] = []
        for c in foreign:
            if c == "\n":
                continue
            family = next((f for f in (*families, *_installed()) if _covers(f, c)), None)
            if family is None:
                missing.append(c)
            elif family not in families:
                families.append(family)
        self.families: Final = (FAMILY, *families)
        self.missing: Final = tuple(missing)
        self._replaced = str.maketrans(dict.fromkeys(missing, REPLACEMENT))
        self._fonts: dict[tuple[float, bool, bool], FontProperties] = {}

    def settable(self, text: str) -> str:
        """The text with □ for every character that no installed font has."""
        return text if text.isascii() else text.translate(self._replaced)

    def font(self, text: str, size: float, bold: bool) -> FontProperties:
        """The font for a text. Not bold if it needs another font, because few of those have a bold one."""
        helped = self._helped(text)
        bold = bold and not helped
        key = size, bold, helped
        if key not in self._fonts:
            families = list(self.families) if helped else [FAMILY]
            self._fonts[key] = FontProperties(family=families, size=size, weight="bold" if bold else "normal")
        return self._fonts[key]

    def _helped(self, text: str) -> bool:
        return len(self.families) > 1 and not text.isascii() and not all(_covers(FAMILY, c) for c in text)

    def width(self, text: str, size: float = BODY, bold: bool = False) -> float:
        """The width of the text on one line, in points. Without kerning, so it may be a little too wide."""
        return sum(self._advance(c, bold) for c in text) * size / _EM

    def _advance(self, c: str, bold: bool) -> float:
        for family in self.families:
            if _covers(family, c):
                return _advance(family, bold and family == FAMILY, c)
        return _advance(FAMILY, bold, c)

    def wrap(
        self, text: str, width: float, size: float = BODY, bold: bool = False, *, indent: float = 0
    ) -> list[str]:
        """The text in lines of at most ``width`` points, the first one shorter by ``indent``; at least one line.

        A word too long for a line is broken.
        """
        lines: list[str] = []
        space = self.width(" ", size, bold)
        for paragraph in self.settable(text).split("\n"):
            line, taken = "", 0.0 if lines else indent
            for word in paragraph.split():
                needed = self.width(word, size, bold)
                gap = space if line else 0.0
                if taken + gap + needed <= width:
                    line, taken = f"{line} {word}" if line else word, taken + gap + needed
                    continue
                if line or taken:
                    lines.append(line)
                while needed > width:
                    fits = self._fitting(word, width, size, bold)
                    lines.append(word[:fits])
                    word = word[fits:]
                    needed = self.width(word, size, bold)
                line, taken = word, needed
            lines.append(line)
        while len(lines) > 1 and not lines[-1]:
            lines.pop()
        return lines

    def packed(self, parts: Iterable[str], width: float, size: float = BODY, *, indent: float = 0) -> list[str]:
        """The parts with dots between them, on as few lines as possible; no part is broken. At least one line.

        The first line is shorter by ``indent`` points.
        """
        lines = [""]
        for part in parts:
            longer = f"{lines[-1]} · {part}" if lines[-1] else part
            if self.width(longer, size) <= width - (indent if len(lines) == 1 else 0):
                lines[-1] = longer
            else:
                lines.append(part)
        return lines

    def clip(self, text: str, most: int, width: float, size: float = BODY, bold: bool = False) -> list[str]:
        """The text in at most ``most`` lines. If it is longer, the last line ends in …."""
        lines = self.wrap(text, width, size, bold)
        if len(lines) <= most:
            return lines
        rest = " ".join(lines[most - 1 :])
        return [*lines[: most - 1], self.shorten(rest, width, size, bold)]

    def shorten(self, text: str, width: float, size: float = BODY, bold: bool = False) -> str:
        """The text on one line. If it is wider than ``width`` points, … replaces its end."""
        text = self.settable(text).replace("\n", " ")
        if self.width(text, size, bold) <= width:
            return text
        room = width - self.width("…", size, bold)
        return text[: self._fitting(text, room, size, bold)].rstrip() + "…"

    def _fitting(self, text: str, width: float, size: float, bold: bool) -> int:
        taken = 0.0
        for n, c in enumerate(text):
            taken += self._advance(c, bold) * size / _EM
            if taken > width:
                return max(1, n)
        return len(text)


@cache
def _font(family: str, bold: bool) -> FT2Font:
    path = font_manager.findfont(FontProperties(family=family, weight="bold" if bold else "normal"))
    return font_manager.get_font(path)


@cache
def _covers(family: str, c: str) -> bool:
    """Whether the font has the character. DejaVu Sans must have it in normal and in bold."""
    weights = (False, True) if family == FAMILY else (False,)
    return all(_font(family, bold).get_char_index(ord(c)) != 0 for bold in weights)


@cache
def _advance(family: str, bold: bool, c: str) -> float:
    """The width of a character in thousandths of the font size, without hinting (FreeType linearHoriAdvance)."""
    font = _font(family, bold)
    font.set_size(_EM, 72)
    return font.load_char(ord(c)).linearHoriAdvance / 65536


@cache
def _installed() -> tuple[str, ...]:
    names = {entry.name for entry in font_manager.fontManager.ttflist}
    return tuple(name for name in FALLBACKS if name in names)
