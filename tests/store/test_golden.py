"""Journals as released programs wrote them, kept as text: each opens, reads as it was meant, and goes on.

The files in golden/ are never made again: a journal that exists somewhere does not change with the program.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from store_files import AT, is_sound, raw, score

from tracker.domain.model.body_places import Place
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice, Renamed, SymptomList
from tracker.errors import JournalProblem, NothingFound
from tracker.store.copies.backup import restore
from tracker.store.file.schema import HEAD, SCHEMA
from tracker.store.journal import Imported, Journal, open_journal
from tracker.store.merge import Counts, merge

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.sql"))
MOMENT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)

EXPECTED: list[Record] = [
    Event(id=14, uid="e" * 32, day=date(1900, 1, 1), name="fall", injured=False),
    Dose(
        id=11,
        uid="b" * 32,
        day=date(2024, 2, 29),
        time=time(23, 59),
        utc_offset=840,
        product="Ünï 'X' [/b]",
        route="nasal",
        state="skipped",
        note="=1+1",
    ),
    Observation(
        id=1,
        uid="1" * 32,
        day=DAY,
        measure="tingling",
        value=5.0,
        note='it\'s "worse"; DROP TABLE entries; --',
        recorded_at=MOMENT,
    ),
    Observation(id=2, uid="2" * 32, day=DAY, measure="balance", value=0.0, note="\x01\x07\x1b]52;c;eA==\x07\x7f\x85"),
    Observation(
        id=3,
        uid="3" * 32,
        day=DAY,
        measure="leg-weakness",
        value=None,
        state="skipped",
        note="\u202eevil\u2066 \u200b\ufeff",
    ),
    Observation(
        id=4,
        uid="4" * 32,
        day=DAY,
        measure="burning-feet",
        value=10.0,
        site="foot",
        side="both",
        note="\U0001f9b6\U0001f3fd \U000e0041 日本語",
    ),
    Observation(
        id=5,
        uid="5" * 32,
        day=DAY,
        kind="test",
        measure="romberg",
        value=30.0,
        comparator=">=",
        unit="s",
        note="  two\r\nlines\tand\n\nmore  ",
    ),
    LabResult(
        id=12,
        uid="c" * 32,
        day=DAY,
        analyte="b12",
        value=2000.0,
        comparator=">",
        unit="pg/mL",
        low=197.0,
        high=771.0,
        laboratory="St. Å's & Co.",
        note="$\\frac{ 100 % {0} %s :x ?",
    ),
    LabResult(id=13, uid="d" * 32, day=DAY, analyte="mma", value=0.34, unit="µmol/L", high=0.4),
    Dose(
        id=10,
        uid="a" * 32,
        day=DAY,
        time=time(8, 5),
        utc_offset=-210,
        product="hydroxocobalamin",
        form="hydroxocobalamin",
        route="intramuscular",
        amount=1.0,
        unit="mg",
        site="thigh",
        side="left",
        given_by="nurse O'Neil",
        plan="f" * 32,
        note="x" * 20_000,
        recorded_at=MOMENT,
    ),
    Event(id=15, uid="f" * 32, day=date(2027, 6, 1), name="visit", note="dr rao", recorded_at=MOMENT),
]


# What the schemas after the first one added.
SINCE_0002 = {
    4: {"extent": "above the knee"},
    10: {"other_sites": (Place("deltoid", "right"), Place("Bauch $\\frac{"))},
}
SINCE_0003 = {13: {"value": None, "unit": None, "high": None, "words": "positive 'at 1:40' $\\frac{ 日本語"}}
REMEMBERED = [
    Remembered(topic="direction", said="leg strength", answer="10 is good"),
    Remembered(topic="import", said="Béarable 日本語 =1+1", answer="\u202eevil [/x]"),
    Remembered(topic="symptom", said="zapping [/x]", answer="burning-feet"),
]
OWN = Choice(
    key="burning-feet",
    label="Burning 'soles' [/x] 日本語",
    none="=1+1",
    worst="\u202eevil",
    asked="weekly",
    position=4,
    since=date(2024, 2, 29),
)


def expected(golden: Path) -> list[Record]:
    """The records of a golden journal."""
    later = (SINCE_0002 if golden.stem >= "0002" else {}) | (SINCE_0003 if golden.stem >= "0003" else {})
    return [replace(record, **later.get(record.id or 0, {})) for record in EXPECTED]


@pytest.fixture
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param.stem}.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


every_golden = pytest.mark.parametrize("golden", GOLDEN, indirect=True, ids=lambda path: path.stem)


def schema_of(path: Path) -> list[tuple[object, ...]]:
    return raw(path, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")


def test_there_is_one_for_every_schema_there_was() -> None:
    assert [path.stem for path in GOLDEN] == [f"{number:04}" for number in range(1, SCHEMA + 1)]


@every_golden
def test_an_old_journal_opens_and_reads_as_it_was_meant(golden: Path) -> None:
    journal = open_journal(golden)
    assert journal.read() == expected(golden)
    assert journal.profile() == Profile(name="Zoë \U0001f9b6 [/x]", born=date(1968, 4, 12))
    assert raw(golden, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert is_sound(golden)


@every_golden
def test_an_old_journal_keeps_its_list_of_symptoms(golden: Path) -> None:
    found = open_journal(golden).symptoms()
    if golden.stem == "0001":
        assert found == SymptomList()
    else:
        assert found.choice("burning-feet") == OWN
        assert found.tracked == ("tingling", "leg-weakness", "burning-feet")
        assert found.renamed("burning-feet") == (Renamed(date(2024, 2, 29), "Burning feet", OWN.label),)


@every_golden
def test_an_old_journal_keeps_what_it_remembers(golden: Path) -> None:
    found = [] if golden.stem < "0003" else REMEMBERED
    assert open_journal(golden).remembered() == found


@every_golden
def test_an_old_journal_comes_to_the_schema_of_a_new_one(golden: Path, new_journal: Path) -> None:
    open_journal(golden)
    assert schema_of(golden) == schema_of(new_journal)


@every_golden
def test_an_old_journal_keeps_its_older_versions_and_its_history(golden: Path) -> None:
    open_journal(golden)
    versions = raw(golden, "SELECT id, value, note, live FROM entries WHERE live = 0 ORDER BY row")
    assert versions == [
        (1, 6.0, "first, 'wrong'", 0),  # corrected
        (6, 1.0, "deleted", 0),
        (7, 2.0, "undone", 0),
        (8, 3.0, "undone and dropped", 0),
    ]
    assert raw(golden, "SELECT id, command, state FROM changes ORDER BY id") == [
        (1, "import", "done"),
        (2, "log", "dropped"),
        (3, "edit", "done"),
        (4, "delete", "done"),
        (5, "log", "undone"),
    ]


@every_golden
def test_an_old_journal_knows_when_its_changes_were_turned(golden: Path) -> None:
    open_journal(golden)
    turned = f"{MOMENT:%Y-%m-%dT%H:%M:%SZ}"
    expected = {2: turned, 5: turned}
    if golden.stem >= "0002":
        expected[3] = f"{turned} 2026-11-20T14:31:00Z"
    assert dict(raw(golden, "SELECT id, turns FROM changes WHERE turns <> ''")) == expected


@every_golden
def test_an_old_journal_gets_one_identity_wherever_it_is_upgraded(golden: Path) -> None:
    open_journal(golden)
    oldest = "1" * 32 if golden.stem < "0003" else "0123456789abcdef" * 2
    assert raw(golden, "SELECT identity FROM journal") == [(oldest,)]


def old_journal(number: int, path: Path, *statements: str) -> Path:
    """A golden journal, changed by statements as its own program could have done."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(GOLDEN[number - 1].read_text(encoding="utf-8"))
    for statement in statements:
        raw(path, statement)
    return path


