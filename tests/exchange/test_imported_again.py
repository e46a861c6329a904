"""A file that is imported again: each of its entries is the one of the journal that it was, or it is a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from brought_files import brought

from tracker.domain.model.records import Observation, Record
from tracker.exchange import same_entries
from tracker.exchange.imported_again import again


def known(sheet: str) -> dict[str, Record]:
    """The entries of a sheet, as a journal has them after its import, by their values."""
    return {f"{one.value:g}": one for one in brought(sheet).contents().records if isinstance(one, Observation)}


def twice(sheet: str, there: dict[str, Record], *, both: bool = False) -> tuple[dict[str, str | None], set[str]]:
    """Which entry of the journal each value of a sheet is, None for a new one; and the values that are gone."""
    found = again(brought(sheet).contents(), [(record, True) for record in there.values()], both=both)
    names = {record.uid: name for name, record in there.items()}
    values = {f"{one.value:g}": names.get(one.uid) for one in found.contents.records if isinstance(one, Observation)}
    uids = [record.uid for record in found.contents.records]
    assert len(set(uids)) == len(uids)
    return values, {names[record.uid] for record in found.gone}


HEAD = "Date,Time,Tingling\n"


@pytest.mark.parametrize(
    ("rows", "values", "gone"),
    [
        ("1,08:00,5 1,20:00,7 2,08:00,3", {"5": "5", "7": "7", "3": "3"}, set()),
        ("1,08:00,6 1,20:00,7 2,08:00,3", {"6": "5", "7": "7", "3": "3"}, set()),
        ("1,08:00,5 1,21:00,7 2,09:00,3", {"5": "5", "7": "7", "3": "3"}, set()),
        ("1,08:00,5 2,08:00,3", {"5": "5", "3": "3"}, {"7"}),
        ("1,20:00,7 2,08:00,3", {"7": "7", "3": "3"}, {"5"}),
        ("1,09:00,5 1,21:00,7 2,08:00,3", {"5": None, "7": None, "3": "3"}, {"5", "7"}),
        ("1,08:00,5 1,12:00,1 1,20:00,7 2,08:00,3", {"5": "5", "1": None, "7": "7", "3": "3"}, set()),
        ("1,08:00,5 1,20:00,7", {"5": "5", "7": "7"}, set()),
        ("1,,5 1,20:00,7 2,08:00,3", {"5": "5", "7": "7", "3": "3"}, set()),
    ],
)
def test_which_entry_is_which(rows: str, values: dict[str, str | None], gone: set[str]) -> None:
    there = known(HEAD + "2026-10-01,08:00,5\n2026-10-01,20:00,7\n2026-10-02,08:00,3\n")
    assert twice(HEAD + "".join(f"2026-10-0{row}\n" for row in rows.split()), there) == (values, gone)


def test_equal_days_are_told_apart_by_what_they_say() -> None:
    sheet = "Date,Tingling\n2026-10-01,5\n2026-10-01,7\n"
    assert twice("Date,Tingling\n2026-10-01,7\n", known(sheet)) == ({"7": "7"}, {"5"})
    assert twice("Date,Tingling\n2026-10-01,7\n2026-10-01,5\n", known(sheet)) == ({"5": "5", "7": "7"}, set())
    assert twice(sheet + "2026-10-01,2\n", known(sheet)) == ({"5": "5", "7": "7", "2": None}, set())
    assert twice(sheet.replace("5", "4"), known(sheet), both=True) == ({"4": None, "7": "7"}, {"5"})


def test_what_was_corrected_in_the_journal_is_still_the_entry_of_the_file() -> None:
    sheet = HEAD + "2026-10-01,08:00,5\n2026-10-01,20:00,7\n"
    first, second = known(sheet).values()
    corrected = replace(first, value=7.0, time=second.time)  # type: ignore[call-arg]
    found = again(brought(sheet).contents(), [(first, False), (corrected, True), (second, True)], both=False)
    assert [record.uid for record in found.contents.records] == [first.uid, second.uid]
    assert found.gone == ()


@pytest.mark.parametrize(("most", "read"), [(5, (date(2026, 9, 1), date(2026, 9, 3))), (4, (None, None))])
def test_the_journal_is_read_for_the_days_of_a_file_unless_the_file_is_long(
    monkeypatch: pytest.MonkeyPatch, most: int, read: tuple[date | None, date | None]
) -> None:
    monkeypatch.setattr(same_entries, "_MOST_AHEAD", most)
    (one,) = brought(f"{HEAD}2026-09-01,08:00,5\n").contents().records
    some = [replace(one, uid=f"{days:032}", day=one.day + timedelta(days=days)) for days in (1, 2, 0, 2)]
    asked: list[tuple[date | None, date | None]] = []

    def versions(first: date | None, last: date | None) -> list[tuple[Record, bool]]:
        asked.append((first, last))
        return [(replace(one, uid="f" * 32), True)]

    found = list(same_entries.with_identities(some, versions))
    assert [record.uid[-1] for record in found] == ["1", "2", "f", "2"]
    assert asked == [read]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Folic acid,5 mg,,2026-10-02,1,", "Folic acid,5 mg,,2026-10-02,0,"),
        ("Folic acid,5 mg,,2026-10-02,1,", "Folic acid,5 mg,,2026-10-02,,"),
    ],
)
def test_a_name_whose_only_entry_was_withdrawn_is_still_a_name_of_the_file(before: str, after: str) -> None:
    head = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    scores = "Tingling,,,2026-10-01,7,\nTingling,,,2026-10-03,4,\n"
    there = list(brought(f"{head}{scores}{before}\n").contents().records)
    versions = [(record, True) for record in there]
    gone = again(brought(f"{head}{scores}{after}\n").contents(), versions, both=False).gone
    assert [(one.kind, one.day.day) for one in gone] == [("dose", 2)]
    # Left out by the person, it is in the file as it was.
    skipped = brought(f"{head}{scores}{before}\n", skipped=["Folic acid"]).contents()
    assert again(skipped, versions, both=False).gone == ()
    assert again(brought(head + scores).contents(), versions, both=False).gone == ()
