"""Settings: where each is from, what is refused, and what a file that cannot be read may not do."""

from __future__ import annotations

import errno
import os
import shutil
import string
import tomllib
from pathlib import Path

import pytest
from cli_program import Journal
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.settings import KEYS, change_settings, read_settings
from tracker.errors import TrackerError

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.fixture
def file(surroundings):
    """The file of settings, which is not there yet, in its folder."""
    path = Path(os.environ["HOME"]) / ".config" / "b12-tracker" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def own(surroundings, empty_file, monkeypatch):
    """The journal at the place where it is by default."""
    monkeypatch.delenv("TRACKER_JOURNAL")
    path = Path(os.environ["HOME"]) / ".local" / "share" / "b12-tracker" / "journal.db"
    path.parent.mkdir(parents=True)
    shutil.copyfile(empty_file, path)
    return Journal(path)


def holds(type_, key, option=""):
    (found,) = type_(f"config {key} --json {option}").json["settings"]
    assert set(found) == {"key", "value", "source"}
    return found["value"], found["source"]


# --- what goes before what ---

TABLE = [
    ("date-order", "none", "mdy", "dmy"),
    ("emergency", "your local emergency number", "112", "999"),
    ("paper", "a4", "letter", "a4"),
    ("plain", "off", "on", "off"),
    ("backup", "off", "weekly", "daily"),
]


@pytest.mark.parametrize(("key", "default", "in_file", "in_environment"), TABLE)
def test_the_environment_goes_before_the_file_and_the_file_before_the_default(
    type_, file, monkeypatch, key, default, in_file, in_environment
):
    assert holds(type_, key) == (default, "default")
    assert type_(f"config {key} {in_file}").code == 0
    assert holds(type_, key) == (in_file, "file")
    monkeypatch.setenv(KEYS[key].variable, in_environment)
    assert holds(type_, key) == (in_environment, "environment")
    monkeypatch.setenv(KEYS[key].variable, "")
    assert holds(type_, key) == (in_file, "file")
    assert type_(f"config {key} -").code == 0
    assert holds(type_, key) == (default, "default")


def test_the_table_and_the_journal_are_all_the_keys(type_):
    assert [key for key, *_ in TABLE] + ["backup-to", "journal"] == list(KEYS)
    assert [one["key"] for one in type_("config --json").json["settings"]] == list(KEYS)


def test_the_journal_is_where_an_option_says_then_the_environment_then_the_file(type_, own, file, monkeypatch):
    assert holds(type_, "journal") == (str(own.path), "default")
    work = Path.cwd()
    assert type_("config journal file.db").code == 0
    assert holds(type_, "journal") == (str(work / "file.db"), "file")
    monkeypatch.setenv("TRACKER_JOURNAL", "environment.db")
    assert holds(type_, "journal") == (str(work / "environment.db"), "environment")
    assert holds(type_, "journal", "--journal option.db") == (str(work / "option.db"), "option")
    for line, place in [("log t6 --journal option.db", "option.db"), ("log t6", "environment.db")]:
        assert type_(line).code == 0
        assert (work / place).exists()
    monkeypatch.delenv("TRACKER_JOURNAL")
    answer = type_("log t6")
    assert (work / "file.db").exists()
    assert "In file.db" not in answer.all, "what somebody set is their own journal"
    assert own.rows() == []


def test_plain_by_an_option_goes_before_all(type_, file, journal, monkeypatch):
    type_("config plain on")
    assert type_("log t6").out.startswith("Saved for")
    monkeypatch.setenv("TRACKER_PLAIN", "off")
    assert not type_("log t6").out.startswith("Saved for")
    assert type_("log t6 --plain").out.startswith("Saved for")


@pytest.mark.thorough
def test_the_paper_that_was_set_is_the_reports(type_, journal):
    import pypdf

    type_("log t6")
    type_("config paper letter")
    type_("report -o set.pdf")
    type_("report -o asked.pdf --paper a4")
    widths = [round(pypdf.PdfReader(name).pages[0].mediabox.width) for name in ("set.pdf", "asked.pdf")]
    assert widths == [612, 595]


def test_whom_to_call_is_in_the_sentence_of_a_warning(type_, journal):
    type_("config emergency 999 or 112")
    assert "Call 999 or 112 now." in type_("alarm 3").all


