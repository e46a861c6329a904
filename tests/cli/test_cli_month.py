"""A month of a life with the program, from the loading phase to the visit: every line as it would be typed.

What was typed is followed by hand here, in plain figures, and compared with the file and with the page.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_program import Answer, Journal

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can be changed on POSIX only")

FIRST, LAST = date(2026, 10, 21), date(2026, 11, 20)
HOME, AWAY = "Europe/London", "America/New_York"
AWAY_FROM, AWAY_TO = date(2026, 11, 5), date(2026, 11, 10)
CLOCKS_BACK = date(2026, 10, 25)
NOT_LOGGED = {date(2026, 11, 1), date(2026, 11, 14), date(2026, 11, 15), date(2026, 11, 16)}
SKIPPED_SHOT = date(2026, 10, 27)
VISIT = date(2026, 11, 12)
PLAIN = pytest.mark.parametrize(
    "plain", [False, pytest.param(True, marks=pytest.mark.thorough)], ids=["in lines", "in sentences"]
)


def tingling(day: date) -> int:
    """What was felt: slowly less, and worse again on every third day."""
    return max(0, 7 - (day - FIRST).days // 6 + (day.toordinal() % 3 == 0))


def shots() -> list[date]:
    """Every other day until the visit."""
    days = [FIRST + timedelta(days=back) for back in range(0, 60, 2)]
    return [day for day in days if day < VISIT]


class Life:
    """Somebody at a terminal, wherever and whenever they are."""

    def __init__(self, type_: Callable[..., Answer], patch: pytest.MonkeyPatch, *, plain: bool) -> None:
        self._type, self._patch, self._plain = type_, patch, plain
        self.said: list[str] = []

    def at(self, day: date, clock: str) -> None:
        zone = AWAY if AWAY_FROM <= day <= AWAY_TO else HOME
        self._patch.setenv("TZ", zone)
        time.tzset()
        self._patch.setenv("TRACKER_NOW", f"{day}T{clock}")

    def types(self, line: str, *words: str) -> str:
        """Type a line that has to be taken; what was answered."""
        answer = self._type(*line.split(), *words, *(["--plain"] if self._plain else []))
        assert answer.code == 0, f"{line}: {answer.err}"
        self.said.append(answer.out)
        return " ".join(answer.out.split())


@pytest.fixture
def life(type_: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Life]]:
    yield lambda plain: Life(type_, monkeypatch, plain=plain)
    monkeypatch.undo()
    time.tzset()


def number_of(journal: Journal, day: date, name: str) -> int:
    (number,) = [one for one, when, what in journal.rows("id, day, name") if (when, what) == (str(day), name)]
    return int(number)


def begins(life: Life) -> None:
    life.at(FIRST, "08:00")
    life.types("profile name", "Sam Example")
    life.types("symptom add buzzing feet --worst", "cannot bear a sock")
    life.types("symptom add interference weekly")
    life.types("symptom add near-falls")
    life.types("lab b12 150 ng/L range 197-771 --lab", "City Lab")
    life.types("shot hydroxocobalamin 1 mg im left thigh")
    life.types("plan shot hydroxocobalamin 1 mg im alternate days until told otherwise then every 2 months")
    life.types("plan take folate 5 mg daily")


def lives(life: Life, journal: Journal, day: date) -> None:
    """One day, as it went."""
    if day in shots() and day != FIRST:
        life.at(day, "08:05")
        life.types("shot skipped" if day == SKIPPED_SHOT else "shot right thigh")
    if day in NOT_LOGGED:
        return
    life.at(day, "20:30")
    life.types("take")
    score = tingling(day)
    weekly = " interference 4" if (day - FIRST).days % 7 == 0 else ""
    life.types(f"log t{score} ba3 l2 buzzing feet 5{weekly}")
    if day == date(2026, 10, 29):
        life.types("fall bathroom rug --unhurt")
        life.types("log near-falls 2")
    if day == date(2026, 11, 3):
        life.types(f"edit {number_of(journal, day, 'balance')} 4")  # it had been a 4
    if day == date(2026, 11, 4):
        life.types(f"edit {number_of(journal, day, 'balance')} 9")  # this one was right before
        assert "Balance trouble 9" in life.types("undo")
    if day == AWAY_FROM:
        life.types("note long flight, feet swollen")
    if day == VISIT:
        life.types("visit dr rao, to go on every two months")
        life.types("shot left thigh")
        life.types("plan next hydroxocobalamin")
        life.types("symptom rename buzzing feet to burning soles")


@PLAIN
def test_a_month_ends_in_a_page_that_says_what_was_typed(
    life: Callable[..., Life], journal: Journal, surroundings: Path, plain: bool
) -> None:
    one = life(plain)
    begins(one)
    for back in range((LAST - FIRST).days + 1):
        lives(one, journal, FIRST + timedelta(days=back))

    logged = [FIRST + timedelta(days=n) for n in range(31) if FIRST + timedelta(days=n) not in NOT_LOGGED]
    rows = journal.rows("kind, name, value, state, day, utc_offset")
    scores = {day: value for kind, name, value, _, day, _ in rows if name == "tingling"}
    assert scores == {str(day): tingling(day) for day in logged}
    balance = {day: value for _, name, value, _, day, _ in rows if name == "balance"}
    assert (balance["2026-11-03"], balance["2026-11-04"]) == (4, 3)
    states = Counter(state for _, name, _, state, _, _ in rows if name == "hydroxocobalamin")
    assert states == {"taken": len(shots()), "skipped": 1}
    offsets = {
        (day < str(CLOCKS_BACK), str(AWAY_FROM) <= day <= str(AWAY_TO)): offset
        for kind, _, _, _, day, offset in rows
        if kind == "symptom"
    }
    assert offsets == {(True, False): 60, (False, False): 0, (False, True): -300}
    assert sum(name == "interference" for _, name, *_ in rows) == 5
    with closing(sqlite3.connect(journal.path)) as file:
        kept = file.execute("SELECT value FROM entries WHERE name = 'balance' AND day = '2026-11-04'").fetchall()
    assert {value for (value,) in kept} == {3.0, 9.0}, "the history has both"

    one.at(LAST, "21:00")
    due = json.loads(one._type("due --json").out)["items"]
    assert [(item["product"], item["next"]) for item in due if item["route"] != "oral"] == [
        ("hydroxocobalamin", "2027-01-12")
    ]
    page = one._type("report --text").out
    says(page, logged)
    one.types("report -o visit.pdf")
    assert (surroundings / "visit.pdf").read_bytes().startswith(b"%PDF")
    if plain:
        assert not any(mark in said for said in one.said for mark in "▁▂▃▄▅▆▇█·")


def says(page: str, logged: list[date]) -> None:
    """What the page has to say of this month."""
    text = " ".join(page.split())
    assert "Sam Example" in text
    assert f"Logged: {len(logged)} of 31 days" in text, "time before the record is no gap"
    assert f"{len(logged)} entries on {len(logged)} days" in text
    assert "12 November 2026. Plan: from hydroxocobalamin 1 mg, intramuscular, every 2 days until" in text
    assert "every 2 months; Days: " in text and "No symptom has 14 logged days on both sides to compare." in text
