"""``tracker trend``: each symptom in a period and in the one before, and the change in points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final, NamedTuple

from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Shown, Spoken, shown
from tracker.cli.answers.day_table import quartiles_text, summary_text
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.change import Change
from tracker.domain.analysis.comparison import FIRST_WEEKS, UNANSWERED, Comparison, compare
from tracker.domain.analysis.past import Past, needed_since, past
from tracker.domain.analysis.readings import by_chance
from tracker.domain.analysis.thirds import THIRDS, by_thirds, scored, thirds_compared
from tracker.domain.analysis.trend import Summary, least_days
from tracker.domain.language.log_words import find_measures
from tracker.domain.language.period_words import read_earlier, read_period
from tracker.domain.model.period import Period, months_after
from tracker.domain.model.records import Observation, Record
from tracker.domain.model.symptom_list import Asked
from tracker.domain.model.symptom_series import Series, by_series
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import allowed_text, counted, interval_spoken, interval_typed, points_text
from tracker.domain.wording.records import series_text
from tracker.errors import NothingFound, Unreadable

DEFAULT_DAYS: Final = 90
# From so many months of record on, the same days a year ago are offered: the seasons are then the same.
_SEASONS: Final = 15
_SEASON: Final = 'Seasons differ. The same days a year ago: tracker trend --than "a year ago"'
_HOW: Final = (
    "Change: the mean now less the mean before, in points; below 0 is less trouble. The interval allows for days "
    "that are like their neighbours."
)
_BEGINS: Final = "The journal begins on {}. Days before it do not count."
_PAIN: Final = "For pain, 2 points or 30 % is often taken as a change that matters (Farrar 2001)."


class _Days(NamedTuple):
    """The days of a comparison: asked, previous: the period and the one before it; now, before: those compared.

    These begin with the first entry of the journal. thirds: whether they are the thirds of the record.
    """

    asked: Period
    previous: Period
    now: Period
    before: Period
    thirds: bool = False

    @property
    def began(self) -> date | None:
        """The first entry, where it leaves out days of the two periods; else None."""
        for whole, since in ((self.asked, self.now), (self.previous, self.before)):
            if whole != since and not self.thirds:
                return since.first
        return None


def trend(
    ours: Context,
    symptoms: Sequence[str],
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    than: str | None = None,
) -> Answer:
    """Show how each symptom differs from a period of the same length: the one before, or one earlier by ``than``.

    Where the one before has no score, the last third of the record is compared with its first, as on the page.
    """
    period = read_period(
        since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS, order=ours.date_order
    )
    previous = read_earlier(than, period) if than else period.previous()
    journal = ours.journal()
    records = [*journal.read(previous.first, previous.last), *journal.read(period.first, period.last)]
    scores = scores_of(ours, records, symptoms)
    means = journal.day_means(needed_since(previous), previous.last) if scores else {}
    began = journal.began()
    days = _Days(period, previous, period.since(began), previous.since(began))
    found: Mapping[Series, Comparison] = {
        one: _compare(ours, one, some, days, means.get(one, {})) for one, some in scores.items()
    }
    seasons = not than and any(one.past and _long_enough(one.past, period) for one in found.values())
    if not than:
        days, found = _by_thirds(ours, records, scores, days, found, means)
    return Answer("trend", lambda: _content(ours, days, found), _compared(ours, days, found, seasons))


def _by_thirds(
    ours: Context,
    records: Sequence[Record],
    scores: Mapping[Series, Sequence[Observation]],
    days: _Days,
    found: Mapping[Series, Comparison],
    means: Mapping[Series, Mapping[date, float]],
) -> tuple[_Days, Mapping[Series, Comparison]]:
    """The thirds of the record instead of the two periods, where the page compares these; else what was found."""
    # Of every symptom, named or not: the page has the same days whichever symptoms it has.
    logged = {
        one.day
        for one in records
        if isinstance(one, Observation) and one.kind == "symptom" and one.unit == "score" and one.value is not None
    }
    sides = thirds_compared(logged, days.now, days.previous)
    series = (
        scored(one.measure, some, days.asked, ours.symptoms, older=bool(means.get(one)))
        for one, some in scores.items()
    )
    compared = by_thirds(series, sides) if sides else None
    if sides is None or compared is None:
        return days, found
    first, last = sides
    return days._replace(now=last, before=first, thirds=True), dict(zip(scores, compared, strict=True))


def _compare(
    ours: Context, series: Series, scores: Sequence[Observation], days: _Days, means: Mapping[date, float]
) -> Comparison:
    """One series in both periods, beside its whole record since its words last changed."""
    previous, changed, asked = days.previous, reworded(ours, series), ours.symptoms.asked(series.measure)
    since = max((day for day in changed if day <= previous.last), default=date.min)
    record = past({day: mean for day, mean in means.items() if day >= since}, previous, least_days(asked))
    return compare(scores, days.now, days.before, changed, asked, record)


def _long_enough(record: Past, period: Period) -> bool:
    """Whether the same days a year ago have scores, and some before them."""
    return months_after(period.last, -_SEASONS) >= record.began


def scores_of(ours: Context, records: Sequence[Record], words: Sequence[str]) -> dict[Series, list[Observation]]:
    """The scores of each symptom that the words name, each place apart; without words of every symptom.

    In the order of the words, or of the list. Raises Unreadable for words that name no symptom with scores.
    """
    asked = _asked(ours, words)
    scores = (
        one
        for one in records
        if isinstance(one, Observation)
        and one.unit == "score"
        and one.value is not None
        and (not asked or one.measure in asked)
    )
    return by_series(scores, asked or ours.symptoms.tracked)


def reworded(ours: Context, series: Series) -> list[date]:
    """The days on which the words of its symptom were changed."""
    return [one.day for one in ours.symptoms.renamed(series.measure)]


def series_json(ours: Context, series: Series) -> dict[str, Any]:
    """What a figure is about: the symptom's key, its place (null without one), and both in words."""
    return {
        "key": series.measure,
        "site": series.site,
        "side": series.side,
        "label": series_text(series, ours.symptoms),
    }


