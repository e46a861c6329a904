"""The structure: which package may import which, what a start loads, and lists that must agree."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker import errors
from tracker.store.file import schema

PACKAGE = Path(tracker.__file__).parent
MIGRATIONS = Path(__file__).parent.parent / "migrations"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if "_migrations" not in path.parts
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

# What each room may import of ours, beside itself and tracker.errors. A room inside another one is named whole; what
# is not named stands in the outer one.
OURS: dict[str, set[str]] = {
    "domain.model": set(),
    "domain.wording": {"domain.model"},
    "domain.language.moments": {"domain.model", "domain.wording"},
    "domain.language": {"domain.model", "domain.wording", "domain.language.moments"},
    "domain.language.events": {"domain.model", "domain.wording", "domain.language"},
    "domain.language.plans": {"domain.model", "domain.wording", "domain.language"},
    "domain.language.diary": {"domain.model", "domain.wording", "domain.language"},
    "domain.language.symptoms": {"domain.model", "domain.wording", "domain.language"},
    "domain.analysis.doses": {"domain.model", "domain.wording"},
    "domain.analysis": {"domain.model", "domain.wording", "domain.analysis.doses"},
    "domain": {"domain.model"},
    "store.file": {"domain"},
    "store.copies": {"domain", "store.file"},
    "store.rows": {"domain", "store.file", "store.copies.copying"},
    "store": {"domain", "store.file", "store.copies", "store.rows"},
    "exchange.calendar": {"domain", "exchange"},
    "exchange.fhir": {"domain", "exchange"},
    "exchange.wide": {"domain", "exchange"},
    "exchange.meaning": {"domain", "exchange.complaint", "exchange.identity", "exchange.values"},
    "exchange.programs": {
        "domain",
        "exchange.complaint",
        "exchange.header",
        "exchange.meaning",
        "exchange.own_export",
        "exchange.programs.shape",
    },
    "exchange.programs.shape": {
        "domain",
        "exchange.complaint",
        "exchange.header",
        "exchange.meaning",
        "exchange.programs",
    },
    "exchange": {"domain", "exchange.meaning", "exchange.programs", "exchange.wide"},
    "report.content.series": {"domain"},
    "report.content": {"domain", "report.content.series"},
    "report.drawing.paper": {"domain", "report.content"},
    "report.drawing.axes": {"domain", "report.content", "report.drawing.paper"},
    "report.drawing": {"domain", "report.content", "report.drawing.paper", "report.drawing.axes"},
    "report": {"report.content", "report.drawing"},
    "cli.terminal": {"domain", "store"},
    "cli.answers": {"cli.context", "cli.settings", "cli.terminal", "domain", "store"},
    **{
        f"cli.{room}": {"cli.context", "cli.settings", "cli.standing", "cli.terminal", "cli.answers"}
        | {"domain", "store", "exchange", "report", "__version__"}
        for room in ("enter", "look", "adjust", "keep")
    },
    "cli.commands": {"cli"},
    # The argument of export is made from the table of formats.
    "cli": {"cli", "domain", "store", "exchange.formats", "__version__"},
    "__main__": {"cli"},
    "errors": set(),
    "tracker": set(),
}
# Which parts may import what is not ours and not Python's own.
THEIRS = {
    "sqlalchemy": ("tracker.store.",),
    "alembic": ("tracker.store.upgrade",),
    "platformdirs": ("tracker.store.file.paths",),
    "numpy": (
        "tracker.domain.analysis.change",
        "tracker.domain.analysis.cycle",
        "tracker.domain.analysis.student_t",
        "tracker.report.",
    ),
    "matplotlib": ("tracker.report.",),
    "typer": ("tracker.cli",),
    "pyrage": ("tracker.store.",),
    "xlsxwriter": ("tracker.exchange.wide.workbook",),
    "python_calamine": ("tracker.exchange.programs.workbook_sheets",),
}


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def room_of(module: str) -> str:
    """The innermost room that has rules: ``domain.model``, ``store``, ``report.drawing.axes``."""
    parts = module.split(".")[1:] or [module]
    inner = (".".join(parts[:deep]) for deep in (3, 2))
    return next((room for room in inner if room in OURS), parts[0])


def may_import(module: str, imported: str) -> bool:
    """Whether the rules let ``module`` import that module, or name of a module, of ours."""
    room, wanted = room_of(module), imported.removeprefix("tracker.")
    if wanted == "errors" or wanted.startswith("errors."):
        return True
    if room_of(imported) == room and room != "domain":
        return True
    return any(f"{wanted}.".startswith(f"{allowed}.") for allowed in OURS[room])


def imports(module: str) -> Iterator[tuple[str, ast.AST]]:
    """Every module or name of a module that ``module`` imports, anywhere in it, by its whole name."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively at line {node.lineno}"
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def test_the_walk_sees_every_module() -> None:
    assert len(MODULES) > 40
    assert {
        "tracker.domain.language.day_words",
        "tracker.store.journal",
        "tracker.cli",
        "tracker.report.drawing.page",
    } <= MODULES.keys()
    assert "sqlalchemy.create_engine" in {name for name, _ in imports("tracker.store.file.transactions")}


