"""``tracker check``: it finds each problem of a journal, says what to do, and changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing

import pytest
from cli_terminal import Terminal

from tracker.store.file import location_check as around

posix = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")


@pytest.fixture
def well(typed_once, journal):
    """A journal with entries, a plan and a backup."""
    typed_once("log t6 b4", "edit 1 5", "plan take folate 5 mg daily", "symptom add numbness", "backup")
    return journal


def found(answer):
    """The findings that are not fine, by what they are about."""
    return {one["about"]: one for one in answer.json["findings"] if one["state"] != "fine"}


def state_of(folder):
    """Names, bytes and times of change of all that is in a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(str(path), path.read_bytes(), path.stat().st_mtime_ns) for path in files]


def test_where_all_is_fine_each_check_says_so_and_nothing_changes(type_, well, surroundings):
    before = state_of(surroundings)
    answer = type_("check")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == f"Journal  {well.path}"
    assert [line[:9] for line in lines[1:-1] if line[0] != " "] == ["fine     "] * 8
    assert "2 entries and 1 plan" in answer.all
    assert lines[-1] == "All is fine."
    assert state_of(surroundings) == before


def test_check_in_json_has_its_keys(type_, well):
    answer = type_("check --json")
    assert (answer.code, answer.json["state"], answer.json["journal"]) == (0, "fine", str(well.path))
    assert [set(one) for one in answer.json["findings"]] == [{"about", "state", "says", "do"}] * 8
    abouts = ["file", "schema", "records", "permissions", "place", "beside", "room", "backup"]
    assert [one["about"] for one in answer.json["findings"]] == abouts
    assert {one["do"] for one in answer.json["findings"]} == {None}


def test_check_in_plain_words_says_what_to_do(type_, journal):
    type_("log t6")
    answer = type_("check --plain")
    assert answer.code == 1
    assert "Fine: The file is whole" in answer.all
    assert "Needs attention: There is no backup in" in answer.all
    assert "What to do: tracker backup" in answer.all
    assert answer.out.endswith("1 thing needs attention.\n")


def test_an_empty_journal_needs_no_backup(type_, journal):
    assert type_("check").code == 0


def damage(path, first, count):
    content = bytearray(path.read_bytes())
    content[first : first + count] = b"\xa5" * min(count, len(content) - first)
    path.write_bytes(content)


def sql(path, statement):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


DAMAGE = {
    "zero bytes": lambda path: path.write_bytes(b""),
    "not a database": lambda path: path.write_text("date,tingling\n"),
    "a few bytes": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "longer than it was": lambda path: path.write_bytes(path.read_bytes() + bytes(4096)),
    "its first page damaged": lambda path: damage(path, 100, 3996),
    "a page of entries damaged": lambda path: damage(path, path.stat().st_size - 4096, 4000),
    "all but its first page damaged": lambda path: damage(path, 4096, 10**7),
    "a database of something else": lambda path: sql(path, "PRAGMA application_id = 7"),
    "an entry that points to nothing": lambda path: sql(path, "UPDATE entries SET added_by = 99"),
    "a note that is not text": lambda path: sql(path, "UPDATE entries SET note = CAST(x'ff41' AS TEXT)"),
    "an older version that no record can be": lambda path: sql(
        path, "UPDATE entries SET recorded_at = '2020-01-01T00:00:00Z' WHERE live = 0"
    ),
    "without a table": lambda path: sql(path, "DROP TABLE plan_phases"),
    "without a number for its schema": lambda path: sql(path, "PRAGMA user_version = 0"),
    "a choice that nobody can have made": lambda path: sql(path, "UPDATE symptoms SET label = ' '"),
    "a plan without its phases": lambda path: sql(path, "DELETE FROM plan_phases"),
}


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found_said_with_the_way_out_and_left_alone(type_, well, surroundings, spoil):
    spoil(well.path)
    before = state_of(surroundings)
    answer = type_("check")
    assert (answer.code, answer.err) == (3, "")
    assert answer.out.splitlines()[1].startswith("DAMAGED")
    assert "restore" in answer.all
    assert "The last backup, journal-20261120-143000.db, is of today" in answer.all
    assert type_("check --json").json["state"] == "damaged"
    assert state_of(surroundings) == before


