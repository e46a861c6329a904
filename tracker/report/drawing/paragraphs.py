"""The parts of the page that are words: header, treatment, cycles, the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.domain.wording.days import day_short, span_short
from tracker.report.content.parts import Part
from tracker.report.content.sections import KEPT, PAGE_TITLE
from tracker.report.content.sentences import (
    beside_briefly,
    beside_sentences,
    cycle_readings,
    cycle_sentences,
    cycle_words,
)
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.lettering import REPLACEMENT
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import BODY, LEADING, MARGIN, QUIET, TITLE
from tracker.report.drawing.pieces import BRIEF, MOST_LINES, Left, Setting, Words

_GAP: Final = 2.0
_FURTHER: Final = " … in full further on"
# The most lines of what must be known beside the changes.
_BESIDE: Final = 3
# A record with nothing before it has few figures, and more to be known about them.
_BESIDE_THIRDS: Final = 6


def header(setting: Setting) -> Words:
    """The title, the name and birthday, the period, and how many days are logged."""
    content, letters, width = setting.content, setting.letters, setting.width
    column, value = width * 0.58, width * 0.58 + 44
    born = f"born {day_short(content.born)}" if content.born else "birthday not given"
    facts = [
        ("Name", f"{content.name or 'not given'}, {born}", bool(content.name)),
        ("Period", f"{span_short(content.period)} ({content.length})", False),
        ("Logged", content.logged_line, True),
    ]
    rows = [(name, letters.wrap(words, width - MARGIN - value, 8.5, bold), bold) for name, words, bold in facts]
    if len(rows[1][1]) > 1:
        # Break the line between the days and their number.
        rows[1] = ("Period", [span_short(content.period), f"({content.length})"], False)
    height = max(41.0, sum(len(lines) for _, lines, _ in rows) * 11.8 + 5.5)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 13, PAGE_TITLE, TITLE, bold=True)
        sheet.text(MARGIN, y + 30, KEPT, 8.5, colour=QUIET)
        base = y + 8
        for name, lines, bold in rows:
            sheet.text(column, base, name, 8.5, colour=QUIET)
            for line in lines:
                sheet.text(value, base, line, 8.5, bold=bold)
                base += 11.8

    return Words(Block(height, draw), 0.0)


def treatment(setting: Setting) -> Words:
    """What was recorded as taken, and what was planned."""
    content = setting.content
    return led(setting, Part.TREATMENT, "Treatment recorded", [content.treatment_line])


def beside(setting: Setting) -> Words | None:
    """What must be known beside the table of changes; None without anything."""
    said, briefly = beside_sentences(setting.content), [" ".join(beside_briefly(setting.content))]
    if not said:
        return None
    most = _BESIDE_THIRDS if setting.content.thirds else _BESIDE
    most = most if setting.most_lines == MOST_LINES else setting.most_lines
    return led(setting, Part.BESIDE, "Beside the changes", [" ".join(said)], most=most, instead=briefly)


def before_injection(setting: Setting) -> Words | None:
    """How the days before an injection differ, for each symptom; None without injections, or with nothing to say."""
    content = setting.content
    if not content.cycles.injections:
        return None
    # The figures stand beside the drawings, which may be further on: here are the readings of all symptoms.
    drawn = content.folded and Part.DAYS in content.order
    said = cycle_words(content) if drawn else cycle_sentences(content)
    if not said:
        return None
    instead = [] if content.cycles.why_not else [" ".join(cycle_readings(content))]
    return led(setting, Part.BEFORE_INJECTION, "Before the next injection", said, instead=instead)


def record(setting: Setting) -> Words:
    """How complete the record is and when it was written. Left over: characters that no installed font has."""
    letters, lead = setting.letters, "This record:"
    indent = letters.width(lead, 7.5, True) + 5
    words, left = setting.content.record_line, []
    if letters.missing:
        words += f" {REPLACEMENT} stands for a character that no font here has; they are listed on the last page."
        codes = [f"{REPLACEMENT} stands for: {', '.join(f'U+{ord(c):04X}' for c in letters.missing)}"]
        left.append(in_lines(Part.RECORD, "Characters that could not be printed", codes))
    lines = letters.wrap(words, setting.inner - indent, 7.5)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 8, lead, 7.5, bold=True)
        sheet.lines(MARGIN + indent, y + 8, lines, 7.5)

    return Words(Block(len(lines) * 7.5 * LEADING + 2, draw), 3.0, left)


def led(
    setting: Setting,
    part: Part,
    lead: str,
    paragraphs: Sequence[str],
    *,
    most: int = 0,
    instead: Sequence[str] = (),
) -> Words:
    """Paragraphs after a few bold words. If they have too many lines, only the first stand here, and all further on.

    lead: the bold words; most: the number of lines, 0 for the usual one; instead: what to say here if not all fit.
    """
    most = most or setting.most_lines
    indent = setting.letters.width(f"{lead}:", BODY, True) + 6
    room = setting.inner - indent
    lines, left = _lines(setting, paragraphs, room), []
    if len(lines) > most:
        if instead:
            lines, most = _lines(setting, instead, room), BRIEF if setting.brief else MOST_LINES
        if len(lines) > most:
            lines = [*lines[: most - 1], cut(setting, lines[most - 1], room)]
        left.append(in_lines(part, f"{lead}, in full", paragraphs))

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 8, f"{lead}:", bold=True)
        sheet.lines(MARGIN + indent, y + 8, lines)

    return Words(Block(len(lines) * BODY * LEADING + 3.0, draw), _GAP, left)


def _lines(setting: Setting, paragraphs: Sequence[str], room: float) -> list[str]:
    return [line for words in paragraphs for line in setting.letters.wrap(words, room)]


def cut(setting: Setting, line: str, room: float) -> str:
    """As many words of the line as fit, and that there is more of it further on."""
    short = setting.letters.shorten(f"{line} …", room - setting.letters.width(_FURTHER)).rstrip("… ")
    words = short if line.startswith(f"{short} ") or short == line else short.rpartition(" ")[0]
    return (words or short) + _FURTHER


def in_lines(part: Part, title: str, paragraphs: Sequence[str]) -> Left:
    """Paragraphs for the further pages, under a title."""
    return Left(part, len(paragraphs), lambda flow: flow.lines(title, paragraphs))
