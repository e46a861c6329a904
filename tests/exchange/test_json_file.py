"""JSON: what comes back equal, and what is refused with the number of the entry and its key."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from exchange_records import LINES, TODAY, json_bytes, records
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.domain.model.remembered import Remembered
from tracker.errors import BadFile
from tracker.exchange import json_file, json_parts
from tracker.exchange.cells import COLUMNS
from tracker.exchange.contents import Contents

HEX = "7311d8a3c2ce6f447ed4d57b1e2feb89"
ENTRY = {"kind": "symptom", "day": "2026-11-01", "name": "tingling", "value": 6}


def read(content: bytes | str) -> tuple[Profile, list[Record]]:
    found = contents(content)
    return found.profile, list(found.records)


def contents(content: bytes | str) -> Contents:
    return json_file.read(io.BytesIO(content.encode() if isinstance(content, str) else content), today=TODAY)


def document(*entries: object, **changed: object) -> str:
    whole = {"schema": 1, "command": "export", "profile": {"name": None, "born": None}, "entries": list(entries)}
    return json.dumps(whole | changed)


def refusal(content: bytes | str) -> BadFile:
    with pytest.raises(BadFile) as refused:
        read(content)
    assert "othing was imported" in refused.value.hint
    assert refused.value.message.isprintable()
    return refused.value


@given(
    st.lists(records(), max_size=6),
    st.builds(Profile, name=st.just("") | LINES, born=st.none() | st.dates(date(1900, 1, 1), TODAY)),
)
def test_records_and_profile_come_back_equal_and_are_written_the_same_again(
    written: list[Record], profile: Profile
) -> None:
    content = json_bytes(written, profile)
    assert read(content) == (profile, written)
    assert json_bytes(read(content)[1], profile) == content


def test_an_entry_has_the_columns_for_keys_and_typed_values() -> None:
    written = [
        Observation(day=date(2026, 11, 1), measure="tingling", value=6, uid=HEX),
        LabResult(day=date(2026, 11, 1), analyte="mma", value=0.4, comparator="<", low=0, unit="umol/L", uid=HEX),
        Dose(day=date(2026, 11, 1), product="folate", route="oral", state="skipped", uid=HEX),
        Event(day=date(2026, 11, 1), name="fall", injured=False, uid=HEX),
    ]
    whole = json.loads(json_bytes(written, Profile(name="Sam Example")))
    assert list(whole) == ["schema", "command", "profile", "symptoms", "remembered", "plans", "entries"]
    assert (whole["schema"], whole["command"]) == (1, "export")
    assert whole["profile"] == {"name": "Sam Example", "born": None}
    assert all(set(entry) == {*COLUMNS, "comparator"} for entry in whole["entries"])
    said = [{key: value for key, value in entry.items() if value is not None} for entry in whole["entries"]]
    common = {"day": "2026-11-01", "state": "recorded", "uid": HEX}
    assert said == [
        common | {"kind": "symptom", "name": "tingling", "value": 6, "unit": "score"},
        common | {"kind": "lab", "name": "mma", "value": 0.4, "comparator": "<", "low": 0, "unit": "umol/L"},
        common | {"kind": "dose", "name": "folate", "route": "oral", "state": "skipped"},
        common | {"kind": "event", "name": "fall", "value": 0, "unit": "injured"},
    ]


def test_an_empty_journal_is_written_as_one_that_reads_back() -> None:
    assert read(json_bytes([])) == (Profile(), [])


def test_missing_keys_are_empty_and_a_missing_uid_is_derived() -> None:
    first, second = read(document(ENTRY, ENTRY))[1]
    assert first.uid != second.uid
    assert read(document(ENTRY, ENTRY))[1] == [first, second]


@pytest.mark.parametrize(
    ("changed", "place", "why"),
    [
        ({"value": 11}, "value", '"11" is not a whole number from 0 to 10.'),
        ({"value": "6"}, "value", '"6" is not a number or null.'),
        ({"value": True}, "value", "true is not a number or null."),
        ({"value": -5}, "value", '"-5" is not a whole number'),
        ({"value": None}, "value", "it is empty."),
        ({"value": 10**400, "kind": "lab", "name": "b12"}, "value", "is not a number below 1,000,000."),
        ({"value": 10**400}, "value", "is not a whole number"),
        ({"value": 4, "comparator": "~", "kind": "lab", "name": "b12"}, "comparator", '"~" is not one of < <= >= >'),
        ({"value": None, "comparator": "<", "state": "skipped"}, "comparator", "beside a value."),
        ({"day": 20261101}, "day", "20261101 is not text in quotation marks or null."),
        ({"day": "2026-11-21"}, "day", '"2026-11-21" lies ahead of today'),
        ({"name": ["tingling"]}, "name", '["tingling"] is not text'),
        ({"note": "\ud800"}, "note", "has bytes that are not UTF-8."),
        ({"note": "a\0"}, "note", "The note has a NUL character in it."),
        ({"uid": "\ud800", "value": 11}, "uid", "has bytes that are not UTF-8."),
        ({"id": 143}, "id", "it is not a key I know."),
        ({"name": "tingeling"}, "name", '"tingeling" is not a symptom I know.'),
    ],
)
def test_an_entry_that_cannot_be_taken_is_refused(changed: dict[str, object], place: str, why: str) -> None:
    refused = refusal(document(ENTRY, ENTRY | changed))
    assert refused.message.startswith(f"entry 2, {place}: ")
    assert why in refused.message
    assert refused.hint.endswith("Correct that cell and import again; nothing was imported.")


def test_what_is_remembered_comes_back_and_an_older_file_has_none() -> None:
    known = (Remembered(topic="symptom", said="zapping", answer="tingling"),)
    text = io.StringIO()
    json_file.write(Contents(Profile(), (), [], known), text)
    assert contents(text.getvalue()).remembered == known
    assert contents(document(ENTRY)).remembered == ()


ANSWER = {"topic": "symptom", "said": "zapping", "answer": "tingling"}


@pytest.mark.parametrize(
    ("remembered", "message"),
    [
        ([ANSWER, ANSWER], 'remembered 2, said: "zapping" is there twice.'),
        ([{"topic": "symptom"}], "remembered 1: it is not an object with topic, said, answer."),
        ([ANSWER | {"answer": 6}], "remembered 1, answer: it is not text in quotation marks."),
        ([ANSWER | {"said": ""}], "remembered 1: There is nothing to remember."),
        ({}, '"remembered" is missing or of another shape'),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused(remembered: object, message: str) -> None:
    assert message in refusal(document(ENTRY, remembered=remembered)).message


def test_an_export_from_before_the_legs_were_called_weak_is_read() -> None:
    choice = {"key": "leg-strength", "label": "Weak legs", "none": "none", "worst": "worst", "asked": "daily"}
    choice |= {"tracked": True, "position": 1, "since": None}
    found = contents(document(ENTRY | {"name": "leg-strength"}, symptoms=[choice]))
    assert [one.key for one in found.choices] == ["leg-weakness"]
    assert [getattr(one, "measure", "") for one in found.records] == ["leg-weakness"]


def test_an_entry_that_is_no_object_is_refused() -> None:
    assert refusal(document(ENTRY, 6)).message == "entry 2: it is not an object."


def test_a_copied_entry_that_kept_its_uid_is_refused_naming_both() -> None:
    refused = refusal(document(ENTRY | {"uid": HEX}, ENTRY | {"uid": HEX, "value": 7}))
    assert refused.message == "entry 2, uid: it is the same as in entry 1, and the rest is not."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "The file is not whole JSON: it breaks off or goes wrong at line 1, character 1."),
        (document(ENTRY)[:-9], "The file is not whole JSON"),
        (b'{"schema": "\xff"}', "Byte 13 of the file is not UTF-8 text."),
        ("[]", "The file is JSON, but not a journal"),
        ("6", "The file is JSON, but not a journal"),
        (document(schema=2), "The file is JSON, but not a journal"),
        (document(command="show"), "The file is JSON, but not a journal"),
        (document(entries={}), 'The file is JSON, but its "entries" is missing or of another shape.'),
        (document(profile=None), 'The file is JSON, but its "profile" is missing or of another shape.'),
        (document(profile={"name": 6}), "profile, name: 6 is not text in quotation marks or null."),
        (document(profile={"born": "1980"}), 'profile, born: I could not read "1980" as a day.'),
        (document(profile={"born": "2027-01-01"}), 'profile, born: "2027-01-01" lies ahead of today, 2026-11-20.'),
        (document(profile={"name": "a\nb"}), "profile, name: The name goes over more than one line."),
        (document(profile={"nick": "S"}), "profile, nick: it is not a key I know."),
        ('{"schema": 1, "schema": 1}', 'The file says "schema" twice in one object'),
        ('{"schema": NaN}', "The file has NaN in it, which is not a number."),
        ('{"schema": -Infinity}', "The file has -Infinity in it, which is not a number."),
        ('{"schema": 1' + "0" * 5000 + "}", "nested too deep, or a number is too long."),
        ("[" * 200_000, "nested too deep, or a number is too long."),
        ('{"a":' * 200_000, "nested too deep, or a number is too long."),
    ],
)
def test_a_file_that_is_no_journal_is_refused(content: bytes | str, message: str) -> None:
    assert message in refusal(content).message


def test_an_infinite_number_is_refused() -> None:
    assert '"inf" is not a whole number' in refusal(document(ENTRY).replace(": 6", ": 1e999")).message


def test_nothing_in_it_can_play_tricks_on_a_terminal() -> None:
    content = json_bytes([Event(day=TODAY, name="note", note="\x1b]52;c;eA==\x07\u202e\x9b1m")]).decode("ascii")
    assert all(line.isprintable() for line in content.splitlines())


@given(
    st.lists(records(), max_size=4),
    st.lists(
        st.tuples(st.integers(0, 3000), st.sampled_from([b"", b",", b"\n", b"]}", b"{", b"\xff", b'"'])), max_size=2
    ),
)
def test_read_an_entry_at_a_time_a_file_says_what_it_says_when_it_is_read_whole(
    written: list[Record], changes: list[tuple[int, bytes]]
) -> None:
    content = json_bytes(written)
    for place, piece in changes:
        at = place % len(content)
        content = content[:at] + piece + content[at + 1 :]

    def outcome() -> object:
        found: list[Record] = []
        try:
            found.extend(json_file.read(io.BytesIO(content), today=TODAY).records)
        except BadFile as error:
            # What is wrong in an entry is found before what is wrong below it.
            return ("refused", error.message) if not error.message.startswith("entry ") else "an entry"
        return found

    in_parts = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_parts, "_BEGINS", b"never")
        whole = outcome()
    assert in_parts in (whole, "an entry")


def test_what_is_too_large_for_memory_is_read_an_entry_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_parts, "_LARGEST", 2_000)
    written = [Event(day=TODAY, name="note", note=str(number)) for number in range(20)]
    content = json_bytes(written)
    assert len(content) > 3 * 2_000
    assert read(content)[1] == written
    lines = content.splitlines(keepends=True)
    assert len(lines) == 22
    for broken, message in (
        (content[:-4], "The file is not whole JSON: it breaks off or goes wrong at line 22, character 1."),
        (content[:-3], "The file is not whole JSON: it breaks off or goes wrong at line 22, character 1."),
        (b"".join(lines[:12]), "The file is not whole JSON: it breaks off or goes wrong at line 13, character 1."),
        (content + b"{}", "The file is not whole JSON: it breaks off or goes wrong at line 22, character 1."),
        (b"".join([*lines[:5], lines[5][:-2], *lines[6:]]), "goes wrong at line 6, character "),
        (b"".join([*lines[:5], lines[5].replace(b'"4"', b'"\xff"'), *lines[6:]]), " of the file is not UTF-8 text."),
        (
            b"".join([*lines[:5], lines[5].replace(b"{", b'{"day": 1, '), *lines[6:]]),
            'says "day" twice in one object',
        ),
    ):
        assert message in refusal(broken).message


def test_a_file_too_large_for_memory_is_refused_with_the_way_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_parts, "_LARGEST", 3_000_000)
    content = b'{"schema": 1, "command": "export", "profile": {}, "symptoms": [], "entries": []}'
    assert not list(json_file.read(io.BytesIO(content), today=TODAY).records)
    with pytest.raises(BadFile, match="larger than 3 MB") as refused:
        json_file.read(io.BytesIO(content + b" " * 3_000_000), today=TODAY)
    assert "tracker export csv" in refused.value.hint
