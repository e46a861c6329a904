"""Sentences about cycles and changed plans, shared by the paper and its twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, get_args

from tracker.domain.analysis.comparison import FIRST_WEEKS, UNANSWERED, Comparison
from tracker.domain.analysis.cycle import Reading, WearingOff
from tracker.domain.analysis.cycles import Cycles
from tracker.domain.analysis.readings import by_chance
from tracker.domain.analysis.thirds import THIRDS
from tracker.domain.analysis.trend import LEAST_DAYS
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable
from tracker.domain.wording.numbers import counted, in_how_many_text, interval_text
from tracker.report.content.build import Content
from tracker.report.content.planned_and_taken import Switch, Turn
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.content.treatments import ROUTES

_NO_FIGURE: Final = "no figure"


def switches_said(turn: Turn) -> list[str]:
    """From what to what, one phrase for each plan that begins, changes or ends on that day."""
    return [_switch(switch) for switch in turn.switches]


def _switch(switch: Switch) -> str:
    if not switch.until:
        return f"new: {switch.then}"
    return f"from {switch.until} to {switch.then}" if switch.then else f"no longer planned: {switch.until}"


def days_compared(turn: Turn) -> str:
    """How many days lie on both sides: "51 days before, 40 after"."""
    return f"{counted(turn.before.days, 'day')} before, {turn.after.days:,} after"


def compared_how(content: Content) -> str:
    """What the figures of ``compared`` are."""
    sides = "each side up to the nearest other change; " if len(content.turns) > 1 else ""
    return f"mean of the days from then on less before, 95 % interval; {sides}n = days logged before, after"


def compared(content: Content, turn: Turn) -> list[str]:
    """The mean change of each symptom, with its numbers of days; then those without one, by reason."""
    pairs = [(symptom.label, one) for symptom, one in zip(content.symptoms, turn.comparisons, strict=True)]
    told = [f"{label} {change_words(one)} ({_n(one)})" for label, one in pairs if one.change is not None]
    if not told:
        return [f"No symptom has {LEAST_DAYS} logged days on both sides to compare"]
    left: dict[str, list[str]] = defaultdict(list)
    for label, one in pairs:
        if one.change is None:
            left[capital(one.reading.partition(", ")[0])].append(f"{label} ({_n(one)})")
    return [*told, *(f"{why}: {', '.join(labels)}" for why, labels in left.items())]


def _listed(labels: Sequence[str]) -> str:
    """Labels one after the other; with semicolons where one has a place after a comma."""
    return ("; " if any("," in label for label in labels) else ", ").join(labels)


def _n(comparison: Comparison) -> str:
    return f"n {comparison.before.logged_days:,}, {comparison.now.logged_days:,}"


def capital(words: str) -> str:
    """The words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]


def covered(found: Cycles) -> Period | None:
    """The days from the start of the first complete cycle to the end of the last; None without any."""
    return Period(found.complete[0].first, found.complete[-1].last) if found.complete else None


def cycles_words(found: Cycles) -> str:
    """The product, the number and the length of the cycles: "hydroxocobalamin IM: 6 cycles of 14 to 16 days"."""
    low, high = min(found.intervals), max(found.intervals)
    length = counted(low, "day") if low == high else f"{low} to {high} days"
    product = printable(label_of("dose", found.product))
    left_out = found.earlier + found.unlike
    others = f" ({counted(left_out, 'unlike interval')} left out)" if left_out else ""
    return f"{product} {ROUTES[found.route]}: {counted(len(found.complete), 'cycle')} of {length}{others}"


def _worse(off: WearingOff, found: Cycles) -> str:
    """In how many cycles it was worse: "worse in 5, better in 1 of 6 cycles"; and how many have enough days."""
    said = in_how_many_text(off.worse_in, off.better_in, off.equal_in)
    if off.cycles == len(found.complete):
        return said
    return f"{off.cycles} of {counted(len(found.complete), 'cycle')} have enough days: {said}"


def compared_words(found: Cycles) -> str:
    """Which days are compared: "last 7 days of a cycle less days 7 to 13 after an injection"."""
    days = found.compared
    return f"last {counted(days.late, 'day')} of a cycle less {days.settled_days} after an injection"


