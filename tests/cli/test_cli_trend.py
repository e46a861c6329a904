"""``trend`` and ``cycle``: what they say of a journal in words, sentences and JSON, and what they refuse to say."""

from __future__ import annotations

import shlex
from datetime import date, timedelta
from math import cos, pi
from pathlib import Path

import pytest

TODAY = date(2026, 11, 20)
SUMMARY = {"logged_days", "median", "q1", "q3", "mean", "days_at_0", "days_at_7_or_more"}


@pytest.fixture
def fill(type_, journal):
    """Puts scores, one symptom a column, and injections into the journal; days are counted back from today."""

    def put(scores: dict[str, dict[int, int]], injections: tuple[int, ...] = ()) -> None:
        backs = sorted({back for one in scores.values() for back in one}, reverse=True)
        rows = [
            ",".join([str(TODAY - timedelta(days=back)), *(str(one.get(back, "")) for one in scores.values())])
            for back in backs
        ]
        Path("in.csv").write_text("\n".join([f"date,{','.join(scores)}", *rows]))
        assert type_("import in.csv --scale 0-10").code == 0
        doses = [
            f"dose,{TODAY - timedelta(days=back)},hydroxocobalamin,1,mg,intramuscular,taken" for back in injections
        ]
        if doses:
            Path("doses.csv").write_text("\n".join(["kind,day,name,value,unit,route,state", *doses]))
            assert type_("import doses.csv").code == 0

    return put


def steady(first: int, last: int, *scores: int) -> dict[int, int]:
    """The scores in turn on each of the days from ``first`` back to ``last``."""
    return {back: scores[back % len(scores)] for back in range(first, last + 1)}


@pytest.fixture
def feet(type_, journal):
    """A left foot of 7 and 8 all along, a right foot of 1 and 2 until 20 August, and now and then no place said."""
    rows = [(back, 7 + back % 2, "foot", "left") for back in range(180)]
    rows += [(back, 1 + back % 2, "foot", "right") for back in range(92, 180)]
    rows += [(back, 5, "", "") for back in range(0, 180, 3)]
    lines = [f"symptom,{TODAY - timedelta(days=b)},tingling,{v},score,{site},{side}" for b, v, site, side in rows]
    Path("in.csv").write_text("\n".join(["kind,day,name,value,unit,site,side", *lines]))
    assert type_("import in.csv").code == 0


def worse_before(shots: tuple[int, ...], late: int) -> dict[int, int]:
    """4 and 5 in turn, and higher by ``late`` in the week before each of the injections."""
    series = steady(0, max(shots) + 5, 4, 5)
    return {back: score + late * any(shot < back <= shot + 7 for shot in shots[1:]) for back, score in series.items()}


def test_the_change_is_said_in_words_with_days_and_interval(type_, fill):
    fill({"tingling": steady(0, 89, 3, 4, 5) | steady(90, 179, 6, 7, 8)})
    answer = type_("trend")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "now     Sun 23 Aug to Fri 20 Nov\n"
        "before  Mon 25 May to Sat 22 Aug\n"
        "Scores: 0 none, 10 worst.\n"
        "\n"
        "Tingling\n"
        "  now     median 4, middle half 3 to 5, 90 of 90 days\n"
        "  before  median 7, middle half 6 to 8, 90 of 90 days\n"
        "  change  -3.0 points (95 % interval -3.2 to -2.8): better\n"
        "          days at 7 or more: 60 of 90 before, 0 of 90 now\n"
        "\n"
        "Change: the mean now less the mean before, in points; below 0 is less\n"
        "trouble. The interval allows for days that are like their neighbours.\n"
        "The days before contain days of the first four weeks of the record, and\n"
        "the first weeks of a diary are often scored higher than later ones\n"
        "(Shrout 2018).\n"
    )