@pytest.mark.thorough
def test_the_installed_program_checks_a_damaged_file_without_a_traceback(start, well):
    damage(well.path, 4096, 4096)
    answer = start("check")
    assert (answer.code, answer.err) == (3, "")
    assert "DAMAGED" in answer.out


def test_without_a_journal_there_is_nothing_to_check(type_):
    answer = type_("check")
    assert (answer.code, answer.out) == (3, "")
    assert "There is no journal at" in answer.all


def test_a_folder_in_the_place_of_the_journal_is_no_journal(type_, surroundings):
    (surroundings / "journal.db").mkdir()
    assert type_("check").code == 3


def test_a_newer_schema_is_told_and_not_touched(type_, well):
    sql(well.path, "PRAGMA user_version = 99")
    before = well.bytes()
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"schema"})
    assert "newer tracker" in found(answer)["schema"]["says"]
    assert well.bytes() == before


def test_an_older_schema_is_told_and_not_brought_up_to_date(type_, well, monkeypatch):
    monkeypatch.setattr("tracker.store.check.SCHEMA", 99)
    before = well.bytes()
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"schema"})
    assert "this program writes 99" in found(answer)["schema"]["says"]
    assert "brings it up to date, after making a copy" in found(answer)["schema"]["do"]
    assert well.bytes() == before


@posix
def test_a_file_that_others_may_read_is_pointed_out(type_, well, surroundings):
    well.path.chmod(0o640)
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"permissions"})
    assert found(answer)["permissions"]["do"] == f"chmod 600 {well.path}"
    well.path.chmod(0o600)
    surroundings.chmod(0o777)
    assert "put another file in its place" in found(type_("check --json"))["permissions"]["says"]


OTHER_SERVICES = [
    *(("pCloudDrive", "pCloud"), ("MEGA", "MEGA"), ("MEGAsync/a", "MEGA"), ("Box", "Box"), ("Box Sync", "Box")),
    *(("Tresors", "Tresorit"), ("Yandex.Disk.localized", "Yandex Disk"), ("YandexDisk", "Yandex Disk")),
    *(("Seafile/x", "Seafile"), ("Resilio Sync", "Resilio Sync"), ("SynologyDrive", "Synology Drive")),
    *(("iCloudDrive", "iCloud"), ("ownCloud", "ownCloud"), ("OneDrive", "OneDrive")),
]
IN_OTHER_LANGUAGES = [
    "journal (Sams in Konflikt stehende Kopie 2026-11-20).db",
    "journal (Copie en conflit de Sam 2026-11-20).db",
    "journal (Copia conflictiva de Sam 2026-11-20).db",
    "journal (Sam 上の問題のあるコピー 2026-11-20).db",
    "journal (SFConflict sam@example.org 2026-11-20-14-30-00).db",
    "journal (# Edit conflict 2026-11-20 a1b2c3C #).db",
]


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)/health", "Dropbox"),
        ("OneDrive - Sam Example", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-sam@example.org", "cloud storage"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Nextcloud2", "Nextcloud"),
        ("Proton Drive/My files", "Proton Drive"),
        *(pytest.param(*one, marks=pytest.mark.thorough) for one in OTHER_SERVICES),
    ],
)
def test_a_synchronised_folder_is_pointed_out(type_, well, surroundings, folder, name):
    place = surroundings / folder
    place.mkdir(parents=True)
    shutil.copytree(surroundings / "backups", place / "backups")
    shutil.copy2(well.path, place / "journal.db")
    answer = type_("--journal", str(place / "journal.db"), "check", "--json")
    assert (answer.code, set(found(answer))) == (1, {"place"})
    assert f"{name} synchronises the folder" in found(answer)["place"]["says"]
    assert "backup --to" in found(answer)["place"]["do"]


