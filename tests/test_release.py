"""What a release carries beside the program: the description of the package, and the manual page."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tracker.cli import app, manual
from tracker.cli.commands import COMMANDS
from tracker.errors import TrackerError
from tracker.store.copies import encryption

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Journals exist that these programs wrote. A line is added when a version with another schema is released.
FROZEN = {
    "0001": "51196c238e13d3e00e61309cf64bec5079a0d034d90f95d8840d266ce21ba82f",
    "0002": "8d7167819c0892902dc6296743179853f979c66caa72e779b5d481d2f55cb73d",
    "0003": "148ee08ac6ad359f94d285ee42e8eca1fc48f00c3ab890ef49aa5971b18e7b73",
    "0004": "c2c84541c118357fb6091bb0909291b2a2aaee80d25d4177b9946f31d685a35c",
}
CODE = re.compile(r"`([a-z-]+)`")
LINK = re.compile(r'(?:\]\(|(?:src|href)=")([^)"]+)')


def maker(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def description(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module without the build system, which is there only while a package is built."""
    for name in ("hatchling", "hatchling.metadata", "hatchling.metadata.plugin"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    interface = SimpleNamespace(MetadataHookInterface=object)
    monkeypatch.setitem(sys.modules, "hatchling.metadata.plugin.interface", interface)
    return maker("make_description")


def test_with_an_address_every_link_and_picture_of_the_description_leads_there(description: ModuleType) -> None:
    pages, pictures = "https://example.org/pages", "https://example.org/raw"
    text = description.described(README, pages=pages, pictures=pictures)
    assert {link for link in LINK.findall(text) if not link.startswith("https://")} == set()
    assert f'<img src="{pictures}/docs/pictures/page.png" width=' in text
    assert f"({pictures}/docs/pictures/terminal.svg)" in text
    assert f"[security]({pages}/SECURITY.md)" in text
    assert len(LINK.findall(text)) == len(LINK.findall(README))


def test_without_an_address_the_description_says_where_the_installed_pages_are(description: ModuleType) -> None:
    text = description.described(README)
    assert {link for link in LINK.findall(text) if not link.startswith("https://")} == set()
    assert "<img" not in text and "page of Sam Example: falls" in text
    assert "(`tracker help`)" in text
    topics = set(re.findall(r"\(`tracker help ([a-z-]+)`\)", text))
    assert {"your-list", "statistics", "backups"} <= topics <= manual.topics().keys()
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    files = set(re.findall(rf"`{description.INSTALLED}/([^`]+)`", text))
    assert files == {"SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    assert all(shared[name] == f"{description.INSTALLED}/{name}" for name in files)


def test_the_manual_page_is_what_the_program_says() -> None:
    made = maker("make_man")
    assert made.PAGE.read_text(encoding="ascii") == made.page(), "run: python docs/make_man.py"


def test_the_manual_page_has_every_command_and_lines_that_are_no_requests_by_chance() -> None:
    page = maker("make_man").page()
    for command in COMMANDS:
        assert f"\n.SS tracker {command.__name__.rstrip('_')}\n" in page
    known = r"\.(\\\"|TH|SH|SS|PP|TP|B|RI|I|br|nf|fi)\b|\.\\\""
    assert [line for line in page.splitlines() if line.startswith((".", "'")) and not re.match(known, line)] == []
    assert ".B TRACKER_NOW\n" in page and ".B 130\n" in page and "journal.db\n" in page


def test_both_names_of_the_program_have_the_manual_page() -> None:
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    for name in PROJECT["project"]["scripts"]:
        assert shared[f"docs/{name}.1"] == f"share/man/man1/{name}.1"
        assert (ROOT / "docs" / f"{name}.1").is_file()


def errors_below(error: type[TrackerError]) -> Iterator[type[TrackerError]]:
    yield error
    for one in error.__subclasses__():
        yield from errors_below(one)


def test_every_exit_code_and_error_code_is_promised() -> None:
    assert issubclass(encryption.Locked, TrackerError) and issubclass(app._Bug, TrackerError)
    table = (ROOT / "docs" / "stability.md").read_text(encoding="utf-8").split("| exit code |")[1].split("\n\n")[0]
    said = {
        (int(row[1]), code) for row in re.finditer(r"^\| (\d+) \|(.*)$", table, re.M) for code in CODE.findall(row[2])
    }
    assert said == {(error.exit_code, error.code) for error in errors_below(TrackerError)}


@pytest.mark.parametrize("schema", FROZEN)
def test_the_golden_journal_of_a_schema_is_never_made_again(schema: str) -> None:
    golden = (ROOT / "tests" / "store" / "golden" / f"{schema}.sql").read_bytes().replace(b"\r\n", b"\n")
    assert hashlib.sha256(golden).hexdigest() == FROZEN[schema]
