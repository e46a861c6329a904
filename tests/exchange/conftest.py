"""Records of every kind, hostile texts in them, and the file that they make."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from tracker.domain.catalogue import BLOOD_TESTS, HOME_TESTS, PRODUCTS, SYMPTOMS, key_of
from tracker.domain.records import (
    COMPARATORS,
    EVENT_NAMES,
    FIRST_DAY,
    ROUTES,
    SIDES,
    Dose,
    Event,
    LabResult,
    Observation,
    Record,
)