# --- the order of dates ---

MARCH = "2026-03-04"
WRITTEN = [
    ("log t6 4/3/2026", 1),
    ("shot b12 1 mg 4/3/2026", 1),
    ("take b12 1000 ug 4/3/2026", 1),
    ("lab b12 412 ng/L 4/3/2026", 1),
    ("fall 4/3/2026 stairs", 1),
    ("note 4/3/2026 slept badly", 1),
    ("visit dr rao 4/3/2026", 1),
    ("alarm 3 4/3/2026", 1),
]


@pytest.mark.parametrize(("line", "count"), WRITTEN)
def test_a_day_that_can_be_two_is_read_as_it_was_set_and_otherwise_refused(type_, journal, line, count):
    refused = type_(line)
    assert (refused.code, refused.out, journal.rows()) == (2, "", [])
    assert "4 March" in refused.all and "3 April" in refused.all
    type_("config date-order dmy")
    assert type_(line).code == 0
    type_("config date-order mdy")
    assert type_(line).code == 0
    assert journal.rows("day") == [("2026-03-04",), ("2026-04-03",)] * count


@pytest.mark.parametrize("order", ["dmy", "mdy", "none"])
@pytest.mark.parametrize("day", [MARCH, "4 mar", "mar 4", "4 march 2026"])
def test_days_that_can_be_only_one_are_read_whatever_is_set(type_, journal, day, order):
    type_(f"config date-order {order}")
    assert type_(f"log t6 {day}").code == 0
    assert journal.rows("day") == [(MARCH,)]


def test_a_day_is_not_turned_round_to_fit(type_, journal):
    type_("config date-order dmy")
    answer = type_("log t6 10/25/2026")
    assert (answer.code, 'no such day as "10/25/2026", with the day first' in answer.all) == (2, True)


def test_a_day_without_its_year_is_read_as_it_was_set(type_, journal):
    type_("config date-order dmy")
    type_("log t6 4/3")
    assert journal.rows("day") == [(MARCH,)]


@pytest.mark.thorough
def test_the_days_of_a_correction_and_of_what_is_shown_are_read_so_too(type_, journal):
    type_("config date-order mdy")
    type_("log t6")
    assert type_("edit 1 3/4/2026").code == 0
    assert journal.rows("day") == [(MARCH,)]
    assert type_("show 3/4/2026 --json").json["from"] == MARCH
    found = type_("show --since 3/4/2026 --until 4/3/2026 --json").json
    assert (found["from"], found["to"]) == (MARCH, "2026-04-03")
    assert type_("report --since 3/4/2026 -o r.pdf").code == type_("chart --since 3/4/2026 -o c.svg").code == 0
    made = type_("plan take folate 5 mg daily --from 3/4/2026 --json").json["plans"]
    assert made[0]["from"] == MARCH
    assert type_("profile born 3/4/1968 --json").json["born"] == "1968-03-04"


def test_a_file_is_imported_as_it_was_set_unless_an_option_says_otherwise(type_, journal):
    Path("d.csv").write_text("date,tingling\n4/3/2026,6\n")
    assert type_("import d.csv").code == 2
    type_("config date-order dmy")
    assert type_("import d.csv").code == 0
    assert journal.rows("day") == [(MARCH,)]
    assert type_("import d.csv --dates mdy").code == 0
    assert journal.rows("day")[-1] == ("2026-04-03",)


