"""``export ics``: what is due, and what was taken back, from the journal into a calendar."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar


def read(name: str) -> dict[str, tuple[str, str]]:
    """The status and the words of each entry, by its day."""
    found = Calendar.from_ical(Path(name).read_bytes()).walk("VEVENT")
    return {str(one["DTSTART"].dt): (str(one["STATUS"]), str(one["SUMMARY"])) for one in found}


def test_plans_and_visits_come_and_go(type_, journal):
    assert type_("export ics").code == 4
    type_("plan shot hydroxocobalamin 1 mg im every 8 weeks")
    type_("visit dr rao 24 nov 10:40")
    answer = type_("export ics 3 months -o a.ics")
    assert answer.out == "Wrote 3 entries to a.ics\n"
    assert '"Dose due"' in answer.err and "--names" in answer.err
    assert read("a.ics") == {
        "2026-11-20": ("CONFIRMED", "Dose due"),
        "2026-11-24 10:40:00": ("CONFIRMED", "Appointment"),
        "2027-01-15": ("CONFIRMED", "Dose due"),
    }
    type_("plan stop hydroxocobalamin")
    type_("delete 1")
    assert type_("export ics 3 months --names -o b.ics").out == "Wrote 0 entries to b.ics\n"
    assert {status for status, _ in read("b.ics").values()} == {"CANCELLED"}
    assert read("a.ics").keys() <= read("b.ics").keys()


def test_a_plan_that_was_undone_is_cancelled_too(type_, journal):
    type_("plan take folate 5 mg daily --until 2026-11-22")
    type_("undo")
    type_("export ics -o a.ics")
    assert [status for status, _ in read("a.ics").values()] == ["CANCELLED"] * 3


def test_an_option_of_another_format_is_refused(type_, journal):
    for line, said in (
        ("export csv --at 09:00", "--at is for ics, not for csv."),
        ("export json --names", "--names is for ics, not for json."),
        ("export ics --since 2026-01-01", "--since is for csv, json, xlsx or fhir, not for ics."),
    ):
        answer = type_(line)
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.all


def test_a_csv_of_some_days_and_symptoms(type_, journal):
    type_("log t6 b4 3 sep")
    type_("log t5 b3")
    type_("visit dr rao 24 nov")
    assert type_("export csv since last visit").code == 4
    type_("visit dr rao 2 nov")
    assert [line.split(",")[1] for line in type_("export csv since last visit").out.splitlines()[1:]] == [
        *("2026-11-02", "2026-11-20", "2026-11-20", "2026-11-24")
    ]
    type_("undo")
    names = ("export csv --since 2026-09-10", "export csv 2 weeks", "export csv tingling", "export csv september")
    rows = [[line.split(",")[1:5:2] for line in type_(line).out.splitlines()[1:]] for line in names]
    today, visit = [["2026-11-20", "tingling"], ["2026-11-20", "balance"]], ["2026-11-24", "visit"]
    assert rows[0] == rows[1] == [*today, visit]
    assert rows[2] == [["2026-09-03", "tingling"], today[0], visit]
    assert rows[3] == [["2026-09-03", "tingling"], ["2026-09-03", "balance"]]
