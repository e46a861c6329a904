"""An invented export of Apple Health, always the same for the same size: export.zip with export.xml in it.

It is laid out as a real one: a kind of record after the other, each by time; a device in words and, for the heart, an
entry of metadata in each record; few symptoms; then what was done each day.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of record. share: of all records, in thousandths; unit: empty for a category."""

    name: str
    share: int
    unit: str
    values: tuple[str, ...]


_SEVERITIES = tuple(f"HKCategoryValueSeverity{word}" for word in ("NotPresent", "Mild", "Moderate", "Severe"))
_SLEEP = tuple(f"HKCategoryValueSleepAnalysis{word}" for word in ("InBed", "AsleepCore", "AsleepDeep", "Awake"))
_SYMPTOMS = tuple(Kind(name, 4, "", _SEVERITIES) for name in ("Fatigue", "Dizziness", "Headache"))
_KINDS = (
    Kind("HeartRate", 280, "count/min", tuple(map(str, range(52, 140)))),
    Kind("ActiveEnergyBurned", 270, "kcal", tuple(f"0.{part}" for part in range(100, 999))),
    Kind("BasalEnergyBurned", 160, "kcal", tuple(f"17.{part}" for part in range(100, 999))),
    Kind("DistanceWalkingRunning", 130, "km", tuple(f"0.0{part}" for part in range(1000, 9999, 7))),
    Kind("StepCount", 120, "count", tuple(map(str, range(4, 900)))),
    Kind("SleepAnalysis", 28, "", _SLEEP),
    *_SYMPTOMS,
)
_LAST = date(2026, 11, 19)
_YEARS = timedelta(days=6 * 365)
_DOCTYPE = """\
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|ActivitySummary)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Record (MetadataEntry*)>
<!ATTLIST Record type CDATA #REQUIRED value CDATA #IMPLIED startDate CDATA #REQUIRED endDate CDATA #REQUIRED>
]>
"""
_WATCH = (
    'sourceName="Watch" sourceVersion="11.1" device="&lt;&lt;HKDevice: 0x301&gt;, name:Apple Watch, '
    'manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:11.1&gt;"'
)
_PHONE = 'sourceName="Health" sourceVersion="26.0"'
_MOTION = '\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n </Record>\n'


def write(path: Path, records: int) -> int:
    """Write an export of about so many records, unless it is there; returns how many of them are symptoms.

    records: a multiple of 1,000.
    """
    if not path.exists():
        part = path.with_suffix(".part")
        with (
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("apple_health_export/export.xml", "w", force_zip64=True) as raw,
            io.TextIOWrapper(raw, encoding="utf-8") as file,
        ):
            file.writelines(_lines(records))
        part.replace(path)
    return sum(_count(kind, records) for kind in _SYMPTOMS)


def tables() -> list[str]:
    """The tables that healthkit-to-sqlite makes of the records."""
    return [f"r{kind.name}" for kind in _KINDS]


def _count(kind: Kind, records: int) -> int:
    return records * kind.share // 1_000


def _lines(records: int) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{_DOCTYPE}<HealthData locale="en_GB">\n'
    yield f' <ExportDate value="{_LAST} 20:00:00 +0000"/>\n'
    yield ' <Me HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>\n'
    rng = Random(6)
    for kind in _KINDS:
        yield from _of(kind, _count(kind, records), rng)
    for ago in range(records // 300, 0, -1):
        day = _LAST - timedelta(days=ago)
        yield f' <ActivitySummary dateComponents="{day}" activeEnergyBurned="{rng.randrange(200, 600)}"/>\n'
    yield "</HealthData>\n"


def _of(kind: Kind, count: int, rng: Random) -> Iterator[str]:
    identifier = f"HK{'Quantity' if kind.unit else 'Category'}TypeIdentifier{kind.name}"
    source = f'{_WATCH} unit="{kind.unit}"' if kind.unit else _PHONE
    end = _MOTION if kind.name == "HeartRate" else None
    # No two of a kind are at the same moment.
    apart = timedelta(seconds=_YEARS.total_seconds() // count)
    at = datetime.combine(_LAST, time(8)) - count * apart
    for _ in range(count):
        at += apart
        until = at + timedelta(seconds=rng.randrange(5, 55))
        yield (
            f' <Record type="{identifier}" {source} creationDate="{until} +0000" startDate="{at} +0000"'
            f' endDate="{until} +0000" value="{rng.choice(kind.values)}"' + (f">{end}" if end else "/>\n")
        )
