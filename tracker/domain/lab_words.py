"""The words of ``tracker lab``: one blood test as the laboratory printed it. Nothing is converted or assumed.

lab b12 412 ng/L range 197-771        lab mma 0.34 umol/L range <0.4        lab b12 >2000 pg/mL 28 oct
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from tracker.domain.catalogue import BLOOD_TESTS, key_of, suggestions
from tracker.domain.grammar import Moment, Option, Piece, moment_of, read
from tracker.domain.when import RESERVED
from tracker.errors import Unreadable

_VALUE: Final = re.compile(r"(<=|>=|<|>|≤|≥)?([0-9]+(?:\.[0-9]+)?)")
_SPAN: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:-|–|to)([0-9]+(?:\.[0-9]+)?)")
# A unit has a slash, a percent or a micro sign in it, or is one of the few that have none. Spelling as printed.
_UNIT: Final = re.compile(r"[a-zA-Zµμ%0-9*^.]*[/%][a-zA-Zµμ0-9*^./]*|f[lL]|pg|g|s|sec|ratio|mmol|(?:10|x10).*")
_ALIASES: Final = {"holotc": "active-b12", "hcy": "homocysteine", "haemoglobin": "hb", "hemoglobin": "hb"}
_NAME_WORDS: Final = 6
_EXAMPLE: Final = "For example: tracker lab b12 412 ng/L range 197-771"


@dataclass(frozen=True, slots=True)
class LabLine:
    """A result as it was said; low and high: the printed range, each None where it has none."""

    analyte: str
    value: float
    unit: str
    comparator: str | None
    low: float | None
    high: float | None
    moment: Moment
    new: bool = False


@dataclass(frozen=True, slots=True)
class _Draft:
    analyte: str = ""
    value: float | None = None
    comparator: str | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    ranged: bool = False


def read_lab(arguments: Sequence[str], *, now: datetime, known: Sequence[str]) -> LabLine:
    """The one result that ``arguments`` say. known: the tests in the journal, whatever they are called.

    Raises Unreadable for anything that cannot be read for certain.
    """
    typed = " ".join(arguments).replace("=", " ").split()
    if not typed:
        raise Unreadable("Which blood test, and what did it say?", _EXAMPLE)
    # Units keep their capitals: mg/L and Mg/L are not the same.
    lowered = [word.lower().rstrip(",") for word in typed]
    names = {**{key_of(name): name for name in known}, **{key: key for key in BLOOD_TESTS}, **_ALIASES}

    def match(words: Sequence[str], start: int) -> Option | None:
        return _match(words, typed, start, names)

    def understand(pieces: Sequence[Piece]) -> LabLine:
        return _line(pieces, moment_of(pieces, now), names)

    return read(
        lowered, now=now, match=match, understand=understand, say=lambda line: f"{line.analyte} {line.value:g}"
    )


def _match(words: Sequence[str], typed: Sequence[str], start: int, names: dict[str, str]) -> Option | None:
    word = words[start]
    following = words[start + 1] if start + 1 < len(words) else ""
    if word in ("range", "ref", "reference", "normal"):
        return _range(words, start)
    for length in range(min(_NAME_WORDS, len(words) - start), 0, -1):
        text = " ".join(words[start : start + length])
        if key_of(text) in names:
            return length, (Piece("name", names[key_of(text)], text),)
    if word in ("<", ">", "<=", ">=") and _VALUE.fullmatch(following):
        return 2, (Piece("value", (word, float(following)), f"{word}{following}"),)
    if found := _VALUE.fullmatch(word):
        sign = {"≤": "<=", "≥": ">="}.get(found[1], found[1])
        return 1, (Piece("value", (sign, float(found[2])), word),)
    if re.fullmatch(r"[0-9]+,[0-9]+", word):
        raise Unreadable(f'I could not read "{word}".', f"Write it with a point: {word.replace(',', '.')}")
    if _UNIT.fullmatch(word):
        return 1, (Piece("unit", typed[start].rstrip(","), word),)
    return None


def _range(words: Sequence[str], start: int) -> Option:
    """``range 197-771``, ``range 197 - 771``, ``range 197 to 771``, ``range <0.4``, ``range < 0.4``."""
    for length in (3, 2, 1):
        joined = "".join(words[start + 1 : start + 1 + length])
        if start + 1 + length > len(words):
            continue
        if span := _SPAN.fullmatch(joined):
            return 1 + length, (Piece("range", (float(span[1]), float(span[2])), joined),)
        if (limit := _VALUE.fullmatch(joined)) and limit[1]:
            number = float(limit[2])
            pair = (None, number) if limit[1] in ("<", "<=", "≤") else (number, None)
            return 1 + length, (Piece("range", pair, joined),)
    raise Unreadable("I could not read the range.", "Write it as printed: range 197-771, range <0.4 or range >30")


def _line(pieces: Sequence[Piece], moment: Moment, names: dict[str, str]) -> LabLine:
    draft, strange = _Draft(), []
    for piece in pieces:
        match piece.kind:
            case "name" if draft.analyte:
                raise Unreadable(f"There are two tests: {draft.analyte} and {piece.text}.", "Log one at a time.")
            case "name":
                draft = replace(draft, analyte=str(piece.value))
            case "value" if draft.value is not None:
                raise Unreadable(f'There are two values; "{piece.text}" is the second.', _EXAMPLE)
            case "value" if isinstance(piece.value, tuple):
                draft = replace(draft, comparator=piece.value[0], value=piece.value[1])
            case "unit" if draft.unit:
                raise Unreadable(f"There are two units: {draft.unit} and {piece.text}.", _EXAMPLE)
            case "unit":
                draft = replace(draft, unit=str(piece.value))
            case "range" if draft.ranged:
                raise Unreadable("There are two ranges.", "Write the one that is printed beside the result.")
            case "range" if isinstance(piece.value, tuple):
                draft = replace(draft, low=piece.value[0], high=piece.value[1], ranged=True)
            case "unknown":
                strange.append(piece)
    name = draft.analyte or key_of(" ".join(piece.text for piece in strange))
    if draft.value is None:
        raise Unreadable(f"What did {name or 'it'} say?", _EXAMPLE)
    if not draft.unit:
        raise Unreadable(
            f"{name}: {draft.value:g} what? A result goes with its unit.", "Write it as printed: ng/L, pg/mL, umol/L"
        )
    _refuse_strange(draft, strange, name, names)
    return LabLine(
        name, draft.value, draft.unit, draft.comparator, draft.low, draft.high, moment, new=not draft.analyte
    )


def _refuse_strange(draft: _Draft, strange: Sequence[Piece], name: str, names: dict[str, str]) -> None:
    """Words nobody knows name a new test, but only when nothing else does, they stand together and are no slip."""
    if not strange:
        if not name:
            raise Unreadable("Which blood test is it?", _EXAMPLE)
        return
    near = [one for piece in strange for one in suggestions(piece.text, [*RESERVED, *names, "range"])]
    if draft.analyte or near:
        meant = f" Did you mean {near[0]}?" if near else ""
        raise Unreadable(f'I do not know "{strange[0].text}".{meant}', _EXAMPLE)
