"""The words of ``tracker lab``: one blood test as the laboratory printed it. Nothing is converted or assumed.

lab b12 412 ng/L range 197-771        lab mma 0.34 umol/L range <0.4        lab b12 >2000 pg/mL 28 oct
lab intrinsic factor antibodies positive
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from tracker.domain.language.day_words import RESERVED, Now
from tracker.domain.language.grammar import LONGEST, Moment, Option, Piece, moment_of, read, strangers, with_point
from tracker.domain.language.lab_ranges import RANGE_WORDS, SPAN, UNIT, VALUE, bare_range, range_at, range_behind
from tracker.domain.model.catalogue import BLOOD_TESTS, key_of
from tracker.domain.model.lab_names import TEST_NAMES
from tracker.domain.model.units import units_of
from tracker.domain.wording.numbers import number_text
from tracker.errors import Unreadable

_SIGNS: Final = {"≤": "<=", "≥": ">=", "below": "<", "under": "<", "above": ">", "over": ">"}
_BRACKETED: Final = re.compile(
    r"(?<!range )[(\[]\s*((?:(?:<=|>=|<|>|≤|≥)\s*)?[0-9.,]+(?:\s*(?:-|–|to)\s*[0-9.,]+)?)\s*[)\]]"
)
# Said of the sample, and no part of a name.
_OF_THE_SAMPLE: Final = frozenset(
    ["i.s.", "i.p.", "i.s", "i.p", "dated", "taken", "drawn", "collected", "was", "were", "is", "came", "back", "my"]
)
# Units typed without Shift. Any other unit is stored as typed: mU/L and MU/L are not the same.
_SPELLED: Final = {
    unit.lower(): unit
    for unit in (
        *("pg/mL", "ng/mL", "ug/mL", "nmol/mL", "ng/dL", "ug/dL", "mg/dL", "g/dL"),
        *("ng/L", "ug/L", "mg/L", "g/L", "pmol/L", "nmol/L", "umol/L", "mmol/L", "µg/L", "µmol/L", "fL"),
    )
}
# A result in words. A test may have some of them in its name, so they count only where they are not part of a name.
_WORDS: Final = re.compile(
    r"(?:(?:not|non|no|weak|weakly|strong|strongly|low|high|faintly|slightly|mildly|moderately) )?"
    r"(?:positive|negative|detected|undetectable|seen|found|reactive|non-reactive|nonreactive|present|absent|normal"
    r"|abnormal|raised|reduced|equivocal|borderline|indeterminate|inconclusive|trace|nil|pos|neg|adequate|satisfactory)"
)
_SHORT: Final = {"pos": "positive", "neg": "negative"}
# Printed behind a result that is outside its range. The range says the same.
_FLAGS: Final = frozenset({"l", "h", "low", "high", "lo", "hi", "ll", "hh", "*", "**"})
_NUMERAL: Final = re.compile(r"[-+0-9.,_e]*[0-9][-+0-9.,_e]*")
_NAME_WORDS: Final = 6
_SLIP: Final = re.compile(r'I do not know "(.+)"\. Did you mean (.+)\?')
# The shortest beginning of a name that is none by itself, and words that begin the names of other tests too.
_SHORTEST: Final = 3
_OF_MANY: Final = frozenset(
    {"serum", "plasma", "total", "urine", "red", "active", "vitamin", "mean", "glycated", "erythrocyte", "rbc"}
)
_LEAST_SLIP: Final = 5
_EXAMPLE: Final = "Write the test, its number and its unit as printed: tracker lab b12 ... ng/L range ..."


@dataclass(frozen=True, slots=True)
class LabLine:
    """A result as it was said. value, unit: None for a result in ``words``, which is else None.

    low, high: the printed range, each None if it has no such limit.
    """

    analyte: str
    value: float | None
    unit: str | None
    comparator: str | None
    low: float | None
    high: float | None
    moment: Moment
    new: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    analyte: str = ""
    value: float | None = None
    comparator: str | None = None
    unit: str = ""
    words: str | None = None
    low: float | None = None
    high: float | None = None
    ranged: bool = False


def read_lab(arguments: Sequence[str], *, now: Now, known: Sequence[str]) -> LabLine:
    """The one result in ``arguments``. known: the tests in the journal, with any name.

    Raises Unreadable for anything that cannot be read for certain.
    """
    typed = split(arguments)
    if not typed:
        raise Unreadable("Which blood test, and what did it say?", _EXAMPLE)
    names = names_of(known)

    def match_here(_words: Sequence[str], start: int) -> Option | None:
        return match(typed, start, names)

    def understand(pieces: Sequence[Piece]) -> LabLine:
        return _line(pieces, moment_of(pieces, now), names)

    try:
        return read([word.lower() for word in typed], now=now, match=match_here, understand=understand, say=_say)
    except Unreadable as refused:
        raise _with_line(refused, " ".join(arguments), now, known, names) from None


def _with_line(
    refused: Unreadable, line: str, now: Now, known: Sequence[str], names: Mapping[str, str]
) -> Unreadable:
    """The refusal of a slip in the name of a test, with the line to type; any other refusal as it is."""
    slip = _SLIP.fullmatch(refused.message)
    if slip is None or slip[2] not in names:
        return refused
    meant = re.sub(re.escape(slip[1]), slip[2], line, count=1, flags=re.IGNORECASE)
    try:
        read_lab([meant], now=now, known=known)
    except Unreadable:
        return refused
    return Unreadable(refused.message, f"Write: tracker lab {shlex.join(meant.split())}")


def split(arguments: Sequence[str]) -> list[str]:
    """The words as typed, with their capitals, without separators."""
    line = re.sub("(?<![<>])=", " ", " ".join(arguments))
    # A range in brackets, as laboratories print it.
    line = _BRACKETED.sub(r" range \1 ", line)
    words = [word.strip(",:;()[]") for word in line.split()]
    found = [with_point(word) for word in words if word]
    if len(found) > LONGEST:
        raise Unreadable(f"That is {len(found)} words on one line; I read up to {LONGEST}.", _EXAMPLE)
    return found


def names_of(known: Sequence[str]) -> dict[str, str]:
    """The test for each name: tests in the journal, listed tests, and other names of the listed tests."""
    return {**TEST_NAMES, **{key_of(name): name for name in known}, **{key: key for key in BLOOD_TESTS}}


def match(typed: Sequence[str], start: int, names: Mapping[str, str]) -> Option | None:
    """What begins at a word: a test's name, a value, a unit, a range. Raises Unreadable for a typing mistake."""
    words = [word.lower() for word in typed]
    word = words[start]
    if word in _OF_THE_SAMPLE:
        return 1, ()
    if word in RANGE_WORDS or (word in ("normal", "nr") and _begins_a_range(words, start + 1)):
        return range_at(words, start)
    if bare := range_behind(words, start):
        return bare
    for length in range(min(_NAME_WORDS, len(words) - start), 0, -1):
        text = " ".join(words[start : start + length])
        if key_of(text) in names:
            return length, (Piece("name", names[key_of(text)], text),)
    if start and word in _FLAGS and (words[start - 1][-1:].isdigit() or UNIT.fullmatch(words[start - 1])):
        return 1, (Piece("flag", word, word),)
    for length in (2, 1):
        text = " ".join(words[start : start + length])
        if start + length <= len(words) and _WORDS.fullmatch(text):
            return length, (Piece("words", _SHORT.get(text, text), text),)
    for length in (2, 1):
        text = " ".join(words[start : start + length])
        if start + length <= len(words) and (found := VALUE.fullmatch(text)):
            sign = _SIGNS.get(found[1], found[1])
            return length, (Piece("value", (sign, float(found[2])), text),)
    if SPAN.fullmatch(word):
        raise bare_range(word)
    if UNIT.fullmatch(word):
        return 1, (Piece("unit", _SPELLED.get(typed[start], typed[start]), word),)
    return None


