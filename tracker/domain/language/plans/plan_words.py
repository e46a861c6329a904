"""The words of ``tracker plan``: what the doctor said, from the first dose on.

shot hydroxocobalamin 1 mg im every 8 weeks          take folate 5 mg daily from 1 oct
shot b12 1 mg alternate days until told otherwise then every 2 months
shot b12 1 mg 3 times a week for 2 weeks then every 10 to 12 weeks, book 2 weeks before
take b12 1 mg daily for a week then 500 ug daily     take folate 5 mg as needed

``how_often`` reads the rules, ``plan_clauses`` the days and the booking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from tracker.domain.language import dose_words
from tracker.domain.language.day_words import Now
from tracker.domain.language.grammar import without_points, words_of
from tracker.domain.language.plans.how_often import HOW_OFTEN, often
from tracker.domain.language.plans.plan_clauses import cut_clauses
from tracker.domain.language.plans.plan_counts import Often, number_of
from tracker.domain.language.plans.plan_days import moment_at, phrase_at
from tracker.domain.language.plans.plan_lengths import THEN, lasts_at, told_at
from tracker.domain.model.body_places import places_text
from tracker.domain.model.dose import implied_route, refuse_spray_without_route
from tracker.domain.model.phase import Phase
from tracker.domain.model.records import Dose
from tracker.domain.wording.plans import phase_text
from tracker.errors import Unreadable

_EXAMPLE: Final = "How it is written: tracker plan --help"
_FOREVER: Final = (
    "for life",
    "lifelong",
    "indefinitely",
    "ongoing",
    "for ever",
    "forever",
    "long term",
    "permanently",
)
_STOP: Final = ("stop", "nothing", "none", "end", "finish", "finished", "done", "no more")
_MOST_WEEKS: Final = 52
_LONGEST: Final = 36_525


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What is planned, as it was said. route: ``injection`` or ``oral`` if none was said.

    starts, ends: the first and the last day, if said; book_days: how many days before to book it; grid: whether the
    days are fixed; note: what was said that a plan has no place for.
    """

    product: str
    form: str | None
    route: str
    amount: float | None
    unit: str | None
    phases: tuple[Phase, ...]
    starts: date | None = None
    ends: date | None = None
    book_days: int | None = None
    grid: bool = False
    note: str = ""


def read_plan(
    arguments: Sequence[str],
    *,
    now: Now,
    injected: bool,
    recent: Sequence[Dose],
    planned: Sequence[str] = (),
    product: str | None = None,
) -> PlanLine:
    """The plan in ``arguments``. planned: the products of the plans; product: a name given as an option.

    Raises Unreadable for anything that cannot be read for certain.
    """
    words = _separated(without_points(words_of(arguments)))
    words, clauses = cut_clauses(words, now)
    words, needed = _as_needed(words)
    begin = next((index for index in range(len(words)) if often(words, index) is not None), None)
    _refuse_number_weekly(words, begin)
    if begin is None:
        raise Unreadable("How often?", f"Write it at the end: {HOW_OFTEN}")
    found = _Phases()
    found.read(words, begin)
    said = [*(word for word in words[:begin] if not (injected and word in ("injection", "injections"))), *found.said]
    dose = dose_words.read_product(said, injected=injected, recent=recent, planned=planned, product=product)
    if dose.product is None:
        raise Unreadable("What is planned?", _EXAMPLE)
    if dose.skipped or dose.places:
        unsaid = "skipped" if dose.skipped else places_text(dose.places)
        raise Unreadable(f'"{unsaid}" goes with a dose; a plan says what, how much and how often.', _EXAMPLE)
    route = dose.route or implied_route(dose.unit)
    if route is None:
        refuse_spray_without_route(dose.product, dose.unit)
    return PlanLine(
        dose.product,
        dose.form,
        route or ("injection" if injected else "oral"),
        dose.amount,
        dose.unit,
        tuple(found.phases),
        clauses.starts,
        clauses.ends,
        clauses.book_days,
        clauses.grid,
        ", ".join(dict.fromkeys(filter(None, [*found.notes, needed]))),
    )


