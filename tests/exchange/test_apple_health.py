"""Apple Health's export: the quick way takes the form of the Health app, and says the same as the parser."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

import pytest
from brought_files import SAMPLES, brought, lines, plain
from exchange_records import TODAY
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFile
from tracker.exchange.meaning.found import Found
from tracker.exchange.programs import apple_health, apple_health_quick
from tracker.exchange.programs.apple_health_records import Records

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DOCTYPE = "<!DOCTYPE HealthData [\n<!-- Version: 14 -->\n<!ELEMENT HealthData (Me)>\n  oops\n]>\n"
ROOT = '<HealthData locale="en_GB">\n <ExportDate value="2026-11-04 10:36:11 +0100"/>\n'
AT = 'creationDate="2026-09-01 21:00:00 +0100" startDate="2026-09-01 20:00:00 +0100"'
STEPS = f' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Sam’s &lt;Watch&gt;" {AT} value="812"/>\n'
MILD = 'value="HKCategoryValueSeverityMild"'
FATIGUE = f' <Record type="HKCategoryTypeIdentifierFatigue" sourceName="a > b" {AT} {MILD}'


class Pieces(io.BytesIO):
    """A file of which each read gives no more than the next of some sizes, over and over."""

    def __init__(self, content: bytes, sizes: Sequence[int]) -> None:
        super().__init__(content)
        self._sizes, self._next = sizes, 0

    def read(self, size: int | None = -1, /) -> bytes:
        self._next += 1
        return super().read(self._sizes[self._next % len(self._sizes)])


def export(*elements: str, doctype: str = "") -> bytes:
    return f"{HEAD}{doctype}{ROOT}{''.join(elements)}</HealthData>\n".encode()


def quick(content: bytes, sizes: Sequence[int] = (1 << 20,)) -> Found | str | None:
    """What the quick way says, or why the file is refused; None where it declines."""
    records = Records(TODAY)
    return said(records.finish) if apple_health_quick.read(Pieces(content, sizes), records) else None


def strict(content: bytes) -> Found | str:
    """What the parser says, or why the file is refused."""
    return said(lambda: apple_health.read_with_parser(io.BytesIO(content), TODAY))


def said(read: Callable[[], Found]) -> Found | str:
    try:
        return read()
    except BadFile as error:
        return str(error)


def element(draw: st.DrawFn, *, depth: int = 3) -> str:
    """An element as the Health app writes it."""
    name, kind = draw(
        st.sampled_from(
            [
                ("Record", "HKQuantityTypeIdentifierHeartRate"),
                ("Record", "HKCategoryTypeIdentifierSleepAnalysis"),
                ("Record", "HKCategoryTypeIdentifierFatigue"),
                ("Record", "HKCategoryTypeIdentifierSkippedHeartbeat"),
                ("Workout", "HKWorkoutActivityTypeWalking"),
                ("Correlation", "HKCorrelationTypeIdentifierFood"),
                ("MetadataEntry", "HKCategoryTypeIdentifierFatigue"),
            ]
        )
    )
    value = st.sampled_from(
        [
            *("72", "", "a > b", "/>", "Sam’s &amp; &#10;&lt;&lt;HKDevice: 0x28&gt;, name:Watch"),
            *("HKCategoryValueSeverityMild", "HKCategoryValueSeverityUnspecified", "HKCategoryValueSeverityNew"),
            *("&#72;KCategoryValueSeveritySevere", "HKCategoryValueSleepAnalysisAsleep", "<!-- "[1:], "]]>", "it's"),
        ]
    )
    dates = st.sampled_from(["2026-09-01 20:00:00 +0100", "2026-09-02 08:15:00 -0500", "2027-01-01 08:00:00", "?"])
    keys = draw(st.lists(st.sampled_from(["sourceName", "device", "startDate", "value"]), unique=True))
    gap = st.sampled_from([" ", "\n  ", "\t "])
    pairs = [("type", kind), *((key, draw(dates if key == "startDate" else value)) for key in keys)]
    gaps = [" ", *(draw(gap) for _ in keys)]
    tag = name + "".join(f'{space}{key}="{text}"' for space, (key, text) in zip(gaps, pairs, strict=True))
    within = [element(draw, depth=depth - 1) for _ in range(draw(st.integers(0, 2)))] if depth else []
    if within or draw(st.booleans()):
        return f" <{tag}>\n{''.join(within)} </{name}>\n"
    return f" <{tag}{draw(st.sampled_from(['', ' ']))}/>\n"


@st.composite
def exports(draw: st.DrawFn) -> bytes:
    """Exports in the form of the Health app, with one record or more."""
    elements = [element(draw) for _ in range(draw(st.integers(0, 6)))]
    return export(STEPS, *elements, doctype=draw(st.sampled_from(["", DOCTYPE])))


@given(exports(), st.lists(st.integers(1, 300), min_size=1, max_size=20))
def test_the_quick_way_says_what_the_parser_says_wherever_the_file_is_cut(content: bytes, sizes: list[int]) -> None:
    expected = strict(content)
    assert isinstance(expected, Found)
    assert quick(content, sizes) == expected


@given(exports(), st.randoms(use_true_random=False))
def test_what_the_parser_refuses_the_quick_way_declines(content: bytes, rng: random.Random) -> None:
    content = re.sub(rb"&[#a-z0-9]+;", b"e", content.replace("’".encode(), b"'"))
    first = rng.randrange(len(content))
    last = min(len(content), first + rng.choice([1, 2, 20, 400, len(content)]))
    for damaged in (content[:first] + content[last:], content[:first] + b"\0" * (last - first) + content[last:]):
        found, expected = quick(damaged), strict(damaged)
        assert found in (None, expected) or "duplicate attribute" in str(expected)


def test_the_quick_way_takes_what_the_health_app_writes_cut_at_every_byte() -> None:
    metadata = '  <MetadataEntry key="HKWasUserEntered" value="HKCategoryValueSeverityMild"/>\n'
    beats = '<HeartRateVariabilityMetadataList>\n<InstantaneousBeatsPerMinute bpm="72" time="7:47:41,9"/>\n'
    content = export(
        STEPS,
        STEPS.replace("/>", f">\n{metadata}  {beats}</HeartRateVariabilityMetadataList>\n </Record>"),
        f"{FATIGUE}>\n{metadata} </Record>\n",
        f' <Correlation type="HKCorrelationTypeIdentifierFood" {AT}>\n {FATIGUE}\n/>\n </Correlation>\n',
        doctype=DOCTYPE,
    )
    expected = strict(content)
    assert isinstance(expected, Found)
    (fatigue, others) = expected.groups.values()
    assert [one.where for one in fatigue.said] == ["line 16", "line 20"]
    assert (fatigue.name, others.counted) == ("Fatigue", 2)
    for cut in range(1, len(content)):
        assert quick(content, (len(content), cut)) == expected
    assert quick((SAMPLES / "apple-health/export.xml").read_bytes()) is not None


OTHER_FORMS = {
    "order": FATIGUE.replace("<Record", '<Record unit="x"') + "/>",
    "single quotes": FATIGUE.replace('"', "'") + "/>",
    "two blanks": FATIGUE.replace(" type=", "  type=") + "/>",
    "comment": f"<!-- {FATIGUE}/> -->{FATIGUE}/>",
    "data": f"<Me><![CDATA[{FATIGUE}/>]]></Me>{FATIGUE}/>",
    "instruction": f"<?note {FATIGUE}/>?>{FATIGUE}/>",
    "text": f"<Me>note</Me>{FATIGUE}/>",
    "deep": f"{'<Me>' * 20}{FATIGUE}/>{'</Me>' * 20}",
    "hidden kind": FATIGUE.replace("HKCategory", "&#72;KCategory") + "/>",
    "carriage returns": f"\r\n{FATIGUE}/>\r\n",
}


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_another_form_is_declined_and_read_with_the_parser(form: str) -> None:
    content = export(OTHER_FORMS[form])
    assert quick(content) is None
    assert lines(content) == ["01.09 20:00 fatigue 3 | Mild on a scale of 0-3"]


def test_other_encodings_are_read_with_the_parser() -> None:
    text = export(FATIGUE.replace("a > b", "Zoë"), "/>").decode()
    for encoding in ("utf-16", "latin-1"):
        content = text.replace("UTF-8", encoding).encode(encoding)
        assert quick(content) is None
        found = strict(content)
        assert isinstance(found, Found)
        assert apple_health.read(io.BytesIO(content), TODAY) == found
        assert list(found.groups) == ["score Fatigue"]


DAMAGED = {
    "cut": export(STEPS, STEPS)[:-20],
    "cut in a tag": export(STEPS, STEPS)[:300],
    "hole": export(STEPS, STEPS).replace(b'20:00:00 +0100" value="812"/>\n <Record', b""),
    "zeros": export(STEPS).replace(b"Sam", b"\0\0\0"),
    "end tag": export(STEPS, "</Record>"),
    "another end": export("<Workout>", STEPS, "</Correlation>"),
    "no end": export("<Workout>", STEPS),
    "quote": export(STEPS.replace('value="812"', 'value=812"')),
    "twice": export(FATIGUE, ' value="1"/>'),
    "entity": export(FATIGUE.replace("a > b", "&nbsp;"), "/>"),
    "not UTF-8": export(FATIGUE, "/>").replace(b"a > b", b"\xe9"),
    "more": export(STEPS) + b"<HealthData/>",
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_refused_with_the_line(damage: str) -> None:
    assert quick(DAMAGED[damage]) is None
    assert quick(DAMAGED[damage], (40,)) is None
    with pytest.raises(BadFile, match=r"not whole XML: it goes wrong at line \d+"):
        brought(DAMAGED[damage])


def test_a_zipped_export_with_another_checksum_is_refused() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        file.writestr("apple_health_export/export.xml", export(STEPS, FATIGUE, "/>"))
    whole = archive.getvalue()
    assert [plain(one) for one in brought(whole).contents().records] == [
        "01.09 20:00 fatigue 3 | Mild on a scale of 0-3"
    ]
    with pytest.raises(BadFile, match="not whole"):
        brought(whole.replace(b'value="812"', b'value="813"'))


def test_a_file_that_can_be_read_once_only_goes_to_the_parser() -> None:
    class Once(io.BytesIO):
        def seekable(self) -> bool:
            return False

    content = export(FATIGUE, "/>")
    assert apple_health.read(Once(content), TODAY) == strict(content)
