"""``export fhir``: the page as a PDF within the bundle."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest


@pytest.mark.thorough
def test_the_page_of_the_days_is_in_the_file(type_, journal):
    type_("profile name Sam Example")
    type_("log t6 b4")
    type_("note slept badly")
    answer = type_("export fhir --since 2026-11-01 -o out.json")
    assert answer.out == "Wrote 2 entries to out.json\n"
    assert "tracker export json" in answer.err
    found = json.loads(Path("out.json").read_bytes())["entry"]
    assert [one["resource"]["resourceType"] for one in found] == ["Patient", "DocumentReference"] + [
        "Observation"
    ] * 2
    assert b64decode(found[1]["resource"]["content"][0]["attachment"]["data"]).startswith(b"%PDF")
    refused = type_("import out.json")
    assert (refused.code, refused.out) == (1, "")
    assert "can be exported and not imported" in refused.err


def test_an_empty_journal_has_no_page(type_, journal):
    assert type_("export fhir").code == 4
