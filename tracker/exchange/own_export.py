"""Whether a file is an export of this program, or written by hand in its shape."""

from __future__ import annotations

from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.exchange.cells import COLUMNS
from tracker.exchange.formats import recognised
from tracker.exchange.header import delimiter_of

# The readers of formats that other programs write too.
_MANY_WRITE: Final = ("csv_file", "json_file")


def is_ours(head: bytes) -> bool:
    """Whether a file that begins so is an export of ours, or written by hand in its shape."""
    if recognised(head).reader not in (None, *_MANY_WRITE):
        return True
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ,;")
    if text[:1] in (b"{", b"["):
        return b'"command"' in text and b'"schema"' in text
    line = text.splitlines()[0].decode("utf-8", "replace") if text else ""
    headings = [key_of(cell.strip(' "')) for cell in line.split(delimiter_of(line))]
    ours = {key_of(column) for column in COLUMNS} | {"date"}
    known = sum(heading in ours for heading in headings)
    return "kind" in headings or ("name" in headings and known == len(headings))