# --- what is refused ---


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["date-order", "ymd"], "dmy, mdy, none"),
        (["paper", "a5"], "a4, letter"),
        (["plain", "maybe"], "on, off"),
        (["emergency", "x" * 61], "60 characters"),
        (["emergency", "call\n112"], "on one line"),
        (["emergency", "1\u202e12"], "on one line"),
        (["journal", "."], "is a folder"),
        (["journal", "a.txt"], "a.txt cannot be used"),
        (["journal", "missing/journal.db"], "There is no folder"),
        (["journal", "a\u200bb.db"], "cannot be seen"),
        (["journal", "a\udcffb.db"], "cannot be seen"),
        (["jounral", "x.db"], "date-order, emergency, paper, plain, backup, backup-to, journal"),
        (["colour"], "date-order, emergency, paper, plain, backup, backup-to, journal"),
    ],
)
def test_what_cannot_be_set_is_refused_and_no_file_is_written(type_, file, words, says):
    Path("a.txt").write_text("a text " * 1_000)
    answer = type_("config", *words)
    assert (answer.code, answer.out) == (3 if "a.txt" in words else 2, "")
    assert says in answer.all
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize(("variable", "value"), [("DATE_ORDER", "ymd"), ("PAPER", "a5"), ("EMERGENCY", "x" * 61)])
def test_what_the_environment_cannot_mean_stops_no_entry_and_is_said_after_it(
    type_, journal, monkeypatch, variable, value
):
    monkeypatch.setenv(f"TRACKER_{variable}", value)
    assert type_("alarm 3").code == 0
    assert type_("log t6 --json").err == ""
    answer = type_("config")
    assert (answer.code, answer.err.count(f"unset TRACKER_{variable}")) == (0, 1)
    assert len(journal.rows()) == 2


def test_what_goes_before_a_setting_is_pointed_out_when_it_is_set(type_, file, monkeypatch):
    monkeypatch.setenv("TRACKER_PAPER", "a4")
    answer = type_("config paper letter")
    assert answer.code == 0
    assert "in the environment, as TRACKER_PAPER goes before it: a4" in answer.all
    assert tomllib.loads(file.read_text()) == {"paper": "letter"}


def test_a_setting_that_is_made_for_somebody_is_said_to_hold_for_all(type_):
    type_("journal add mum")
    assert "hold for every journal" in type_("config paper letter --for mum").all
    assert "hold for every journal" not in type_("config paper a4").all


def test_another_journal_is_pointed_out_to_be_empty_and_the_way_back_is_said(type_, own):
    type_("log t6")
    answer = type_("config journal other.db")
    assert "There is none yet" in answer.all and "Nothing was moved." in answer.all
    assert "Wrong? tracker config journal -" in answer.all
    type_("config journal -")
    assert len(type_("show --json").json["entries"]) == 1


# --- the file ---


@posix
def test_the_file_is_for_its_owner_alone(type_):
    type_("config paper letter")
    file = Path(os.environ["HOME"]) / ".config" / "b12-tracker" / "config.toml"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_comments_and_what_is_not_ours_stay(type_, file):
    file.write_text('# mine\npaper = "a4"  # as at home\nfuture = 1\n\n[other]\npaper = "x"\n')
    assert type_("config paper letter").code == 0
    assert file.read_text() == '# mine\npaper = "letter"  # as at home\nfuture = 1\n\n[other]\npaper = "x"\n'
    type_("config plain on")
    type_("config paper -")
    assert file.read_text() == '# mine\nfuture = 1\n\nplain = "on"\n[other]\npaper = "x"\n'


@posix
def test_a_link_to_the_file_stays_a_link(type_, file, surroundings):
    kept = surroundings / "kept.toml"
    kept.write_text("# kept\n")
    file.symlink_to(kept)
    assert type_("config plain on").code == 0
    assert file.is_symlink()
    assert kept.read_text() == '# kept\nplain = "on"\n'


def test_what_cannot_be_changed_without_touching_more_is_left_alone(type_, file):
    text = 'emergency = """\nfirst\npaper = "a4"\n"""\n'
    file.write_text(text)
    answer = type_("config paper letter")
    assert (answer.code, answer.out) == (1, "")
    assert "Change it by hand." in answer.all
    assert file.read_text() == text


@pytest.mark.parametrize("text", ["paper = a4\n", "paper = 'a4'\npaper = 'a4'\n", "= 1", "x = " + "[" * 50_000])
def test_a_file_that_cannot_be_read_is_never_written(type_, file, text):
    file.write_text(text)
    answer = type_("config plain on")
    assert (answer.code, answer.out) == (1, "")
    assert "left as it is" in answer.all and "move it away" in answer.all
    assert file.read_text() == text


def test_the_line_of_a_mistake_is_said(type_, file):
    file.write_text('plain = "on"\npaper = a4\n')
    for line in ("config", "config plain off", "log t6"):
        assert "line 2" in type_(line).all, line