def test_a_module_imports_of_ours_only_what_its_room_may() -> None:
    for module in MODULES:
        for name, node in imports(module):
            if name.split(".")[0] == "tracker":
                assert may_import(module, name), f"{module}, line {node.lineno}: {name}"


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("tracker.domain.model.plan", "tracker.domain.analysis.doses.schedule.due"),
        ("tracker.domain.language.log_words", "tracker.domain.analysis.trend.daily"),
        ("tracker.domain.analysis.trend", "tracker.domain.language.day_words.parse_day"),
        ("tracker.domain.wording.plans", "tracker.domain.analysis.doses.schedule.due"),
        ("tracker.domain.model.records", "tracker.store.journal.Journal"),
        ("tracker.report.content.build", "tracker.report.drawing.page"),
        ("tracker.report.drawing.paper.sheet", "tracker.report.drawing.axes.panels"),
        ("tracker.report.content.build", "tracker.store.journal.Journal"),
        ("tracker.store.file.database", "tracker.store.rows.versions.live"),
        ("tracker.store.rows.versions", "tracker.store.copies.backup.back_up"),
        ("tracker.store.journal", "tracker.exchange.csv_file.write"),
        ("tracker.exchange.csv_file", "tracker.report.render"),
        ("tracker.cli.enter.log", "tracker.cli.look.show.show"),
        ("tracker.cli.answers.entries", "tracker.cli.enter.log.log"),
        ("tracker.cli.terminal.output", "tracker.cli.answers.entries.entry_json"),
        ("tracker.errors", "tracker.domain.model.records"),
    ],
)
def test_an_import_against_the_rules_is_seen(module: str, imported: str) -> None:
    assert not may_import(module, imported)


def test_every_room_has_its_rules() -> None:
    rooms = {name.rpartition(".")[0].removeprefix("tracker").removeprefix(".") for name in MODULES}
    assert {room for room in rooms if "." in room} <= OURS.keys()


# More than these, and a folder asks to be two.
MOST_FILES = 20


def test_no_folder_is_too_full_to_be_held_in_the_head() -> None:
    files = [path for path in MODULES.values() if path.name != "__init__.py"]
    assert {
        str(path.parent) for path in files if sum(one.parent == path.parent for one in files) > MOST_FILES
    } == set()


# One name in two rooms is one thing: a command, and what it commands; a thing, and how it is put in words.
SAME_THING = {"backup", "check", "cycle", "dose", "history", "merge"}
SAME_THING |= {"numbers", "plan", "plans", "records", "stock", "trend"}


def test_a_name_stands_in_one_room_or_means_the_same_in_both() -> None:
    stems = [path.stem for path in MODULES.values() if path.name != "__init__.py"]
    assert {stem for stem in stems if stems.count(stem) > 1} <= SAME_THING


def test_a_module_imports_of_others_only_what_its_part_may() -> None:
    for module in MODULES:
        for name, node in imports(module):
            root = name.split(".")[0]
            if root == "tracker" or root in sys.stdlib_module_names:
                continue
            assert root in THEIRS, f"{module}, line {node.lineno}: nobody may import {name}"
            assert f"{module}.".startswith(THEIRS[root]), f"{module}, line {node.lineno}: {name}"


def test_the_migrations_import_of_ours_only_the_tables() -> None:
    env = ast.parse((MIGRATIONS / "env.py").read_text(encoding="utf-8"))
    ours = [n.module for n in ast.walk(env) if isinstance(n, ast.ImportFrom) and n.module.startswith("tracker")]
    assert ours == ["tracker.store.file.table_rules"]
    for revision in (MIGRATIONS / "versions").glob("*.py"):
        assert "tracker" not in re.findall(r"(?:from|import) +(\w+)", revision.read_text(encoding="utf-8"))


READ_DAYS = {"parse_day", "read_period", "read_period_of_entries", "read_period_since_visit"}