def test_a_foot_that_is_no_longer_scored_changes_nothing_of_the_other(type_, feet):
    found = {(one["site"], one["side"]): one for one in type_("trend tingling --json").json["symptoms"]}
    assert list(found) == [(None, None), ("foot", "left"), ("foot", "right")]
    nowhere, left, right = found.values()
    # 45 days of 7 and 45 of 8 in both periods; all scores together would say 5.4 before and 6.9 now.
    assert (left["mean"], left["previous"]["mean"], left["label"]) == (7.5, 7.5, "Tingling, left foot")
    assert (left["change"]["mean"], left["change"]["reading"]) == (0, "about the same")
    assert (right["logged_days"], right["previous"]["logged_days"], right["change"]) == (0, 88, None)
    assert right["why_not"] == "Nothing recorded now, so there is nothing to compare."
    assert (nowhere["mean"], nowhere["logged_days"], nowhere["change"]["mean"]) == (5, 30, 0)
    for line in ("trend", "trend --plain"):
        said = type_(line).all
        assert "Tingling, left foot" in said and "worse" not in said


def test_plain_says_the_change_in_sentences_without_signs(type_, fill):
    fill({"tingling": steady(0, 89, 6, 7) | steady(90, 179, 4, 5)})
    said = type_("trend tingling --plain").all
    assert "Now is from Sunday 23 August 2026 to Friday 20 November 2026." in said
    assert (
        "The mean is 2.0 points higher; 95 percent interval from 1.9 points higher to 2.1 points higher: worse."
        in said
    )
    assert not set("+%▁▂▃▄▅▆▇█") & set(said)


def test_trend_in_json_has_its_keys_and_null_for_what_is_not_known(type_, fill):
    fill({"tingling": steady(0, 89, 3, 4) | steady(90, 179, 6, 7), "balance": steady(0, 12, 5)})
    answer = type_("trend --json").json
    assert (answer["from"], answer["to"]) == ("2026-08-23", "2026-11-20")
    assert (answer["previous_from"], answer["previous_to"]) == ("2026-05-25", "2026-08-22")
    tingling, balance = answer["symptoms"]
    beside = {"changed_within", "earlier_pairs", "first_weeks_before"}
    about = {"key", "site", "side", "label"}
    assert set(tingling) == SUMMARY | beside | about | {"days", "previous", "change", "why_not"}
    assert (tingling["site"], tingling["side"]) == (None, None)
    assert [tingling[one] for one in sorted(beside)] == [None, None, True]
    assert set(tingling["previous"]) == SUMMARY
    assert set(tingling["change"]) == {"mean", "low", "high", "reading", "rules_out"}
    assert (tingling["key"], tingling["days"], tingling["logged_days"]) == ("tingling", 90, 90)
    assert tingling["change"]["mean"] == pytest.approx(-3)
    assert (tingling["change"]["reading"], tingling["why_not"]) == ("better", None)
    nothing = {"logged_days": 0, "median": None, "q1": None, "q3": None, "mean": None}
    assert balance["previous"] == nothing | {"days_at_0": 0, "days_at_7_or_more": 0}
    assert balance["change"] is None
    assert balance["why_not"] == "Nothing recorded before, so there is nothing to compare."


def test_with_too_few_days_no_change_is_said_but_why(type_, fill):
    fill({"tingling": steady(0, 12, 1) | steady(90, 179, 9)})
    for line in ("trend", "trend --plain"):
        said = type_(line).all
        assert "Too few days to compare: 13 now and 90 before; each needs 14 or more." in said
        assert "better" not in said


def test_nothing_before_is_said_to_be_nothing(type_, fill):
    fill({"tingling": steady(0, 20, 5)})
    said = type_("trend").out
    assert "  before  nothing recorded\n  change  Nothing recorded before, so there is nothing to compare.\n" in said
    assert "Before: nothing recorded." in " ".join(type_("trend --plain").all.split())


def falling(days: int) -> dict[int, int]:
    """7 and 8 in turn in the first half of so many days, then 3 and 4."""
    return {back: (7 if back > days / 2 else 3) + back % 2 for back in range(days)}