def test_an_upgrade_names_the_weakness_of_legs_and_arms_and_moves_an_own_name_out_of_the_way(tmp_path: Path) -> None:
    chosen = "'Own', 'none', 'worst', 'daily', 1, 9, 1, 1)"
    path = old_journal(
        2,
        tmp_path / "old.db",
        "UPDATE entries SET name = 'arm-strength' WHERE id = 1",
        "UPDATE entries SET name = 'leg-weakness' WHERE id = 2",
        *(
            'INSERT INTO symptoms ("key", label, none, worst, asked, tracked, position, added_by, live) '
            f"VALUES ('{key}', {chosen}"
            for key in ("leg-weakness", "arm-strength", "leg-strength")
        ),
    )
    open_journal(path)
    assert raw(path, "SELECT id, name FROM entries WHERE id < 4 ORDER BY row") == [
        (1, "arm-weakness"),
        (2, "leg-weakness-own"),
        (3, "leg-weakness"),
        (1, "arm-weakness"),
    ]
    keys = raw(path, "SELECT \"key\" FROM symptoms WHERE label = 'Own' ORDER BY row")
    assert keys == [("leg-weakness-own",), ("arm-weakness",), ("leg-weakness",)]


def test_an_upgrade_goes_through_views_that_the_person_made_and_gives_no_number_twice(tmp_path: Path) -> None:
    path = old_journal(
        2,
        tmp_path / "old.db",
        "CREATE VIEW mine AS SELECT day, value FROM entries WHERE live = 1",
        "UPDATE sqlite_sequence SET seq = 99 WHERE name = 'entries'",  # the last ones were purged
    )
    open_journal(path)
    assert raw(path, "SELECT count(*) FROM mine") == [(len(EXPECTED),)]
    (new,) = open_journal(path).record([score()], command="log", at=AT)
    assert new.id == 100