def _begins_a_range(words: Sequence[str], start: int) -> bool:
    """Whether the next words are the range itself: normal 200-900, normal range 200-900, nr < 0.4."""
    after = words[start + 1 : start + 2] if words[start : start + 1] == ["range"] else words[start : start + 1]
    return bool(after) and (bool(SPAN.fullmatch(after[0])) or after[0][0] in "<>≤≥")


def refuse_day_like_range(pieces: Sequence[Piece]) -> None:
    """Raise Unreadable for 4-20 without "range": it would be read as 20 April."""
    for piece in pieces:
        if piece.kind == "when" and re.fullmatch("[0-9]{1,2}-[0-9]{1,2}", piece.text):
            raise bare_range(piece.text)


def _say(line: LabLine) -> str:
    """A reading in words, to refuse two readings."""
    day = f" on {line.moment.day}" if line.moment.day else ""
    value = line.words if line.value is None else f"{line.comparator or ''}{number_text(line.value)} {line.unit}"
    return f"{line.analyte} {value}{day}"


def _line(pieces: Sequence[Piece], moment: Moment, names: Mapping[str, str]) -> LabLine:
    refuse_day_like_range(pieces)
    draft = _Draft()
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
            case "words" if draft.words:
                raise Unreadable(f"There are two results: {draft.words} and {piece.text}.", "Log one at a time.")
            case "words":
                draft = replace(draft, words=str(piece.value))
            case "unit" if draft.unit == piece.value:
                continue  # it is printed beside the range as well
            case "unit" if draft.unit:
                raise Unreadable(f"There are two units: {draft.unit} and {piece.text}.", _EXAMPLE)
            case "unit":
                draft = replace(draft, unit=str(piece.value))
            case "range" if draft.ranged:
                raise Unreadable("There are two ranges.", "Write the one that is printed beside the result.")
            case "range" if isinstance(piece.value, tuple):
                draft = replace(draft, low=piece.value[0], high=piece.value[1], ranged=True)
    strange, together = strangers(pieces)
    name = draft.analyte or key_of(" ".join(piece.text for piece in strange))
    if draft.analyte:
        _refuse_strange(draft, strange, together, names)
    if draft.words and (draft.value is not None or draft.unit):
        raise Unreadable(
            f'{name}: a result is a number or words, and "{draft.words}" stands beside one.',
            f'Write one of the two, and the other as a note: --note "{draft.words}"',
        )
    new = not draft.analyte
    if draft.words:
        _refuse_strange(draft, strange, together, names)
        return LabLine(name, None, None, None, draft.low, draft.high, moment, new, draft.words)
    if draft.value is None:
        raise Unreadable(f"What did {name or 'it'} say?", _EXAMPLE)
    if not draft.unit:
        raise Unreadable(
            f"{name}: {draft.value:g} what? A result goes with its unit.",
            f"Write it as printed, such as {', '.join(units_of(name))}.",
        )
    if name in BLOOD_TESTS and (whole := [one for one in units_of(name) if one.startswith(f"{draft.unit}/")]):
        raise Unreadable(f'{name}: "{draft.unit}" is half of a unit.', f"Write it as printed, such as {whole[0]}.")
    _refuse_strange(draft, strange, together, names)
    return LabLine(name, draft.value, draft.unit, draft.comparator, draft.low, draft.high, moment, new)