def test_with_nothing_before_the_thirds_of_the_record_are_compared_as_on_the_page(type_, fill):
    fill({"tingling": falling(60), "balance": steady(0, 8, 2)})
    answer = type_("trend")
    assert answer.out.startswith(
        "now     Sun 1 Nov to Fri 20 Nov\n"
        "before  Tue 22 Sep to Sun 11 Oct\n"
        "Nothing was scored in the period before: compared is the last third of\n"
        "this record with its first, so here before means the first third.\n"
        "Scores: 0 none, 10 worst.\n"
        "\n"
        "Tingling\n"
        "  now     median 3.5, middle half 3 to 4, 20 of 20 days\n"
        "  before  median 7.5, middle half 7 to 8, 20 of 20 days\n"
        "  change  -4.0 points (95 % interval "
    )
    assert "first weeks of a diary are often scored higher" in " ".join(answer.out.split())
    found = type_("trend --json").json
    tingling, balance = found["symptoms"]
    change = tingling["change"]
    assert (change["mean"], change["reading"], tingling["first_weeks_before"]) == (pytest.approx(-4), "better", True)
    assert (tingling["days"], tingling["logged_days"], tingling["previous"]["logged_days"]) == (20, 20, 20)
    assert balance["why_not"] == "Nothing recorded before, so there is nothing to compare."
    page = type_("report --text").out.replace("\n", " ")
    assert "22 September 2026 to 11 October 2026, and in its last third, 1 November 2026 to 20 November 2026" in page
    ends = " to ".join(f"minus {-change[end]:.1f}" for end in ("low", "high"))
    assert f"Mean change: minus 4.0 ({ends}); Reading: better; Days logged: 20 of 20 before, 20 of 20 now" in page


def test_trend_in_json_says_which_days_it_compared(type_, fill):
    fill({"tingling": falling(60)})
    found = type_("trend --json").json
    assert (found["from"], found["to"]) == ("2026-08-23", "2026-11-20")
    assert (found["previous_from"], found["previous_to"]) == ("2026-05-25", "2026-08-22")
    assert found["compared"] == "thirds"
    assert found["now"] == {"from": "2026-11-01", "to": "2026-11-20"}
    assert found["before"] == {"from": "2026-09-22", "to": "2026-10-11"}
    # With words of its own for the time before, these are the days that are meant.
    earlier = type_("trend", "--than", "3 months ago", "--json").json
    assert (earlier["compared"], earlier["symptoms"][0]["change"]) == ("periods", None)
    fill({"balance": {100: 4}})
    found = type_("trend tingling --json").json
    assert (found["compared"], found["symptoms"][0]["change"]) == ("periods", None)
    assert found["now"] == {"from": "2026-08-23", "to": "2026-11-20"}
    assert found["before"] == {"from": "2026-08-12", "to": "2026-08-22"}, "from the first entry on"


def test_plain_says_that_thirds_are_compared(type_, fill):
    fill({"tingling": falling(60)})
    said = " ".join(type_("trend --plain").all.split())
    assert (
        "Now is from Sunday 1 November 2026 to Friday 20 November 2026. "
        "Before is from Tuesday 22 September 2026 to Sunday 11 October 2026. "
        "Nothing was scored in the period before: compared is the last third of this record with its first"
    ) in said
    assert "The mean is 4.0 points lower" in said


def test_days_count_from_the_first_entry_of_the_journal_on(type_, fill):
    assert type_("note 2026-09-27 began").code == 0
    # A third has 13 days, which is too few, so the periods are compared.
    fill({"tingling": steady(0, 39, 5)})
    said = type_("trend").out
    assert "  now     median 5, middle half 5 to 5, 40 of 55 days\n  before  nothing recorded\n" in said
    assert "The journal begins on Sun 27 Sep. Days before it do not count.\n" in said
    assert "The journal begins on Sunday 27 September 2026." in type_("trend --plain").all
    found = type_("trend --json").json
    assert (found["compared"], found["symptoms"][0]["days"]) == ("periods", 55)
    assert found["now"] == {"from": "2026-09-27", "to": "2026-11-20"}
    assert "Logged: 40 of 55 days (73 %)" in type_("report --text").out


