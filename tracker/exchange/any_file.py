"""A file to import, whatever it is of what can be imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BufferedReader
from typing import BinaryIO, Final

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import SYMPTOMS, Symptom
from tracker.exchange.contents import Contents
from tracker.exchange.formats import reader_of, recognised

# How much of a file is looked at to recognise it.
HEAD: Final = 64


def read(
    file: BinaryIO, *, today: date, order: Order | None = None, known: Mapping[str, Symptom] = SYMPTOMS
) -> Contents:
    """What a file of one of the formats holds, told apart by its content.

    file: as opened by ``open("rb")``, a pipe too, or one that can be rewound. The rest is as in ``formats.Reader``,
    and so is this: BadFile may come after many good records.
    """
    return reader_of(recognised(_head(file)))(file, today=today, order=order, known=known)


def _head(file: BinaryIO) -> bytes:
    if isinstance(file, BufferedReader):
        return file.peek(HEAD)[:HEAD]
    head = file.read(HEAD)
    file.seek(-len(head), 1)
    return head