@pytest.mark.parametrize("name", ["events", "journal"])
def test_an_upgrade_that_finds_its_names_taken_says_so_and_touches_nothing(tmp_path: Path, name: str) -> None:
    path = old_journal(2, tmp_path / "old.db", f"CREATE VIEW {name} AS SELECT 1 AS one")
    before = path.read_bytes()
    with pytest.raises(JournalProblem, match=f'called "{name}"'):
        open_journal(path)
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_an_upgrade_takes_what_came_with_an_undone_merge_for_undone_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(GOLDEN[0].read_text(encoding="utf-8"))
    undone = "'2026-11-20T15:00:00Z'"
    rows = [
        f"('2026-11-20T14:40:00Z', '{command}', '{state}', {undone})"
        for command, state in (("merged edit", "undone"), ("merged log", "dropped"), ("merge", "undone"))
    ]
    raw(path, f"INSERT INTO changes (at, command, state, undone_at) VALUES {', '.join(rows)}")
    open_journal(path)
    assert raw(path, "SELECT command, turns <> '' FROM changes WHERE id > 5") == [
        ("merged edit", 0),
        ("merged log", 1),
        ("merge", 1),
    ]


@every_golden
def test_an_old_journal_goes_on_where_it_was(golden: Path) -> None:
    journal = open_journal(golden)
    (redone,) = journal.redo(at=AT).added
    assert (redone.id, redone.note) == (7, "undone")
    for _ in range(4):
        journal.undo(at=AT)
    assert journal.read() == []
    with pytest.raises(NothingFound):
        journal.undo(at=AT)
    for _ in range(3):
        journal.redo(at=AT)
    assert journal.read() == expected(golden)
    deleted = score(uid="6" * 32)
    assert journal.take_in([*expected(golden), deleted], command="import", at=AT) == Imported(0, len(EXPECTED), 1)
    (new,) = journal.record([score()], command="log", at=AT)
    assert new.id == 16, "numbers that were given once are not given again"
    before, after = journal.correct(14, lambda one: replace(one, note="on the stairs"), command="edit", at=AT)
    assert (before, after.note) == (expected(golden)[0], "on the stairs")
    assert is_sound(golden)


@every_golden
def test_an_old_backup_is_restored_and_then_brought_up_to_date(golden: Path, path: Path) -> None:
    restore(golden, path)
    assert open_journal(path).read() == expected(golden)
    assert raw(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert is_sound(path)


@every_golden
def test_an_old_journal_is_merged_and_left_as_it_is(golden: Path, journal: Journal) -> None:
    before, beside = golden.read_bytes(), sorted(golden.parent.iterdir())
    found = merge(journal, golden, at=AT)
    assert found.counts["entries"] == Counts(added=len(EXPECTED))
    assert [replace(one, id=None) for one in sorted(journal.read(), key=lambda one: one.uid)] == [
        replace(one, id=None) for one in sorted(expected(golden), key=lambda one: one.uid)
    ]
    versions = raw(journal.path, "SELECT note FROM entries WHERE live = 0")
    assert {note for (note,) in versions} >= {"first, 'wrong'", "deleted", "undone", "undone and dropped"}
    assert golden.read_bytes() == before
    assert sorted(golden.parent.iterdir()) == sorted({*beside, found.kept or golden})
