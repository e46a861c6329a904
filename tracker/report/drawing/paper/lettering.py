"""``Lettering``: how wide a text is, where it breaks, and which font has its characters. It draws nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontEntry, FontProperties
from matplotlib.ft2font import FT2Font

from tracker.domain.model.printable import JOINERS
from tracker.report.drawing.paper.style import BODY

FAMILY: Final = "DejaVu Sans"
REPLACEMENT: Final = "□"
# Common fonts, tried in this order for characters that DejaVu Sans does not have, and before any other font.
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
_ENDINGS: Final = (".ttf", ".otf", ".ttc")
# A box for every character; nothing for every character; of the system, not to be named.
_NO_LETTERS: Final = re.compile(r"last ?resort|adobe (?:blank|notdef)|\.", re.IGNORECASE)
# Of the fonts that come with Matplotlib, those that have each sign in its place. The others are parts of formulas.
_TEXT_FONTS: Final = ("DejaVu", "STIXGeneral")


class Lettering:
    """The fonts for one document.

    texts: all texts that will be set. missing: their characters that no installed font has; they are set as □.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        foreign = {c for text in texts if not text.isascii() for c in text if c not in JOINERS}
        families: list[str] = []
        missing: list[str] = []
        for group in _by_script(c for c in foreign if c != "\n" and not _covers(FAMILY, c)):
            left = group
            while left:
                family, found = _best(left, families)
                if not found:
                    break
                if family not in families:
                    families.append(family)
                left = [c for c in left if c not in found]
            missing += left
        self.families: Final = (FAMILY, *families)
        self.missing: Final = tuple(sorted(missing))
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

    def in_main_font(self, text: str) -> bool:
        """Whether DejaVu Sans alone has every character of the text."""
        return not self._helped(text) and text.isprintable()

    def _helped(self, text: str) -> bool:
        if len(self.families) == 1 or text.isascii():
            return False
        return not all(c in JOINERS or _covers(FAMILY, c) for c in text)

    def width(self, text: str, size: float = BODY, bold: bool = False) -> float:
        """The width of the text on one line, in points. Without kerning, so it may be a little too wide."""
        return sum(self._advance(c, bold) for c in self.settable(text)) * size / _EM

    def _advance(self, c: str, bold: bool) -> float:
        if c in JOINERS:
            return 0.0  # whichever font has it
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
                if needed > width:
                    *full, word = self._broken(word, width, size, bold)
                    lines += full
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

    def _broken(self, word: str, width: float, size: float, bold: bool) -> list[str]:
        """The word in pieces of at most ``width`` points, each letter measured once."""
        pieces, start, taken = [], 0, 0.0
        for n, c in enumerate(word):
            one = self._advance(c, bold) * size / _EM
            if taken + one > width and n > start:
                pieces.append(word[start:n])
                start, taken = n, 0.0
            taken += one
        return [*pieces, word[start:]]

    def _fitting(self, text: str, width: float, size: float, bold: bool) -> int:
        taken = 0.0
        for n, c in enumerate(text):
            taken += self._advance(c, bold) * size / _EM
            if taken > width:
                return max(1, n)
        return len(text)


def main_font(bold: bool) -> FT2Font:
    """DejaVu Sans, which sets nearly all texts."""
    return _font(FAMILY, bold)


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


def _by_script(characters: Iterable[str]) -> list[list[str]]:
    """The characters of each script, so that a word is set in one font; signs, which many fonts have, come last."""
    groups: dict[str, list[str]] = defaultdict(list)
    for c in sorted(characters):
        groups[_script(c)].append(c)
    signs = groups.pop("", [])
    return [*groups.values(), *([signs] if signs else [])]


def _script(c: str) -> str:
    """The script of a letter, such as DEVANAGARI; empty for a sign."""
    # The name of every letter begins with its script.
    return re.split("[ -]", unicodedata.name(c, ""))[0] if unicodedata.category(c)[0] in "LMN" else ""


def _best(characters: Sequence[str], chosen: Sequence[str]) -> tuple[str, set[str]]:
    """The first font that has all of these characters, else the one with most of them; and those that it has.

    chosen: fonts to be tried before all others. Reads no more fonts than it must.
    """
    best, most = "", set[str]()
    # What is private means something else in every font.
    wanted = [c for c in characters if unicodedata.category(c) not in ("Co", "Cn", "Cs", "Cc")]
    if not wanted:
        return best, most
    for family in dict.fromkeys((*chosen, *_installed())):
        if sum(ord(c) in _characters(*_installed()[family]) for c in wanted) > len(most):
            found = {c for c in wanted if _covers(family, c) and _draws(family, c)}
            if len(found) > len(most):
                best, most = family, found
        if len(most) == len(wanted):
            break
    return best, most


@cache
def _installed() -> dict[str, tuple[str, int]]:
    """The fonts other than ``FAMILY`` in the order of trying, each with its file and its number in that file."""
    families: dict[str, list[FontEntry]] = defaultdict(list)
    own = mpl.get_data_path()
    for entry in font_manager.fontManager.ttflist:
        usual = not entry.fname.startswith(own) or entry.name.startswith(_TEXT_FONTS)
        if entry.fname.lower().endswith(_ENDINGS) and usual and not _NO_LETTERS.match(entry.name):
            families[entry.name].append(entry)
    families.pop(FAMILY, None)
    listed = {name: n for n, name in enumerate(FALLBACKS)}
    plainest = {name: min(entries, key=_plainness) for name, entries in families.items()}
    order = sorted(plainest, key=lambda name: (listed.get(name, len(listed)), _unlikeness(plainest[name]), name))
    return {name: (plainest[name].fname, getattr(plainest[name], "index", 0)) for name in order}


def _plainness(entry: FontEntry) -> tuple[bool, bool, int, str]:
    """Less for the upright font of usual weight and width, which Matplotlib finds by the name of its family."""
    weight = entry.weight if isinstance(entry.weight, int) else 400
    return entry.style != "normal", entry.stretch != "normal", abs(weight - 400), entry.fname


def _unlikeness(entry: FontEntry) -> tuple[bool, bool, bool, bool]:
    """Less for a font that looks like the rest of the page. Not every reader takes an .otf as it is embedded."""
    name = entry.name.lower()
    other = "mono" in name or "serif" in name.replace("sans serif", "")
    return entry.style != "normal", entry.fname.lower().endswith(".otf"), other, "sans" not in name


@cache
def _characters(path: str, number: int) -> frozenset[int]:
    """The characters of a font file; none if it cannot be read. The file is closed again: there may be hundreds."""
    if not Path(path).is_file():
        return frozenset()  # if Matplotlib looked for it, it would search the whole computer again
    try:
        font = FT2Font(path, face_index=number) if number else FT2Font(path)
        return frozenset(font.get_charmap())
    except (OSError, RuntimeError, ValueError):
        return frozenset()


@cache
def _draws(family: str, c: str) -> bool:
    """Whether the font has an outline for the character: one of coloured pictures has none to print."""
    font = _font(family, False)
    font.set_size(_EM, 72)
    font.load_char(ord(c))
    return unicodedata.category(c) in ("Zs", "Cf") or len(font.get_path()[0]) > 0
