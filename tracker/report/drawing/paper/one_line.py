"""``OneLine``: a line of text that is written into a PDF letter by letter.

Matplotlib gives each line to a shaping engine, twice, and loads every letter of it again: most of the time of a page.
The letters of the main font need no shaping, as each begins where the one before it ends, and each is looked up once
a file. A line that needs more (another font, a joiner) and other formats are left to Matplotlib.
"""

from __future__ import annotations

from typing import Any, Final, Literal
from weakref import WeakKeyDictionary

from matplotlib import font_manager
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.ft2font import FT2Font
from matplotlib.patheffects import PathPatchEffect
from matplotlib.text import Text
from matplotlib.transforms import Transform

from tracker.domain.model.printable import JOINERS
from tracker.report.drawing.paper.lettering import Lettering, main_font

# How much of its width lies left of the place of a line.
_LEFT: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


class _Letters:
    """The letters of a font in one PDF: its name in the file, and the code of each letter in hexadecimal digits."""

    def __init__(self, file: Any, font: FT2Font) -> None:
        self._file = file
        self._font: Any = font
        path: Any = font_manager.FontPath
        self.name: bytes = file.fontName(path(self._font.fname, self._font.face_index)).pdfRepr()
        self._codes: dict[str, bytes] = {}

    def codes(self, words: str) -> bytes:
        """The codes of these letters."""
        return b"".join([self._codes.get(c) or self._code(c) for c in words])

    def _code(self, c: str) -> bytes:
        _, code = self._file._character_tracker.track_glyph(self._font, c, self._font.get_char_index(ord(c)))
        self._codes[c] = b"%04x" % code
        return self._codes[c]


# Of each PDF that is being written.
_LETTERS: WeakKeyDictionary[Any, dict[bool, _Letters]] = WeakKeyDictionary()


class OneLine(Text):
    """A text on one line. x, y: where its baseline is, before the transform; align: what of it is at x."""

    def __init__(
        self,
        x: float,
        y: float,
        words: str,
        letters: Lettering,
        *,
        size: float,
        bold: bool,
        colour: str,
        align: Literal["left", "center", "right"],
        transform: Transform,
    ) -> None:
        super().__init__(x, y, words, color=colour, ha=align, va="baseline", transform=transform)
        self.set_fontproperties(letters.font(words, size, bold))
        self._at = (x, y)
        self._bold = bold
        joined = any(c in words for c in JOINERS)
        self._unshaped = letters.in_main_font(words) and not joined
        if hasattr(self, "set_fontfeatures"):  # since Matplotlib 3.11; before it there were no ligatures
            # A ligature would cost another embedded font, and hide "fi" from a search of the PDF. Pairs of letters
            # are not drawn nearer to one another, because that takes long; they are measured without it too.
            self.set_fontfeatures(("-liga", "-kern"))
        if joined:
            # In a PDF, Matplotlib 3.11 may write a letter after a joiner over the one before it.
            self.set_path_effects([PathPatchEffect(facecolor=colour, linewidth=0)])

    def draw(self, renderer: RendererBase) -> None:
        """Draw it, into a PDF by its letters."""
        if not (self._unshaped and takes_letters(renderer)):
            super().draw(renderer)
            return
        pdf: Any = renderer
        look = pdf.new_gc()
        look.set_foreground(to_rgba(self.get_color()), isRGBA=True)
        pdf.check_gc(look, look._rgb)
        x, y = self.get_transform().transform(self._at)
        words, font = self.get_text(), self.get_fontproperties()
        if left := _LEFT[self.get_horizontalalignment()]:
            x -= left * renderer.get_text_width_height_descent(words, font, False)[0]
        weights = _LETTERS.setdefault(pdf.file, {})
        if self._bold not in weights:
            weights[self._bold] = _Letters(pdf.file, main_font(self._bold))
        letters = weights[self._bold]
        place = (letters.name, font.get_size_in_points(), x, y, letters.codes(words))
        pdf.file.write(b"BT %s %.4f Tf %.4f %.4f Td <%s> Tj ET\n" % place)


def takes_letters(renderer: RendererBase) -> bool:
    """Whether this writes a PDF in which a letter has a code of its own: Matplotlib has it since 3.11."""
    file = getattr(renderer, "file", None)
    return hasattr(font_manager, "FontPath") and hasattr(getattr(file, "_character_tracker", None), "track_glyph")
