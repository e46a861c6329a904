"""A file to import, whatever it is of what can be imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BufferedReader
from typing import BinaryIO, Literal

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import SYMPTOMS, Symptom
from tracker.domain.model.records import Profile
from tracker.exchange import csv_file, json_file
from tracker.exchange.json_file import Contents

_HEAD = 64


def read(
    file: BinaryIO, *, today: date, order: Order | None = None, known: Mapping[str, Symptom] = SYMPTOMS
) -> Contents:
    """What a CSV or JSON file holds, told apart by its content; from CSV records alone.

    file: as opened by ``open("rb")``, a pipe too, or one that can be rewound. The rest is as in ``csv_file.read``,
    and so is this: BadFile may come after many good records.
    """
    if sniff(_head(file)) == "json":
        return json_file.read(file, today=today, order=order, known=known)
    return Contents(Profile(), (), csv_file.read(file, today=today, order=order, known=known))


def sniff(head: bytes) -> Literal["csv", "json"]:
    """What a file that begins with these bytes is meant to be; csv_file refuses what is neither."""
    return "json" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")) else "csv"


def _head(file: BinaryIO) -> bytes:
    if isinstance(file, BufferedReader):
        return file.peek(_HEAD)[:_HEAD]
    head = file.read(_HEAD)
    file.seek(-len(head), 1)
    return head