def between(first: date, last: date) -> str:
    """``from Monday 25 May 2026 to ...``."""
    return f"from {day_spoken(first)} to {day_spoken(last)}"


def _period_text(found: Summary, asked: Asked) -> str:
    """One period in words. A symptom that is not asked every day has a number of answers, not of days."""
    if not found.logged_days:
        return "nothing recorded"
    if asked == "daily":
        return summary_text(found)
    return f"{quartiles_text(found)}, {counted(found.logged_days, 'answer')}, asked {asked}"


def _asked(ours: Context, words: Sequence[str]) -> tuple[str, ...]:
    """The symptoms that the words name."""
    asked = find_measures(words, ours.symptoms, hint="For example: tracker trend tingling   tracker cycle tingling")
    for key in asked:
        if key not in ours.symptoms.known or ours.symptoms.known[key].unit != "score":
            raise Unreadable(f"{ours.symptoms.label('symptom', key)} is not a score.", f"See: tracker show {key}")
    return asked


def _compared(ours: Context, days: _Days, found: Mapping[Series, Comparison], seasons: bool) -> Iterator[Part]:
    if not found:
        raise NothingFound(
            f"No scores {between(days.previous.first, days.asked.last)}.", 'Further back: --last "1 year"'
        )
    now, before = (days.now, days.before) if days.thirds else (days.asked, days.previous)
    for name, one in (("now", now), ("before", before)):
        yield shown(f"{name:8}{ours.day(one.first)} to {ours.day(one.last)}")
    yield Spoken(f"Now is {between(now.first, now.last)}. Before is {between(before.first, before.last)}.")
    if days.thirds:
        yield THIRDS
    if days.began is not None:
        yield _BEGINS.format(ours.day(days.began))
    yield shown("Scores: 0 none, 10 worst.")
    yield Spoken("0 is none, 10 is worst.")
    for series, compared in found.items():
        yield from _one(ours, series, compared)
    if changes := [compared for compared in found.values() if compared.change]:
        yield Shown([Lines([""]), _HOW])
        yield from _cautions(changes)
    if seasons:
        yield output.addressed(_SEASON)


