"""Which backups go when a new one is made: never today's, never somebody else's files, never all of a time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tracker.store.copies.retention import Made, backups_in, rotate, surplus

TODAY = date(2026, 11, 20)
JOURNAL = Path("/somewhere/journal.db")


def made(day: date, hour: int = 12, *, ending: str = ".db") -> Made:
    at = datetime.combine(day, datetime.min.time()) + timedelta(hours=hour)
    return Made(at, 1, Path(f"journal-{at:%Y%m%d-%H%M%S}{ending}"))


def kept(found: list[Made], today: date = TODAY) -> list[Made]:
    gone = surplus(found, today)
    return [one for one in found if one not in gone]


def test_of_a_backup_a_day_for_two_years_there_remain_7_days_4_weeks_and_12_months() -> None:
    days = [TODAY - timedelta(days=back) for back in range(730, -1, -1)]
    left = [one.at.date() for one in kept([made(day) for day in days])]
    weekly = [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)]  # Sundays; this week is among the days
    monthly = [date(2026, 10, 31), date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30)]
    monthly += [date(2026, 5, 31), date(2026, 4, 30), date(2026, 3, 31), date(2026, 2, 28), date(2026, 1, 31)]
    monthly += [date(2025, 12, 31)]  # November is among the days
    assert left == sorted({*days[-7:], *weekly, *monthly})


def test_somebody_who_backs_up_once_a_month_keeps_a_year_of_it() -> None:
    days = [date(2025 + (month // 12), month % 12 + 1, 5) for month in range(23)]
    assert [one.at.date() for one in kept([made(day) for day in days])] == days[-12:]


def test_the_same_month_of_another_year_is_another_month() -> None:
    days = [date(year, 1, 5) for year in range(2015, 2027)]
    assert [one.at.date() for one in kept([made(day) for day in days])] == days


def test_all_of_today_and_what_is_dated_ahead_stays() -> None:
    found = [made(TODAY, hour) for hour in range(20)] + [made(TODAY + timedelta(days=hour)) for hour in range(1, 40)]
    assert kept(found) == found


def test_what_is_dated_ahead_takes_the_place_of_no_other() -> None:
    days = [made(TODAY - timedelta(days=back)) for back in range(30, -1, -1)]
    ahead = [made(date(2031 + year, 1, 5)) for year in range(15)]
    assert kept([*days, *ahead]) == [*kept(days), *ahead]


def test_of_an_earlier_day_the_last_one_is_kept() -> None:
    day = TODAY - timedelta(days=1)
    assert kept([made(day, 8), made(day, 12), made(day, 20)]) == [made(day, 20)]


def test_encrypted_ones_push_out_no_plain_one() -> None:
    plain = [made(TODAY - timedelta(days=back)) for back in range(400, 360, -1)]
    sealed = [made(TODAY - timedelta(days=back), ending=".db.age") for back in range(360, -1, -1)]
    left = kept([*plain, *sealed])
    assert [one for one in left if not one.encrypted] == kept(plain)
    assert [one for one in left if one.encrypted] == kept(sealed)


@given(backs=st.lists(st.integers(0, 900), unique=True, min_size=1))
def test_whatever_goes_the_newest_stays_and_a_second_look_removes_nothing_more(backs: list[int]) -> None:
    found = [made(TODAY - timedelta(days=back)) for back in sorted(backs, reverse=True)]
    left = kept(found)
    assert found[-1] in left
    assert len(left) >= min(len(found), 7)
    assert kept(left) == left


NOT_OURS = [
    "journal.db",
    "journal-20200101-120000.txt",
    "journal-20200101-120000.db.json",
    "journal-20200101-120000.db.bak",
    "xjournal-20200101-120000.db",
    "journal2-20200101-120000.db",
    "journal-mine-20200101-120000.db",
    "journal-20200101.db",
    "journal-20201340-120000.db",
    "journal-before-restore.db",
    "JOURNAL-20200101-120000.db",
]


def test_only_files_named_as_backups_of_this_journal_go_each_with_its_manifest(tmp_path: Path) -> None:
    for name in NOT_OURS:
        (tmp_path / name).write_text("mine")
    (tmp_path / "journal-20200101-130000.db").symlink_to(tmp_path / "journal.db")
    (tmp_path / "journal-20200101-140000.db").mkdir()
    for hour in (10, 11):
        for ending in (".db", ".db.json", "-2.db", ".db.age"):
            (tmp_path / f"journal-20200102-{hour}0000{ending}").write_text("backup")
    before = {one.name for one in tmp_path.iterdir()}
    newest = tmp_path / "journal-20200102-110000-2.db"
    removed = rotate(tmp_path, JOURNAL, today=TODAY, newest=newest, is_ours=lambda file: True)
    assert sorted(one.name for one in removed) == [
        "journal-20200102-100000-2.db",
        "journal-20200102-100000.db",
        "journal-20200102-100000.db.age",
        "journal-20200102-110000.db",
    ]
    gone = before - {one.name for one in tmp_path.iterdir()}
    assert gone == {one.name for one in removed} | {
        "journal-20200102-100000.db.json",
        "journal-20200102-110000.db.json",
    }


def test_a_file_that_is_not_surely_of_this_journal_neither_goes_nor_counts(tmp_path: Path) -> None:
    for hour in (10, 11, 12):
        (tmp_path / f"journal-20200102-{hour}0000.db").write_text("mum" if hour == 12 else "backup")
    newest = tmp_path / "journal-20261120-120000.db"
    removed = rotate(tmp_path, JOURNAL, today=TODAY, newest=newest, is_ours=lambda file: file.read_text() != "mum")
    assert [one.name for one in removed] == ["journal-20200102-100000.db"]


def test_links_and_folders_are_no_backups_and_the_others_come_the_oldest_first(tmp_path: Path) -> None:
    names = [
        "journal-20200102-100000.db",
        "journal-20200102-100000.db.age",
        "journal-20200102-100000-2.db",
        "journal-20200102-100000-10.db",
        "journal-20200103-090000.db",
    ]
    for name in reversed(names):
        (tmp_path / name).write_text("backup")
    (tmp_path / "journal-20200101-130000.db").symlink_to(tmp_path / names[0])
    (tmp_path / "journal-20200101-140000.db").mkdir()
    assert [one.path.name for one in backups_in(tmp_path, JOURNAL)] == names


def test_the_one_just_made_stays_though_the_clock_was_wrong(tmp_path: Path) -> None:
    for name in ("journal-20200102-100000.db", "journal-20200102-110000.db"):
        (tmp_path / name).write_text("backup")
    newest = tmp_path / "journal-20200102-100000.db"
    assert rotate(tmp_path, JOURNAL, today=TODAY, newest=newest, is_ours=lambda file: True) == []
    assert newest.exists()


@pytest.mark.parametrize("stem", ["a.b", "x[1]*", "it's 100%", "journal-20200101-120000"])
def test_any_name_of_a_journal_is_taken_as_it_is(tmp_path: Path, stem: str) -> None:
    (tmp_path / f"{stem}-20200102-100000.db").write_text("backup")
    (tmp_path / "aXb-20200102-100000.db").write_text("another's")
    (found,) = backups_in(tmp_path, Path(f"/x/{stem}.db"))
    assert (found.path.name, found.at) == (f"{stem}-20200102-100000.db", datetime(2020, 1, 2, 10))


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert backups_in(tmp_path / "nowhere", JOURNAL) == []
