"""The words of ``edit``: what they name changes, what they do not name stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.language.day_words import RESERVED, Now
from tracker.domain.language.edit_words import read_edit
from tracker.domain.language.grammar import Moment
from tracker.domain.model.catalogue import HOME_TESTS, PRODUCTS, SYMPTOMS
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import CATALOGUE
from tracker.errors import TrackerError, Unreadable

NOW = datetime(2026, 11, 20, 14, 30)
DAY = date(2026, 11, 18)
TINGLING = Observation(id=143, day=DAY, measure="tingling", value=6.0, site="foot", side="left", note="after a walk")
SKIPPED = Observation(id=144, day=DAY, measure="tingling", value=None, state="skipped")
ROMBERG = Observation(id=145, day=DAY, kind="test", measure="romberg", value=22.0, unit="s")
STAGE = Observation(id=149, day=DAY, kind="test", measure="four-stage", value=3.0, unit="stage")
SHOT = Dose(
    id=146, day=DAY, product="hydroxocobalamin", form="hydroxocobalamin", route="intramuscular", amount=1.0, unit="mg"
)
LAB = LabResult(id=147, day=DAY, analyte="b12", value=412.0, unit="ng/L", comparator=">", low=197.0, high=771.0)
FALL = Event(id=148, day=DAY, name="fall", note="shower", injured=True)
RECORDS: tuple[Record, ...] = (TINGLING, SKIPPED, ROMBERG, STAGE, SHOT, LAB, FALL)


def edit(words: str, record: Record, recent: Sequence[Dose] = ()) -> tuple[Record, Moment]:
    return read_edit(words.split(" "), record, now=Now(NOW), symptoms=CATALOGUE, recent=recent)


def refusal(words: str, record: Record) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        edit(words, record)
    assert refused.value.hint, "a refusal says what to type"
    return refused.value


@pytest.mark.parametrize(
    ("record", "words", "changed"),
    [
        (TINGLING, "5", {"value": 5.0}),
        (TINGLING, "tingling 5", {"value": 5.0}),
        (TINGLING, "balance", {"measure": "balance"}),
        (TINGLING, "5 balance", {"measure": "balance", "value": 5.0}),
        (TINGLING, "right hand", {"site": "hand", "side": "right"}),
        (TINGLING, "right", {"side": "right"}),
        (TINGLING, "hand", {"site": "hand"}),
        (TINGLING, "feet", {"side": "both"}),
        (TINGLING, "skipped", {"value": None, "state": "skipped"}),
        (SKIPPED, "4", {"value": 4.0, "state": "recorded"}),
        (SKIPPED, "balance", {"measure": "balance"}),
        (ROMBERG, "25 s", {"value": 25.0}),
        (ROMBERG, "35", {"value": 30.0, "comparator": ">="}),
        (ROMBERG, "tug 35", {"measure": "tug", "value": 35.0}),
        (ROMBERG, "35 tug", {"measure": "tug", "value": 35.0}),
        (ROMBERG, "40 single-leg", {"measure": "single-leg", "value": 40.0}),
        (STAGE, "25 tug", {"measure": "tug", "value": 25.0, "unit": "s"}),
        (SHOT, "left thigh", {"site": "thigh", "side": "left"}),
        (SHOT, "1000 ug", {"amount": 1000.0, "unit": "ug"}),
        (SHOT, "subcut", {"route": "subcutaneous"}),
        (SHOT, "skipped", {"state": "skipped"}),
        (SHOT, "cyanocobalamin", {"product": "cyanocobalamin", "form": "cyanocobalamin"}),
        (LAB, "400", {"value": 400.0, "comparator": None}),
        (LAB, "b12 400", {"value": 400.0, "comparator": None}),
        (LAB, "> 2000", {"value": 2000.0, "comparator": ">"}),
        (LAB, "304 pmol/l", {"value": 304.0, "comparator": None, "unit": "pmol/L"}),
        (LAB, "active-b12", {"analyte": "active-b12"}),
        (LAB, "range 180-914", {"low": 180.0, "high": 914.0}),
        (LAB, "range below 914", {"low": None, "high": 914.0}),
        (
            LAB,
            "410 mU/L range 1.5-4 mU/L",
            {"value": 410.0, "comparator": None, "unit": "mU/L", "low": 1.5, "high": 4.0},
        ),
        (FALL, "slipped on the stairs", {"note": "slipped on the stairs"}),
    ],
)
def test_what_the_words_name_changes_and_the_rest_stays(
    record: Record, words: str, changed: dict[str, object]
) -> None:
    assert edit(words, record) == (replace(record, **changed), Moment())  # type: ignore[arg-type]


@pytest.mark.parametrize("record", RECORDS)
def test_a_day_and_a_time_alone_leave_the_rest_of_any_record(record: Record) -> None:
    assert edit("yesterday 8am", record) == (record, Moment(date(2026, 11, 19), time(8)))
    assert edit("8am", record) == (record, Moment(None, time(8)))


def test_a_value_and_a_day_may_be_said_together_in_either_order() -> None:
    for words in ("5 yesterday", "yesterday 5"):
        changed, moment = edit(words, TINGLING)
        assert changed == replace(TINGLING, value=5.0)
        assert moment.day == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        *[(TINGLING, words) for words in ("11", "6.5", "nan", "-1", "5 6", "tingling balance 5", "5 left right")],
        *[
            (TINGLING, words)
            for words in ("5 skipped", "skipped 5", "foot hand", "romberg 22", "5 mg", "6 s", "xyzzy")
        ],
        *[
            (TINGLING, words)
            for words in ("yesterdy", "5 yesterdy", "tomorrow", "31/02", "s", "0,5", "yesterday friday")
        ],
        (SKIPPED, "11"),
        (ROMBERG, "tingling 5"),
        (ROMBERG, "-1"),
        (ROMBERG, "four-stage"),
        *[
            (SHOT, words)
            for words in ("5", "5 mg 6 mg", "im sc", "left thigh left thigh", "left right", "b12 folate 1 mg")
        ],
        *[(SHOT, words) for words in ("skipped 1 mg", "1 mg skipped", "magnesium", "yesterdy", "1,000 ug")],
        *[(LAB, words) for words in ("tingling", "left", "skipped", "5 6", "1e3", "9" * 400)],
        *[(LAB, words) for words in ("197-771", "4-20", "400 ng/L pg/mL", "range 1-2 range 3-4", "range", "b12 mma")],
        (FALL, "31/02 slipped"),
    ],
)
def test_an_edit_that_is_not_certain_is_refused(record: Record, words: str) -> None:
    refusal(words, record)


def test_a_test_renamed_to_one_that_cannot_come_to_its_value_is_refused() -> None:
    assert "more than 4" in refusal("four-stage", ROMBERG).message


def test_a_slip_is_refused_with_what_it_may_have_been() -> None:
    assert "yesterday" in refusal("5 yesterdy", TINGLING).message


vocabulary = st.sampled_from(
    [
        *[
            *SYMPTOMS,
            *HOME_TESTS,
            *PRODUCTS,
            *sorted(RESERVED),
            "5",
            "12",
            "left",
            "thigh",
            "foot",
            "skipped",
            "1",
            "mg",
        ],
        *["1 mg", "im", "28 oct", "8am", "s", "b4", "=", "0.5", "ng/L", "range", "2-5", "mma", "<"],
    ]
)


@given(st.sampled_from(RECORDS), st.lists(vocabulary | st.text(max_size=5), min_size=1, max_size=6))
@settings(max_examples=2 * settings.default.max_examples)
def test_any_words_give_a_whole_record_or_are_refused(record: Record, words: list[str]) -> None:
    try:
        changed, moment = read_edit(words, record, now=Now(NOW), symptoms=CATALOGUE, recent=[SHOT])
    except TrackerError:
        return
    assert (type(changed), changed.id, changed.uid, changed.day) == (type(record), record.id, record.uid, record.day)
    assert moment.day is None or moment.day <= NOW.date()
    replace(changed)  # a record that refuses bad values takes it again


def test_a_tablet_has_no_place_until_it_becomes_an_injection() -> None:
    tablet = Dose(id=150, day=DAY, product="folate", route="oral", amount=5.0, unit="mg")
    refused = refusal("right thigh", tablet)
    assert "right thigh" in refused.message and "by mouth" in refused.message
    assert "tracker show shots" in refused.hint
    changed, _ = edit("im right thigh", tablet)
    assert isinstance(changed, Dose)
    assert (changed.route, changed.site, changed.side) == ("intramuscular", "thigh", "right")


def test_a_rounded_time_is_no_score_of_an_entry_without_a_word() -> None:
    assert "could be" in refusal("around 8 yesterday evening", TINGLING).message
    assert edit("about 5", TINGLING)[0] == replace(TINGLING, value=5.0)
    assert edit("half 7 this morning", TINGLING) == (TINGLING, Moment(NOW.date(), time(7, 30)))