@pytest.mark.parametrize("folder", ["Megan", "Boxes", "megaphone", "Dropboxing"])
def test_a_folder_whose_name_only_begins_like_a_service_is_none(type_, well, surroundings, folder):
    (surroundings / folder).mkdir()
    shutil.copy2(well.path, surroundings / folder / "journal.db")
    answer = type_("--journal", str(surroundings / folder / "journal.db"), "check", "--json")
    assert found(answer).keys() <= {"backup"}


def test_a_folder_with_the_mark_of_syncthing_is_a_synchronised_one(type_, well, surroundings):
    (surroundings.parent / ".stfolder").mkdir()
    assert "Syncthing" in found(type_("check --json"))["place"]["says"]


def test_a_link_into_a_synchronised_folder_is_followed(type_, well, surroundings):
    (surroundings / "Dropbox").mkdir()
    well.path.rename(surroundings / "Dropbox" / "journal.db")
    well.path.symlink_to(surroundings / "Dropbox" / "journal.db")
    assert "Dropbox" in found(type_("check --json"))["place"]["says"]


def test_a_folder_of_the_network_is_pointed_out(type_, well, surroundings, monkeypatch):
    mounts = surroundings.parent / "mounts"
    point = str(surroundings).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {point} nfs4 rw 0 0\n")
    monkeypatch.setattr(around, "_MOUNTS", mounts)
    assert "on a network (nfs4)" in found(type_("check --json"))["place"]["says"]
    monkeypatch.setattr(around, "_MOUNTS", surroundings.parent / "none")
    assert type_("check").code == 0


@pytest.mark.parametrize(
    "name",
    [
        "journal (conflicted copy).db",
        "journal (Sam's conflicted copy 2026-11-20).db",
        "journal.sync-conflict-20261120-143000-ABCDEFG.db",
        "journal (1).db",
        "journal.Conflict.db",
        "journal.db.conflicted",
        "journal (# Name clash 2026-11-20 k2v2c9C #).db",
        *(pytest.param(name, marks=pytest.mark.thorough) for name in IN_OTHER_LANGUAGES),
    ],
)
def test_a_second_journal_beside_it_is_pointed_out(type_, well, surroundings, name):
    shutil.copy2(well.path, surroundings / name)
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"beside"})
    assert name in found(answer)["beside"]["says"]


@pytest.mark.parametrize(
    "name", ["journal-LAPTOP.db", "journal 2.db", "JOURNAL-LAPTOP-2.db", "journal (Kopie von Mutti).db"]
)
def test_a_second_journal_of_any_name_is_known_by_what_it_holds(type_, well, surroundings, name):
    assert type_("log t3 yesterday").code == 0
    copy = shutil.copy2(well.path, surroundings / name)
    assert "beside" not in found(type_("check --json")), "what knows nothing more is no loss"
    assert type_("--journal", str(copy), "edit", "1", "4").code == 0
    before = state_of(surroundings)
    finding = found(type_("check --json"))["beside"]
    assert name in finding["says"]
    assert state_of(surroundings) == before
    assert finding["do"] == f'To bring both together: tracker merge "{surroundings / name}"'
    assert type_("merge", str(copy)).code == 0
    assert "beside" not in found(type_("check --json")), "after the advice it is said no more"


@pytest.mark.parametrize("turns", [("undo",), pytest.param(("undo", "redo"), marks=pytest.mark.thorough)])
def test_a_second_journal_that_differs_by_an_undo_alone_is_pointed_out(type_, well, surroundings, monkeypatch, turns):
    copy = str(shutil.copy2(well.path, surroundings / "journal-LAPTOP.db"))
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T15:00")
    for turn in turns:
        assert type_("--journal", copy, turn).code == 0
    assert "journal-LAPTOP.db" in found(type_("check --json"))["beside"]["says"]
    assert type_("merge", copy).code == 0
    assert "beside" not in found(type_("check --json")), "after the advice it is said no more"
    assert "beside" not in found(type_("--journal", copy, "check", "--json"))