def test_a_day_that_somebody_typed_is_read_in_the_order_that_was_set() -> None:
    for module in (module for module in MODULES if part_of(module) == "cli"):
        for node in ast.walk(TREES[module]):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in READ_DAYS:
                assert "order" in {one.arg for one in node.keywords}, (
                    f"{module}, line {node.lineno}: {ast.unparse(node)}"
                )


COMMAND = re.compile(r"\btracker (?!journal )[a-z]")  # a journal is added from outside of all of them
ERRORS = {
    name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.TrackerError)
}


def unaddressed(tree: ast.Module) -> list[int]:
    """The lines of the texts with a command to type that pass neither output.addressed nor the hint of an error.

    A text that is given a name is followed to where the name stands.
    """
    above: dict[ast.AST, ast.AST] = {}
    for node in ast.walk(tree):
        above.update(dict.fromkeys(ast.iter_child_nodes(node), node))

    def leads_there(node: ast.AST) -> bool:
        below, node = node, above[node]
        while not isinstance(node, ast.stmt):
            if isinstance(node, ast.keyword) and node.arg == "hint":
                return True  # of the error that is raised with it
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).split(".")[-1]
                if name in ("addressed", "way_back") or (name in ERRORS and below is not node.args[0]):
                    return True
            below, node = node, above[node]
        if isinstance(node, ast.Expr) and below is node.value and isinstance(below, ast.Constant):
            return True  # a docstring
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            return False
        names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
        read = [one for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)]
        return all(leads_there(one) for one in read if one.id in names)

    texts = [one for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return [one.lineno for one in texts if COMMAND.search(one.value) and not leads_there(one)]


def test_a_command_that_is_said_leads_to_the_journal_it_is_about() -> None:
    for module in (module for module in MODULES if part_of(module) == "cli" and ".commands" not in module):
        assert unaddressed(TREES[module]) == [], module


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('lines(["Wrong? tracker undo"])', True),
        ('lines([output.addressed("Wrong? tracker undo")])', False),
        ('tell(f"{days} days ago: tracker backup")', True),
        ('way = "tracker undo"\nlines([way])', True),
        ('way = "tracker undo"\nlines([addressed(way)])', False),
        ('raise Unreadable("Which one?", "For example: tracker log t6")', False),
        ('raise Unreadable("Type tracker log t6.", "")', True),
        ('def f():\n    """What tracker log does."""', False),
    ],
)
def test_a_command_that_leads_elsewhere_is_seen(said: str, found: bool) -> None:
    assert bool(unaddressed(ast.parse(said))) is found


CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"}
MAY_READ_THE_ENVIRONMENT = {"tracker.report", "tracker.store.file.paths"}


def test_there_is_no_clock_environment_or_printing_below_the_command_line() -> None:
    for module in (module for module in MODULES if part_of(module) not in ("cli", "__main__")):
        for node in ast.walk(TREES[module]):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                owner = ast.unparse(node.func.value)
                assert owner not in ("datetime", "date", "time", "datetime.datetime", "datetime.date", "clock"), (
                    f"{module}, line {node.lineno}: {ast.unparse(node)}"
                )
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "input"), f"{module}, line {node.lineno}: {ast.unparse(node)}"
            if isinstance(node, ast.Attribute) and ast.unparse(node) in (
                "os.environ",
                "os.getenv",
                "sys.argv",
                "sys.stdin",
                "sys.stdout",
                "sys.stderr",
            ):
                assert ast.unparse(node) == "os.environ" and module in MAY_READ_THE_ENVIRONMENT, (
                    f"{module}, line {node.lineno}: {ast.unparse(node)}"
                )
        assert not {"time", "getpass", "click"} & {name.split(".")[0] for name, _ in imports(module)}, module


def test_a_module_says_what_it_is_for() -> None:
    for module in MODULES:
        assert (ast.get_docstring(TREES[module]) or "").strip(), module


def test_the_newest_migration_is_the_schema_that_the_tables_say() -> None:
    revisions = {}
    for path in (MIGRATIONS / "versions").glob("*.py"):
        assert re.fullmatch(r"\d{4}_[a-z_]+\.py", path.name), path.name
        said = dict(re.findall(r'^(revision|down_revision) = (?:"(\d{4})"|None)$', path.read_text(), re.MULTILINE))
        assert path.name.startswith(said["revision"])
        revisions[said["revision"]] = (said["down_revision"], path)
    assert sorted(revisions) == [f"{number:04}" for number in range(1, len(revisions) + 1)]
    assert all(before == (f"{int(one) - 1:04}" if one != "0001" else "") for one, (before, _) in revisions.items())
    newest = max(revisions)
    assert newest == schema.HEAD
    text = revisions[newest][1].read_text(encoding="utf-8")
    assert f"PRAGMA user_version = {schema.SCHEMA}" in text
    assert f"PRAGMA application_id = {schema.APPLICATION_ID}" in revisions["0001"][1].read_text(encoding="utf-8")


