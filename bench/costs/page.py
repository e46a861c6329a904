"""The page, beside a bare Matplotlib script and beside itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import data
import measure
from measure import Command
from places import HERE, Journal
from prepared import Bench
from results import Result, compared

# Axes on tracker's page for a year of three symptoms: the changes, one for each symptom, one for its folded cycle,
# the strips.
_AXES = 8


def report(bench: Bench) -> Iterator[Result]:
    """The page of a year, compared with a bare Matplotlib script with as many axes, and from a long journal."""
    environment = {"OPENBLAS_NUM_THREADS": "1"}
    year = bench.years("year", lambda file: data.write_years(file, 1))
    # The page of a year also compares with the year before.
    two_years = bench.years("two-years", lambda file: data.write_years(file, 2))
    decade = bench.years("decade", data.write_decade)

    def page(journal: Journal, last: str) -> Command:
        pdf = bench.work / f"{journal.home.folder.name}.pdf"
        words = [bench.tracker, "report", "--last", last, "--force", "-o", str(pdf)]
        return Command(f"{pdf} {last}", words, journal.home.environment(**environment), *_makes_pdf(pdf))

    pdf = bench.work / "bare.pdf"
    python = [bench.project.program("python"), str(HERE / "bare_matplotlib.py"), str(pdf), str(_AXES)]
    bare = Command("bare", python, bench.bare_home.environment(**environment), *_makes_pdf(pdf))
    of_a_year, out_of_two, out_of_ten = page(year, "1 year"), page(two_years, "1 year"), page(decade, "1 year")
    costs = measure.interleaved([of_a_year, bare, out_of_two, out_of_ten], max(5, bench.runs // 2))
    what, size = '`tracker report --last "1 year" -o out.pdf`', f"{data.DECADE:,} entries"
    yield compared(what, costs[of_a_year.name], f"bare Matplotlib script, {_AXES} axes", costs[bare.name], 1.25)
    beside = "the same page out of those two years"
    ours = costs[out_of_ten.name]
    yield compared(f"{what}, out of ten years, {size}", ours, beside, costs[out_of_two.name], 1.3)
    quarter, out_of_a_life = page(bench.ten_years(), "90 days"), page(bench.lifetime(), "90 days")
    costs = measure.interleaved([out_of_a_life, quarter], max(5, bench.runs // 2))
    what = '`tracker report --last "90 days" -o out.pdf`'
    beside = f"the same out of ten years, {data.DECADE:,} entries"
    ours = costs[out_of_a_life.name]
    yield compared(f"{what}, {bench.long:,} entries", ours, beside, costs[quarter.name], 1.15)
    what = '`tracker report --last "1 year" -o out.pdf`'
    # Ten years of the same habits as the year, and ten years of 27 entries a day.
    ten_years = bench.years("ten-years", lambda file: data.write_years(file, 10))
    all_ten, alike = page(decade, "10 years"), page(ten_years, "10 years")
    costs = measure.interleaved([all_ten, alike, of_a_year, out_of_two], max(3, bench.runs // 7))
    what = what.replace("1 year", "10 years")
    yield compared(
        f"{what}, as many entries a day", costs[alike.name], "the page of a year", costs[of_a_year.name], 1.8
    )
    yield compared(f"{what}, {size}", costs[all_ten.name], "a year of them", costs[out_of_two.name], 1.8)


def _makes_pdf(path: Path) -> tuple[Callable[[str], None], Callable[[], None]]:
    """A check that a PDF was made, and the preparation for it."""

    def check(output: str) -> None:
        assert path.read_bytes().startswith(b"%PDF"), "no PDF was written"

    return check, lambda: path.unlink(missing_ok=True)
