"""What the page says of cycles and of plans, in sentences that its twins share."""

from __future__ import annotations

from tracker.domain.catalogue import label_of
from tracker.domain.cycle import Cycles, WearingOff
from tracker.domain.printable import printable
from tracker.domain.trend import Period
from tracker.report.content import Content
from tracker.report.doses import ROUTES
from tracker.report.planned import Turn
from tracker.report.scores import SymptomTrend
from tracker.report.wording import change_words, counted, signed


def turn_words(content: Content, turn: Turn) -> str:
    """What holds from that day on, and each symptom after it against before."""
    labels = (symptom.label for symptom in content.symptoms)
    changes = "; ".join(
        f"{label} {change_words(comparison)}" for label, comparison in zip(labels, turn.comparisons, strict=True)
    )
    days = f"Mean of the {counted(turn.after.days, 'day')} from then on less the {turn.before.days:,} before"
    return f"{turn.words}. {days}: {changes or 'no scores'}."


def covered(found: Cycles) -> Period | None:
    """From the first to the last day of the complete cycles."""
    return Period(found.complete[0].first, found.complete[-1].last) if found.complete else None


def cycles_words(found: Cycles) -> str:
    """Whose cycles they are, how many and how long: "hydroxocobalamin IM: 6 cycles of 14 to 16 days"."""
    low, high = min(found.intervals), max(found.intervals)
    length = counted(low, "day") if low == high else f"{low} to {high} days"
    product = printable(label_of("dose", found.product))
    left_out = found.earlier + found.unlike
    others = f" ({counted(left_out, 'unlike interval')} left out)" if left_out else ""
    return f"{product} {ROUTES[found.route]}: {counted(len(found.complete), 'cycle')} of {length}{others}"


def _difference(off: WearingOff) -> str:
    """How the days before an injection differ, with the interval: "+1.2 (+0.8 to +1.7)"."""
    return f"{signed(off.mean)} ({signed(off.low)} to {signed(off.high)})"


def _worse(off: WearingOff) -> str:
    """In how many cycles it was worse: "worse before the injection in 5 of 6 cycles"."""
    return f"worse before the injection in {off.worse_in} of {counted(off.cycles, 'cycle')}"


def early_and_late(found: Cycles) -> str:
    """Which days are compared: "last 4 days of a cycle less the first 4"."""
    return f"last {counted(found.window, 'day')} of a cycle less the first {found.window}"


def said_of(symptom: SymptomTrend) -> list[str]:
    """How a symptom's days before an injection differ, and in how many cycles; or why that is not said."""
    off = symptom.folded.wearing_off
    if off is None:
        return [symptom.folded.why_not or ""]
    return [f"{_difference(off)}, {off.reading}", _worse(off)]


def cycle_sentences(content: Content) -> list[str]:
    """What the cycles say, a sentence a symptom; or why they say nothing."""
    if content.cycles.why_not:
        return [content.cycles.why_not]
    return [
        f"{s.label}: {s.folded.why_not}" if s.folded.wearing_off is None else f"{s.label} {'; '.join(said_of(s))}."
        for s in content.symptoms
    ]
