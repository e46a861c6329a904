"""The words of ``tracker edit``: what to change in an entry; the rest of it stays.

edit 143 tingling 5     edit 143 5 yesterday     edit 146 left thigh 8am     edit 150 slipped on the stairs
edit 151 410 ng/L range 197-771
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tracker.domain.language import dose_meaning, dose_words, lab_words, log_meaning, log_words
from tracker.domain.language.day_words import ALONE, NIGHT_ENDS, Now
from tracker.domain.language.direction_words import refuse_either_end
from tracker.domain.language.event_words import read_text
from tracker.domain.language.grammar import Moment, Option, Piece, moment_of, read, unknown, unknown_name, words_of
from tracker.domain.language.score_words import instead
from tracker.domain.language.visit_words import read_visit
from tracker.domain.model.catalogue import HOME_TESTS
from tracker.domain.model.dose import form_of
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import SymptomList
from tracker.errors import Invalid, Unreadable

# Said of what is different, and no part of it: edit 143 time 8am.
_SAID_OF = frozenset({"time", "date", "day", "score", "value"})


def read_edit(
    arguments: Sequence[str], record: Record, *, now: Now, symptoms: SymptomList, recent: Sequence[Dose]
) -> tuple[Record, Moment]:
    """The record changed by ``arguments``, except its day and time, and the moment that was said.

    Raises Unreadable, and errors.Invalid for a value that the record refuses.
    """

    def reads(words: Sequence[str]) -> bool:
        try:
            _read(words, record, now, symptoms, recent)
        except (Unreadable, Invalid):
            return False
        return True

    try:
        return _read(arguments, record, now, symptoms, recent)
    except Unreadable as refused:
        if not isinstance(record, Observation):
            raise
        raise instead(arguments, refused, now=now, reads=reads, command=f"edit {record.id}") from None


def _read(
    arguments: Sequence[str], record: Record, now: Now, symptoms: SymptomList, recent: Sequence[Dose]
) -> tuple[Record, Moment]:
    if isinstance(record, Event) and record.name == "visit":
        text, moment = read_visit(arguments, now=now)
        return (replace(record, note=text) if text else record), moment
    if isinstance(record, Event):
        said = read_text(arguments, now=now)
        return (replace(record, note=said.text) if said.text else record), said.moment
    if isinstance(record, Observation):
        # A correction names the trouble: what is remembered of the direction would turn a number round out of sight.
        symptoms = replace(symptoms, directions=())
        log_words.refuse_doubtful(arguments, symptoms, f"tracker edit {record.id}")
    # A unit keeps its capitals.
    typed = lab_words.split(arguments) if isinstance(record, LabResult) else words_of(arguments)
    names = lab_words.names_of([record.analyte]) if isinstance(record, LabResult) else {}

    def match(words: Sequence[str], start: int) -> Option | None:
        if isinstance(record, LabResult):
            return lab_words.match(typed, start, names)
        if isinstance(record, Dose):
            return dose_words.match(words, start, dose_words.known_products(recent))
        return log_words.match(words, start, symptoms)

    def understand(pieces: Sequence[Piece]) -> tuple[Record, Moment]:
        _refuse_two(pieces, several_places=isinstance(record, Dose))
        if isinstance(record, LabResult):
            lab_words.refuse_day_like_range(pieces)
        changed: Record = record
        if isinstance(record, LabResult):
            return _changed_result(record, pieces), moment_of(pieces, now)
        # The name first, because the allowed numbers depend on it.
        for piece in sorted(pieces, key=lambda piece: piece.kind != "name"):
            changed = _changed(changed, piece, symptoms)
        if isinstance(changed, Dose):
            places = [piece for piece in pieces if piece.kind in ("site", "side")]
            if places and changed.route == "oral":
                raise Unreadable(
                    f'"{" ".join(piece.text for piece in places)}" is where an injection goes; '
                    "this one is taken by mouth.",
                    "An injection has a number of its own: tracker show shots",
                )
            changed = _with_places(changed, places)
        return _checked(changed, pieces, symptoms), moment_of(pieces, now)

    words = [word.lower() for word in typed]
    if not isinstance(record, LabResult):
        words = [word for word in words if word not in _SAID_OF] or words
        # edit 143 tingling to 7
        after = [*words[1:], ""]
        words = [word for word, other in zip(words, after, strict=False) if word != "to" or not other[:1].isdigit()]
    return read(words, now=now, match=match, understand=understand, say=lambda meaning: str(meaning[1].day or "that"))


def _changed(record: Record, piece: Piece, symptoms: SymptomList) -> Record:
    value = piece.value
    match piece.kind, record:
        case "when", _:
            return record
        case "site" | "side", Dose():
            return record  # all of them together
        case "site", Observation() if isinstance(value, tuple):
            return replace(record, site=value[0], side=value[1] or record.side)
        case "side", Observation():
            return replace(record, side=str(value))
        case "name", Observation():
            key = str(value)
            if (key in HOME_TESTS) != (record.kind == "test"):
                raise Unreadable(
                    "A score cannot become a home test, nor the other way round.",
                    f"Delete it and log the other: tracker delete {record.id}",
                )
            return replace(record, measure=key, unit=log_meaning.unit_of(key, symptoms))
        case "doubted", Observation():
            raise refuse_either_end(piece.text, str(value))
        case "number", Observation() if isinstance(value, float):
            score = log_meaning.checked(log_meaning.Score(record.measure, value), symptoms)
            value, comparator = log_meaning.capped(score)
            return replace(record, value=value, comparator=comparator, state="recorded")
        case "seconds", Observation():
            log_meaning.refuse_seconds(record.measure, piece.text, symptoms)
            return record
        case "extent", Observation():
            return replace(record, extent=str(value))
        case "skipped", Observation():
            return replace(record, value=None, comparator=None, state="skipped")
        case "skipped", Dose():
            return replace(record, state="skipped")
        case "product", Dose():
            form = form_of(str(value))
            return replace(record, product=str(value), form=form)
        case "amount", Dose() if isinstance(value, tuple):
            return replace(record, amount=value[0], unit=value[1], state="taken")
        case "route", Dose():
            return replace(record, route=str(value))
    raise _strange(piece, record)


def _changed_result(result: LabResult, pieces: Sequence[Piece]) -> LabResult:
    """The result with everything that the pieces say at once: a number goes with its unit, words with neither."""
    said: dict[str, Any] = {}
    for piece in pieces:
        match piece.kind, piece.value:
            case "when" | "flag", _:
                pass
            case "name", name:
                said["analyte"] = name
            case "value", (comparator, value):
                said |= {"comparator": comparator, "value": value, "words": None}
            case "unit", unit:
                said["unit"] = unit
            case "words", words:
                said |= {"words": words, "value": None, "unit": None, "comparator": None}
            case "range", (low, high):
                said |= {"low": low, "high": high}
            case _:
                raise _strange(piece, result)
    return replace(result, **said)


def _strange(piece: Piece, record: Record) -> Unreadable:
    hint = f"Write only what is different. What it says now: tracker show {record.id}"
    return unknown_name(piece.text, sorted(ALONE), hint) if record.kind == "lab" else unknown(piece, [], hint)


def _with_places(dose: Dose, pieces: Sequence[Piece]) -> Dose:
    """The dose with the places in the pieces, if there are any. A side alone changes only the side."""
    places = dose_meaning.places_said(pieces)
    if not places:
        return dose
    site, side = places[0]
    if site is None:
        return replace(dose, side=side)
    return replace(dose, site=site, side=side or dose.side, other_sites=places[1:])


def _refuse_two(pieces: Sequence[Piece], *, several_places: bool) -> None:
    """Raise Unreadable when two things are said and only one can be true."""
    if several_places:
        pieces = [piece for piece in pieces if piece.kind not in ("site", "side")]
    alone = ("name", "number", "product", "amount", "route", "site", "side", "value", "unit", "range", "extent")
    for kinds in (
        {"number", "skipped"},
        {"amount", "skipped"},
        {"value", "words"},
        *({kind} for kind in alone),
    ):
        said = [piece.text for piece in pieces if piece.kind in kinds]
        if len(said) > 1 and not (kinds == {"unit"} and len(set(said)) == 1):
            raise Unreadable(f"There are two of them: {', '.join(said)}.", "Write one.")


def _checked(record: Record, pieces: Sequence[Piece], symptoms: SymptomList) -> Record:
    said = [piece.kind for piece in pieces]
    if isinstance(record, Observation) and "name" in said and "number" not in said:
        log_meaning.checked(log_meaning.Score(record.measure, record.value, skipped=record.value is None), symptoms)
    return record


def goes_to_the_day_before(entry: Record, day: date) -> bool:
    """Whether an entry typed just after midnight is moved to the day that had ended: its hour is none of that day."""
    if entry.time is None or entry.time.hour >= NIGHT_ENDS or day != entry.day - timedelta(days=1):
        return False
    return entry.recorded_at is not None and entry.recorded_at.date() == entry.day


def entry_number(text: str) -> int:
    """The number of an entry as it was typed. Raises Unreadable."""
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Unreadable(
            f'"{text}" is not the number of an entry.', "tracker show today lists entries with their numbers."
        )
    return int(text)