@pytest.mark.parametrize("name", ["journal-mum.db", "journal (1).db"])
def test_the_journal_of_somebody_else_is_no_second_journal(type_, well, surroundings, name):
    assert type_("log t3 yesterday").code == 0
    assert type_("--journal", str(surroundings / name), "log", "t5").code == 0
    assert "beside" not in found(type_("check --json"))


@pytest.mark.parametrize("name", ["journal-before-upgrade.db", "journal.csv", "notes.txt", "another (1).db"])
def test_what_may_lie_beside_a_journal_is_not_pointed_out(type_, well, surroundings, name):
    (surroundings / name).write_bytes(b"x")
    assert type_("check").code == 0


LEFT = [
    *(".copy-abc.part", ".journal.db.x1.new", ".merge-ab_c12", ".journal.csv.ab_c12de.part"),
    "backups/.copy-abc.part",
]


@pytest.mark.parametrize("name", LEFT)
def test_what_a_command_that_was_cut_short_left_is_pointed_out_and_left_alone(type_, well, surroundings, name):
    place = surroundings / name
    if "merge" in name:
        place.mkdir()
        place /= ".copy-abc.part"
    place.write_bytes(b"x")
    before = state_of(surroundings)
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"beside"})
    assert name in found(answer)["beside"]["says"]
    assert found(answer)["beside"]["do"].startswith(f"tracker check --mend   removes that in {surroundings}")
    assert state_of(surroundings) == before


def test_all_that_lies_beside_it_is_pointed_out_at_once(type_, well, surroundings):
    for name in (".copy-abc.part", "journal (1).db"):
        (surroundings / name).write_bytes(b"x")
    findings = [one["says"] for one in type_("check --json").json["findings"] if one["about"] == "beside"]
    assert [said.split(":")[0] for said in findings] == [
        "A second journal lies beside it",
        "Left over from a command that was cut short, and may hold all of the journal",
    ]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_what_a_merge_that_was_killed_left_is_pointed_out(type_, well, surroundings, monkeypatch):
    other = surroundings / "other.db"
    shutil.copy2(well.path, other)
    monkeypatch.setattr("tracker.store.merge.open_journal", lambda path: os._exit(9))
    child = os.fork()
    if child == 0:
        type_(f"merge {other}")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    (left,) = surroundings.glob(".merge-*")
    assert left.name in found(type_("check --json"))["beside"]["says"]


def test_a_stray_wal_is_pointed_out_and_not_played_into_the_journal(type_, well, surroundings):
    (surroundings / "journal.db-wal").write_bytes(b"of another file" * 100)
    before = state_of(surroundings)
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"file", "beside"})
    assert "journal.db-wal beside the journal" in found(answer)["beside"]["says"]
    assert state_of(surroundings) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that ends in the middle needs fork")
def test_a_write_that_was_cut_short_is_pointed_out_and_not_taken_back_here(type_, well, surroundings):
    child = os.fork()
    if child == 0:
        connection = sqlite3.connect(well.path, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE spill (x)")
        connection.executemany("INSERT INTO spill VALUES (zeroblob(3000))", [()] * 200)
        os._exit(0)
    os.waitpid(child, 0)
    assert (surroundings / "journal.db-journal").stat().st_size > 0
    before = state_of(surroundings)
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"file", "beside"})
    assert "a write was cut short" in found(answer)["file"]["says"]
    assert state_of(surroundings) == before
    assert type_("show today").code == 0
    assert type_("check").code == 0


def test_a_backup_that_is_not_what_was_written_is_pointed_out(type_, well, surroundings):
    (backup,) = (surroundings / "backups").glob("*.db")
    damage(backup, 50, 1)
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"backup"})
    assert "is not the file that was written" in found(answer)["backup"]["says"]
    backup.unlink()
    assert "is not the file that was written" in found(type_("check --json"))["backup"]["says"]


def test_an_old_backup_matters_only_where_something_was_written_since(type_, well, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-27T14:30")
    assert type_("check").code == 0
    monkeypatch.setenv("TRACKER_NOW", "2026-12-02T14:30")
    answer = type_("check")
    assert answer.code == 0
    assert "is 12 days old; its bytes are those that were written." in answer.all
    type_("log t6")
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"backup"})
    assert found(answer)["backup"]["do"] == "tracker backup"