def _separated(words: Sequence[str]) -> list[str]:
    """The words, with a space for the slash of mon/wed/fri and 3x/week, and the dash of mon-fri; 10-12 stays one."""
    line = re.sub("[()]", " ", " ".join(words).replace("\u2013", "-"))
    line = re.sub(r"\b(?:loading|maintenance)(?: doses?| phase)?\b", " ", line)
    line = re.sub(r"(?<=[0-9])/(?=[0-9]+ (?:day|week|month))", "-", line)
    line = re.sub(r"(?<=[0-9a-z])/(?=day|week|wk|month|year)", " per ", line)
    line = re.sub(r"(?<=[a-z])/(?=[a-z]{3})", lambda one: "/" if _strength(line, one.start()) else " ", line)
    line = re.sub(r"\b(mon|tue|wed|thu|fri|sat|sun)([a-z]*)-(mon|tue|wed|thu|fri|sat|sun)", r"\1\2 to \3", line)
    line = re.sub(r"\b(time|dose|injection|shot)s?/(day|week|month|year)", r"\1s a \2", line)
    return line.split()


def _strength(line: str, place: int) -> bool:
    return line[place : place + 3] in ("/ml", "/sp", "/do", "/ta")


def _as_needed(words: list[str]) -> tuple[list[str], str]:
    """The words with nothing behind "as needed", and what else they say of when: kept as a note."""
    if any(phrase_at(words, place, THEN) for place in range(len(words))):
        return words, ""
    for place in range(len(words)):
        found = often(words, place) if _no_rule(words, place) else None
        if found is None or not found.rule.get("as_needed"):
            continue
        others = [*words[:place], *words[place + found.length :]]
        begin = next((n for n in range(len(others)) if _a_limit(others, n)), len(others))
        return [*others[:begin], *words[place : place + found.length]], " ".join(others[begin:])
    return words, ""


def _no_rule(words: Sequence[str], place: int) -> bool:
    return words[place] in ("as", "when", "if", "on", "prn")


def _a_limit(words: Sequence[str], place: int) -> bool:
    """Whether words that limit how often something is taken as needed begin here: up to 3 times a day."""
    if words[place] in ("up", "max", "maximum", "at", "not"):
        return True
    try:
        return often(words, place) is not None
    except Unreadable:
        return True


