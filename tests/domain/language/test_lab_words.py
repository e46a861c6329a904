"""The words of ``lab``: a result as it is printed, read for certain or refused."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.language.day_words import RESERVED, Now
from tracker.domain.language.grammar import Moment
from tracker.domain.language.lab_words import LabLine, read_lab
from tracker.domain.model.catalogue import BLOOD_TESTS
from tracker.domain.model.records import LabResult
from tracker.domain.wording.numbers import number_text
from tracker.domain.wording.records import range_text, value_text
from tracker.errors import Unreadable

NOW = datetime(2026, 11, 20, 14, 30)
OCTOBER = Moment(date(2026, 10, 28))
B12 = LabLine("b12", 412.0, "ng/L", None, None, None, Moment())


def read(words: str, known: tuple[str, ...] = ()) -> LabLine:
    return read_lab(words.split(" "), now=Now(NOW), known=known)


def refusal(words: str, known: tuple[str, ...] = ()) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read(words, known)
    assert refused.value.hint, "a refusal says what to type"
    return refused.value


@pytest.mark.parametrize(("typed", "meant"), [("pmol", "pmol/L"), ("ng", "ng/L"), ("umol", "umol/L")])
def test_a_unit_without_its_slash_is_refused_with_the_whole_one(typed: str, meant: str) -> None:
    assert f"Did you mean {meant}?" in refusal(f"b12 304 {typed} range 138-652").message


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [
        ("b12 412 ng/L (197-771)", 412, 197, 771),
        ("b12 412 ng/L [197 - 771]", 412, 197, 771),
        ("mma 0,34 umol/L (< 0,4)", 0.34, None, 0.4),
        ("hcy 16,1 umol/L range 5,0 - 15,0", 16.1, 5, 15),
        ("folate 8,9 ug/L range 3,9-26,8", 8.9, 3.9, 26.8),
        ("folate 8.9 ug/L range (3.9-26.8)", 8.9, 3.9, 26.8),
    ],
)
def test_numbers_and_ranges_are_read_as_they_are_printed(
    words: str, value: float, low: float | None, high: float | None
) -> None:
    found = read(words)
    assert (found.value, found.low, found.high) == (value, low, high)


@pytest.mark.parametrize(
    ("words", "test", "said"),
    [
        ("intrinsic factor antibodies positive", "intrinsic-factor-antibodies", "positive"),
        ("intrinsic factor antibodies Weakly Positive 28 oct", "intrinsic-factor-antibodies", "weakly positive"),
        ("parietal cell antibodies: not detected", "parietal-cell-antibodies", "not detected"),
        ("b12 normal", "b12", "normal"),
    ],
)
def test_a_result_may_be_words(words: str, test: str, said: str) -> None:
    found = read(words)
    assert (found.analyte, found.words, found.value, found.unit) == (test, said, None, None)


def test_words_beside_a_number_are_refused() -> None:
    assert "a number or words" in refusal("ifab positive 12 U/mL").message
    assert "two results" in refusal("ifab positive negative").message


@pytest.mark.parametrize("words", ["b12 96 L ng/L range 197-771", "b12 96 ng/L L (197-771)", "b12 96 ng/L 197 L"])
def test_a_flag_as_it_is_printed_is_ignored(words: str) -> None:
    if "197 L" in words:
        refusal(words)
    else:
        assert (read(words).value, read(words).low) == (96, 197)


@pytest.mark.parametrize(
    ("name", "test"),
    [
        ("Serum Vitamin B12", "b12"),
        ("cobalamin", "b12"),
        ("Holotranscobalamin", "active-b12"),
        ("methylmalonic acid", "mma"),
        ("Total Homocyst(e)ine", "homocysteine"),
        ("Folate (serum)", "folate"),
        ("red cell folate", "red-cell-folate"),
        ("Hemoglobin", "hb"),
        ("haemoglobin A1c", "hba1c"),
        ("Mean Corpuscular Volume", "mcv"),
        ("mean cell haemoglobin", "mch"),
    ],
)
def test_the_name_that_a_laboratory_prints_is_the_listed_test(name: str, test: str) -> None:
    assert read(f"{name} 96 g/L").analyte == test


def test_a_test_that_the_journal_has_under_its_own_name_goes_on_under_it() -> None:
    assert read("serum vitamin b12 96 ng/L", known=("serum-vitamin-b12",)).analyte == "serum-vitamin-b12"


@pytest.mark.parametrize(("words", "meant"), [("b12 412 pg", "pg/mL"), ("hb 14.1 g", "g/L")])
def test_half_a_unit_of_a_test_that_is_listed_is_refused(words: str, meant: str) -> None:
    assert f"such as {meant}." in refusal(words).hint
    assert read("mch 30 pg").unit == "pg"


@pytest.mark.parametrize(
    ("words", "analyte", "comparator", "value", "unit"),
    [
        ("b12 412 ng/L", "b12", None, 412, "ng/L"),
        ("412 ng/L b12", "b12", None, 412, "ng/L"),
        ("b12 = 412 ng/L", "b12", None, 412, "ng/L"),
        ("b12: 412 ng/l,", "b12", None, 412, "ng/L"),
        ("B12 >2000 pg/ml", "b12", ">", 2000, "pg/mL"),
        ("b12 above 2000 pg/ml", "b12", ">", 2000, "pg/mL"),
        ("b12 > 2000 pg/mL", "b12", ">", 2000, "pg/mL"),
        ("mma <=0.2 umol/L", "mma", "<=", 0.2, "umol/L"),
        ("mma ≥ 0.2 µmol/l", "mma", ">=", 0.2, "µmol/L"),
        ("active b12 70 pmol/L", "active-b12", None, 70, "pmol/L"),
        ("holotc 70 pmol/L", "active-b12", None, 70, "pmol/L"),
        ("haemoglobin 14.1 g/dl", "hb", None, 14.1, "g/dL"),
        ("mcv 92 fl", "mcv", None, 92, "fL"),
        ("hematocrit 41 %", "hematocrit", None, 41, "%"),
        ("tsh 2.1 mU/L", "tsh", None, 2.1, "mU/L"),
        ("platelets 250 x10^9/L", "platelets", None, 250, "x10^9/L"),
        ("vitamin d 60 nmol/L", "vitamin-d", None, 60, "nmol/L"),
    ],
)
def test_a_result_is_its_name_value_and_unit_as_printed(
    words: str, analyte: str, comparator: str | None, value: float, unit: str
) -> None:
    line = read(words)
    assert (line.analyte, line.comparator, line.value, line.unit) == (analyte, comparator, value, unit)
    assert (line.low, line.high, line.moment) == (None, None, Moment())
    assert line.new == (analyte not in BLOOD_TESTS)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("range 197-771", 197, 771),
        ("range 197 - 771", 197, 771),
        ("range 197 to 771", 197, 771),
        ("(range: 197–771)", 197, 771),
        ("ref 197-771 ng/L", 197, 771),
        ("range <771", None, 771),
        ("range < 771", None, 771),
        ("range below 771", None, 771),
        ("range >=197", 197, None),
        ("range above 197", 197, None),
        ("range 0.15-0.4", 0.15, 0.4),
    ],
)
@pytest.mark.parametrize("form", ["b12 412 ng/L {} 28 oct", "{} 412 ng/L b12 28 oct", "b12 28 oct 412 ng/L {}"])
def test_a_range_is_read_as_printed_wherever_it_stands(
    form: str, words: str, low: float | None, high: float | None
) -> None:
    line = read(form.format(words))
    assert (line.analyte, line.value, line.unit, line.low, line.high) == ("b12", 412, "ng/L", low, high)
    assert line.moment == OCTOBER


def test_no_range_is_ever_assumed() -> None:
    assert read("b12 412 ng/L") == B12
    assert read("b12 412 ng/L", ("b12",)) == B12


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("b12 412 ng/L yesterday 8am", Moment(date(2026, 11, 19), time(8))),
        ("28 oct 2025 b12 412 ng/L", Moment(date(2025, 10, 28))),
        ("b12 412 ng/L 28/10/2026", OCTOBER),
        ("b12 28 oct 412 ng/L", OCTOBER),
    ],
)
def test_a_result_has_the_day_that_was_said(words: str, moment: Moment) -> None:
    line = read(words)
    assert (line.value, line.unit, line.moment) == (412, "ng/L", moment)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "Which blood test"),
        ("b12", "What did b12 say"),
        ("412 ng/L", "Which blood test"),
        ("b12 412", "goes with its unit"),
        ("b12 412 28/10/2026", "goes with its unit"),
        ("b12 412 10oct", "goes with its unit"),
        ("b12 mma 412 ng/L", "two tests"),
        ("b12 412 413 ng/L", "two values"),
        ("b12 412 ng/L pg/mL", "two units"),
        ("b12 412 ng/L range 1-2 range 1-3", "two ranges"),
        ("b12 412 ng/L range", "could not read the range"),
        ("b12 412 ng/L range 771", "could not read the range"),
        ("b12 412 ng/L 5-15", "could be a range"),
        ("b12 412 ng/L 4-20", "could be a range"),
        ("b12 412 ng/L 12-16", "12-16"),
        ("b12 1,234 pg/mL", "1234 or 1.234"),
        ("b12 -5 ng/L", "-5"),
        ("b12 nan ng/L", "nan"),
        ("b12 1e3 ng/L", "1e3"),
        ("b12 ٤ ng/L", "٤"),
        ("b12 412 ng/L tomorrow", "lies ahead"),
        ("b12 412 ng/L 31/02/2026", "no such day"),
        ("b12 412 ng/L 03/04/2026", "could be"),
        ("b12 412 ng/L 15:00", "lies ahead"),
        ("b12 412 ng/L sideways", "sideways"),
        ("??? 412 ng/L", "???"),
        ("foo 1e3 412 ng/L", "1e3"),
        ("tsh 2 mU/L foo", "do not know"),
        ("b12 " * 100, "words on one line"),
    ],
)
def test_what_is_not_certain_is_refused_with_the_reason(words: str, why: str) -> None:
    assert why in refusal(words).message


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("feritin 40 ug/L", "ferritin"),
        ("homocysteinne 9 umol/L", "homocysteine"),
        ("tsh 2 mU/L yesterdy", "yesterday"),
        ("vitmain d 60 nmol/L", "vitamin-d"),
    ],
)
def test_a_slip_is_refused_with_what_it_may_have_been(words: str, meant: str) -> None:
    assert meant in refusal(words, ("vitamin-d",)).message


def test_usual_tests_are_no_slips_of_one_another() -> None:
    usual = ["tsh", "alt", "ast", "mch", "crp", "esr", "hba1c", "transferrin", "free t3", "free t4", "vitamin c"]
    known: tuple[str, ...] = ("vitamin-d",)
    for name in usual:
        line = read(f"{name} 5 mg/L", known)
        assert line.new
        known += (line.analyte,)


def test_a_test_of_the_journal_keeps_the_name_it_has_there() -> None:
    line = read("vitamin d 60 nmol/L", ("Vitamin D",))
    assert (line.analyte, line.new) == ("Vitamin D", False)


NUMBERS = st.integers(0, 99_999).map(lambda n: n / 100)


@given(
    st.sampled_from(sorted(BLOOD_TESTS)),
    NUMBERS,
    st.sampled_from([None, "<", "<=", ">=", ">"]),
    st.sampled_from(["ng/L", "pg/mL", "pmol/L", "nmol/mL", "umol/L", "g/dL", "fL"]),
    st.tuples(st.none() | NUMBERS, st.none() | NUMBERS),
)
def test_what_is_said_back_about_a_result_reads_as_the_same_result(
    analyte: str, value: float, comparator: str | None, unit: str, limits: tuple[float | None, float | None]
) -> None:
    low, high = sorted(limits) if None not in limits else limits  # type: ignore[type-var]
    result = LabResult(
        day=NOW.date(), analyte=analyte, value=value, unit=unit, comparator=comparator, low=low, high=high
    )
    shown = value_text(result).rsplit(" ", 1)
    assert shown[1] == unit
    line = read(f"{analyte} {comparator or ''}{number_text(value)} {unit} {range_text(result)}")
    assert line == LabLine(analyte, value, unit, comparator, low, high, Moment())


vocabulary = st.sampled_from(
    [
        *[*BLOOD_TESTS, *sorted(RESERVED), "412", "<", ">2000", "0.4", "ng/L", "pg/mL", "%", "range", "197-771"],
        *["to", "-", "below", "28", "oct", "2025", "28/10/2026", "4-20", "=", "tsh", "x10^9/L", "8am"],
    ]
)


@given(st.lists(vocabulary | st.text(max_size=6), max_size=8))
@settings(max_examples=3 * settings.default.max_examples)
def test_any_words_give_a_whole_result_or_are_refused(words: list[str]) -> None:
    try:
        line = read_lab(words, now=Now(NOW), known=["Vitamin D"])
    except Unreadable as refused:
        assert refused.hint
        return
    assert line.value >= 0 and line.unit
    assert any(c.isalpha() for c in line.analyte)
    assert line.moment.day is None or line.moment.day <= NOW.date()


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("b12 412 ng/L 197-771", 197, 771),
        ("hb 11,8 g/dL 12,0 - 15,5 L", 12, 15.5),
        ("holo-TC 35,2 pmol/l > 50", 50, None),
        ("Methylmalonsäure 0,45 µmol/l < 0,40", None, 0.4),
        ("Homocystein 14,3 µmol/l bis 10", None, 10),
        ("b12 i.S. 210 pg/ml Ref. 197 - 771", 197, 771),
        ("folate 3.1 ng/mL reference interval 3.9-20.0", 3.9, 20),
        ("b12 412 ng/L between 197 and 771", 197, 771),
        ("folate > 20 ug/L 3.9-26.8", 3.9, 26.8),
    ],
)
def test_a_range_behind_a_result_is_read_as_it_is_printed(words: str, low: float | None, high: float | None) -> None:
    found = read_lab(words.split(), now=Now(NOW), known=())
    assert (found.low, found.high, found.new) == (low, high, False)


@pytest.mark.parametrize("words", ["b12 1.234,5 pg/mL", "b12 1,234.5 pg/mL"])
def test_a_number_with_both_marks_has_one_meaning(words: str) -> None:
    assert read_lab(words.split(), now=Now(NOW), known=()).value == 1234.5


def test_another_vitamin_is_no_slip_of_a_listed_one() -> None:
    assert read_lab(["vitamin", "B6", "30", "nmol/L"], now=Now(NOW), known=()).analyte == "vitamin-b6"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("fer 30 ng/mL", "ferritin 30 ng/mL"),
        ("Fer 30 ng/mL monday", "ferritin 30 ng/mL monday"),
        ("fol 5 ng/mL", "folate 5 ng/mL"),
        ("cob 300 pg/mL", "b12 300 pg/mL"),
        ("homo 12 umol/L", "homocysteine 12 umol/L"),
        ("feritin 30 ng/mL", "ferritin 30 ng/mL"),
        ("homocysteinne 12 umol/L", "homocysteine 12 umol/L"),
    ],
)
def test_the_beginning_of_a_name_or_a_slip_is_answered_with_the_line_to_type(words: str, line: str) -> None:
    with pytest.raises(Unreadable, match="Did you mean") as refused:
        read_lab(words.split(), now=Now(NOW), known=())
    assert refused.value.hint == f"Write: tracker lab {line}"
    assert read_lab(line.split(), now=Now(NOW), known=()).analyte == line.split()[0]


@pytest.mark.parametrize("name", ["tsh", "alt", "act", "rbc", "ck", "d3", "vit d", "crp", "ery"])
def test_a_short_name_of_another_test_is_a_test_of_its_own(name: str) -> None:
    assert read_lab([*name.split(), "30", "ng/mL"], now=Now(NOW), known=()).new
