"""The words of ``log``, and the grammar under all lines of words: read for certain, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from symptom_lists import tracking

from tracker.domain.language import grammar, log_words
from tracker.domain.language.day_words import RESERVED, Now
from tracker.domain.language.log_meaning import Score, capped
from tracker.domain.language.log_words import LogLine, find_measure, read_log
from tracker.domain.model.body_places import SITE_WORDS
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.catalogue import ALSO, HOME_TESTS, NEVER_SUGGESTED, SYMPTOMS, TRACKED, label_of
from tracker.domain.model.remembered import GOOD
from tracker.domain.model.symptom_list import CATALOGUE, Choice, SymptomList
from tracker.errors import TrackerError, Unreadable

NOW = datetime(2026, 11, 20, 14, 30)  # a Friday
YESTERDAY = date(2026, 11, 19)
MEASURES = (*SYMPTOMS, *HOME_TESTS)


def line(words: str, tracked: Sequence[str] = TRACKED, now: datetime = NOW) -> LogLine:
    return read_log(words.split(" "), now=Now(now), symptoms=tracking(tracked))


def said(words: str, tracked: Sequence[str] = TRACKED) -> dict[str, float | None]:
    return {score.measure: score.value for score in line(words, tracked).scores}


def refusal(words: str, tracked: Sequence[str] = TRACKED) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        line(words, tracked)
    assert refused.value.hint, "a refusal says what to type"
    return refused.value


@pytest.mark.parametrize(
    ("words", "typed"),
    [("tingling 6/10", "tingling 6"), ("t6/10", "t 6"), ("t 10/10", "t 10"), ("t6 b4/10", "t6 b 4")],
)
def test_a_score_out_of_ten_that_looks_like_a_day_is_told_how_to_be_written(words: str, typed: str) -> None:
    assert refusal(words).hint.endswith(f"As a score: tracker log {typed}")
    with pytest.raises(Unreadable) as refused:
        read_log(words.split(), now=Now(NOW, "dmy"), symptoms=CATALOGUE)
    assert refused.value.hint.endswith(f"As a score: tracker log {typed}")


def placed(words: str) -> list[tuple[str, float | None, str | None, str | None]]:
    return [(score.measure, score.value, score.side, score.site) for score in line(words).scores]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("t7 left foot 3 right foot", [("tingling", 7, "left", "foot"), ("tingling", 3, "right", "foot")]),
        ("t7 left foot and 3 right", [("tingling", 7, "left", "foot"), ("tingling", 3, "right", "foot")]),
        ("t7 left 3 right", [("tingling", 7, "left", None), ("tingling", 3, "right", None)]),
        ("pain 5 left knee 3 back", [("pain", 5, "left", "knee"), ("pain", 3, None, "back")]),
        ("single-leg 12 left 9 right", [("single-leg", 12, "left", None), ("single-leg", 9, "right", None)]),
    ],
)
def test_a_place_behind_each_score_is_its_own(words: str, expected: object) -> None:
    assert placed(words) == expected


@pytest.mark.parametrize("words", ["t7 left foot 3", "t7 left foot 3 knee", "left foot t7 right foot 3 hand"])
def test_a_score_whose_place_is_not_sure_is_refused(words: str) -> None:
    refusal(words)


def test_each_score_of_a_strength_is_turned_round() -> None:
    strong = replace(CATALOGUE, directions=(("leg strength", GOOD),))
    read = read_log(["leg", "strength", "left", "9", "right", "7"], now=Now(NOW), symptoms=strong)
    assert [score.value for score in read.scores] == [1, 3]


def test_a_word_that_is_no_symptom_leads_to_the_list_of_those_there_are() -> None:
    for words in ("zigzags 5", "my feet are burning 7"):
        assert refusal(words).hint.endswith("What there is: tracker symptom")


def test_a_word_like_no_other_can_be_put_on_the_list() -> None:
    assert refusal("headache 5").hint.startswith("To put it on your list: tracker symptom add headache")
    assert "tired" in refusal("tird 5").message
    assert "symptom add" not in refusal("tinglng 5").hint


THREE = {"tingling": 6, "balance": 4, "leg-weakness": 3}


@pytest.mark.parametrize(
    ("words", "scores"),
    [
        ("tingling 6", {"tingling": 6}),
        ("t6 b4 l3", THREE),
        ("T6 B4 L3", THREE),
        ("tingling=6 balance=4", {"tingling": 6, "balance": 4}),
        ("tingling = 6 balance =4", {"tingling": 6, "balance": 4}),
        ("tingling: 6, balance: 4", {"tingling": 6, "balance": 4}),
        ("6 4 3", THREE),
        ("6,4,3", THREE),
        ("6, 4, 3", THREE),
        ("six four three", THREE),
        ("leg weakness four", {"leg-weakness": 4}),
        ("leg-weakness 4", {"leg-weakness": 4}),
        ("tingling six and balance zero", {"tingling": 6, "balance": 0}),
        ("my tingling is 6 out of 10", {"tingling": 6}),
        ("t10", {"tingling": 10}),
        ("t 0", {"tingling": 0}),
        ("romberg 22", {"romberg": 22}),
        ("romberg 22 s", {"romberg": 22}),
        ("romberg 22.5s", {"romberg": 22.5}),
        ("romberg 22 seconds t6", {"romberg": 22, "tingling": 6}),
        ("sit-to-stand-5 12", {"sit-to-stand-5": 12}),
        ("sit to stand 5 12", {"sit-to-stand-5": 12}),
        ("sit 12", {"sit-to-stand-5": 12}),
        ("four-stage 3", {"four-stage": 3}),
        ("four stage 3", {"four-stage": 3}),
        ("sore tongue 5", {"sore-tongue": 5}),
        ("tingling skipped", {"tingling": None}),
        ("t6 b skip l missed", {"tingling": 6, "balance": None, "leg-weakness": None}),
        ("6.0 4.0 3", THREE),
    ],
)
def test_a_line_of_names_and_scores_is_read(words: str, scores: dict[str, float]) -> None:
    assert said(words) == scores
    assert line(words).moment == grammar.Moment()


def test_a_place_a_side_a_day_and_a_time_are_read() -> None:
    read = line("t6 left foot yesterday 8am")
    assert read.scores == (Score("tingling", 6, site="foot", side="left"),)
    assert read.moment == grammar.Moment(YESTERDAY, time(8))


@pytest.mark.parametrize(
    "words",
    ["left foot t6 b4", "t6 left foot b4", "t left foot 6 b4", "foot left t6 b4", "t6 in the left foot and b4"],
)
def test_a_place_belongs_to_the_name_before_it_or_else_to_the_first(words: str) -> None:
    assert line(words).scores == (Score("tingling", 6, site="foot", side="left"), Score("balance", 4))


def test_the_plural_of_a_pair_is_both_sides_unless_one_is_named() -> None:
    assert line("burning feet 5").scores == (Score("burning", 5, site="foot", side="both"),)
    assert line("t6 both hands").scores == (Score("tingling", 6, site="hand", side="both"),)
    assert line("t6 hands left").scores == (Score("tingling", 6, site="hand", side="left"),)
    assert line("t6 left feet").scores == (Score("tingling", 6, site="foot", side="left"),)
    assert line("t6 upper arms").scores == (Score("tingling", 6, site="upper arm", side="both"),)


@pytest.mark.parametrize(
    "words",
    ["t6 left right", "t6 left foot right", "t6 both left", "t6 both foot left", "t6 feet b4 both feet left right"],
)
def test_two_sides_of_one_score_are_refused(words: str) -> None:
    assert "two sides" in refusal(words).message


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("t6 hands and feet", [("hand", "both"), ("foot", "both")]),
        ("tingling foot hand 6", [("foot", None), ("hand", None)]),
        ("t6 left hand and foot", [("hand", "left"), ("foot", "left")]),
        ("t6 soles, calves and lower back", [("sole", "both"), ("calf", "both"), ("lower back", None)]),
    ],
)
def test_one_score_at_several_places_is_a_score_at_each(words: str, places: list[tuple[str, str | None]]) -> None:
    assert line(words).scores == tuple(Score("tingling", 6, site=site, side=side) for site, side in places)


def test_a_side_after_several_places_could_be_of_either() -> None:
    assert "on the left" in refusal("t6 hand and foot left").message


@pytest.mark.parametrize("name", sorted(ALSO))
def test_other_names_are_whole_names_of_their_symptom(name: str) -> None:
    assert ALSO[name] in SYMPTOMS
    words = name.replace("-", " ")
    assert [score.measure for score in line(f"{words} 5").scores] == [ALSO[name]]
    # None is a day, a place or a name of its own, and none stands in the way of a beginning.
    assert not {name, words} & {*RESERVED, *SITE_WORDS, *SYMPTOMS, *HOME_TESTS}


@pytest.mark.parametrize(("words", "measure"), [("p5", None), ("pa5", None), ("di5", "dizziness"), ("me 5", None)])
def test_other_names_leave_the_beginnings_as_they_were(words: str, measure: str | None) -> None:
    if measure is None:
        refusal(words)
    else:
        assert line(words).scores[0].measure == measure


def test_a_name_of_ones_own_comes_before_the_other_names() -> None:
    own = SymptomList((Choice(key="memory", label="Memory", position=1),))
    assert read_log(["memory", "5"], now=Now(NOW), symptoms=own).scores[0].measure == "memory"


def test_one_symptom_may_be_scored_at_two_places() -> None:
    assert line("t6 left foot t4 right foot").scores == (
        Score("tingling", 6, site="foot", side="left"),
        Score("tingling", 4, site="foot", side="right"),
    )


@pytest.mark.parametrize("words", ["t6 t4", "t6 tingling 4", "t6 left foot t4 left foot", "t6 t skipped"])
def test_two_scores_of_one_symptom_at_one_place_are_refused(words: str) -> None:
    assert "twice" in refusal(words).message


@pytest.mark.parametrize("words", ["t6 7", "t 6 7", "t six seven b4", "t skipped 6", "t6 and 4"])
def test_a_second_number_after_a_name_is_refused(words: str) -> None:
    assert "has its score" in refusal(words).message


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("t", "tingling"),
        ("tin", "tingling"),
        ("bal", "balance"),
        ("l", "leg-weakness"),
        ("leg w", "leg-weakness"),
        ("n", "numbness"),
        ("fat", "fatigue"),
        ("brain", "brain-fog"),
        ("brain f", "brain-fog"),
        ("rom", "romberg"),
        ("Sore  Tongue", "sore-tongue"),
        ("sexual function", "sexual-function"),
        ("unsteady walking", "walking"),
    ],
)
def test_any_unique_beginning_names_a_measure(words: str, meant: str) -> None:
    assert find_measure(words, CATALOGUE) == meant


def test_what_is_tracked_comes_before_the_rest_of_the_catalogue() -> None:
    assert find_measure("b", CATALOGUE) == "balance"  # also burning, brain-fog, breathless
    assert find_measure("b", tracking(["burning"])) == "burning"
    assert find_measure("p", tracking(["pain", "tingling"])) == "pain"


def test_a_whole_name_is_that_measure_whatever_is_tracked() -> None:
    for measure in MEASURES:
        assert find_measure(measure, tracking([f"{measure}-at-night", *TRACKED])) == measure


def test_a_beginning_that_several_share_is_refused_with_all_of_them() -> None:
    refused = refusal("s6")
    named = [key for key in MEASURES if key.startswith("s") or label_of("symptom", key).startswith("S")]
    assert "sleep" in named and "sore-tongue" in named and "single-leg" in named
    assert all(key in refused.message for key in named if key not in NEVER_SUGGESTED)
    refused = refusal("b6", ["balance", "burning"])
    assert "balance or burning" in refused.message


def test_a_beginning_of_what_is_tracked_is_refused_though_the_catalogue_knows_more() -> None:
    assert "brain-fog" not in refusal("b6", ["balance", "burning"]).message


@pytest.mark.parametrize("words", ["s6", "sx6", "sexx 6", "sexual functoin 5", "function 5", "s"])
def test_what_is_never_suggested_is_in_no_refusal(words: str) -> None:
    refused = refusal(words)
    assert not any(key in f"{refused.message} {refused.hint}" for key in NEVER_SUGGESTED)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_key_and_every_printed_label_can_be_typed(measure: str) -> None:
    kind = "test" if measure in HOME_TESTS else "symptom"
    for name in (measure, measure.replace("-", " "), label_of(kind, measure), label_of(kind, measure).upper()):
        assert said(f"{name} 3") == {measure: 3}, name
        assert said(f"3 days ago {name} 3") == {measure: 3}, name


@pytest.mark.parametrize(
    "words",
    [
        "tingling 12",
        "t 11",
        "t6.5",
        "t 0.5",
        "t 1e1",
        "t nan",
        "t inf",
        "t 1e999",
        "t 1_0",
        "t -1",
        "t +6",
        "t６",
        "t ٦",
    ],
)
def test_a_score_is_a_whole_number_from_0_to_10(words: str) -> None:
    refusal(words)


@pytest.mark.parametrize("digits", [10, 400, 5000])
def test_a_number_of_any_length_is_refused_and_nothing_else(digits: int) -> None:
    assert "0 (none) to 10 (worst)" in refusal(f"t {'9' * digits}").message
    refusal(f"romberg {'9' * digits}")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("four-stage 5", "more than 4"),
        ("four-stage 2.5", "whole number"),
        ("chair-stand 12.5", "whole number"),
        ("tug 601", "more than 600"),
    ],
)
def test_a_home_test_refuses_what_it_cannot_come_to(words: str, why: str) -> None:
    assert why in refusal(words).message


@pytest.mark.parametrize("words", ["tingling 6 s", "tingling 6 seconds", "t 6s", "chair-stand 12 s", "6s 4 3"])
def test_seconds_are_refused_where_no_clock_measures(words: str) -> None:
    refusal(words)


def test_a_test_that_reached_its_cap_is_at_least_that() -> None:
    assert capped(Score("romberg", 30)) == (30, ">=")
    assert capped(Score("romberg", 44)) == (30, ">=")
    assert capped(Score("romberg", 29.9)) == (29.9, None)
    assert capped(Score("tug", 44)) == (44, None)
    assert capped(Score("tingling", 10)) == (10, None)
    assert capped(Score("romberg", None, skipped=True)) == (None, None)


def test_bare_scores_are_those_of_the_list_in_its_order() -> None:
    assert said("6 4", ["pain", "sleep"]) == {"pain": 6, "sleep": 4}
    assert said("6", ["pain"]) == {"pain": 6}


@pytest.mark.parametrize("words", ["6", "6 4", "6 4 3 2"])
def test_as_many_bare_scores_as_symptoms_or_none(words: str) -> None:
    refused = refusal(words)
    assert "Tingling, Balance trouble, Leg weakness" in refused.message
    assert "3 symptoms" in refused.message


@pytest.mark.parametrize("words", ["6 4 3 left", "left foot 6 4 3", "6 4 3 skipped"])
def test_a_place_beside_bare_scores_belongs_to_nothing(words: str) -> None:
    assert "could not tell" in refusal(words).message


def test_bare_scores_with_a_date_keep_the_number_that_belongs_to_it() -> None:
    assert line("6 4 3 2 days ago").moment.day == date(2026, 11, 18)
    assert said("6 4 3 2 days ago") == THREE
    assert said("28 oct 6 4 3") == THREE
    assert said("6 4 3 8 am") == THREE


def test_a_line_that_could_be_two_things_is_refused_with_both() -> None:
    refused = refusal("5 4 mar 3 2")
    assert "2026-03-04" in refused.message and "2026-03-03" in refused.message


def test_two_days_or_two_times_are_refused() -> None:
    assert "two days" in refusal("t6 yesterday friday").message
    assert "two times" in refusal("t6 8am 9am").message
    assert line("t6 yesterday 19 nov").moment.day == YESTERDAY


def test_a_time_later_today_is_refused_and_one_of_yesterday_is_not() -> None:
    refused = refusal("t6 14:31")
    assert "lies ahead" in refused.message and "yesterday 14:31" in refused.hint
    assert line("t6 14:30").moment.time == time(14, 30)
    assert line("t6 yesterday 23:59").moment == grammar.Moment(YESTERDAY, time(23, 59))
    refusal("t6 today 23:59")


@pytest.mark.parametrize(
    "words",
    [
        *["", " ", "tingling", "t6 b", "t6 yesterdy", "t6 ystrday", "tinglin6g", "xyzzy 6", "t6 xyzzy", "b12 6"],
        *["yesterday", "t6 tomorrow", "t6 next friday", "t6 31/02", "t6 03/04/2026", "t6 at 8", "t6 tonight"],
        *[
            "t6 0.5.1",
            "t=6=4",
            "= 6",
            "left",
            "skipped",
            "6 4 3 yesterdy",
            "t6 l3 b",
            "t 6/10",
            "6 t",
            "t6 2026-W01-1",
        ],
        *["t6 $(reboot)", "t6 ; b4", "--t6", "t6 -- b4", "t6\0", "t6 \ud800"],
    ],
)
def test_a_line_that_is_not_certain_is_refused(words: str) -> None:
    refusal(words)


def test_a_slip_is_refused_with_what_it_may_have_been() -> None:
    assert "yesterday" in refusal("t6 yesterdy").message
    assert "tingling" in refusal("tinglng 6").message
    assert "left" in refusal("t6 lft").message


def test_what_is_wrong_with_a_day_is_said_before_all_else() -> None:
    assert "no such day" in refusal("xyzzy 31/02").message
    assert "lies ahead" in refusal("t 12 tomorrow").message


symptom_groups = st.lists(
    st.tuples(
        st.sampled_from(list(SYMPTOMS)), st.integers(0, 10), st.sampled_from(["{} {}", "{}{}", "{}={}", "{} is {}"])
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda group: group[0],
)


@given(symptom_groups, st.sampled_from(["yesterday", "19 nov", "2026-11-19", "1 day ago", ""]), st.randoms())
def test_names_with_their_scores_and_a_day_may_come_in_any_order(
    groups: list[tuple[str, int, str]], day: str, random: object
) -> None:
    parts = [shape.format(name, score) for name, score, shape in groups] + ([day] if day else [])
    random.shuffle(parts)  # type: ignore[attr-defined]
    read = line(" ".join(parts))
    assert {score.measure: score.value for score in read.scores} == {name: score for name, score, _ in groups}
    assert read.moment.day == (YESTERDAY if day else None)


@given(st.lists(st.integers(0, 10), min_size=3, max_size=3), st.integers(0, 2), st.booleans())
def test_bare_scores_keep_their_order_around_a_day(scores: list[int], place: int, in_words: bool) -> None:
    shown = [NUMBER_WORDS[score] if in_words else str(score) for score in scores]
    read = line(" ".join([*shown[:place], "yesterday", *shown[place:]]))
    assert [score.value for score in read.scores] == scores
    assert read.moment.day == YESTERDAY


vocabulary = st.sampled_from(
    [
        *[*MEASURES, *SITE_WORDS, *sorted(RESERVED), *NUMBER_WORDS, "left", "right", "both", "skipped", "=", "and"],
        *[
            "t6",
            "b4",
            "l",
            "s",
            "5",
            "28",
            "3/4",
            "28 oct",
            "8am",
            "out of 10",
            "days ago",
            "2 days ago",
            "am",
            "s",
            "tug",
        ],
        *["2026-10-28", "99999", "6.5", "on", "the"],
    ]
)


@given(st.lists(vocabulary | st.text(max_size=5), max_size=9), st.sampled_from([TRACKED, (), ("pain",), MEASURES]))
@settings(max_examples=3 * settings.default.max_examples)
def test_any_words_are_read_or_refused_and_nothing_else(some: list[str], tracked: tuple[str, ...]) -> None:
    try:
        read = read_log(some, now=Now(NOW), symptoms=tracking(tracked))
    except TrackerError:
        return
    assert read.scores
    for score in read.scores:
        assert score.measure in MEASURES
        assert (score.value is None) == score.skipped
        if score.kind == "symptom" and score.value is not None:
            assert score.value in range(11)
    assert read.moment.day is None or read.moment.day <= NOW.date()
    assert datetime.combine(read.moment.day or NOW.date(), read.moment.time or time(0)) <= NOW


@pytest.mark.parametrize(
    "words",
    [
        ["5", "oct"] * 40,
        [*["8", "am"] * 39, "s"],  # two ways each, and the last word can begin nothing: 2**39 dead ends
        ["28", "oct", "2000", "8", "am"] * 16,
        ["t", "5", "mar"] * 26,
        ["1", "day", "ago", "8", "pm"] * 16,
        ["at"] * 80,
        ["on"] * 80,
        ["tingling", "s"] * 40,
    ],
)
def test_eighty_words_that_may_all_be_days_are_looked_at_at_most_twice_each(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = understood = 0
    look, understand = log_words.match, log_words.scores_of

    def counted_look(*given: object) -> object:
        nonlocal looks
        looks += 1
        return look(*given)  # type: ignore[arg-type]

    def counted_understanding(*given: object) -> object:
        nonlocal understood
        understood += 1
        return understand(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(log_words, "match", counted_look)
    monkeypatch.setattr(log_words, "scores_of", counted_understanding)
    with pytest.raises(Unreadable):
        read_log(words, now=Now(NOW), symptoms=CATALOGUE)
    assert looks <= 160, "once more without a span at the end"
    assert understood <= 512


def test_one_meaning_among_too_many_readings_is_not_taken_for_the_only_one() -> None:
    wanted = grammar.Piece("number", 1.0, "1")

    def match(words: Sequence[str], start: int) -> grammar.Option:
        return 1, (grammar.Piece("word", words[start], words[start]),)

    def understand(pieces: Sequence[grammar.Piece]) -> int:
        kinds = [piece.kind for piece in pieces]
        if kinds == ["when"] * 10:
            return 1
        if kinds == ["word"] * 20:  # the last of the 1024 readings
            return 2
        raise Unreadable("neither")

    assert wanted.kind == "number"
    with pytest.raises(Unreadable, match="too many ways"):
        grammar.read(["5", "oct"] * 10, now=Now(NOW), match=match, understand=understand, say=str)


def test_more_than_eighty_words_are_refused() -> None:
    assert "81 words" in refusal(" ".join(["and"] * 80 + ["t6"])).message
    assert said(" ".join(["and"] * 79 + ["t6"])) == {"tingling": 6}


def test_the_last_two_weeks_can_be_logged_by_their_names() -> None:
    for back in range(14):
        was = NOW.date() - timedelta(days=back)
        assert line(f"t6 {back} days ago").moment.day == was
        assert line(f"t6 {was.day} {was:%b}").moment.day == was


def test_pairs_without_a_space_between_them_are_read_like_pairs_with_one() -> None:
    together, apart = (read_log([words], now=Now(NOW), symptoms=CATALOGUE) for words in ("t6b4l3", "t6 b4 l3"))
    assert together == apart
    with pytest.raises(Unreadable, match="not 12"):
        read_log(["t6b12"], now=Now(NOW), symptoms=CATALOGUE)
    with pytest.raises(Unreadable):
        read_log(["t6q4"], now=Now(NOW), symptoms=CATALOGUE)