@dataclass(slots=True)
class _Phases:
    """The phases as they are read. said: words of the dose that stood behind the rule; notes: what has no place."""

    phases: list[Phase] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    free: bool = False

    def read(self, words: Sequence[str], place: int) -> None:
        """Read phase after phase from a word on. If that is the first word, the product stands behind the rule."""
        self.free = place == 0
        while place < len(words):
            amount, place = self._amount(words, place) if self.phases else ({}, place)
            rule = often(words, place) if place < len(words) else None
            if rule is None and amount:
                before = self.phases[-1]
                rule = Often(
                    0, {name: getattr(before, name) for name in ("every", "unit", "most", "doses", "weekdays")}
                )
            if rule is None:
                if place + 1 < len(words):
                    _refuse_number_weekly(words, place + 1)
                raise _unread(words, place)
            begun, place = place, place + rule.length
            self.notes.append(rule.note)
            length, place = self._length(words, place, rule)
            if rule.in_span and not length:
                length = {"lasts": rule.rule["every"], "lasts_unit": rule.rule["unit"]}
            told = length.pop("told", False) or self._open_next(words, place)
            self.phases.append(_phase(rule, amount | length))
            if place == len(words):
                return
            then = phrase_at(words, place, THEN)
            if not then and not (length or told):
                raise _unread(words, place)
            if not (length or told) or rule.rule.get("as_needed"):
                raise Unreadable(
                    f'How long "{" ".join(words[begun:place])}" lasts before "then" was not said.',
                    'Write "for 8 weeks", "x 8" for eight doses, or "until told otherwise".',
                )
            place += then
            if place == len(words):
                raise Unreadable('Something is missing after "then".', _EXAMPLE)
            if phrase_at(words, place, _STOP) == len(words) - place:
                if told:
                    raise Unreadable(
                        "That ends when the doctor says.", "Leave out the end: tracker plan stop b12 ends it."
                    )
                return

    def _open_next(self, words: Sequence[str], place: int) -> bool:
        """Whether the next phase is for the doctor to say, so that this one goes on until then."""
        then = phrase_at(words, place, THEN)
        following = often(words, place + then) if then and place + then < len(words) else None
        return following is not None and not following.rule

    def _amount(self, words: Sequence[str], place: int) -> tuple[dict[str, Any], int]:
        """The amount with which a later phase begins."""
        if place >= len(words):
            return {}, place
        try:
            found = dose_words.match(words, place, {})
        except Unreadable:
            return {}, place
        if found is None or [piece.kind for piece in found[1]] != ["amount"]:
            return {}, place
        value = found[1][0].value
        assert isinstance(value, tuple)  # noqa: S101 (an amount is one)
        return {"amount": value[0], "amount_unit": value[1]}, place + found[0]

    def _length(self, words: Sequence[str], place: int, rule: Often) -> tuple[dict[str, Any], int]:
        """What stands behind a rule: how long it lasts, when in the day, and what belongs to the dose."""
        found: dict[str, Any] = {}
        while place < len(words) and not phrase_at(words, place, THEN):
            if used := phrase_at(words, place, _FOREVER):
                place += used
            elif used := told_at(words, place):
                found["told"], place = True, place + used
            elif not self.phases and (used := _of_the_dose(words, place, free=self.free)):
                self.said += words[place : place + used]
                place += used
            elif not found and (read := lasts_at(words, place, rule)):
                length, used = read
                found, place = found | length, place + used
            elif used := moment_at(words, place):
                self.notes.append(" ".join(words[place : place + used]))
                place += used
            else:
                break
        return found, place


def _phase(rule: Often, more: dict[str, Any]) -> Phase:
    # "3 times over 2 weeks" has its length in itself.
    given = {
        key: value for key, value in rule.rule.items() if key not in ("lasts", "lasts_unit") or "times" not in more
    }
    phase = Phase(**{"every": None, "unit": None, **given, **more})
    if phase.every is not None and not phase.goes_on:
        times = phase.times or 1
        days = max((phase.lasts or 0) * 31, phase.apart * times)
        if days > _LONGEST and (phase.lasts_unit == "months" or phase.times is not None):
            raise Unreadable(f'"{phase_text(phase)}" is longer than a life.', "Check the numbers.")
    return phase


def _of_the_dose(words: Sequence[str], place: int, *, free: bool) -> int:
    """How many words say an amount or a route: daily 5 mg, every 8 weeks im. free: also any name."""
    if words[place] in ("injection", "injections"):
        return 1
    try:
        found = dose_words.match(words, place, {})
    except Unreadable:
        return 0
    if found and [piece.kind for piece in found[1]] in (["amount"], ["route"]):
        return found[0]
    return int(free and words[place] not in ("for", "x", "until", "till") and not moment_at(words, place))


def _unread(words: Sequence[str], place: int) -> Unreadable:
    if words[place] in ("by", "given"):
        return Unreadable(
            "A plan does not say who gives it.", "Leave it out, and say it with each dose: given by ..."
        )
    return Unreadable(f'I could not read "{" ".join(words[place:])}" as part of a plan.', _EXAMPLE)


def _refuse_number_weekly(words: Sequence[str], begin: int | None) -> None:
    """Raise Unreadable for "8 weekly", which has two meanings."""
    if begin is None or begin < 2 or words[begin] not in ("weekly", "monthly"):
        return
    number = number_of(words[begin - 1])
    if number is not None and 2 <= number <= _MOST_WEEKS:
        unit = words[begin].removesuffix("ly")
        raise Unreadable(
            f'"{words[begin - 1]} {words[begin]}" could be every {number} {unit}s, or {number} doses, one a {unit}.',
            f"Write: every {number} {unit}s   or: {words[begin]} x {number}",
        )
