"""README and manual say what the program does: their examples run, and the answers they show are the program's."""

from __future__ import annotations

import importlib.util
import io
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tracker.cli import run
from tracker.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# What the examples of the help are about.
KEPT = [
    "import diary.csv",
    "ask May I swim?",
    "visit dr rao 3 nov",
    "log tingling 6 balance 4",
    *(f"shot hydroxocobalamin 1 mg {weeks} weeks ago" for weeks in (15, 13, 11, 9)),
    "take b12 1000 ug yesterday",
    "plan take folate 5 mg daily",
    "plan shot b12 1 mg alternate days until told otherwise then every 2 months",
    "fall yesterday stairs",
    "note dizzy after stairs",
    "visit dr rao 24 nov 10:40",
    "log tingling 5",
    "undo",
    "backup",
]
# What asks the person something.
TYPED_AT = ("tracker log", "tracker log again", "tracker alarm", "tracker purge 143", "tracker backup --encrypt")
COMMAND = re.compile(r"(?:(?:tracker|b12)\b|echo .*\| *tracker\b)")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn_once: Callable[[], None]) -> Path:
    """A folder, a journal that is not there yet, and half past two on a Friday."""
    for name, value in {
        "TRACKER_JOURNAL": str(tmp_path / "journal.db"),
        "TRACKER_NOW": "2026-11-20T14:30",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "COLUMNS": "72",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("TRACKER_PLAIN", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


def steps(page: str) -> Iterator[tuple[str, str | None]]:
    """Every command of a page in its order, with the answer that the page shows, or None where it shows none.

    Commands stand in blocks marked sh. In a block marked text a line that begins with $ is one, before its answer.
    """
    for kind, block in re.findall(r"```(sh|text)\n(.*?)```", page, flags=re.DOTALL):
        if kind == "sh":
            yield from ((line, None) for line in block.splitlines() if COMMAND.match(line))
        elif block.startswith("$ "):
            for example in block.removeprefix("$ ").split("\n$ "):
                line, _, answer = example.partition("\n")
                yield line, answer.rstrip("\n") + "\n"


def typed(line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run one line of a page; ``echo ... | tracker ...`` gives standard input."""
    given, _, command = line.rpartition(" | ") if line.startswith("echo ") else ("", "", line)
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(shlex.split(given)[1:]) + "\n" if given else ""))
    return run(shlex.split(command, comments=True)[1:])


# The pages that everybody reads; the others in the thorough run.
FIRST = {"README.md"}


@pytest.mark.parametrize(
    "page",
    [page if page.name in FIRST else pytest.param(page, marks=pytest.mark.thorough) for page in PAGES],
    ids=lambda page: page.name,
)
def test_every_example_of_a_page_runs_and_answers_as_shown(
    page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for line, shown in steps(page.read_text(encoding="utf-8")):
        code = typed(line, monkeypatch)
        captured = capsys.readouterr()
        assert code == 0 or shown is not None, f"{line}\n{captured.err}"
        if shown is not None:
            assert captured.out + (captured.err if code else "") == shown, line


def test_there_are_examples_to_run() -> None:
    assert sum(1 for _ in steps(README)) > 20
    assert any(shown for _, shown in steps(README))


def commands_page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_commands", ROOT / "docs" / "make_commands.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_what_the_program_says() -> None:
    maker = commands_page()
    assert maker.PAGE.read_text(encoding="utf-8") == maker.page(), "run: python docs/make_commands.py"


def test_the_prepared_answers_are_what_the_program_says() -> None:
    for path, text in commands_page().prepared_texts().items():
        assert text.isascii(), "every terminal can show it"
        assert path.read_text(encoding="utf-8") == text, "run: python docs/make_commands.py"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_every_command_is_in_the_readme_or_the_manual(command: object) -> None:
    name = command.__name__.rstrip("_")  # type: ignore[attr-defined]
    manual = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.name != "commands.md")
    assert re.search(rf"tracker {name}\b|`{name}`|`{name} ", manual) or name == "today"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal in which the examples of the help find what they are about: 160 entries, plans, a list."""
    folder = tmp_path_factory.mktemp("kept")
    rows = [f"symptom,2026-{6 + n // 30:02}-{1 + n % 30:02},tingling,{n % 11}" for n in range(160)]
    (folder / "diary.csv").write_text("kind,day,name,value\n" + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_JOURNAL", str(folder / "journal.db"))
        patch.setenv("TRACKER_NOW", "2026-11-20T14:30")
        patch.chdir(folder)
        for line in KEPT:
            assert run(line.split()) == 0, line
    return folder


def examples_in_help() -> list[str]:
    """Every example that needs neither a file of its own nor somebody to press a key."""
    lines = [line.strip() for command in COMMANDS for line in (command.__doc__ or "").splitlines()]
    examples = [line for line in lines if COMMAND.match(line)]
    return [line for line in examples if not {"FILE", "age1..."} & {*line.split()} and line not in TYPED_AT]


@pytest.mark.thorough
@pytest.mark.parametrize("line", examples_in_help())
def test_every_example_in_the_help_runs(
    line: str, kept: Path, surroundings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(kept, surroundings, dirs_exist_ok=True)
    if "move" in line:
        for before in ("journal add mum", "--for mum log t6"):
            assert run(before.split()) == 0
    if "merge fatigue" in line:
        assert run(["log", "fatigue", "3", "yesterday"]) == 0
    if "inbox" in line:
        Path("diary.txt").write_text("2026-11-19 t6\n", encoding="utf-8")
        assert line != "tracker inbox" or run(["inbox", "diary.txt"]) == 0
    code = typed(line, monkeypatch)
    assert code == 0, capsys.readouterr().err


def test_every_page_of_the_manual_can_be_reached_and_every_link_leads_somewhere() -> None:
    linked: set[Path] = set()
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                path = (page.parent / target).resolve()
                assert path.exists(), f"{page.name}: {target}"
                linked.add(path)
    assert {page for page in DOCS if page not in linked} == set()


def test_each_promise_names_a_test_that_is_there() -> None:
    for page in (ROOT / "docs" / "reliability.md", ROOT / "SECURITY.md"):
        named = re.findall(r"`(tests/[\w/]+\.py)`: `(test_\w+)`", page.read_text(encoding="utf-8"))
        assert len(named) > 9
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), test
