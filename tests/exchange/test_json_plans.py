"""The plans in a JSON export: they come back equal, and what cannot be taken is refused with its number and key."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from exchange_records import TODAY

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Profile
from tracker.errors import BadFile
from tracker.exchange import json_file
from tracker.exchange.contents import Contents

AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
UID = "7311d8a3c2ce6f447ed4d57b1e2feb89"
PLANS = (
    Plan(
        product="hydroxocobalamin", form="hydroxocobalamin", route="intramuscular", amount=1.0, unit="mg",
        phases=(Phase(3, "weeks", doses=3, lasts=2, lasts_unit="weeks"), Phase(2, "months", most=3)),
        counted_from="grid", starts=date(2026, 10, 1), start_said=False, ends=date(2027, 1, 1), book_days=14,
        note="line one\nline two", uid=UID, recorded_at=AT,
    ),
    Plan(
        product="b12", route="oral", phases=(Phase(1, "weeks", weekdays=(0, 2), times=8), Phase(None, None)),
        starts=TODAY, recorded_at=AT,
    ),
    Plan(
        product="folate", route="oral", amount=0.5, unit="mg", starts=TODAY, recorded_at=AT,
        phases=(Phase(1, "days", lasts=2, lasts_unit="weeks"), Phase(1, "days", amount=400.0, amount_unit="ug")),
    ),
    Plan(product="iron", route="oral", phases=(Phase(None, None, as_needed=True),), starts=TODAY, recorded_at=AT),
)  # fmt: skip


def written(*plans: Plan) -> dict[str, Any]:
    text = io.StringIO()
    json_file.write(Contents(Profile(), (), [], plans=plans), text)
    document: dict[str, Any] = json.loads(text.getvalue())
    return document


def read(document: dict[str, Any]) -> tuple[Plan, ...]:
    return json_file.read(io.BytesIO(json.dumps(document).encode()), today=TODAY).plans


def test_they_come_back_equal_and_an_older_file_has_none() -> None:
    document = written(*PLANS)
    assert read(document) == PLANS
    assert document["plans"][0] == {
        "product": "hydroxocobalamin", "form": "hydroxocobalamin", "route": "intramuscular",
        "amount": 1, "unit": "mg",
        "phases": [
            {"every": 3, "unit": "weeks", "times": None, "most": None, "doses": 3, "weekdays": [], "lasts": 2,
             "lasts_unit": "weeks", "amount": None, "amount_unit": None, "as_needed": False},
            {"every": 2, "unit": "months", "times": None, "most": 3, "doses": 1, "weekdays": [], "lasts": None,
             "lasts_unit": None, "amount": None, "amount_unit": None, "as_needed": False},
        ],
        "counted_from": "grid", "starts": "2026-10-01", "start_said": False, "ends": "2027-01-01", "book_days": 14,
        "note": "line one\nline two", "uid": UID, "recorded_at": "2026-11-20T14:30:00Z",
    }  # fmt: skip
    del document["plans"]
    assert read(document) == ()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"route": "ear"}, 'plan 1: "ear" is not a route.'),
        ({"route": None}, "plan 1, route: null is not what it takes."),
        ({"amount": True}, "plan 1, amount: true is not what it takes."),
        ({"amount": 10**400}, "is not a number from 0 to 999,999."),
        ({"amount": float("1e300")}, "plan 1: hydroxocobalamin: 1e+300 is not a number"),
        ({"unit": None}, "plan 1: An amount goes with its unit."),
        ({"uid": "app-17"}, 'plan 1, uid: "app-17" is not the identity of a plan.'),
        ({"counted_from": "now"}, 'plan 1, counted_from: "now" is not one of last dose or grid.'),
        ({"starts": "soon"}, 'I could not read "soon" as a day.'),
        ({"ends": "2026-09-01"}, "plan 1: The plan would end on 2026-09-01"),
        ({"recorded_at": "yesterday"}, 'plan 1, recorded_at: I could not read "yesterday" as a moment'),
        ({"product": "  "}, "plan 1: The product is empty."),
        ({"form": "x" * 81}, "plan 1, form: The form is 81 characters long; 80 fit."),
        ({"phases": []}, "plan 1, phases: a plan has from 1 to 100 of them."),
        ({"phases": [6]}, "plan 1, phases: it is not an object with every, unit"),
        ({"dose": 1}, "plan 1: it is not an object with product, form"),
    ],
)
def test_a_plan_that_cannot_be_taken_is_refused(changed: dict[str, object], message: str) -> None:
    document = written(PLANS[0])
    document["plans"][0] |= changed
    with pytest.raises(BadFile) as refused:
        read(document)
    assert message in refused.value.message
    assert "othing was imported" in refused.value.hint


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"unit": "years"}, '"years" is not a unit of time.'),
        ({"every": 0}, "0 is not a number from 1 to 10,000."),
        ({"weekdays": [0, 9]}, "That is two ways to say how often."),
        ({"weekdays": [2, 0]}, "weekdays: they are not numbers from 0, Monday, to 6, in order."),
        ({"amount": 1e300, "amount_unit": "mg"}, "is not a number from 0 to 999,999."),
        ({"doses": None}, "doses: null is not what it takes."),
    ],
)
def test_a_phase_that_cannot_be_taken_is_refused(changed: dict[str, object], message: str) -> None:
    document = written(PLANS[3])
    document["plans"][0]["phases"][0] |= {"every": 1, "unit": "weeks", "as_needed": False, **changed}
    with pytest.raises(BadFile) as refused:
        read(document)
    assert message in refused.value.message


def test_a_plan_twice_is_refused() -> None:
    document = written(PLANS[0])
    document["plans"] *= 2
    with pytest.raises(BadFile, match=f'plan 2, uid: "{UID}" is there twice.'):
        read(document)