def _cautions(changes: Sequence[Comparison]) -> Iterator[Part]:
    """What must be known to read the changes, once for all symptoms."""
    if any(compared.answered for compared in changes):
        yield UNANSWERED
    if any(compared.first_weeks for compared in changes):
        yield FIRST_WEEKS
    if chance := by_chance(len(changes)):
        yield chance


def _one(ours: Context, series: Series, compared: Comparison) -> Iterator[Part]:
    """One series now and before, and the change."""
    label = series_text(series, ours.symptoms)
    now, before = (_period_text(one, compared.asked) for one in (compared.now, compared.before))
    yield Shown([Lines(["", label]), Fact("  now     ", now), Fact("  before  ", before)])
    yield Spoken(f"{label}, now: {now}. Before: {before}.")
    yield from _change(series.measure, compared)
    for beside in compared.beside():
        yield Fact("          ", beside, spoken=f"{beside[:1].upper()}{beside[1:]}.")


def _change(key: str, compared: Comparison) -> Iterator[Part]:
    if compared.change is None:
        why_not = compared.why_not or ""
        yield Fact("  change  ", why_not, spoken=why_not)
        return
    mean = points_text(compared.change.mean, none="unchanged")
    interval = interval_spoken(compared.change.low, compared.change.high)
    spoken = f"The mean is {mean}; {interval}: {compared.change.reading}."
    yield Fact("  change  ", _change_text(compared.change), spoken=spoken)
    if compared.change.reading == "cannot tell":
        allowed = f"These days allow {allowed_text(compared.change.low, compared.change.high)}."
        yield Fact("          ", allowed, spoken=allowed)
    if key == "pain":
        yield Fact("          ", _PAIN, spoken=_PAIN.replace("%", "percent"))


def _content(ours: Context, days: _Days, found: Mapping[Series, Comparison]) -> dict[str, Any]:
    return {
        **_span_json(days.asked),
        "previous_from": days.previous.first.isoformat(),
        "previous_to": days.previous.last.isoformat(),
        "compared": "thirds" if days.thirds else "periods",
        "now": _span_json(days.now),
        "before": _span_json(days.before),
        "symptoms": [
            {
                **series_json(ours, series),
                "days": one.now.days,
                **_summary_json(one.now),
                "previous": _summary_json(one.before),
                "change": one.change and _change_json(one.change),
                "why_not": one.why_not,
                "changed_within": one.step and {**asdict(one.step), "day": one.step.day.isoformat()},
                "earlier_pairs": _pairs_json(one.past),
                "first_weeks_before": one.first_weeks,
            }
            for series, one in found.items()
        ],
    }


def _span_json(days: Period) -> dict[str, str]:
    return {"from": days.first.isoformat(), "to": days.last.isoformat()}


def _pairs_json(found: Past | None) -> dict[str, Any] | None:
    return {"count": found.pairs, "largest": found.largest} if found and found.pairs else None


def _change_json(change: Change) -> dict[str, Any]:
    return {**asdict(change), "reading": change.reading, "rules_out": change.rules_out}


def _summary_json(found: Summary) -> dict[str, Any]:
    names = {"none": "days_at_0", "severe": "days_at_7_or_more"}
    hidden = ("days", "span")
    return {names.get(name, name): value for name, value in asdict(found).items() if name not in hidden}


def _change_text(change: Change) -> str:
    return f"{interval_typed(change.mean, change.low, change.high)}: {change.reading}"