RUN = """
import sys
sys.argv[0] = "tracker"
from tracker.cli import run
try:
    code = run(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print("\\n".join(["", "LOADED", *sys.modules]), file=sys.stderr)
sys.exit(code)
"""
HEAVY = {"sqlalchemy", "alembic", "numpy", "matplotlib", "rich"}
# What it takes to find and read the settings: no start that needs none of them pays for it.
SETTINGS = {"platformdirs", "tomllib"}
# The table of formats is in the help; what it names is for the run that reads or writes a file.
READERS_AND_WRITERS = {name for name in MODULES if room_of(name) == "exchange"} - {
    "tracker.exchange",
    "tracker.exchange.formats",
}


def started(*words: str, journal: Path, **environment: str) -> tuple[str, set[str]]:
    """What a start with these words wrote to stdout, and the top-level modules that it had loaded at its end."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words],
        capture_output=True,
        text=True,
        timeout=900,
        cwd=PACKAGE.parent,
        env={**kept, "HOME": str(journal.parent), "TRACKER_JOURNAL": str(journal), **environment},
    )
    said, _, loaded = done.stderr.partition("\nLOADED\n")
    assert done.returncode == 0, said
    return done.stdout, set(loaded.split())


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "journal.db"
    shown, loaded = started("log", "t6", "b4", journal=path)
    assert "Tingling" in shown and "alembic" in loaded, "a first entry makes the journal"
    return path


def rest(*lines: str) -> list[Any]:
    """Starts that load the same as those before them."""
    return [pytest.param(line.split(), marks=pytest.mark.thorough) for line in lines]


@pytest.mark.parametrize("words", [["--help"], ["log", "--help"], ["export", "--help"], *rest("--version")])
def test_help_loads_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    shown, loaded = started(*words, journal=tmp_path / "journal.db")
    assert "tracker" in shown
    assert loaded & (HEAVY | SETTINGS | READERS_AND_WRITERS) == set()


@pytest.mark.parametrize(
    ("typed", "offered"), [("tracker lo", "log"), ("tracker log ting", "tingling"), ("tracker export j", "json")]
)
def test_completing_a_word_loads_nothing_heavy(typed: str, offered: str, journal: Path) -> None:
    completing = {
        "_TRACKER_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    shown, loaded = started(journal=journal, **completing)
    assert offered in shown.split()
    assert loaded & (HEAVY | SETTINGS | READERS_AND_WRITERS) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["log", "t6"],
        ["take", "b12", "1000", "ug"],
        *rest("log b7 left foot", "note dizzy", "fall stairs --injured", "lab b12 412 ng/L", "visit physio tomorrow"),
        *rest("alarm 3"),
    ],
)
def test_an_entry_loads_no_migrations_and_nothing_that_draws(words: list[str], journal: Path) -> None:
    shown, loaded = started(*words, journal=journal)
    assert "undo" in shown
    assert "sqlalchemy" in loaded
    assert loaded & (HEAVY - {"sqlalchemy"}) == set()
    assert loaded & {"sqlalchemy.orm", "statistics", "tomllib", "tracker.store.file.table_rules"} == set()


# What belongs to doses, blood tests, plans and the history. None of it is needed for a score.
NOT_FOR_SCORES = {
    "tracker.domain.analysis.doses.schedule",
    "tracker.domain.language.dose_words",
    "tracker.domain.language.lab_words",
    "tracker.domain.model.period",
    "tracker.domain.model.plan",
    "tracker.domain.model.stock",
    "tracker.store.rows.history",
    "tracker.store.rows.plan_rows",
}


def test_scores_load_nothing_of_doses_and_plans(journal: Path) -> None:
    _, loaded = started("log", "t6", journal=journal)
    assert loaded & NOT_FOR_SCORES == set()
    assert MODULES.keys() >= NOT_FOR_SCORES


@pytest.mark.parametrize("words", [["show"], ["today"], *rest("show 1", "show --chart", "history", "undo")])
def test_looking_and_undoing_load_no_migrations_and_nothing_that_draws(words: list[str], journal: Path) -> None:
    _, loaded = started(*words, journal=journal)
    assert loaded & (HEAVY - {"sqlalchemy"}) == set()
