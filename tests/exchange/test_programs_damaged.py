"""Whatever is done to a file of another program, it is read or refused in words."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from brought_files import SAMPLES, brought, lines, opened

from tracker.domain.language.day_words import Now
from tracker.domain.language.diary.diary_lines import DiaryLine, diary_lines
from tracker.domain.language.diary.diary_words import command_of
from tracker.errors import BadFile, Unreadable
from tracker.exchange.bring import Brought, DiaryText

FILES = sorted(path.relative_to(SAMPLES) for path in SAMPLES.rglob("*.*") if path.suffix != ".md")
TEXTS = [path for path in FILES if path.suffix == ".csv"]
APPS = [path for path in TEXTS if path.parts[0] not in ("spreadsheets", "labs")]
ANSWERS = {"products": ["oral"], "order": "dmy", "scales": ["0-10"]}


def taken(content: bytes) -> bool:
    """Whether a file is taken or asked about; False when it is refused in words. Anything else fails."""
    try:
        found = opened(content, **ANSWERS)
        if isinstance(found, DiaryText):
            # Nothing is left of it but a day: then it says nothing.
            return any(is_note(line) for line in diary_lines(found.text, Now(datetime(2026, 11, 20))))
        assert isinstance(found, Brought)
        if not found.look.questions:
            found.contents()
    except (BadFile, Unreadable) as refused:
        assert refused.message
        assert str(refused.message).isprintable() or "   " in refused.message
        return False
    return True


def is_note(line: DiaryLine) -> bool:
    try:
        note = line.day is not None and command_of(line.text)[0] == "note"
    except Unreadable:
        return False
    assert not note, line
    return note


def damaged(content: bytes, rng: random.Random) -> bytes:
    """The content with one thing done to it."""
    place, other = sorted((rng.randrange(len(content) + 1), rng.randrange(len(content) + 1)))
    match rng.randrange(8):
        case 0:
            return content[:place]
        case 1:
            return content[:place] + content[other:]
        case 2:
            return content[:place] + bytes([rng.randrange(256)]) + content[place + 1 :]
        case 3:
            return content[:other] + content[place:]
        case 4:
            return (
                content[:place]
                + rng.choice([b'"', b",", b"\r", b"\0", b";;", b"\xff", b"\x1b[2J", b"=cmd"])
                + content[place:]
            )
        case 5:
            rows = content.split(b"\n")
            rng.shuffle(rows)
            return b"\n".join(rows)
        case 6:
            return content.replace(rng.choice([b"1", b"-", b",", b"2026", b"a"]), rng.choice([b"", b"9", b"x", b"."]))
        case _:
            return content.replace(b"\n", b"\n\n\r\n").replace(b",", b",,", 1)


@pytest.mark.thorough
@pytest.mark.parametrize("path", FILES, ids=str)
def test_no_damage_makes_more_of_a_file_than_a_refusal_in_words(path: Path) -> None:
    rng = random.Random(20261120)
    content = (SAMPLES / path).read_bytes()
    # A workbook is read in a process of its own, which takes a while to start.
    for _ in range(12 if path.suffix in (".xlsx", ".ods", ".xls") else 300):
        mutant = content
        for _ in range(rng.randrange(1, 4)):
            mutant = damaged(mutant, rng)
        if not mutant.lstrip().startswith((b"kind", b"name")):
            taken(mutant)


@pytest.mark.parametrize("path", APPS, ids=str)
def test_other_separators_line_ends_marks_and_empty_columns_change_nothing(path: Path) -> None:
    answers = {"products": ["im"] if "medtimer" in str(path) else ["b12 1 mg im"], "skipped": []}
    if path.parts[0] in ("bearable", "flaredown"):
        answers["products"] = ["oral"]
    expected = lines(path, **answers)
    text = (SAMPLES / path).read_text(encoding="utf-8")
    assert lines(("\ufeff" + text.replace("\n", "\r\n")).encode(), **answers) == expected
    assert lines(text.replace("\n", "\n\n"), **answers) == expected
    assert lines("\n" + text, **answers) == expected
    assert lines("".join(f"{line}\n" for line in text.splitlines()).encode("utf-16"), **answers) == expected


@pytest.mark.parametrize("path", [path for path in APPS if "medtimer" not in str(path)], ids=str)
def test_a_day_that_cannot_be_and_a_day_ahead_are_named_by_their_rows(path: Path) -> None:
    text = (
        (SAMPLES / path)
        .read_text(encoding="utf-8")
        .replace("2026-09-02", "2026-09-32")
        .replace("2nd Sep", "32nd Sep")
    )
    with pytest.raises(BadFile, match=r"rows? \d+( to \d+)?, column "):
        brought(text, products=["oral"]).contents()
    text = (SAMPLES / path).read_text(encoding="utf-8").replace("2026-09", "2027-09").replace("Sep 2026", "Sep 2027")
    with pytest.raises(BadFile, match="lies ahead of today"):
        brought(text, products=["oral"]).contents()


def zipped(name: str, content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return archive.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<HealthData><Record type="&b;"/></HealthData>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE HealthData SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<HealthData><Record type="x">&x;</Record></HealthData>"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ENTITIES, "declares entities"),
        (OUTSIDE, "declares entities"),
        (zipped("apple_health_export/export.xml", ENTITIES), "declares entities"),
        (zipped("export.xml", b"<HealthData>" + b"<a>" * 60), "nested too deep"),
        (b"<?xml version='1.0'?><html/>", "no export of Apple Health"),
        (b"<?xml version='1.0'?><HealthData/>", "no records"),
        ((SAMPLES / "apple-health/export.xml").read_bytes()[:900], "not whole XML"),
        (zipped("export.xml", b"<HealthData>" + b" " * 12_000_000), "grows far too large"),
        (zipped("001 Tingling/Checkmarks.csv", b"Date,Value\n" + b" " * 12_000_000), "grows far too large"),
        (zipped("photo.png", b"x"), "none that is known"),
        ((SAMPLES / "loop-habits/loop-habits.zip").read_bytes()[:-9], "not whole"),
    ],
    ids=[
        *(
            "entities",
            "outside",
            "zipped entities",
            "deep",
            "html",
            "empty",
            "cut",
            "bomb",
            "table bomb",
            "photo",
            "cut zip",
        )
    ],
)
def test_what_may_do_harm_or_is_not_whole_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        brought(content)


def test_a_doctype_that_is_no_correct_xml_is_passed_over() -> None:
    content = (SAMPLES / "apple-health/export.xml").read_bytes()
    odd = content.replace(
        b"<HealthData", b"<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Me)>\n  oops\n]>\n<HealthData", 1
    )
    assert lines(odd) == lines(content)
