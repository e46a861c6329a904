"""The table for people: a day a row, nothing lost that it can hold, and read back as the same entries."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest
from exchange_records import TODAY, records
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.errors import BadFile
from tracker.exchange import any_file
from tracker.exchange.contents import Contents
from tracker.exchange.same_entries import said, with_identities
from tracker.exchange.wide import table_file
from tracker.exchange.wide.table import table_of
from tracker.exchange.wide.table_file import SILENT

DAY, NEXT = date(2026, 11, 1), date(2026, 11, 2)


def score(value: float | None, day: date = DAY, at: time | None = None, **more: object) -> Observation:
    state = "skipped" if value is None else "recorded"
    return Observation(**{"measure": "tingling", "value": value, "day": day, "time": at, "state": state} | more)  # type: ignore[arg-type]


def dose(amount: float | None = 1.0, **more: object) -> Dose:
    unit = None if amount is None else "mg"
    given = {"product": "hydroxocobalamin", "form": "hydroxocobalamin", "route": "intramuscular", "day": DAY}
    return Dose(**given | {"amount": amount, "unit": unit} | more)  # type: ignore[arg-type]


def octets(written: Sequence[Record], **options: object) -> bytes:
    text = io.StringIO(newline="")
    table_file.write(Contents(Profile(), (), written), text, **options)  # type: ignore[arg-type]
    return text.getvalue().encode()


def rows(written: Sequence[Record], **options: object) -> list[dict[str, str]]:
    """The rows, each by its headings, without the empty cells."""
    text = octets(written, **options).decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if options.get("semicolons") else ",")
    return [{heading: cell for heading, cell in row.items() if cell} for row in found]


def back(content: bytes | str) -> list[Record]:
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(any_file.read(file, today=TODAY).records)


def test_a_day_is_a_row_and_a_symptom_at_a_place_a_column() -> None:
    written = [
        score(6),
        score(8, site="foot", side="left", extent="ankle"),
        score(None, measure="balance"),
        dose(site="thigh", side="left"),
        Event(name="fall", injured=False, day=DAY, note="stairs"),
        score(0, NEXT, time(8)),
    ]
    assert rows(written) == [
        {
            "Date": "2026-11-01",
            "Weekday": "Sun",
            "Tingling": "6",
            "Tingling, left foot": "8",
            "Tingling, left foot: how far up": "ankle",
            "Balance trouble": "skipped",
            "Hydroxocobalamin, intramuscular (mg)": "1",
            "Hydroxocobalamin, intramuscular: place": "left thigh",
            "Fall": "unhurt: stairs",
        },
        {"Date": "2026-11-02", "Weekday": "Mon", "Time": "08:00", "Tingling": "0"},
    ]


def test_two_entries_of_one_kind_on_a_day_have_a_row_for_each_time_of_day() -> None:
    balance = score(3, at=time(20), measure="balance")
    twice = [score(6, at=time(8)), dose(at := None, time=at), score(4, at=time(20)), balance, score(5, at=time(20))]
    found = [(row.get("Time"), row.get("Tingling"), row.get("Balance trouble")) for row in rows(twice)]
    assert found == [("08:00", "6", None), (None, None, None), ("20:00", "4", "3"), ("20:00", "5", None)]
    assert table_of(twice, CATALOGUE).left_out == {}


@pytest.mark.parametrize("label", ["Note", "Ulcer, oral", "date", "Spots: place", "Pain, at night"])
def test_a_symptom_of_ones_own_is_read_as_itself_whatever_it_is_called(label: str) -> None:
    own = SymptomList().with_choices(SymptomList().added_own(label))
    key = own.choices[-1].key
    written = [score(4, measure=key), score(6, measure=key, site="foot", side="left", extent="toes")]
    written += [Event(name="note", day=DAY, note="x")]
    file = io.BytesIO(octets(written, symptoms=own))
    found = list(any_file.read(file, today=TODAY, known=own.known).records)
    assert Counter(said(one, SILENT) for one in found) == Counter(said(one, SILENT) for one in written)


def test_a_dose_without_an_amount_stands_under_the_heading_of_those_with_one() -> None:
    written = [dose(None, state="skipped"), dose(0.5, day=NEXT), dose(None, day=date(2026, 11, 3))]
    assert [row["Hydroxocobalamin, intramuscular (mg)"] for row in rows(written)] == ["skipped", "0.5", "taken"]


def test_with_semicolons_numbers_have_decimal_commas_and_are_read_so() -> None:
    both = [score(6, measure=key, site="foot", side="both") for key in ("tingling", "pain", "numbness", "burning")]
    content = octets([*both, dose(0.5)], semicolons=True)  # with more commas than semicolons in its headings
    assert content.splitlines()[1] == b"2026-11-01;Sun;;6;6;6;6;0,5"
    assert [getattr(one, "amount", None) for one in back(content)] == [None] * 4 + [0.5]


def test_it_says_what_it_leaves_out() -> None:
    result = LabResult(analyte="b12", value=412, unit="ng/L", day=DAY)
    written = [result, score(6, at=time(8)), dose(given_by="nurse", form=None, time=time(10))]
    assert table_of(written, CATALOGUE).left_out_text() == (
        "1 blood test, who gave 1 dose, the chemical form of 1 product, 2 times of day"
    )


def test_no_cell_runs_as_a_formula_and_every_note_comes_back() -> None:
    written: list[Record] = [
        Event(name="note", day=DAY, note="=1+1"),
        Event(name="visit", day=NEXT, note='\'quoted; "6"'),
        score(5, NEXT, note="+worse\nafter: stairs"),
        Event(name="fall", day=NEXT, note="injured: my pride"),
    ]
    cells = [cell for row in rows(written) for cell in row.values()]
    assert [cell for cell in cells if cell[0] in "=+-@\t\r"] == []
    assert sorted(one.note for one in back(octets(written))) == sorted(one.note for one in written)


def test_a_table_that_a_spreadsheet_saved_is_read() -> None:
    saved = (
        "Date;Weekday;Time;Tingling, left foot;Folate, oral (mg);Remarks\n"
        '2026-11-01;So;08:00:00;6;0,4;"Tingling, left foot: ok"\n'
    )
    one, two = back(saved)
    assert (one.time, one.note) == (time(8), "ok")
    assert two == replace(two, product="folate", route="oral", amount=0.4, unit="mg", time=time(8))
    assert isinstance(one, Observation) and (one.value, one.site, one.side) == (6, "foot", "left")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-11-01,,,11,", "row 2, column Tingling"),
        ("2026-11-31,,,6,", "row 2, column Date"),
        ("2026-11-01,,8,6,", "row 2, column Time"),
        (
            "2026-11-01,,,6,Balance trouble: x",
            'row 2, column Remarks: no entry of the row is called "Balance trouble"',
        ),
        ("2026-11-01,,,6,,more", 'row 2: "more" stands under no heading'),
        ('2026-11-01,,,6,"x', "quotation marks"),
    ],
)
def test_what_is_wrong_in_a_table_is_refused_with_its_place(row: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        back(f"Date,Weekday,Time,Tingling,Remarks\n{row}\n")


@pytest.mark.parametrize(
    ("heading", "said"),
    [("Mood", 'column D: "Mood" is not a column I know'), ("Tingling,Tingling", "is there twice")],
)
def test_a_heading_that_is_none_is_refused(heading: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        back(f"Date,Weekday,Time,{heading}\n")


def test_headings_of_own_symptoms_are_named_together_with_the_lines_that_add_them() -> None:
    with pytest.raises(BadFile) as refused:
        back('Date,Weekday,Time,"Ringing, left ear","Ringing, right","Pins, pricks","Zapping, both sides"\n')
    assert [part[:16] for part in refused.value.message.split("   ")] == [
        f"row 1, column {letter}:" for letter in "DEFG"
    ]
    assert re.findall(r"symptom add ([^ ].*?\")", refused.value.hint) == ['"Ringing"', '"Pins, pricks"', '"Zapping"']


def test_what_the_journal_has_is_known_again_and_what_is_new_is_new() -> None:
    there = [score(6, at=time(8)), score(6, at=time(20)), dose(given_by="nurse", form=None)]
    read = back(octets([*there, score(7, NEXT)]))
    versions = [(one, True) for one in there]
    known = list(with_identities(read, lambda *_: versions, silent=SILENT))
    assert {one.uid for one in known} & {one.uid for one in there} == {one.uid for one in there}
    assert [one.uid for one in known if one not in there and one.day == NEXT] == [read[-1].uid]
    # A second equal entry is a second one.
    more = with_identities([*read, score(6, at=time(8))], lambda *_: versions, silent=SILENT)
    assert len({one.uid for one in more}) == len(read) + 1


WHOLE = st.lists(records(), max_size=6).map(lambda some: sorted(some, key=lambda one: (one.day, one.time or time())))


@settings(deadline=None)
@given(WHOLE, st.booleans())
def test_any_entries_come_back_but_for_what_is_left_out(some: list[Record], semicolons: bool) -> None:
    kept = [one for one in some if not isinstance(one, LabResult) and _readable(one)]
    found = back(octets(kept, semicolons=semicolons))
    assert Counter(said(one, SILENT) for one in found) == Counter(said(one, SILENT) for one in kept)


def _readable(record: Record) -> bool:
    """Whether its texts are words, and not a text that reads as another place, or blank."""
    texts = [getattr(record, name, None) for name in ("site", "product", "unit", "note")]
    plain = all(not text or (text == text.strip() and text.strip("\n\r ")) for text in texts)
    plain = plain and "; " not in (getattr(record, "site", None) or "")
    return plain and (record.note != "" or record.kind != "event")
