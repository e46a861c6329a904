"""The words of ``shot`` and ``take``: what was taken, and never a guess at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.analysis.doses.planned_doses import completed
from tracker.domain.language.day_words import RESERVED, Now
from tracker.domain.language.dose_words import DoseLine, read_doses
from tracker.domain.language.grammar import Moment
from tracker.domain.model.body_places import INJECTION_SITE_WORDS, Place
from tracker.domain.model.catalogue import PRODUCTS, ROUTE_WORDS
from tracker.domain.model.dose import Taken
from tracker.domain.model.records import INJECTION_ROUTES, Dose
from tracker.domain.model.units import DOSE_UNITS
from tracker.domain.wording.numbers import amount_text, number_text
from tracker.errors import TrackerError, Unreadable

NOW = datetime(2026, 11, 20, 14, 30)  # a Friday
YESTERDAY = date(2026, 11, 19)


def dose(product: str, amount: float | None = None, unit: str | None = None, back: int = 1, **more: object) -> Dose:
    given: dict[str, object] = {"route": "oral", **more}
    return Dose(day=NOW.date() - timedelta(days=back), product=product, amount=amount, unit=unit, **given)  # type: ignore[arg-type]


def said(words: Sequence[str], recent: Sequence[Dose], injected: bool, **more: object) -> DoseLine:
    """What the words say, completed as without a plan."""
    line = read_doses(words, now=Now(NOW), injected=injected, recent=recent, **more)  # type: ignore[arg-type]
    day = line.moment.day or NOW.date()
    return replace(line, doses=completed(line.doses, day, injected=injected, plans=[], doses=[], recent=recent))


def take(words: str, recent: Sequence[Dose] = (), **more: object) -> DoseLine:
    return said(words.split(" "), recent, False, **more)


def shot(words: str, recent: Sequence[Dose] = (), **more: object) -> DoseLine:
    return said(words.split(" "), recent, True, **more)


def one(line: DoseLine) -> Taken:
    (only,) = line.doses
    return only


def refusal(words: str, recent: Sequence[Dose] = (), read: object = take, **more: object) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read(words, recent, **more)  # type: ignore[operator]
    assert refused.value.hint, "a refusal says what to type"
    return refused.value


HYDROXO = dose("hydroxocobalamin", 1.0, "mg", back=56, route="intramuscular", site="thigh", side="left")
B12, FOLATE = dose("b12", 1000.0, "ug"), dose("folate", 5.0, "mg")


@pytest.mark.parametrize(
    ("words", "giver"),
    [
        ("im nurse gave it", "nurse"),
        ("im from nurse ann yesterday", "nurse ann"),
        ("im done by Dr Freitag", "Dr Freitag"),
        ("im self injected left thigh", "self"),
        ("im injected myself yesterday", "self"),
    ],
)
def test_who_gave_an_injection_is_read(words: str, giver: str) -> None:
    line = shot(f"hydroxocobalamin 1 mg {words}")
    assert (line.given_by, [dose.product for dose in line.doses]) == (giver, ["hydroxocobalamin"])
    first = shot("my husband gave me hydroxocobalamin 1 mg")
    assert (first.given_by, first.doses[0].amount) == ("husband", 1)


@pytest.mark.parametrize(
    ("words", "product", "amount", "unit", "day"),
    [
        ("b12 1000 ug", "b12", 1000, "ug", None),
        ("b12 1000ug", "b12", 1000, "ug", None),
        ("B12 1000 mcg", "b12", 1000, "ug", None),
        ("1000 µg b12", "b12", 1000, "ug", None),
        ("b12 1000μg", "b12", 1000, "ug", None),
        ("folate 5 mg yesterday", "folate", 5, "mg", YESTERDAY),
        ("yesterday folate 0.4 mg", "folate", 0.4, "mg", YESTERDAY),
        ("folic acid 5 mg", "folic-acid", 5, "mg", None),
        ("two tablets b-complex", "b-complex", 2, "tablet", None),
        ("b complex 1 capsule", "b-complex", 1, "capsule", None),
        ("vitamin b12 1 lozenge", "b12", 1, "lozenge", None),
        ("b12 28 oct 1000 ug", "b12", 1000, "ug", date(2026, 10, 28)),
        ("b12 28 oct 2000 ug", "b12", 2000, "ug", date(2026, 10, 28)),
        ("b12 28 oct 2025 2000 ug", "b12", 2000, "ug", date(2025, 10, 28)),
        ("magnesium 200 mg", "magnesium", 200, "mg", None),
        ("cod liver oil 2 drops", "cod liver oil", 2, "drop", None),
    ],
)
def test_a_product_and_its_amount_are_read(words: str, product: str, amount: float, unit: str, day: date) -> None:
    line = take(words)
    assert one(line) == Taken(product, form=one(line).form, route="oral", amount=amount, unit=unit)
    assert line.moment.day == day


def test_an_injection_is_read_with_its_place_day_and_time() -> None:
    line = shot("friday 8am left thigh", [HYDROXO])
    assert line.moment == Moment(NOW.date(), time(8))
    assert one(line).places == (Place("thigh", "left"),)
    assert (one(line).product, one(line).amount, one(line).unit) == ("hydroxocobalamin", 1.0, "mg")
    assert one(line).route == "intramuscular"
    assert one(line).from_last == HYDROXO


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("left thigh right thigh", [("thigh", "left"), ("thigh", "right")]),
        ("left thigh and right arm", [("thigh", "left"), ("deltoid", "right")]),
        ("thigh left deltoid right", [("thigh", "left"), ("deltoid", "right")]),
        ("thigh left, abdomen", [("thigh", "left"), ("abdomen", None)]),
        ("left thigh abdomen", [("thigh", "left"), ("abdomen", None)]),
        ("thigh abdomen", [("thigh", None), ("abdomen", None)]),
        ("both thigh", [("thigh", "both")]),
        ("left", [(None, "left")]),
    ],
)
def test_one_dose_can_go_to_several_places(words: str, places: list[tuple[str | None, str | None]]) -> None:
    assert one(shot(f"{words} 8am", [HYDROXO])).places == tuple(Place(*place) for place in places)


def test_the_place_is_not_taken_over_as_places_change() -> None:
    assert one(shot("8am", [HYDROXO])).places == ()


def test_a_first_injection_says_its_product_and_its_form_follows() -> None:
    first = one(shot("hydroxocobalamin 1 mg"))
    assert (first.product, first.form, first.route) == ("hydroxocobalamin", "hydroxocobalamin", "injection")
    assert one(shot("hydroxycobalamin 1 mg im")).product == "hydroxocobalamin"
    assert one(shot("hydroxo 1 mg im")).route == "intramuscular"


def test_a_skipped_dose_has_no_amount_from_elsewhere() -> None:
    skipped = one(take("b12 skipped", [B12]))
    assert (skipped.skipped, skipped.amount, skipped.from_last) == (True, None, None)
    assert one(shot("skipped", [HYDROXO])).product == "hydroxocobalamin"


def test_nothing_said_is_what_was_taken_on_the_last_day() -> None:
    older = dose("ferritin tablets", 1.0, "tablet", back=2)
    line = take("", [FOLATE, B12, older])
    assert [(taken.product, taken.amount) for taken in line.doses] == [("folate", 5.0), ("b12", 1000.0)]
    assert [taken.from_last for taken in line.doses] == [FOLATE, B12]


def test_of_two_doses_on_the_last_day_the_newer_one_counts() -> None:
    morning, evening = (
        dose("b12", 1000.0, "ug", time=time(8)),
        dose("b12", 500.0, "ug", time=time(20)),
    )
    assert [taken.amount for taken in take("", [evening, morning]).doses] == [500.0]


def test_a_day_on_which_all_was_skipped_is_not_the_last_day() -> None:
    skipped = dose("b12", back=1, state="skipped")
    taken = dose("b12", 1000.0, "ug", back=2)
    assert one(take("", [skipped, taken])).amount == 1000.0
    assert one(take("b12", [skipped, taken])).from_last == taken


def test_how_it_goes_in_is_taken_over_even_where_the_amount_is_not_known() -> None:
    unknown = dose("b12", route="sublingual")
    again = one(take("b12", [unknown]))
    assert (again.route, again.amount, again.from_last) == ("sublingual", None, None)
    assert one(take("", [unknown])).from_last is None


def test_a_new_amount_is_not_mixed_with_the_last_one() -> None:
    changed = one(take("b12 500 ug", [dose("b12", 1.0, "mg")]))
    assert (changed.amount, changed.unit, changed.from_last) == (500.0, "ug", None)


def test_an_amount_without_a_product_is_refused_when_there_are_several() -> None:
    refused = refusal("500 ug", [B12, FOLATE])
    assert "vitamin B12 and folate" in refused.message
    refusal("sublingual", [B12, FOLATE])
    assert one(take("500 ug", [B12])).product == "b12"


def test_a_shot_knows_nothing_of_tablets_and_the_other_way_round() -> None:
    assert "do not know yet" in refusal("", [B12], shot).message
    assert "do not know yet" in refusal("", [HYDROXO], take).message
    assert one(take("b12", [dose("b12", 1.0, "mg", route="intramuscular")])).amount is None


def test_two_products_on_one_line_are_two_doses() -> None:
    line = take("b12 1000 ug folate 5 mg")
    assert [(taken.product, taken.amount, taken.unit) for taken in line.doses] == [
        ("b12", 1000, "ug"),
        ("folate", 5, "mg"),
    ]


def test_a_product_of_ones_own_is_known_by_its_beginning() -> None:
    own = dose("Solgar Ultra", 1.0, "tablet")
    assert one(take("solgar", [own])).product == "Solgar Ultra"
    assert one(take("sol", [own])).amount == 1.0


def test_a_beginning_that_several_products_share_is_refused_with_them() -> None:
    refused = refusal("fol 5 mg")
    assert "folate" in refused.message and "folic acid" in refused.message


def test_another_vitamin_is_no_slip_for_b12() -> None:
    found = one(take("vitamin d 1000 iu"))
    assert (found.product, found.amount, found.unit) == ("vitamin D", 1000.0, "IU")
    named = dose("Vitamin D", 1000.0, "IU")
    assert one(take("vitamin d", [named])).product == "Vitamin D"


@pytest.mark.parametrize("words", ["b12 2 x 500 mcg tablets", "b12 1000 mcg tablet", "b12 0.5 ml of 2 mg/ml"])
def test_the_form_behind_a_strength_is_no_name(words: str) -> None:
    found = one(take(words))
    assert (found.product, found.amount) in [("b12", 1000.0), ("b12", 1.0)]


def test_a_spray_is_asked_about_and_a_patch_goes_through_the_skin() -> None:
    assert one(take("zinc 1 patch")).route == "transdermal"
    assert one(take("b12 2 sprays nasal")).route == "nasal"
    refused = refusal("b12 2 sprays")
    assert "the nose or for the mouth" in refused.message


def test_a_name_given_outright_is_taken_as_it_is() -> None:
    assert one(take("1 tablet", product="Yesterdy Skiped")).product == "Yesterdy Skiped"


@pytest.mark.parametrize(
    "words",
    [
        *["b12 yesterdy", "take b12 yesterdy", "yesterdy", "yesterdy 5 mg", "b12 skiped", "b12 5 mgg", "b12 5 m g"],
        *[
            "b12 5",
            "b12 five",
            "5",
            "b12 5 6 mg",
            "b12 5 mg 6 mg",
            "magnesium",
            "magnesium 200",
            "b12 friday saturday",
        ],
        *[
            "b12 tomorrow",
            "b12 28/10/26",
            "b12 1e3 ug",
            "b12 -5 mg",
            "b12 ５ mg",
            "b12 nan mg",
            "b12 .5 mg",
            "b12 0.5. mg",
        ],
        *[
            "b12 1_000 ug",
            "foo 5 mg bar",
            "magnesium 200 mg breakfast",
            "b12 23:00",
            "b12 im",
            "b12 thigh",
            "b12 left",
        ],
        *["b12 5 mg magnesium", "one two three four five six 5 mg", "fo 5 mg", "b1 5 mg"],
    ],
)
def test_a_line_that_is_not_certain_is_refused(words: str) -> None:
    refusal(words, [B12])


@pytest.mark.parametrize(
    "words",
    [
        *[
            "left right",
            "left thigh left thigh",
            "im sc",
            "left thigh right",
            "thigh left right abdomen",
            "1 mg 2 mg",
            "oral",
            "sublingual",
            "buttock",
        ],
        *["glute 1 mg", "left tigh", "thigh lft", "at 8", "skippd", "nasal"],
    ],
)
def test_an_injection_that_is_not_certain_is_refused(words: str) -> None:
    refusal(words, [HYDROXO], shot)


def test_the_reason_is_the_word_that_nobody_knows_and_not_the_date_before_it() -> None:
    assert '"tomorow"' in refusal("hydroxocobalamin 1 mg 28 oct tomorow", read=shot).message


@pytest.mark.parametrize(
    ("words", "meanings"),
    [("b12 1,000 ug", ("1000", "1")), ("b12 1.000 ug", ("1000", "1")), ("b12 2.500mg", ("2500", "2.5"))],
)
def test_a_thousand_is_never_confused_with_one(words: str, meanings: tuple[str, str]) -> None:
    refused = refusal(words)
    assert " or ".join(meanings) in refused.message


@pytest.mark.parametrize(
    ("words", "amount", "unit"),
    [
        ("folate 0,5 mg", 0.5, "mg"),
        ("folate 12,5mg", 12.5, "mg"),
        ("b12 2,5 mg", 2.5, "mg"),
        ("b12 2 tablets of 500 mcg", 1000, "ug"),
        ("b12 2 tablets 500 mcg", 1000, "ug"),
        ("b12 2 x 500mcg", 1000, "ug"),
        ("half a tablet folate", 0.5, "tablet"),
        ("folate half tablet", 0.5, "tablet"),
        ("folate half a tablet of 5 mg", 2.5, "mg"),
        ("folate 2 tablets", 2, "tablet"),
        ("b12 0.5 ml of 1 mg/ml", 0.5, "mg"),
        ("b12 0,5ml", 0.5, "mL"),
        ("b12 2 ml of 500mcg/ml", 1000, "ug"),
    ],
)
def test_a_comma_a_half_and_a_strength_are_read(words: str, amount: float, unit: str) -> None:
    taken = one(take(words))
    assert (taken.amount, taken.unit) == (amount, unit)


@pytest.mark.parametrize("words", ["b12 2 tablets of 500 mcg/ml", "b12 0.5 ml of 1 mg", "b12 5 mg of 500 mcg"])
def test_a_strength_that_does_not_fit_is_refused(words: str) -> None:
    refusal(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("hydroxocobalamin 1 mg im given by nurse", "nurse"),
        ("hydroxocobalamin 1 mg im by Nurse Ann yesterday", "Nurse Ann"),
        ("given by Dr Rao, hydroxocobalamin 1 mg im", "Dr Rao"),
        ("hydroxocobalamin 1 mg im left thigh by nurse 8am", "nurse"),
        ("hydroxocobalamin 1 mg im by the nurse yesterday", "nurse"),
        ("hydroxocobalamin 1 mg im given by my wife", "wife"),
        ("hydroxocobalamin 1 mg im by nurse at the clinic", "nurse at the clinic"),
        ("hydroxocobalamin 1 mg im", ""),
    ],
)
def test_who_gave_an_injection_is_no_product(words: str, name: str) -> None:
    found = shot(words)
    assert found.given_by == name
    assert [(taken.product, taken.amount) for taken in found.doses] == [("hydroxocobalamin", 1)]


def test_no_second_product_is_advised_for_a_word_beside_the_first() -> None:
    assert "--product" not in refusal("hydroxocobalamin 1 mg im zigzag", read=shot).hint
    assert '--product "zigzag"' in refusal("zigzag").hint


def test_by_mouth_is_nobody() -> None:
    found = take("b12 1000 ug by mouth")
    assert (found.given_by, one(found).route) == ("", "oral")


def test_a_product_that_is_named_outright_is_one_dose() -> None:
    found = shot("hydroxocobalamin 1 mg", product="Neo-Cytamen")
    assert [(taken.product, taken.form, taken.amount) for taken in found.doses] == [
        ("Neo-Cytamen", "hydroxocobalamin", 1)
    ]
    assert len(take("iron 14 mg", product="iron").doses) == 1
    with pytest.raises(Unreadable, match="two products"):
        take("folate 5 mg", product="iron")


@pytest.mark.parametrize("words", ["0.125 mg", "0.375 mg", "12.25 mg", "1.5 mg", "1000.5 ug"])
def test_an_amount_that_can_be_one_number_only_is_read(words: str) -> None:
    assert one(take(f"b12 {words}")).amount == float(words.split()[0])


def test_an_amount_of_any_length_is_refused_and_nothing_else() -> None:
    assert "two amounts" in refusal(f"b12 {'9' * 400} mg 5 mg").message


def test_a_slip_is_refused_with_what_it_may_have_been() -> None:
    assert "yesterday" in refusal("b12 yesterdy").message
    assert "hydroxocobalamin" in refusal("hydroxocobalmin 1 mg", read=shot).message
    assert "tracker shot" in refusal("b12 1 mg im").hint
    assert "tracker take" in refusal("b12 1 mg oral", read=shot).hint


@pytest.mark.parametrize("name", [name for p in PRODUCTS.values() for name in (p.key, p.label, *p.aliases)])
def test_every_product_can_be_typed_under_each_of_its_names(name: str) -> None:
    listed = next(p for p in PRODUCTS.values() if name in (p.key, p.label, *p.aliases))
    for typed in (name, name.upper(), name.replace("-", " ")):
        assert one(take(f"{typed} 1 mg")).product == listed.key


@pytest.mark.parametrize("place", INJECTION_SITE_WORDS)
def test_every_place_can_be_typed_with_either_side(place: str) -> None:
    said = one(shot(f"left {place}", [HYDROXO]))
    assert said.places == (Place(INJECTION_SITE_WORDS[place][0], "left"),)


@pytest.mark.parametrize("word", ROUTE_WORDS)
def test_every_route_can_be_typed_where_it_belongs(word: str) -> None:
    read = shot if ROUTE_WORDS[word] in INJECTION_ROUTES else take
    assert one(read(f"b12 1 mg {word}")).route == ROUTE_WORDS[word]


@given(st.permutations(["yesterday", "8am", "left thigh", "1 mg", "im", "hydroxocobalamin"]))
def test_the_parts_of_one_dose_may_come_in_any_order(parts: list[str]) -> None:
    line = shot(" ".join(parts))
    assert one(line) == Taken(
        "hydroxocobalamin", "hydroxocobalamin", "intramuscular", 1.0, "mg", places=(Place("thigh", "left"),)
    )
    assert line.moment == Moment(YESTERDAY, time(8))


vocabulary = st.sampled_from(
    [
        *[*PRODUCTS, *ROUTE_WORDS, *INJECTION_SITE_WORDS, *DOSE_UNITS, *sorted(RESERVED), "left", "skipped", "1000"],
        *[
            "0.5",
            "5mg",
            "two",
            "magnesium",
            "28 oct",
            "8am",
            "0 mg",
            "2 days ago",
            "9" * 400 + " mg",
            "1,000",
            "=",
            "and",
        ],
    ]
)


@given(
    st.lists(vocabulary | st.text(max_size=5), max_size=8),
    st.booleans(),
    st.sampled_from([[], [B12], [B12, FOLATE, HYDROXO]]),
)
@settings(max_examples=3 * settings.default.max_examples)
def test_any_words_are_read_or_refused_and_nothing_else(words: list[str], injected: bool, recent: list[Dose]) -> None:
    try:
        line = said(words, recent, injected)
    except TrackerError:
        return
    assert line.doses
    for taken in line.doses:
        assert taken.product
        assert (taken.route in INJECTION_ROUTES) == injected
        assert (taken.amount is None) == (taken.unit is None)
    assert datetime.combine(line.moment.day or NOW.date(), line.moment.time or time(0)) <= NOW


@pytest.mark.parametrize(
    ("value", "shown"),
    [(6.0, "6"), (0.34, "0.34"), (2000.0, "2000"), (-0.0, "0"), (1e-05, "0.00001"), (2.5e-07, "0.00000025")],
)
def test_a_number_is_shown_as_a_person_writes_it(value: float, shown: str) -> None:
    assert number_text(value) == shown


@given(st.floats(0, 1e6))
def test_a_shown_number_has_no_exponent_and_nothing_rounded_away(value: float) -> None:
    shown = number_text(value)
    assert set(shown) <= set("0123456789.")
    assert float(shown) == value


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [(1000.0, "ug", "1000 µg"), (1.0, "tablet", "1 tablet"), (2.0, "tablet", "2 tablets"), (0.5, "mg", "0.5 mg")],
)
def test_an_amount_is_shown_as_on_the_label(amount: float, unit: str, shown: str) -> None:
    assert amount_text(amount, unit) == shown


@pytest.mark.parametrize("word", DOSE_UNITS)
def test_what_an_amount_is_shown_as_can_be_typed_again(word: str) -> None:
    shown = amount_text(2.0, DOSE_UNITS[word])
    assert one(take(f"b12 {shown} oral")).unit == DOSE_UNITS[word]


@pytest.mark.parametrize(
    ("words", "amount", "unit", "route"),
    [
        ("methylcobalamin 25mg/ml 0,1 ml s.c.", 2.5, "mg", "subcutaneous"),
        ("methylcobalamin 0.1 ml (25 mg/ml) under the skin", 2.5, "mg", "subcutaneous"),
        ("hydroxocobalamin 1mg i.m.", 1, "mg", "intramuscular"),
    ],
)
def test_short_forms_and_strengths_of_an_injection_are_read(words: str, amount: float, unit: str, route: str) -> None:
    found = one(shot(words))
    assert (found.amount, found.unit, found.route) == (amount, unit, route)


@pytest.mark.parametrize(
    ("words", "amount", "unit"),
    [
        ("2x500mcg b12", 1000, "ug"),
        ("b12 500 mcg x2", 1000, "ug"),
        ("b12 50 mcg tablets x 3", 150, "ug"),
        ("1 tablet of b12 500 mcg", 500, "ug"),
        ("b12 5 mg under the tongue", 5, "mg"),
        ("2 b12 tablets", 2, "tablet"),
        ("two vitamin b12 tablets", 2, "tablet"),
        ("half a b12 tablet", 0.5, "tablet"),
    ],
)
def test_several_at_once_are_their_amount(words: str, amount: float, unit: str) -> None:
    found = one(take(words))
    assert (found.product, found.amount, found.unit) == ("b12", amount, unit)


def test_an_amount_beside_several_tablets_may_be_of_each_or_of_all() -> None:
    assert "2 tablets of 500 mcg" in refusal("2 tablets of b12 500 mcg").hint
    assert "1 ml of 1mg/ml" in refusal("b12 1mg/ml 1 ampoule", read=shot).hint


@pytest.mark.parametrize(
    "words",
    [
        *("folate forgot", "no folate", "folate not taken", "folate cancelled", "forgot to take my folate"),
        *(
            "didn't take my folate",
            "did not take any folate tablets",
            "no folate tablets today",
            "missed my folate pill",
        ),
    ],
)
def test_a_dose_that_was_not_taken_is_skipped(words: str) -> None:
    found = one(take(words))
    assert (found.product, found.skipped) == ("folate", True)


def test_a_patch_has_not_the_amount_of_a_tablet() -> None:
    tablet = dose("b12", 1000, "ug")
    assert one(take("b12 patch", [tablet])).amount is None
    assert one(take("b12 sublingual", [tablet])).amount == 1000


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("folate 5 mg since 1 oct", "1 oct to 20 nov"),
        ("folate 5 mg every day since september", "1 sep to 20 nov"),
        ("folate 5 mg daily from 1 sep", "1 sep to 20 nov"),
        ("folate 5 mg daily last 2 weeks", "7 nov to 20 nov"),
    ],
)
def test_a_span_up_to_today_is_answered_with_its_range(words: str, days: str) -> None:
    assert refusal(words).hint.endswith(f"For each day: tracker take folate 5 mg {days}")
    assert "to 20 nov" not in refusal("b12 1 mg since 1 oct", read=shot).hint


def test_words_around_an_injection_are_read_and_are_no_product() -> None:
    assert one(shot("b12 1 mg thigh L")).places == (Place("thigh", "left"),)
    assert one(shot("b12 1 mg both thighs")).places == (Place("thigh", "both"),)
    assert shot("b12 1 mg im by practice nurse left arm").given_by == "practice nurse"
    assert refusal("b12 1 mg im nurse", read=shot).hint == "Write: given by nurse"
    for words in ("injected b12 1 mg", "b12 1 mg given", "b12 1 mg done", "had my b12 injection 1 mg"):
        assert (one(shot(words)).product, one(shot(words)).amount) == ("b12", 1)
    for words in ("again", "same as last time", "all of it"):
        assert "--product" not in refusal(words, read=shot).hint


@pytest.mark.parametrize(
    "words",
    [
        "not given",
        "b12 not given",
        "wasn't done",
        "was not given today",
        "not yet injected",
        "never done",
        "not done",
    ],
)
def test_an_injection_that_was_not_given_is_skipped_and_never_taken(words: str) -> None:
    (found,) = read_doses(words.split(), now=Now(NOW), injected=True, recent=()).doses
    assert (found.skipped, found.amount) == (True, None)


@pytest.mark.parametrize("words", ["not given by nurse", "not 1 mg", "hydroxocobalamin 1 mg never", "not to be done"])
def test_a_word_that_denies_is_never_left_out_nor_a_product(words: str) -> None:
    assert refusal(words, read=shot).hint == "Write skipped in place of these words."


@pytest.mark.parametrize("words", ["didn't take my tablets", "no tablets today", "nothing today", "forgot my pills"])
def test_what_was_not_taken_may_have_no_name(words: str) -> None:
    (found,) = read_doses(words.split(), now=Now(NOW), injected=False, recent=()).doses
    assert (found.product, found.skipped, found.amount) == (None, True, None)


def test_a_number_in_an_unknown_name_is_not_asked_for_its_unit() -> None:
    assert refusal("omega 3 1000 mg").hint == 'If it is a name, name it outright: --product "omega 3"'