def test_days_of_the_period_before_count_from_the_first_entry_on_too(type_, fill):
    fill({"tingling": steady(0, 129, 5)})
    said = type_("trend").out
    assert "  now     median 5, middle half 5 to 5, 90 of 90 days\n" in said
    assert "  before  median 5, middle half 5 to 5, 40 of 40 days\n" in said
    assert "The journal begins on Tue 14 Jul." in said
    fill({"balance": {179: 1}})
    assert "40 of 90 days" in type_("trend tingling").out and "The journal begins" not in type_("trend").out


def test_a_third_by_other_words_is_not_compared_and_that_is_said(type_, fill):
    fill({"tingling": falling(60), "balance": falling(60)})
    assert type_("symptom rename balance to swaying").code == 0
    found = type_("trend --json").json
    assert found["compared"] == "thirds"
    tingling, balance = found["symptoms"]
    assert tingling["change"]["reading"] == "better"
    assert balance["why_not"].startswith("It has other words since Friday 20 November 2026")
    assert "Reading: other words before" in type_("report --text").out.replace("\n", " ")


def test_an_item_asked_weekly_is_counted_in_answers(type_, fill):
    assert type_("symptom add interference").code == 0
    fill({"interference": steady(0, 0, 5) | {7 * n: 3 + n % 3 for n in range(26)}})
    for line in ("trend", "trend --plain"):
        said = " ".join(type_(line).all.split())
        assert "13 answers, asked weekly" in said and " of 90 days" not in said
        assert ": cannot tell" not in said and "95 %" in said.replace("percent", "%")
    assert type_("trend --json").json["symptoms"][0]["logged_days"] == 13


def test_too_few_weekly_answers_are_not_compared(type_, fill):
    assert type_("symptom add interference").code == 0
    fill({"interference": {14 * n: 3 + n % 3 for n in range(13)}})
    said = " ".join(type_("trend").out.split())
    assert "Asked weekly, too few answers to compare: 7 now and 6 before; each needs 8 or more" in said


@pytest.mark.thorough
def test_the_same_days_a_year_ago(type_, fill):
    # A wave of a year: worse in winter. Nothing else.
    fill({"tingling": {back: 3 + round(2 * (1 + cos(2 * pi * (back + 30) / 365.25))) for back in range(560)}})
    assert "better" in type_("trend").out or "worse" in type_("trend").out
    assert 'tracker trend --than "a year ago"' in " ".join(type_("trend").out.split())
    answer = type_("trend", "--than", "a year ago", "--json").json
    assert (answer["previous_from"], answer["previous_to"]) == ("2025-08-23", "2025-11-20")
    change = answer["symptoms"][0]["change"]
    assert change["reading"] == "no large change" and abs(change["mean"]) < 0.2
    for words in ("1 year ago", "one year ago", "last year", "12 months ago"):
        assert type_("trend", "--than", words, "--json").json == answer


@pytest.mark.parametrize(("days", "offered"), [(457, True), (440, False)])
def test_a_year_ago_is_offered_from_fifteen_months_on(type_, fill, days, offered):
    fill({"tingling": steady(0, days, 4, 5)})
    assert ("a year ago" in type_("trend").out) is offered


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('trend --than "yesterday"', 'I could not read "yesterday" as an earlier time.'),
        ('trend --than "ages ago"', 'I could not read "ages ago" as an earlier time.'),
        ('trend --than "1 month ago"', '90 days and those "1 month ago" overlap.'),
        ('trend --last "2 years" --than "a year ago"', '730 days and those "a year ago" overlap.'),
        ('trend --than "900 years ago"', '"900 years ago" goes back before 1900.'),
    ],
)
def test_words_that_are_no_earlier_time_are_refused_with_words_that_are(type_, fill, line, says):
    fill({"tingling": steady(0, 1500, 4, 5)})
    answer = type_(*shlex.split(line))
    assert answer.code == 2
    assert says in answer.err
    proposed = answer.err.partition('--than "')[2].partition('"')[0]
    assert type_(*shlex.split(line.partition(" --than")[0]), "--than", proposed).code == 0


