"""Apple Health's export, read in the form in which the Health app writes it. Any other form is declined.

A pattern goes over each block of the file. It takes whole elements: tags with attributes in double quotes, the end
tags of their names, white space between them. So records are counted, and only the start tag of one that may be a
symptom is parsed. What the pattern does not take is declined, and the whole file is then read with a parser, which
refuses it or knows better: other encodings, comments, CDATA, entities, attributes in another order or in single
quotes.

The parser refuses and this does not see, in an element that is no symptom: a reference to an entity that does not
exist, ``<`` in a value, an attribute that is there twice, characters that XML or UTF-8 does not have (but NUL).
Neither sees a changed value, or whole elements that are missing; a zipped export has a checksum against that.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final
from xml.parsers import expat

from tracker.exchange.programs.apple_health_records import CATEGORY, SEVERITY, Records, Source, without_doctype

_BLOCK: Final = 1 << 17
# The beginning before the first element, and an element, are not longer.
_MOST: Final = 1 << 20
_DEEPEST: Final = 4

_CATEGORY: Final = CATEGORY.encode()
_START: Final = b'<Record type="' + _CATEGORY
_WANTED: Final = SEVERITY.encode()

_SPACE: Final = rb"[ \t\n]*+"
# No part of a value: after a quote in the wrong place, what follows is no attribute.
_ATTRIBUTES: Final = rb'(?:[ \t\n]++[A-Za-z]++="[^"]*+")*+' + _SPACE
_KIND = re.compile(rb'<Record type="([A-Za-z0-9]++)"')
_RECORD = re.compile(rb"<Record" + _ATTRIBUTES + rb"/?>")
_HEAD = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?[ \t\n]*\?>)?'
    + _SPACE
    + rb"<HealthData"
    + _ATTRIBUTES
    + rb">"
)
_TAIL = re.compile(_SPACE + rb"</HealthData" + _SPACE + rb">" + _SPACE)


def _elements() -> re.Pattern[bytes]:
    """As many whole elements as follow one another, each with its end tag, as deep as those of the Health app."""
    within = b""
    for level in range(_DEEPEST):
        name = b"name%d" % level
        tag = rb'<(?P<%b>Record(?= type="[A-Za-z0-9]++")|(?!Record\b)[A-Za-z]++)' % name
        end = rb"</(?P=%b)%b>" % (name, _SPACE)
        within = rb"(?:%b%b(?:/>|>%b%b%b)%b)*" % (tag, _ATTRIBUTES, _SPACE, within, end, _SPACE)
    return re.compile(_SPACE + within)


_ELEMENTS = _elements()


def read(file: Source, records: Records) -> bool:
    """Whether the file is in the known form; then ``records`` has all of it. Raises BadFile as ``records`` does."""
    block = _after_head(file)
    if block is None:
        return False
    content, line = block
    while b"\0" not in content:
        found = _ELEMENTS.match(content)
        end = found.end() if found else 0
        if not _take(content, end, line, records):
            return False
        line += content.count(b"\n", 0, end)
        more = file.read(_BLOCK)
        if not more:
            return _TAIL.fullmatch(content, end) is not None
        content = content[end:] + more
        if len(content) > _MOST:
            break
    return False


def _after_head(file: Source) -> tuple[bytes, int] | None:
    """What was read after the beginning of the file, and the number of its line; None for another beginning."""
    content = b""
    while len(content) < _MOST:
        more = file.read(_BLOCK)
        if not more:
            return None
        content += more
        plain = without_doctype(content)
        if b"\0" in plain:
            return None
        if head := _HEAD.match(plain):
            return plain[head.end() :], 1 + plain.count(b"\n", 0, head.end())
    return None


def _take(content: bytes, end: int, line: int, records: Records) -> bool:
    """Take the elements before ``end``. False where a symptom is no correct XML. line: where content begins."""
    kinds = Counter(_KIND.findall(content, 0, end))
    records.others.update({kind.decode(): count for kind, count in kinds.items()})
    if not any(kind.startswith(_CATEGORY) for kind in kinds):
        return True
    counted, at = 0, 0
    while (at := content.find(_START, at, end)) >= 0:
        tag = _RECORD.match(content, at)
        if tag is None:
            return False
        if _WANTED in tag[0] or b"&#" in tag[0]:
            attributes = _parsed(tag[0])
            if attributes is None:
                return False
            line += content.count(b"\n", counted, at)
            counted = at
            if records.take(attributes, line):
                records.uncount(attributes["type"])
        at = tag.end()
    return True


def _parsed(tag: bytes) -> dict[str, str] | None:
    """The attributes of a start tag; None when it is no correct XML."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda _name, attributes: found.append(attributes)
    try:
        parser.Parse(tag if tag.endswith(b"/>") else tag[:-1] + b"/>", True)
    except expat.ExpatError:
        return None
    return found[0]
