"""``tracker log`` without words: ask the questions of today, and make records from the answers. Saves nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tracker.cli.context import Context
from tracker.cli.enter.score_record import SAFETY, note_event, observation
from tracker.cli.standing import lately, questions_today
from tracker.cli.terminal import key_presses, output
from tracker.cli.terminal.key_presses import Keys
from tracker.domain.analysis.daily_questions import against_tests
from tracker.domain.analysis.doses.dose_history import in_turn
from tracker.domain.language.grammar import Moment
from tracker.domain.language.log_meaning import Score
from tracker.domain.language.log_words import read_log
from tracker.domain.model.body_places import Place
from tracker.domain.model.catalogue import HOME_TESTS
from tracker.domain.model.plan import Due
from tracker.domain.model.records import Dose, Event, Observation, Record
from tracker.domain.model.symptom_series import Series
from tracker.domain.wording.days import days_ago
from tracker.domain.wording.plans import what_text
from tracker.domain.wording.records import place_text, record_text
from tracker.errors import TrackerError

_PLACES_OFFERED: Final = 6

# Answers to "Anything else?" that are none.
_NOTHING: Final = frozenset({"", "n", "no", "nope", "nothing", "none", "q", "quit", "-"})


def answers(ours: Context, *, again: bool) -> tuple[list[Record], bool]:
    """Ask for the scores, home tests and due doses of today. Returns the records, and whether all was asked.

    again: also ask for what is logged today already.
    """
    asked = questions_today(ours)
    logged = _logged_today(ours)
    before = _yesterday(ours)
    output.say_whose()
    records: list[Record] = []
    with key_presses.stopping_on_a_line_of_its_own("Nothing of this check-in was saved; Esc saves what you gave."):
        keys = key_presses.pressed()
        if not again and any(logged.get(key) for key in asked.scores):
            given = [text for key in asked.scores if (text := logged.get(key))]
            output.tell(f"Logged today already: {', '.join(given)}.")
            again = len(given) == len(asked.scores) and bool(key_presses.ask_yes("Once more?", keys))
        ask = [_question(ours, key, before.get(key)) for key in asked.scores if again or not logged.get(key)]
        if ask:
            key_presses.introduce(ours.mode.introduction(len(ask)))
        scores, finished = key_presses.ask_scores(ask, keys, ours.mode.question)
        for answer in scores:
            if answer.value is None and answer.key in logged:
                continue  # what is logged stays as it is
            score = Score(answer.key, answer.value, skipped=answer.value is None)
            records.append(observation(ours, Moment(), score, ""))
        if not finished:
            return records, False
        tests = [key for key in asked.tests if again or not logged.get(key)]
        why = against_tests([*lately(ours), *records]) if tests else ""
        if why:
            output.tell(why)
        for key in () if why else tests:
            records += _ask_test(ours, key)
        records += _ask_due(ours, keys)
    return records, True


def anything_else(ours: Context) -> Event | None:
    """The note that is typed at the end of a check-in; None for none."""

    def note(text: str) -> Event | None:
        return None if text.lower().rstrip(".!") in _NOTHING else note_event(ours, Moment(), text)

    with key_presses.stopping_on_a_line_of_its_own():
        return note(key_presses.ask_text("Anything else? (Enter for nothing)", note))


def _logged_today(ours: Context) -> dict[str, str]:
    """The last entry of today at each place of a symptom or home test, in words, by its key; empty where skipped."""
    found: dict[str, dict[object, str]] = {}
    for record in ours.journal().read(ours.today, ours.today, kinds=["symptom", "test"]) if ours.started else []:
        if isinstance(record, Observation):
            at_places = found.setdefault(record.measure, {})
            text = "" if record.value is None else record_text(record, ours.symptoms)
            at_places[Series.of(record)] = text or at_places.get(Series.of(record), "")
    return {key: ", ".join(filter(None, at_places.values())) for key, at_places in found.items()}


def _question(ours: Context, key: str, before: float | None) -> key_presses.Question:
    symptom = ours.symptoms.known[key]
    return key_presses.Question(
        key, symptom.label, symptom.none, symptom.worst, before, counted=symptom.unit == "count"
    )


def _ask_test(ours: Context, key: str) -> list[Observation]:
    """Ask for the result of one home test, typed with Enter. Asks again for one that cannot be read."""
    test = HOME_TESTS[key]
    output.tell(SAFETY)
    unit = {"s": "seconds", "stage": "stage 0 to 4", "count": "a count"}[test.unit]
    example = ", or left 12 right 9" if key == "single-leg" else ""
    while text := key_presses.ask_text(
        f"{ours.symptoms.label('test', key)}, {unit}{example} (Enter to leave it out)"
    ):
        try:
            line = read_log([key, *text.split()], now=ours.present, symptoms=ours.symptoms)
            return [observation(ours, line.moment, score, "") for score in line.scores]
        except TrackerError as error:
            output.tell(f"{error.message} {output.addressed(error.hint)}")
    return []


def _ask_due(ours: Context, keys: Keys) -> list[Dose]:
    """Ask whether the planned doses of today were taken. A dose that is left open stays unknown.

    For several doses one question comes first; only after a no is each dose asked for.
    """
    from tracker.cli.standing import standing

    due = [one for one in standing(ours) if one.state in ("due", "late")]
    every: bool | None = False
    if len(due) > 1:
        names = ", ".join(what_text(one.plan, one.phase) for one in due)
        every = key_presses.ask_yes(f"Due today: {names}. All taken?", keys)
    if every is None:
        return []
    found: list[Dose] = []
    for one in due:
        taken = every or key_presses.ask_yes(f"{what_text(one.plan, one.phase)}: taken today?", keys)
        if taken is None or (not taken and one.counted is not None):
            # Not today is not skipped: a count has no fixed days.
            continue
        dose = _dose(ours, one, taken=taken)
        if taken and dose.injected and (place := _ask_place(ours, keys)):
            dose = replace(dose, site=place.site, side=place.side)
        found.append(dose)
    return found


def _ask_place(ours: Context, keys: Keys) -> Place | None:
    """Ask for the place of the injection. Offers the places in use, the least recently used first."""
    turn = in_turn(ours.journal().recent_doses())[:_PLACES_OFFERED]
    if not turn:
        return None
    choices = {}
    for number, (place, last) in enumerate(turn, 1):
        when = f"last used {days_ago(last, ours.today)}" if last else "not used yet"
        choices[str(number)] = f"{place_text(*place)}, {when}"
    key = key_presses.ask_one(choices, keys)
    return turn[int(key) - 1][0] if key else None


def _dose(ours: Context, one: Due, *, taken: bool) -> Dose:
    day, at, offset = ours.moment(Moment())
    return Dose(
        day=day,
        time=at,
        utc_offset=offset,
        product=one.plan.product,
        form=one.plan.form,
        route=one.plan.route,
        amount=one.amount[0] if taken else None,
        unit=one.amount[1] if taken else None,
        plan=one.plan.uid,
        state="taken" if taken else "skipped",
        recorded_at=ours.recorded_at,
    )


def _yesterday(ours: Context) -> dict[str, float]:
    """The mean score of each symptom yesterday, by its key. Only scores without a place, as the answer has none."""
    if not ours.started:
        return {}
    day: date = ours.today - timedelta(days=1)
    values: dict[str, list[float]] = {}
    for record in ours.journal().read(day, day, kinds=["symptom"]):
        if isinstance(record, Observation) and record.value is not None and not Series.of(record).placed:
            values.setdefault(record.measure, []).append(record.value)
    return {key: sum(found) / len(found) for key, found in values.items()}