def test_the_persons_own_earlier_pairs_are_printed_from_two_years_on(type_, fill):
    levels = (4, 4, 6, 5, 5, 3, 3, 3, 5)
    fill({"tingling": {back: levels[back // 90] + back % 2 for back in range(810)}})
    said = type_("trend")
    assert "7 earlier pairs of 90 days differed by up to 2\n" in said.out
    pairs = type_("trend --json").json["symptoms"][0]["earlier_pairs"]
    assert pairs == {"count": 7, "largest": pytest.approx(2)}


def test_many_comparisons_are_said_to_be_many(type_, fill):
    names = ("tingling", "balance", "numbness", "fatigue")
    fill({name: steady(0, 179, 4, 5) for name in names})
    assert "4 comparisons: where nothing changed at all, about 2 of 10 such pages" in " ".join(
        type_("trend").out.split()
    )
    assert "comparisons" not in type_("trend tingling balance numbness").out


def test_a_skipped_day_is_no_zero_in_the_change(type_, fill):
    fill({"tingling": steady(0, 88, 5) | steady(90, 179, 5)})
    type_("log t skipped 23 aug")
    (tingling,) = type_("trend --json").json["symptoms"]
    assert (tingling["logged_days"], tingling["mean"]) == (89, 5)


def test_the_two_points_of_farrar_are_mentioned_for_pain_alone(type_, fill):
    fill({"pain": steady(0, 179, 5), "tingling": steady(0, 179, 5)})
    for line in ("trend pain", "trend pain --plain"):
        assert "Farrar 2001" in type_(line).all
    assert "Farrar" not in type_("trend tingling").all
    assert type_("trend").out.count("Farrar") == 1


def test_a_symptom_by_other_words_is_called_by_them_and_not_compared(type_, fill):
    fill({"tingling": steady(0, 179, 5)})
    assert type_("symptom rename tingling to pins and needles").code == 0
    said = type_("trend").all
    assert "Pins and needles" in said or "pins and needles" in said
    assert "It has other words since Friday 20 November 2026" in said
    assert type_("trend --json").json["symptoms"][0]["change"] is None


def test_trend_looks_at_the_days_asked_for_and_as_many_before(type_, fill):
    fill({"tingling": steady(0, 179, 5)})
    answer = type_("trend --since 2026-11-01 --until 2026-11-14 --json").json
    assert (answer["previous_from"], answer["previous_to"]) == ("2026-10-18", "2026-10-31")
    assert type_("trend", "--json", "--last", "2 weeks").json["symptoms"][0]["days"] == 14


def test_symptoms_may_be_named_by_their_beginnings_or_in_several_words(type_, fill):
    fill({"tingling": steady(0, 20, 5), "balance": steady(0, 20, 5), "leg-weakness": steady(0, 20, 5)})
    keys = {
        line: [one["key"] for one in type_(f"{line} --json").json["symptoms"]]
        for line in ("trend", "trend b t", "trend leg weakness", "cycle l", "trend t t")
    }
    assert keys == {
        "trend": ["tingling", "balance", "leg-weakness"],
        "trend b t": ["balance", "tingling"],
        "trend leg weakness": ["leg-weakness"],
        "cycle l": ["leg-weakness"],
        "trend t t": ["tingling"],
    }


@pytest.mark.thorough
@pytest.mark.parametrize("command", ["trend", "cycle", "chart", "show"])
def test_a_symptom_that_is_spelt_otherwise_is_suggested(type_, command):
    type_("log t6")
    assert "Did you mean tingling?" in type_(f"{command} tingln").err


@pytest.mark.parametrize("command", ["trend", "cycle"])
def test_what_is_no_symptom_is_refused_with_what_to_type(type_, fill, command):
    fill({"tingling": steady(0, 20, 5)})
    unknown = type_(f"{command} xyz")
    assert (unknown.code, unknown.out) == (2, "")
    assert 'I do not know "xyz".' in unknown.err
    assert f"tracker {command} tingling" in unknown.all
    for name in ("romberg", "falls"):
        counted = type_(f"{command} {name}")
        assert counted.code == 2
        assert "is not a score" in counted.all and f"tracker show {name}" in counted.all


@pytest.mark.parametrize("command", ["trend", "cycle"])
def test_days_that_cannot_be_read_are_refused(type_, journal, command):
    assert type_(f"{command} --last soon").code == 2
    assert type_(f"{command} --since tomorrow").code == 2


@pytest.mark.parametrize("command", ["trend", "cycle"])
def test_an_empty_journal_has_nothing_to_compare(type_, journal, command):
    answer = type_(command)
    assert (answer.code, answer.out) == (4, "")
    assert answer.err.strip()
    assert type_(f"{command} --json").json["symptoms"] == []


def test_scores_without_an_injection_have_no_cycle(type_, fill):
    fill({"tingling": steady(0, 100, 5)})
    answer = type_("cycle")
    assert answer.code == 4
    assert "No injection" in answer.err
    found = type_("cycle --json").json
    assert (found["product"], found["cycles"]) == (None, 0)
    assert found["interval_days"] == {"median": None, "min": None, "max": None}
    assert found["symptoms"] == [
        {
            "key": "tingling",
            "site": None,
            "side": None,
            "label": "Tingling",
            "profile": [],
            "wearing_off": None,
            "why_not": "No injection is recorded in these days.",
        }
    ]


SHOTS = (180, 152, 124, 96, 68, 40, 12)


def test_days_before_an_injection_are_said_to_be_worse_in_words(type_, fill):
    fill({"tingling": worse_before(SHOTS, 3)}, SHOTS)
    answer = type_("cycle")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "Sun 24 May to Fri 20 Nov.  Scores: 0 none, 10 worst.\n"
        "hydroxocobalamin, intramuscular: 7 injections, 6 complete cycles.\n"
        "Days apart: median 28, from 28 to 28.\n"
        "The intervals are about as long as a menstrual cycle: what comes and\n"
        "goes with it looks the same.\n"
        "\n"
        "Tingling\n"
        "  ▃▄▃▄▃▄▃▄▃▄▃▄▃▄▃▄▃▄▃▄▃▆▅▆▅▆▅▆\n"
        "  days 0 to 6     median 4, middle half 4 to 5, 42 of 42 days\n"
        "  days 7 to 13    median 5, middle half 4 to 5, 42 of 42 days\n"
        "  days 14 to 20   median 4, middle half 4 to 5, 42 of 42 days\n"
        "  days 21 to 27   median 8, middle half 7 to 8, 42 of 42 days\n"
        "  before the next +3.0 points (95 % interval +2.8 to +3.2): worse before\n"
        "                  the injection; worse in 6 of 6 cycles\n"
        "\n"
        "Compared: the last 7 days before an injection with the line between days\n"
        "7 to 13 of this cycle and of the next, so that a steady drift does not\n"
        "count.\n"
    )


def test_cycle_in_json_has_its_keys(type_, fill):
    fill({"tingling": worse_before(SHOTS, 3), "balance": steady(0, 5, 4)}, SHOTS)
    found = type_("cycle --json").json
    assert (found["product"], found["cycles"]) == ("hydroxocobalamin", 6)
    assert found["interval_days"] == {"median": 28, "min": 28, "max": 28}
    tingling, balance = found["symptoms"]
    assert set(tingling) == {"key", "site", "side", "label", "profile", "wearing_off", "why_not"}
    assert set(tingling["wearing_off"]) == {
        "cycles",
        "mean",
        "low",
        "high",
        "worse_in",
        "better_in",
        "equal_in",
        "reading",
        "rules_out",
    }
    assert (tingling["wearing_off"]["worse_in"], tingling["wearing_off"]["reading"]) == (6, "worse before")
    assert [one["day"] for one in tingling["profile"]] == list(range(28))
    assert tingling["profile"][27] == {"day": 27, "n": 6, "median": 8, "q1": 8, "q3": 8}
    assert balance["profile"][0] == {"day": 0, "n": 0, "median": None, "q1": None, "q3": None}
    assert balance["wearing_off"] is None
    assert balance["why_not"].startswith("Too few days")


def test_plain_says_the_cycle_in_sentences(type_, fill):
    fill({"tingling": worse_before(SHOTS, 3)}, SHOTS)
    said = type_("cycle --plain").all
    assert "Days from Sunday 24 May 2026 to Friday 20 November 2026. 0 is none, 10 is worst." in said
    assert "Days 21 to 27: median 8, middle half 7 to 8, 42 of 42 days." in said
    assert "worse before the injection. Worse in 6 of 6 cycles." in said
    assert not set("+%▁▂▃▄▅▆▇█") & set(said)


def test_loading_doses_are_left_out_and_counted(type_, fill):
    fill({"tingling": steady(0, 200, 4, 5)}, (190, 188, 186, 184, *SHOTS))
    for line in ("cycle", "cycle --plain"):
        said = type_(line).all
        assert "11 injections, 6 complete cycles." in said
        assert "Left out: 4 earlier intervals of another length, such as loading doses." in said


def test_two_cycles_are_too_few_and_a_skipped_injection_is_none(type_, fill):
    fill({"tingling": steady(0, 100, 4, 5)}, (68, 40, 12))
    type_("shot hydroxocobalamin 1 mg im skipped 2 days ago")
    for line in ("cycle", "cycle --plain"):
        said = type_(line).all
        assert "3 injections, 2 complete cycles." in said
        assert "Too few complete cycles: 2 between injections, and 3 are needed." in said
        assert "worse" not in said.replace("10 worst", "").replace("is worst", "")


def test_neither_answer_says_what_caused_what(type_, fill):
    fill({"tingling": worse_before(SHOTS, 3)}, SHOTS)
    for line in ("trend", "cycle", "trend --plain", "cycle --plain", "trend --help", "cycle --help"):
        said = type_(line).all.lower()
        words = ("because", "caused", "due to", "effect", "thanks", "works", "normal", "p =", "significant")
        assert [word for word in words if word in said] == []


@pytest.mark.thorough
def test_no_answer_is_wider_than_the_terminal(type_, fill):
    fill(
        {"tingling": worse_before(SHOTS, 3), "sexual-function": steady(0, 200, 4, 5), "pain": steady(0, 200, 5)},
        SHOTS,
    )
    for line in ("trend", "cycle", "trend --plain", "cycle --plain"):
        assert [one for one in type_(line).out.splitlines() if len(one) > 72] == []


@pytest.mark.parametrize("command", ["trend", "cycle"])
def test_looking_leaves_the_journal_as_it_was(type_, fill, journal, command):
    fill({"tingling": worse_before(SHOTS, 3)}, SHOTS)
    before = journal.bytes()
    answer = type_(command)
    assert (answer.code, answer.err) == (0, "")
    assert "Tingling" in answer.out
    assert journal.bytes() == before


def test_each_place_has_its_own_cycles(type_, journal):
    series = {"left": worse_before(SHOTS, 3), "right": steady(0, max(SHOTS) + 5, 1, 2)}
    lines = [
        f"symptom,{TODAY - timedelta(days=back)},,tingling,{value},score,,foot,{side},recorded"
        for side, scores in series.items()
        for back, value in scores.items()
    ]
    lines += [
        f"dose,{TODAY - timedelta(days=b)},,hydroxocobalamin,1,mg,intramuscular,thigh,left,taken" for b in SHOTS
    ]
    Path("in.csv").write_text("\n".join(["kind,day,time,name,value,unit,route,site,side,state", *lines]))
    assert type_("import in.csv").code == 0
    left, right = type_("cycle --json").json["symptoms"]
    assert [(one["site"], one["side"], one["wearing_off"]["reading"]) for one in (left, right)] == [
        ("foot", "left", "worse before"),
        ("foot", "right", "about the same"),
    ]
    assert "Tingling, left foot\n" in type_("cycle").out
