"""The words of ``tracker show``: what each asks for, and that none can be read in two ways."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tracker.domain.language.day_words import Now
from tracker.domain.language.show_words import AHEAD, KINDS, Asked, is_about, is_of, read_show
from tracker.domain.model.catalogue import HOME_TESTS, SYMPTOMS
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import CATALOGUE
from tracker.errors import TrackerError, Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30))  # a Friday
TODAY = NOW.at.date()


def asked(words: str, **options: str) -> Asked:
    return read_show(words.split(), now=NOW, symptoms=CATALOGUE, **options)  # type: ignore[arg-type]


def back(days: int) -> Period:
    return Period.ending(TODAY, days)


@pytest.mark.parametrize(
    ("words", "period", "measures", "kind"),
    [
        ("", back(14), (), None),
        ("30 days", back(30), (), None),
        ("tingling", back(14), ("tingling",), None),
        ("t b 2 weeks", back(14), ("tingling", "balance"), None),
        ("yesterday brain fog", Period(date(2026, 11, 19), date(2026, 11, 19)), ("brain-fog",), None),
        ("falls", back(90), (), "falls"),
        ("fall 1 year", back(365), (), "falls"),
        ("doses yesterday", Period(date(2026, 11, 19), date(2026, 11, 19)), (), "doses"),
        ("shots", back(90), (), "injections"),
        ("Injections 30 days", back(30), (), "injections"),
        ("tests", back(90), (), "home tests"),
        ("blood tests last 6 months", Period(date(2026, 5, 21), TODAY), (), "blood tests"),
        ("labs", back(90), (), "blood tests"),
        ("notes", back(90), (), "notes"),
        ("visits", Period(back(90).first, TODAY + AHEAD), (), "visits"),
        ("visits next week", Period(date(2026, 11, 23), date(2026, 11, 29)), (), "visits"),
        ("alarms", back(90), (), "warning signs"),
        ("skipped", back(90), (), "skipped"),
        ("skipped tingling 30 days", back(30), ("tingling",), "skipped"),
        ("tingling skipped", back(90), ("tingling",), "skipped"),
        ("ahead", Period(TODAY + timedelta(days=1), date.max), (), None),
        ("tomorrow", Period(date(2026, 11, 21), date(2026, 11, 21)), (), None),
        ("next week", Period(date(2026, 11, 23), date(2026, 11, 29)), (), None),
        ("next 10 days", Period(date(2026, 11, 21), date(2026, 11, 30)), (), None),
        ("next friday", Period(date(2026, 11, 27), date(2026, 11, 27)), (), None),
        ("in 3 days", Period(date(2026, 11, 23), date(2026, 11, 23)), (), None),
        ("24 nov", Period(date(2026, 11, 24), date(2026, 11, 24)), (), None),
        ("2026-11-24", Period(date(2026, 11, 24), date(2026, 11, 24)), (), None),
        ("friday", Period(TODAY, TODAY), (), None),
        ("thursday", Period(date(2026, 11, 19), date(2026, 11, 19)), (), None),
    ],
)
def test_words_ask_for_days_symptoms_or_a_kind(
    words: str, period: Period, measures: tuple[str, ...], kind: str | None
) -> None:
    found = asked(words)
    assert (found.period, found.measures, found.kind, found.text, found.number) == (
        period, measures, kind, None, None
    )  # fmt: skip


def test_a_number_by_itself_is_an_entry() -> None:
    assert asked("143").number == 143


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("text dizzy", "dizzy"),
        ("text Slept  Badly", "Slept Badly"),
        ("text 30 days", "30 days"),
        ("text yesterday", "yesterday"),
        ("text tingling", "tingling"),
        ("text text", "text"),
        ("TEXT 143", "143"),
    ],
)
def test_whatever_stands_behind_text_is_looked_for_in_the_whole_journal(words: str, text: str) -> None:
    assert asked(words) == Asked(None, text=text)


def test_text_is_looked_for_in_days_that_an_option_names() -> None:
    assert asked("text dizzy", last="30 days") == Asked(back(30), days_said=True, text="dizzy")


def test_an_option_names_the_days_of_a_kind() -> None:
    assert asked("falls", last="30 days").period == back(30)
    assert asked("visits", since="2026-11-01").period == Period(date(2026, 11, 1), TODAY)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("zigzag", "tracker show text zigzag"),
        ("slept badly", "tracker show text slept badly"),
        ("text", "Which text"),
        ("falls tingling", '"falls" can stand with days'),
        ("falls doses", '"falls" can stand with days'),
        ("next", "not one day"),
        ("31/02", "no such day"),
        ("03/04/2026", "3 April or 4 March"),
        ("p", "pain, position or palpitations"),
    ],
)
def test_words_that_say_nothing_certain_are_refused(words: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        asked(words)
    assert says in f"{refused.value.message} {refused.value.hint}"


def test_the_days_said_twice_are_named() -> None:
    for words in ("falls 30 days", "30 days falls"):
        with pytest.raises(Unreadable, match='twice: "30 days" and an option'):
            asked(words, last="3")


def test_no_word_for_a_kind_is_a_measure_but_falls_which_finds_both() -> None:
    words = {word for listed in KINDS.values() for word in listed} | {"text", "ahead"}
    assert words & {*SYMPTOMS, *HOME_TESTS} == {"falls"}
    assert sum(map(len, KINDS.values())) == len(words) - 2


def records() -> dict[str, Record]:
    return {
        "score": Observation(day=TODAY, measure="tingling", value=6.0),
        "skipped score": Observation(day=TODAY, measure="tingling", value=None, state="skipped"),
        "noted score": Observation(day=TODAY, measure="balance", value=6.0, note="sore"),
        "test": Observation(day=TODAY, kind="test", measure="romberg", value=22.0, unit="s"),
        "tablet": Dose(day=TODAY, product="folate", route="oral"),
        "skipped shot": Dose(day=TODAY, product="b12", route="intramuscular", state="skipped"),
        "lab": LabResult(day=TODAY, analyte="b12", value=412.0, unit="ng/L"),
        "falls of a day": Observation(day=TODAY, measure="falls", value=2.0, unit="count"),
        "fall": Event(day=TODAY, name="fall", note="stairs"),
        "visit": Event(day=TODAY, name="visit", note="dr rao"),
        "note": Event(day=TODAY, name="note", note="dizzy"),
        "alarm": Event(day=TODAY, name="red-flag", note="x"),
    }


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("falls", {"fall", "falls of a day"}),
        ("doses", {"tablet", "skipped shot"}),
        ("injections", {"skipped shot"}),
        ("home tests", {"test"}),
        ("blood tests", {"lab"}),
        ("notes", {"note", "noted score"}),
        ("visits", {"visit"}),
        ("warning signs", {"alarm"}),
        ("skipped", {"skipped score", "skipped shot"}),
    ],
)
def test_an_entry_is_of_its_kinds_only(kind: str, names: set[str]) -> None:
    assert {name for name, one in records().items() if is_of(one, kind)} == names


def test_every_kind_that_can_be_said_is_known() -> None:
    assert all(isinstance(is_of(one, kind), bool) for kind in KINDS for one in records().values())


def test_an_entry_is_about_its_measure_alone() -> None:
    assert [name for name, one in records().items() if is_about(one, ["tingling"])] == ["score", "skipped score"]


WORDS = ["tingling", "b", "falls", "blood", "tests", "skipped", "text", "ahead", "next", "week", "in", "30", "days"]
WORDS += ["yesterday", "tomorrow", "last", "24", "nov", "143", "dizzy", "2026-11-24", "friday", "at", "8am", "", "--"]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=6))
def test_any_words_ask_for_one_thing_or_are_refused(words: list[str]) -> None:
    try:
        found = read_show(words, now=NOW, symptoms=CATALOGUE)
    except TrackerError:
        return
    assert [found.number is None, found.text is None].count(False) <= 1
    assert found.kind in (None, *KINDS)
    assert not (found.measures and found.kind not in (None, "skipped"))
    assert found.period is not None or found.text is not None
