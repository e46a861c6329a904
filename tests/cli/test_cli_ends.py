"""Nothing that lies about a journal ends as a bug: manifests, triggers and views of others, clocks and zones."""

from __future__ import annotations

import errno
import io
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli_program import Answer, Journal

Type = Callable[..., Answer]
OLD = Path(__file__).parents[1] / "store" / "golden" / "0001.sql"
TRIGGER = "CREATE TRIGGER tidy AFTER INSERT ON entries BEGIN DELETE FROM entries WHERE row = new.row; END"
VIEW = "CREATE VIEW mine AS SELECT * FROM entries"


@pytest.mark.parametrize(
    "manifest",
    [
        "[" * 90_000,
        '{"made": "0001-01-01T00:00:00+14:00", "sha256": ""}',
        '{"made": "9999-12-31T23:59:59-14:00", "sha256": ""}',
        '{"made": 5, "sha256": ""}',
        pytest.param('{"made": "2026-11-20T10:00:00"}', marks=pytest.mark.thorough),
        pytest.param(" " * 200_000 + "{}", marks=pytest.mark.thorough),
        pytest.param("[1]", marks=pytest.mark.thorough),
    ],
    ids=range(7),
)
def test_a_manifest_of_any_shape_is_no_bug(type_: Type, journal: Journal, manifest: str) -> None:
    for line in ("log t6", "backup"):
        assert type_(line).code == 0
    (path,) = journal.path.with_name("backups").glob("*.json")
    path.write_text(manifest)
    assert type_("check").code == 1
    answer = type_(f"backup --verify {path.with_suffix('')}")
    assert answer.code == 3
    assert "cannot be read" in answer.all or "SHA-256" in answer.all


@pytest.fixture
def old(surroundings: Path) -> Journal:
    path = surroundings / "journal.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    path.chmod(0o600)
    return Journal(path)


def put_in(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)


def test_a_trigger_that_another_program_put_into_an_old_journal_stops_its_upgrade_in_words(
    type_: Type, old: Journal
) -> None:
    put_in(old.path, TRIGGER)
    before = old.bytes()
    for _ in range(2):
        answer = type_("show")
        assert answer.code == 3
        assert "another program put a trigger tidy into it" in answer.all
        assert [one.name for one in old.path.parent.iterdir()] == ["journal.db"], "no copy stays"
    assert old.bytes() == before


def test_a_view_of_ones_own_stays_in_an_old_journal_that_is_upgraded(type_: Type, old: Journal) -> None:
    put_in(old.path, VIEW)
    assert type_("show").code in (0, 4)
    with closing(sqlite3.connect(old.path)) as connection:
        assert connection.execute("SELECT count(*) FROM mine").fetchone()[0] > 0


def test_an_upgrade_that_fails_keeps_no_copy(type_: Type, old: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no such table")

    monkeypatch.setattr("tracker.store.upgrade.command.upgrade", fail)
    answer = type_("show")
    assert (answer.code, "Nothing was changed." in answer.all) == (3, True)
    assert [one.name for one in old.path.parent.iterdir()] == ["journal.db"]


def test_a_trigger_in_a_backup_is_told_by_restore_and_by_check(type_: Type, journal: Journal) -> None:
    assert type_("log t6").code == 0
    assert type_("backup --to b").code == 0
    (path,) = Path("b").glob("*.db")
    Path("b", f"{path.name}.json").unlink()
    assert "inside" not in {one["about"] for one in type_("check --json").json["findings"]}
    put_in(path, TRIGGER)
    answer = type_(f"restore {path} --yes")
    assert answer.code == 0
    assert "is a trigger tidy that another program made" in answer.all
    (inside,) = [one for one in type_("check --json").json["findings"] if one["about"] == "inside"]
    assert (inside["state"], "trigger tidy" in inside["says"]) == ("attention", True)
    answer = type_("log t4")
    assert (answer.code, answer.out) == (3, ""), "what the trigger would take out is never acknowledged"
    assert 'a trigger, "tidy", into' in answer.all


@pytest.mark.parametrize(
    "now", ["0001-01-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "1899-12-31"]
)
def test_a_clock_at_an_end_of_time_is_refused_in_words(
    type_: Type, journal: Journal, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    monkeypatch.setenv("TRACKER_NOW", now)
    for line in ("log t6", "show"):
        answer = type_(line)
        assert answer.code == 2
        assert f"The clock says the year {int(now[:4])}" in answer.all
    assert journal.rows() == []


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no such zones here")
@pytest.mark.parametrize("name", ["<+99>-24", "<+99>-23:59", "<-99>24"])
def test_a_zone_that_is_nowhere_is_refused_in_words(
    type_: Type, journal: Journal, zone: Callable[[str], None], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone(name)
    for now in ("", "2026-11-20T14:30"):
        monkeypatch.setenv("TRACKER_NOW", now)
        answer = type_("log t6")
        assert (answer.code, "time zone" in answer.all) == (2, True)
    assert journal.rows() == []


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no such zones here")
@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "<-12>12"])
def test_the_farthest_zones_are_fine(
    type_: Type, journal: Journal, zone: Callable[[str], None], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone(name)
    monkeypatch.setenv("TRACKER_NOW", "1970-01-01T12:00")
    assert type_("log t6").code == 0


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file of Linux whose first byte cannot be read")
def test_a_file_to_import_that_stops_being_readable_is_named_and_no_bug(type_: Type, journal: Journal) -> None:
    assert type_("log t6").code == 0
    answer = type_("import /proc/self/mem")
    assert answer.code == 1
    assert answer.err.startswith("/proc/self/mem cannot be read: Input/output error.\nNothing was imported.")
    assert journal.rows("name, value") == [("tingling", 6)]


def test_standard_input_that_stops_being_readable_is_no_bug(
    type_: Type, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(io.StringIO):
        def read(self, *_: object) -> str:
            raise OSError(errno.EIO, "Input/output error")

    assert type_("log t6").code == 0
    monkeypatch.setattr("sys.stdin", Broken())
    answer = type_("note -")
    assert answer.code == 1
    assert answer.err.startswith("Standard input cannot be read: Input/output error.")
    assert journal.rows("name, value") == [("tingling", 6)]