def _refuse_strange(draft: _Draft, strange: Sequence[Piece], together: bool, names: Mapping[str, str]) -> None:
    """Refuse unknown words unless they can name a new test.

    They can if nothing else names a test, they come one after the other, and they are not a typing mistake.
    """
    if not strange:
        if not draft.analyte:
            raise Unreadable("Which blood test is it?", _EXAMPLE)
        return
    name = key_of(" ".join(piece.text for piece in strange))
    near = [one for one in (*map(_near_unit, strange), *map(_near_day, strange), _near_name(name, names)) if one]
    is_name = any(c.isalpha() for c in name) and not any(_NUMERAL.fullmatch(piece.text) for piece in strange)
    if draft.analyte or near or not together or not is_name:
        meant = f" Did you mean {near[0]}?" if near else ""
        unread = strange[0] if is_name else next((p for p in strange if _NUMERAL.fullmatch(p.text)), strange[0])
        raise Unreadable(f'I do not know "{unread.text}".{meant}', _EXAMPLE)


def _near_unit(piece: Piece) -> str:
    """The unit that begins with this piece before its slash, such as pmol."""
    found = [unit for key, unit in _SPELLED.items() if key.split("/")[0] == piece.text and key.endswith("/l")]
    return found[0] if found else ""


def _near_day(piece: Piece) -> str:
    # Shorter words are too close to usual names of tests: ALT and at, TSH and Thu, MCH and March.
    near = get_close_matches(piece.text, RESERVED, n=1, cutoff=0.75) if len(piece.text) >= _LEAST_SLIP else []
    return near[0] if near else ""


def _near_name(name: str, names: Mapping[str, str]) -> str:
    """The known name that ``name`` looks like with a typing mistake. Vitamin C is not a mistake for vitamin D."""
    for near in get_close_matches(name, [*names, "range"], n=3, cutoff=0.8):
        if re.findall("[0-9]+", name) != re.findall("[0-9]+", near):
            continue
        pairs = list(zip(name.split("-"), near.split("-"), strict=False))
        other = [one for one, known in pairs if one != known]
        if len(name.split("-")) != len(near.split("-")) or any(len(one) > 2 for one in other):
            return near
    return _begun(name, names)


def _begun(name: str, names: Mapping[str, str]) -> str:
    """The test whose name begins with these letters, such as fer; empty where there is none, or more than one."""
    if len(name) < _SHORTEST or "-" in name:
        return ""
    begun = [known for known in names if known.startswith(name) and known.split("-")[0] not in _OF_MANY]
    # Haemoglobin before haemoglobin A1c.
    found = {names[known] for known in [known for known in begun if "-" not in known] or begun}
    return found.pop() if len(found) == 1 else ""
