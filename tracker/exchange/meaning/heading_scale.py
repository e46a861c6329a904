"""The scale that a heading names, and which end of it is good: ``Pain (0-5)``, ``Energy (10 = best)``."""

from __future__ import annotations

import re
from typing import Final

from tracker.exchange.meaning.found import OURS, Scale

_SCALE = re.compile(
    r"[(\[]?\s*\b([01])\s*(?:-|–|to)\s*([0-9]{1,3})\b\s*(?:scale)?[^()\[\]]*[)\]]?\s*$"
    r"|[(\[]?\s*(?:/|\bout of)\s*([0-9]{1,3})\s*[)\]]?\s*$"
)
# Both ends of a scale in words: (1 = none, 5 = worst).
_ENDS = re.compile(
    r"[(\[]\s*([0-9])\s*[=:]\s*([^\W\d_][^=:\d()]*?)[\s,;/–-]+([0-9]{1,3})\s*[=:]\s*([^\W\d_][^=:\d()]*?)\s*[)\]]\s*$"
)
_BEST: Final = frozenset({"good", "best", "better", "great", "perfect", "excellent", "gut", "sehr gut", "top"})
_HIGH_IS = re.compile(
    r"\b(?:10|high|higher|max)\s*(?:=|is|:)?\s*(good|best|better|bad|worst|worse|great|perfect)", re.IGNORECASE
)


def without_scale(heading: str) -> tuple[str, Scale | None, bool | None]:
    """A heading without the scale that it names, the scale, and whether much of it is good, if it says so."""
    text = heading.strip()
    if (ends := _ENDS.search(text)) and int(ends[1]) < int(ends[3]) and ends.start():
        better = True if ends[4].lower().strip() in _BEST else None
        return text[: ends.start()].strip(" ,;:-"), Scale(int(ends[1]), int(ends[3])), better
    better = None
    if found := _HIGH_IS.search(text):
        better = found[1].lower() in ("good", "best", "better", "great", "perfect")
        text = re.sub(r"[(\[][^()\[\]]*[)\]]\s*$", "", text).strip() or text
        scale = _scale_of(_SCALE.search(heading[: found.start()].rstrip(" ,;(")))
        if text == heading.strip():  # without brackets: Pain 10 = worst
            text = text[: found.start()].rstrip(" ,;:-–(")
        return without_scale(text)[0] if text else heading.strip(), scale, better
    found = _SCALE.search(text)
    if not found or not text[: found.start()].strip():
        return text, None, None
    return text[: found.start()].strip(" ,;:-"), _scale_of(found), None


def _scale_of(found: re.Match[str] | None) -> Scale | None:
    if found is None:
        return None
    low, high = (int(found[1]), int(found[2])) if found[1] else (0, int(found[3]))
    return Scale(low, high) if high > low else OURS