KEPT = st.dictionaries(
    st.text(string.ascii_lowercase, min_size=1, max_size=5).map(lambda name: f"x{name}"),
    st.integers(0, 99) | st.booleans(),
    max_size=4,
)


@pytest.mark.thorough
@given(
    KEPT,
    st.sampled_from(sorted(KEYS)),
    st.text(st.characters(min_codepoint=32, exclude_categories=["C", "Z"]) | st.just(" "), max_size=20),
    st.text(st.characters(min_codepoint=32, exclude_categories=["C", "Z"]), max_size=20),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_set_is_read_again_and_all_else_stays(tmp_path_factory, kept, key, first, second, end):
    path = tmp_path_factory.mktemp("settings") / "config.toml"
    lines = [f"{name} = {str(value).lower()}  # {name}" for name, value in kept.items()]
    path.write_bytes("".join(line + end for line in lines).encode())
    before = path.read_bytes()
    for value in (first, second):
        change_settings(path, key, value)
        assert tomllib.loads(path.read_text(encoding="utf-8")) == kept | {key: value}
    change_settings(path, key, None)
    assert path.read_bytes() == before


# --- a file that cannot be read, and the next entry ---

BROKEN = [
    b'paper = "a4\n',
    b"plain = maybe\n",
    b'date-order = "ymd"\n',
    b"paper = 4\n",
    b"colour = 'red'\n",
    b"[paper]\nx = 1\n",
    b"emergency = ''\n",
]


@pytest.mark.parametrize("text", BROKEN)
def test_an_entry_is_saved_whatever_is_wrong_with_the_other_settings(type_, own, file, text):
    file.write_bytes(text)
    answer = type_("log t6")
    assert answer.code == 0
    assert "Not all of the settings are used" in answer.all
    assert str(file) in answer.all.replace(" ", "")
    assert len(own.rows()) == 1
    assert type_("log b4 --json").err == ""
    assert len(own.rows()) == 2


MAYBE_ANOTHER = [
    b'journal = "/home/sam/j.db\n',
    b"# the journal is elsewhere\npaper = a4\n",
    b"journal = 5\n",
    b"journal = 'relative.db'\n",
    b"[journal]\npath = 'x'\n",
    b"Journal = '/home/sam/j.db'\n",
    b"journal = ''\n",
    b"\xff\xfej\x00o\x00u\x00r\x00n\x00a\x00l\x00",
]


@pytest.mark.parametrize("text", MAYBE_ANOTHER)
def test_where_the_file_may_name_another_journal_nothing_is_written_to_this_one(type_, own, file, text):
    file.write_bytes(text)
    before = own.bytes()
    for line in ("log t6", "shot b12 1 mg", "undo", "show", "backup", "profile name Sam Example"):
        answer = type_(line)
        assert (answer.code, answer.out) == (1, ""), line
        assert "which journal" in answer.all and "--journal PATH" in answer.all
    assert own.bytes() == before
    assert [path.name for path in own.path.parent.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("text", MAYBE_ANOTHER)
def test_where_the_journal_is_said_such_a_file_stops_nothing(type_, own, file, text, monkeypatch):
    file.write_bytes(text)
    answer = type_(f"log t6 --journal {own.path}")
    assert (answer.code, "Not all of the settings are used" in answer.all) == (0, True)
    monkeypatch.setenv("TRACKER_JOURNAL", str(own.path))
    assert type_("log b4").code == 0
    assert len(own.rows()) == 2


@pytest.mark.parametrize("text", MAYBE_ANOTHER)
def test_the_settings_are_shown_whatever_is_wrong_with_them(type_, own, file, text):
    file.write_bytes(text)
    answer = type_("config --json")
    assert answer.code == 0
    assert answer.json["problem"]
    assert answer.json["settings"][-1] == {"key": "journal", "value": None, "source": None}
    said = type_("config")
    assert (said.code, "left out" in said.out) == (0, True)
    assert "not known" in type_("config --plain").out


@pytest.mark.thorough
@posix
@pytest.mark.parametrize(
    "make",
    [
        Path.mkdir,
        pytest.param(lambda path: path.symlink_to("nowhere"), marks=pytest.mark.thorough),
        pytest.param(lambda path: path.symlink_to(path), marks=pytest.mark.thorough),
        lambda path: os.mkfifo(path),
    ],
    ids=["a folder", "a link to nowhere", "a link to itself", "a pipe"],
)
def test_something_else_in_the_place_of_the_file_is_not_waited_for(start, own, file, make):
    make(file)
    answer = start("log t6")
    assert (answer.code, answer.out) == (1, "")
    assert start("config plain on").code == 1
    assert start("config").code == 0
    assert own.rows() == []


@posix
def test_a_file_without_the_right_to_read_it_is_refused(file):
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    file.write_text('paper = "a4"\n')
    file.chmod(0)
    assert read_settings(file).hides_journal


def test_no_file_is_no_problem(tmp_path):
    assert (read_settings(None).problem, read_settings(tmp_path / "none.toml").problem) == ("", "")


@pytest.mark.thorough
@posix
@pytest.mark.parametrize(
    "home", [None, *(pytest.param(home, marks=pytest.mark.thorough) for home in ("", "relative"))]
)
def test_without_a_home_there_are_no_settings_and_an_entry_is_still_saved(start, journal, home):
    drop = ("HOME",) if home is None else ()
    given = {} if home is None else {"HOME": home}
    assert start("log t6", drop=drop, **given).code == 0
    shown = start("config --json", drop=drop, **given)
    assert (shown.code, shown.json["file"]) == (0, None)
    refused = start("config plain on", drop=drop, **given)
    assert (refused.code, refused.out) == (1, "")
    assert "HOME is not set" in refused.all and "TRACKER_PLAIN" in refused.all
    assert len(journal.rows()) == 1


@posix
def test_a_folder_that_cannot_be_made_is_an_error_and_nothing_else(type_, surroundings):
    (Path(os.environ["HOME"]) / ".config").write_text("a file")
    answer = type_("config plain on")
    assert (answer.code, answer.out) == (1, "")
    assert "Traceback" not in answer.err and ".config" in answer.err


def test_a_value_that_no_text_can_hold_leaves_the_file_alone(tmp_path):
    path = tmp_path / "config.toml"
    with pytest.raises(TrackerError):
        change_settings(path, "emergency", "\udcff")
    assert not path.exists()


# --- a disk that fails, power that goes ---


@posix
def test_a_setting_is_on_the_disk_with_its_folders_when_it_is_acknowledged(type_, surroundings, monkeypatch):
    """A cut of power took the first setting with its folder: the next entry would have gone to another journal."""
    synced = []
    fsync = os.fsync

    def noted(handle):
        synced.append(os.fstat(handle).st_ino)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    home = Path(os.environ["HOME"])
    assert type_("config date-order dmy").code == 0
    for folder in (home, home / ".config", home / ".config" / "b12-tracker"):
        assert folder.stat().st_ino in synced, folder
    assert synced[-1] == (home / ".config" / "b12-tracker").stat().st_ino, "the folder last, when the name is in it"


@posix
def test_a_disk_that_fails_at_the_last_step_is_not_said_to_have_written_nothing(type_, file, monkeypatch):
    def fails(folder):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("tracker.cli.terminal.files.sync_folder", fails)
    answer = type_("config date-order dmy")
    assert (answer.code, answer.out) == (1, "")
    assert "is written, but the disk answered with an error" in answer.all
    assert tomllib.loads(file.read_text()) == {"date-order": "dmy"}


@posix
def test_a_file_system_that_cannot_keep_names_safe_is_written_to_all_the_same(type_, file, monkeypatch):
    def cannot(folder):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("tracker.cli.terminal.files.sync_folder", cannot)
    assert type_("config date-order dmy").code == 0


def test_the_home_of_somebody_unknown_is_a_folder_that_is_not_there(type_, monkeypatch):
    for answer in (type_("log t6 --journal ~nobodyatall/j.db"), type_("show --journal ~nobodyatall/j.db")):
        assert (answer.code, answer.out) == (3, "")
        assert "~nobodyatall" in answer.err
    refused = type_("config journal ~nobodyatall/j.db")
    assert (refused.code, refused.out) == (2, "")
    monkeypatch.setenv("TRACKER_JOURNAL", "~nobodyatall/j.db")
    assert type_("log t6").code == 3
