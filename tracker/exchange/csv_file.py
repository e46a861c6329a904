"""Records from a CSV file and into one.

Long: one row an entry, the columns of Cells in any order, some or all. Wide: ``date``, one column a symptom, and
``note``, one row a day. Commas, semicolons or tabs; UTF-8 with or without its mark.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from operator import itemgetter
from typing import BinaryIO, Final, TextIO

from tracker.domain.catalogue import SYMPTOMS, key_of
from tracker.domain.records import Record
from tracker.domain.when import Order
from tracker.errors import BadFile
from tracker.exchange.cells import COLUMNS, Cells, cells_of
from tracker.exchange.complaint import NOTHING, BadCell, has_broken_bytes, shown
from tracker.exchange.names import Names
from tracker.exchange.reading import RecordReader
