"""A journal exported and imported into an empty one: the same file comes out of that one."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.domain.model.remembered import DIRECTION, GOOD, Remembered
from tracker.store.journal import open_journal

OWN = 'symptom add "burning feet" --none "no burning" --worst "cannot bear a sock"'
ENERGY = "energy: 10 is good"  # as answered at a terminal
WAYS = {
    "words for the ends of a symptom of one's own": [OWN, "log burning feet 7 left foot"],
    "other words later": [OWN, "log burning feet 7", 'symptom rename burning-feet --worst "cannot walk"'],
    "hidden": [OWN, "log burning feet 7", "symptom hide burning feet"],
    "renamed": [OWN, "log burning feet 7", "symptom rename burning feet to burning soles", "log burning soles 4"],
    "renamed of the list": ["symptom rename tingling to pins and needles", "log pins and needles 4"],
    "merged": [OWN, "log burning feet 7", "symptom merge burning feet into burning"],
    "a name of one's own": ["symptom also zapping tingling", "log zapping 4"],
    "a direction": [ENERGY, "log energy 8"],
    "a result in words": ["lab intrinsic factor antibodies positive", "lab b12 above 2000 pg/mL range 197-771"],
    "an extent, a home test, a count": ["log numbness 3 to the knee", "log romberg 22", "symptom add near-falls"],
    "a split dose and one that was skipped": [
        "shot hydroxocobalamin 1 mg im left thigh and right thigh given by nurse",
        "take folate 5 mg skipped",
    ],
    "events": ["fall shower, bruised hip", "visit dr rao 24 nov 10:40", 'note "=1+1"'],
    "plans": [
        "plan shot hydroxocobalamin 1 mg im every 8 weeks book 2 weeks before",
        "plan take folate 5 mg daily from 1 oct until 3 dec",
        "plan take b12 1 mg daily for 2 weeks then 500 mcg mon wed fri",
        "plan take magnesium 300 mg as needed",
        "plan shot cyanocobalamin 1 mg 3 times a week for 2 weeks then every 2-3 months",
        "shot hydroxocobalamin",
        "plan stock hydroxocobalamin 10 expires 2027-03",
    ],
    "a plan that was replaced and one that was stopped": [
        "plan take folate 5 mg daily",
        "plan take folate 1 mg weekly",
        "plan take iron 1 tablet daily",
        "plan stop iron",
    ],
    "a profile": ["profile name Sam Example", "profile born 1980-02-29", "log t6"],
}


@pytest.mark.thorough
@pytest.mark.parametrize("lines", WAYS.values(), ids=WAYS.keys())
def test_what_an_export_holds_comes_back_the_same(type_, journal, lines):
    for line in lines:
        if line == ENERGY:
            good = Remembered(topic=DIRECTION, said="energy", answer=GOOD)
            open_journal(journal.path).remember([good], command="log", at=datetime(2026, 11, 20, 14, 30, tzinfo=UTC))
            continue
        done = type_(*shlex.split(line))
        assert done.code == 0, (line, done.all)
    for shape in ("csv", "json"):
        other = f"{shape}.db"
        assert type_(f"export {shape} -o first.{shape}").code == 0
        done = type_(f"import first.{shape} --journal {other}")
        assert done.code == 0, done.all
        assert type_(f"export {shape} -o second.{shape} --journal {other}").code == 0
        assert Path(f"second.{shape}").read_bytes() == Path(f"first.{shape}").read_bytes()
        again = type_(f"import first.{shape} --json --journal {other}").json
        assert [again[one] for one in ("added", "different", "corrected", "plans")] == [0, 0, 0, 0]


def test_plans_come_with_json_and_another_one_for_the_same_stays(type_, journal):
    type_("plan take folate 5 mg daily")
    type_("plan take iron 1 tablet weekly")
    type_("export json -o j.json")
    assert "Would add 0 entries and 2 plans." in type_("import j.json --dry-run --journal new.db").all
    assert (
        "Added 0 entries and 2 plans. Wrong? tracker --journal new.db undo"
        in type_("import j.json --journal new.db").all
    )
    assert "folate 5 mg, every day" in type_("plan --journal new.db").all
    type_("plan take folate 1 mg weekly --journal other.db")
    answer = type_("import j.json --journal other.db").all
    assert "Added 0 entries and 1 plan, 1 plan left out, as you have another one for the same." in answer
    assert "folate 1 mg, every week" in type_("plan --journal other.db").all
    assert type_("undo --journal other.db").code == 0
    assert "iron" not in type_("plan --journal other.db").all