def said_of(symptom: SymptomTrend, found: Cycles) -> list[str]:
    """How the days before an injection differ, and in how many cycles it was worse; or why that is not known."""
    off = symptom.folded.wearing_off
    if off is None:
        return [symptom.folded.why_not or ""]
    return [f"{interval_text(off.mean, off.low, off.high)}, {off.reading}", _worse(off, found)]


def cycle_sentences(content: Content) -> list[str]:
    """One sentence per symptom about the days before an injection; or one reason for all."""
    if content.cycles.why_not:
        return [content.cycles.why_not]
    said = [
        f"{s.label}: {s.folded.why_not}"
        if s.folded.wearing_off is None
        else f"{s.label} {'; '.join(said_of(s, content.cycles))}. {s.folded.wearing_off.cannot_tell}".rstrip()
        for s in content.symptoms
    ]
    return [*said, *content.cycles.remarks]


def cycle_readings(content: Content) -> list[str]:
    """Each reading of the days before an injection with its symptoms, in a fixed order; then the remarks."""
    by_reading: dict[str, list[str]] = {one: [] for one in (*get_args(Reading), _NO_FIGURE)}
    for one in content.symptoms:
        off = one.folded.wearing_off
        by_reading[_NO_FIGURE if off is None else off.reading].append(one.label)
    count = len(content.symptoms)
    said = [
        f"{capital(reading)}, {len(labels)} of {count}: {_listed(labels)}."
        for reading, labels in by_reading.items()
        if labels
    ]
    return [*said, *content.cycles.remarks]


def cycle_words(content: Content) -> list[str]:
    """What stands above the drawings, which have the figures: the readings and remarks, then why some have none."""
    unclear: dict[str, list[str]] = defaultdict(list)
    for one in content.symptoms:
        if words := one.folded.why_not or (one.folded.wearing_off and one.folded.wearing_off.cannot_tell):
            unclear[words].append(one.label)
    return [" ".join(cycle_readings(content)), *(f"{_listed(labels)}: {words}" for words, labels in unclear.items())]


def sides(content: Content) -> tuple[str, str]:
    """The names of the two runs of days that are compared, the earlier one first."""
    return ("First third", "Last third") if content.thirds else ("Previous period", "This period")


def beside_sentences(content: Content) -> list[str]:
    """What must be known beside the changes: a sentence for each symptom that has something, then one for all."""
    said = [(one.label, "; ".join([*one.compared.beside(), *_swing(one)])) for one in content.symptoms]
    each = (f"{label}: {words}." for label, words in said if words)
    return [*([THIRDS] if content.thirds else []), *each, *_cautions(content)]


def _swing(symptom: SymptomTrend) -> list[str]:
    return [symptom.swing.words] if symptom.swing else []


def beside_briefly(content: Content) -> list[str]:
    """The same where there is no room for all: which symptoms changed within the period, and the cautions."""
    changed = [symptom.label for symptom in content.symptoms if symptom.compared.step is not None]
    said = [THIRDS] if content.thirds else []
    said += [f"Changed within this period: {_listed(changed)}."] if changed else []
    swings = ", mornings and evenings" if any(symptom.swing for symptom in content.symptoms) else ""
    return [*said, *_cautions(content), f"Days at 0 and at 7 or more{swings}: further on."]


def _cautions(content: Content) -> list[str]:
    """What must be known to read the changes and the figures about cycles, once for all symptoms."""
    changes = [one.compared for one in content.symptoms if one.compared.change is not None]
    said = [UNANSWERED] if any(one.answered for one in changes) else []
    said += [FIRST_WEEKS] if any(one.first_weeks for one in changes) else []
    cycles = sum(one.folded.wearing_off is not None for one in content.symptoms)
    chance = by_chance(len(changes) + cycles)
    return [*said, chance] if chance else said


def change_words(comparison: Comparison) -> str:
    """The mean change with its 95 % interval and its reading: "−1.5 (−2.4 to −0.6), better"."""
    change = comparison.change
    return (
        comparison.reading
        if change is None
        else f"{interval_text(change.mean, change.low, change.high)}, {change.reading}"
    )