def test_an_undo_is_a_change_that_a_backup_does_not_hold(type_, well, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-12-02T14:30")
    type_("undo")
    assert set(found(type_("check --json"))) == {"backup"}


def test_a_redo_is_one_too(type_, well, monkeypatch):
    type_("undo")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:31")
    type_("backup")
    monkeypatch.setenv("TRACKER_NOW", "2026-12-02T14:30")
    assert type_("check").code == 0
    type_("redo")
    assert set(found(type_("check --json"))) == {"backup"}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"made": "soon", "sha256": ""}', '{"made": 7, "sha256": "x"}'])
def test_a_manifest_that_cannot_be_read_proves_no_backup(type_, well, surroundings, content):
    (manifest,) = (surroundings / "backups").glob("*.json")
    manifest.write_text(content)
    assert "There is no backup in" in found(type_("check --json"))["backup"]["says"]


def test_a_disk_that_is_nearly_full_is_pointed_out(type_, well, monkeypatch):
    full = shutil.disk_usage(well.path.parent)._replace(free=5_000_000)
    monkeypatch.setattr(around.shutil, "disk_usage", lambda path: full)
    answer = type_("check --json")
    assert (answer.code, set(found(answer))) == (1, {"room"})
    assert "5 MB are free" in found(answer)["room"]["says"]


def test_a_journal_that_is_read_only_is_checked_all_the_same(type_, well):
    well.path.chmod(0o400)
    assert type_("check").code == 0
    assert well.path.stat().st_mode & 0o777 == 0o400


# --- mending ---


def test_mend_asks_for_yes_where_nobody_can_be_asked_and_then_does_what_it_says(type_, well, surroundings):
    well.path.chmod(0o644)
    old, new = surroundings / ".copy-old.part", surroundings / ".copy-new.part"
    for one in (old, new):
        one.write_bytes(b"x")
    merging = surroundings / ".merge-old"
    (merging / "in").mkdir(parents=True)
    for one in (old, merging):
        os.utime(one, (1_000_000_000, 1_000_000_000))
    before, bytes_before = state_of(surroundings), well.bytes()
    answer = type_("check --mend")
    assert (answer.code, answer.out) == (2, "")
    assert f"Remove {old.name}" in answer.all and "add --yes" in answer.all
    assert state_of(surroundings) == before
    answer = type_("check --mend --yes --json")
    assert [said.split(",")[0] for said in answer.json["mended"]] == [
        f"Let nobody but you read or write {well.path}",
        "Remove .copy-old.part",
        "Remove .merge-old",
    ]
    assert not old.exists() and not merging.exists()
    assert new.exists(), "what is young may belong to a command that is at work"
    assert well.path.stat().st_mode & 0o777 == 0o600
    assert well.bytes() == bytes_before
    assert set(found(answer)) == {"beside"}
    assert "nothing to mend" in type_("check --mend").all


def test_mend_takes_a_write_ahead_log_into_the_journal(type_, well):
    with closing(sqlite3.connect(well.path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    assert "mode" in found(type_("check --json"))
    answer = type_("check --mend --yes")
    assert (answer.code, "write-ahead log into the journal" in answer.all) == (0, True)
    assert well.path.read_bytes()[18:20] == b"\1\1"


def test_yes_without_mend_answers_nothing(type_, well):
    assert type_("check --yes").code == 2


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals here")
def test_each_thing_to_mend_is_asked_about_at_a_terminal(well, surroundings):
    well.path.chmod(0o644)
    old = surroundings / ".copy-old.part"
    old.write_bytes(b"x")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    at = Terminal("check", "--mend")
    at.wait_for("[y/N]")
    at.press("n\n")
    at.wait_for("[y/N]")
    at.press("y\n")
    assert at.end() == 1
    assert not old.exists() and well.path.stat().st_mode & 0o777 == 0o644
