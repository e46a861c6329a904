"""How fast tracker is, beside other programs and beside itself. Run: python bench/speed.py [--quick] [--only NAME]

Everything is in one folder: two virtual environments, invented data, private homes. Figures are the CPU time of whole
processes, as medians of alternating runs. The exit code is 1 when a limit is not met.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from costs import copies, crowd, entry, files, look, page
from prepared import Bench
from results import Result

MEASUREMENTS: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "start": entry.start,
    "log": entry.log,
    "import": files.import_,
    "health": files.health,
    "show": look.show,
    "export": files.export,
    "report": page.report,
    "backup": copies.backup,
    "restore": copies.restore,
    "merge": copies.merge,
    "crowd": crowd.crowd,
    "libraries": entry.libraries,
}
_DIGITS = {"x": 2, "s": 1}


def tables(results: Sequence[Result]) -> str:
    """The results in Markdown: first the comparisons, then the other measurements."""
    compared = [one for one in results if one.unit != "ms"]
    measured = [one for one in results if one.unit == "ms"]
    lines = []
    if compared:
        lines += ["| measured | tracker | beside | figure | limit | |", "|---|--:|---|--:|--:|---|"]
        lines += [_row(one) for one in compared]
    if measured:
        lines += ["", "| imported | CPU time |", "|---|--:|"]
        lines += [f"| {one.what} | {one.figure:.0f} ms |" for one in measured]
    return "\n".join(lines).strip()


def _row(one: Result) -> str:
    digits = 3 if one.limit and one.limit < 0.1 else _DIGITS.get(one.unit, 0)
    limit = "" if one.limit is None else f"{one.limit:.{digits}f} {one.unit}"
    met = "" if one.limit is None else "met" if one.met else "**NOT met**"
    return f"| {one.what} | {one.ours} | {one.beside} | {one.figure:.{digits}f} {one.unit} | {limit} | {met} |"


def setting(bench: Bench) -> dict[str, str]:
    """What was measured with."""
    ours = bench.project.versions("b12-tracker", "typer", "sqlalchemy", "alembic", "matplotlib", "numpy")
    return {
        "date": date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.system()}, {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **ours,
        **bench.peers.versions("jrnl", "sqlite-utils", "healthkit-to-sqlite"),
        "runs": f"{bench.runs} in turn{', quick' if bench.quick else ''}",
    }


def main() -> int:
    """The exit code: 0, or 1 when a limit is not met."""
    asked = _arguments()
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        print("PYTHONDONTWRITEBYTECODE is set: modules would be compiled at each start. Unset it.", file=sys.stderr)
        return 2
    if not hasattr(os, "wait4"):
        print("This system does not say what a process has used (os.wait4).", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="tracker-speed-") as temporary:
        work = (asked.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(work, quick=asked.quick)
        results: list[Result] = []
        for name in asked.only or MEASUREMENTS:
            print(f"{name} ...", file=sys.stderr, flush=True)
            for one in MEASUREMENTS[name](bench):
                # Said at once: an hour's figures are not lost when a later run fails.
                print(_row(one), file=sys.stderr, flush=True)
                results.append(one)
        used = setting(bench)
    if asked.quick:
        print(f"Quick: fewer runs, and {bench.many:,} entries in the place of 1,000,000.\n")
    print(", ".join(f"{name} {value}" for name, value in used.items()), tables(results), sep="\n\n")
    if asked.json:
        content = {"setting": used, "results": [asdict(one) | {"met": one.met} for one in results]}
        asked.json.write_text(json.dumps(content, indent=1) + "\n")
    return 0 if all(one.met for one in results) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how fast tracker is.")
    parser.add_argument("--quick", action="store_true", help="fewer runs, 50,000 entries where it is 1,000,000")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="this measurement; may be repeated")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="keep environments and data here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
