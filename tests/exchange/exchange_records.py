"""Records of every kind with hostile texts in them, and the files that they make."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tracker.domain.model.body_places import EXTENTS, SIDES, Place
from tracker.domain.model.catalogue import BLOOD_TESTS, HOME_TESTS, PRODUCTS, SYMPTOMS, Symptom, key_of
from tracker.domain.model.records import (
    COMPARATORS,
    EVENT_NAMES,
    INJECTION_ROUTES,
    ROUTES,
    Dose,
    Event,
    LabResult,
    Observation,
    Profile,
    Record,
)
from tracker.domain.model.refusals import FIRST_DAY
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.exchange import csv_file, json_file
from tracker.exchange.contents import Contents
from tracker.exchange.reading import AHEAD

TODAY = date(2026, 11, 20)
BURNING_FEET = {"burning-feet": Symptom("burning-feet", "Burning feet", "none", "worst")}
HOSTILE = (
    "=1+1",
    "+5",
    "-5",
    "@SUM(A1)",
    " =1+1",
    "\u00a0=1+1",
    "\uff1d1+1",
    "\u200b=1",
    "\ttab",
    "'quoted",
    "''twice",
    "'=both",
    'say "6", twice; so',
    "a,b;c\td",
    "日本語 🦶🏽",
    "\u202eright to left\u202c",
    "zero\u200bwidth \x1b[31m\x07",
    "  spaces  ",
    '"',
    "null",
)
HOSTILE_NOTES = (*HOSTILE, "\rcr", "one\r\ntwo", "one\ntwo\rthree\r\n", "\n", "\r\n=1", 'q"\n"q', "\u2028\x85\x0c")

_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n")
_NOTE_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


LINES = (st.sampled_from(HOSTILE) | st.text(_CHARACTERS, min_size=1, max_size=12)).map(nfc)
NOTES = st.just("") | (st.sampled_from(HOSTILE_NOTES) | st.text(_NOTE_CHARACTERS, max_size=30)).map(nfc)
UIDS = st.uuids().map(lambda uid: uid.hex)
NUMBERS = st.floats(0, 1e6, exclude_max=True) | st.integers(0, 999_999).map(float)
DAYS = st.dates(FIRST_DAY, TODAY)


def _own_names(listed: Iterable[str]) -> st.SearchStrategy[str]:
    taken = {key_of(name) for name in listed}
    return LINES.filter(lambda name: name.strip() and key_of(name) not in taken)


_OWN_ANALYTES = _own_names([*BLOOD_TESTS, *(test.label for test in BLOOD_TESTS.values())]).map(
    lambda n: nfc(key_of(n))
)
_ANALYTES = st.sampled_from(list(BLOOD_TESTS)) | _OWN_ANALYTES.filter(lambda name: name and nfc(key_of(name)) == name)
_PRODUCTS = st.sampled_from(list(PRODUCTS)) | _own_names(
    [*PRODUCTS, *(name for p in PRODUCTS.values() for name in (p.label, *p.aliases))]
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record that a journal holds, with no id."""
    return draw(draw(st.sampled_from((symptoms(), home_tests(), lab_results(), doses(), events()))))


@st.composite
def _common(draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS) -> dict[str, object]:
    day = draw(days)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=draw(st.integers(0, 9_999_999)))
    return {
        "day": day,
        "time": draw(st.none() | st.times().map(lambda clock: clock.replace(second=0, microsecond=0))),
        "utc_offset": draw(st.none() | st.integers(-1439, 1439)),
        "note": draw(NOTES),
        "uid": draw(UIDS),
        "recorded_at": draw(st.none() | st.just(moment)),
    }


@st.composite
def symptoms(draw: st.DrawFn) -> Observation:
    value = draw(st.none() | st.integers(0, 10).map(float))
    measure = draw(st.sampled_from(list(SYMPTOMS)))
    return Observation(
        measure=measure,
        value=value,
        unit=SYMPTOMS[measure].unit,
        extent=draw(st.none() | st.sampled_from(EXTENTS)),
        state="skipped" if value is None else "recorded",
        site=draw(st.none() | LINES),
        side=draw(st.none() | st.sampled_from(SIDES)),
        **draw(_common()),
    )


@st.composite
def home_tests(draw: st.DrawFn) -> Observation:
    test = draw(st.sampled_from(list(HOME_TESTS.values())))
    value = draw(st.none() | st.floats(0, test.largest))
    return Observation(
        kind="test",
        measure=test.key,
        value=value,
        comparator=None if value is None else draw(st.none() | st.sampled_from(COMPARATORS)),
        unit=test.unit,
        state="skipped" if value is None else "recorded",
        site=draw(st.none() | LINES),
        side=draw(st.none() | st.sampled_from(SIDES)),
        **draw(_common()),
    )


@st.composite
def lab_results(draw: st.DrawFn) -> LabResult:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    words = draw(st.none() | LINES.filter(str.strip))
    return LabResult(
        analyte=draw(_ANALYTES),
        value=None if words else draw(NUMBERS),
        comparator=None if words else draw(st.none() | st.sampled_from(COMPARATORS)),
        unit=None if words else draw(st.just("") | LINES),
        words=words or None,
        low=draw(st.none() | st.just(low)),
        high=draw(st.none() | st.just(high)),
        laboratory=draw(st.just("") | LINES),
        **draw(_common()),
    )


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    amount = draw(st.none() | NUMBERS.filter(bool))
    route = draw(st.sampled_from(ROUTES))
    site = draw(st.none() | LINES)
    further = st.sampled_from((Place("thigh"), Place("Bauch", "both"), Place("ventrogluteal", "right")))
    split = draw(st.lists(further, max_size=3)) if site is not None and route in INJECTION_ROUTES else []
    return Dose(
        product=draw(_PRODUCTS),
        form=draw(st.none() | LINES),
        route=route,
        amount=amount,
        unit=None if amount is None else draw(LINES),
        site=site,
        other_sites=tuple(split),
        side=draw(st.none() | st.sampled_from(SIDES)),
        given_by=draw(st.just("") | LINES),
        plan=draw(st.none() | UIDS),
        state=draw(st.sampled_from(("taken", "skipped"))),
        **draw(_common()),
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    name = draw(st.sampled_from(EVENT_NAMES))
    return Event(
        name=name,
        injured=draw(st.none() | st.booleans()) if name == "fall" else None,
        **draw(_common(st.dates(FIRST_DAY, date(2027, 12, 31)) if name in AHEAD else DAYS)),
    )


def csv_bytes(written: Iterable[Record]) -> bytes:
    text = io.StringIO(newline="")
    csv_file.write(Contents(Profile(), (), written), text)
    return text.getvalue().encode()


def json_bytes(written: Iterable[Record], profile: Profile | None = None, symptoms: SymptomList = CATALOGUE) -> bytes:
    text = io.StringIO(newline="")
    json_file.write(Contents(profile or Profile(), symptoms.choices, written), text)
    return text.getvalue().encode("ascii")


def from_csv(content: str | bytes, **options: object) -> list[Record]:
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(csv_file.read(file, **{"today": TODAY, **options}).records)
