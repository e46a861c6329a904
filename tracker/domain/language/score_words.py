"""Words in the place of a score: those that are one all the same, and what to type for the others.

about 6   6ish   ~6         are a 6
5-6   6 or 7   6.5          are two scores: a line for each
none   no tingling          a line with 0
6 for mum                   the line for another journal
worse   mild                no number: a line that keeps the words as a note
6 since monday              one day, or each day
6 all day                   the score, and the words as a note beside it
6 8am t4 1pm                a line for each time
legs 3                      what is felt there
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.model.body_places import SIDES, SITE_WORDS
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.catalogue import SYMPTOMS, key_of, suggestions
from tracker.domain.model.symptom_list import SymptomList
from tracker.errors import Unreadable

_ABOUT: Final = frozenset({"about", "around", "roughly", "approximately", "approx", "approx.", "circa", "ca", "ca."})
SCORE: Final = re.compile(r"10|[0-9]")
_ROUNDED: Final = re.compile(r"[~≈(\[]*(10|[0-9])(?:-?ish)?[)\].!;]*")
_TWO: Final = re.compile(r"(10|[0-9])[-–—/](10|[0-9])")
_AND_A_HALF: Final = re.compile(r"([0-9])(?:[.,]5|½)")
NONE: Final = frozenset({"none", "nil", "gone", "nothing", "no", "without"})
_OF_DEGREE: Final = (
    "worse better same bad badly good ok okay fine normal mild mildly moderate severe severely slight slightly "
    "terrible awful horrible steady stable strong weak usual unchanged improved little lot lots much very "
    "high low max maximum min minimum worst best extreme unbearable bearable"
)
DEGREES: Final = frozenset(_OF_DEGREE.split())
_OTHERS: Final = (
    "since for from with than then but or as i it all every everything both this that these those a an the my last "
    "next hours hour minutes minute times time still again today feel feeling felt had have has not"
)
# Words that say nothing by themselves, so none of them is the name of a symptom.
_OF_PERSONS: Final = (
    "i she he they her his him their mum mums mum's mom moms mom's mother mother's dad dads dad's father father's "
    "husband wife says said had has have got feels felt feel feeling"
)
PERSONS: Final = frozenset(_OF_PERSONS.split())
RELATIVES: Final = frozenset({"mum", "mom", "mother", "dad", "father", "husband", "wife"})
_VERY: Final = frozenset({"so", "too", "quite", "really", "pretty", "rather", "bit"})
_MORE: Final = (
    "to when while after before during mostly mainly partly only just maybe perhaps probably actually really week "
    "day days von vor um den dem der die das und mit seit les des du et pour depuis por desde "
    "started stopped stop start spread back went came woke later earlier afterwards "
    "so too quite really bit pretty rather could couldn't can can't cannot did didn't would"
)
NO_NAMES: Final = _ABOUT | NONE | DEGREES | PERSONS | frozenset(f"{_OTHERS} {_MORE}".split())
# Words that are the beginning of a name only in front of a score.
SMALL: Final = frozenset({*NONE, *_OTHERS.split(), *_VERY})
_LONGEST_NAME: Final = 5
_NAME: Final = re.compile("[a-z-]+")
_MOST_LINES: Final = 4
JOIN: Final = ("and", "&", "+", "then", "in", "at", "my", "the", "with")
_ALL_THE_TIME: Final = re.compile(
    r"(?:(?:for |through |throughout )?(?:all|the whole|most of the) (?:day|night|morning|afternoon|evening|time)"
    r"(?: long)?|(?:day and|all) night(?: long)?|constant(?:ly)?|continuous(?:ly)?|always|non-?stop|on and off"
    r"|off and on|comes and goes|sometimes|often|now and then)(?!\S)"
)
# What no shell reads in another way.
_PLAIN: Final = re.compile(r"[\w ,.:%+/=-]+")


def exact(words: Sequence[str]) -> list[str]:
    """The words with a rounded score as its number: about 6, 6ish, ~6."""
    found: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word in _ABOUT and (following[:1].isdigit() or following in NUMBER_WORDS):
            continue
        rounded = _ROUNDED.fullmatch(word)
        found.append(rounded[1] if rounded else word)
    return found


def instead(
    arguments: Sequence[str],
    refused: Unreadable,
    *,
    now: day_words.Now,
    reads: Callable[[Sequence[str]], bool],
    command: str = "log",
) -> Unreadable:
    """The refusal of a line without a readable score, with lines to type that are read; else ``refused``.

    reads: whether a line of words is read; command: what stands before the words, as in edit 143.
    """
    words = [word.rstrip(",;") for word in " ".join(arguments).lower().split()]
    words = [word for word in words if word]
    if not _PLAIN.fullmatch(re.sub("[½–—'\u2019]", "", " ".join(words))):
        return refused
    for found in _READERS if command == "log" else _OF_ONE_SCORE:
        for message, lines in found(words, now):
            if all(_is_typed(line) and (line[0] in _NO_SCORES or reads(_without_note(line))) for _, line in lines):
                hint = "   ".join(f"{what}: tracker {_typed(line, command)}" for what, line in lines)
                return Unreadable(message, hint)
    return refused


def _is_typed(line: Sequence[str]) -> bool:
    """Whether a shell reads the line as it is: an apostrophe may stand in a note only."""
    return not re.search("['\u2019]", " ".join(_without_note(line)))


def _without_note(line: Sequence[str]) -> Sequence[str]:
    return line[:-2] if line[-2:-1] == ["--note"] else line


# With these a line begins that is none of scores.
_NO_SCORES: Final = ("note", "--for", "symptom", "fall")
# What a line means, and its words.
Lines = list[tuple[str, list[str]]]


def _typed(line: Sequence[str], command: str) -> str:
    return " ".join(line if line[0] in _NO_SCORES else [command, *line])


def _for_somebody(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    for place, word in enumerate(words[:-1]):
        name = words[place + 1]
        if word == "for" and name.isalpha() and (name not in NO_NAMES or name in RELATIVES):
            rest = [*words[:place], *words[place + 2 :]]
            yield f'"for {name}" goes in front.', [(f"For the journal of {name}", ["--for", name, "log", *rest])]


def _one_of_two(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    for place, word in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        if (two := _TWO.fullmatch(word)) and int(two[1]) < int(two[2]) and not word.endswith("/10"):
            pair = two[1], two[2]
        elif half := _AND_A_HALF.fullmatch(word):
            pair = half[1], str(int(half[1]) + 1)
        elif word == "and" and list(after[:2]) == ["a", "half"] and before and SCORE.fullmatch(before[-1]):
            word, pair = f"{before[-1]} and a half", (before[-1], str(int(before[-1]) + 1))
            before, after = before[:-1], after[2:]
        elif word in ("or", "to") and before and after and SCORE.fullmatch(before[-1]) and SCORE.fullmatch(after[0]):
            word, pair = f"{before[-1]} {word} {after[0]}", (before[-1], after[0])
            before, after = before[:-1], after[1:]
        else:
            continue
        lines = [(f"For {one}", [*before, one, *after]) for one in pair]
        yield f'A score is one whole number, not "{word}".', lines


def _no_trouble(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    for place, word in enumerate(words):
        if word not in NONE:
            continue
        before, after = list(words[:place]), list(words[place + 1 :])
        # "tingling none", and "no tingling today".
        ends = [0] if before or not after else range(1, min(_LONGEST_NAME, len(after)) + 1)
        for end in ends:
            line = [*before, *after[:end], "0", *after[end:]]
            yield f'"{word}" is no number. 0 is no trouble, 10 is the worst.', [("For no trouble", line)]


def _of_a_span(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    from tracker.domain.language.period_words import each_day  # no score that is read needs it

    found = each_day(words, now)
    if found is not None:
        lines = [("For today", list(found.words)), ("For each day", [*found.words, *found.days])]
        yield f'A score is of one day, and "{found.said}" is several.', lines


def _throughout(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    line = " ".join(words)
    if found := _ALL_THE_TIME.search(line):
        rest = f"{line[: found.start()]} {line[found.end() :]}".split()
        message = f'"{found[0]}" is no time of the day. A score can have a note beside it.'
        yield message, [("To keep the words so", [*rest, "--note", f'"{found[0]}"'])]


def _at_a_place(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    """A place and a score without the symptom: the one of that name, such as leg weakness, or the one before."""
    for place in range(len(words)):
        for length in (2, 1):
            text, behind = " ".join(words[place : place + length]), words[place + length : place + length + 1]
            if text not in SITE_WORDS or not behind or not SCORE.fullmatch(behind[0]):
                continue
            before, after = list(words[:place]), list(words[place + length :])
            own = next((key for key in SYMPTOMS if key.startswith(f"{SITE_WORDS[text][0]}-")), None)
            names = [found[0] for word in before if (found := _NAME.match(word)) and word not in (*JOIN, *SIDES)]
            lines = [(f"If it is {SYMPTOMS[own].label.lower()}", [*before, own, *after])] if own else []
            lines += [(f"If it is {names[-1]} too", [*before, names[-1], text, *after])] if names and not own else []
            if lines:
                yield f'"{text} {behind[0]}" does not say what is felt there.', lines


def _without_person(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    rest = [word for word in words if word not in PERSONS | _VERY]
    if 0 < len(rest) < len(words):
        said = next(word for word in words if word in PERSONS | _VERY)
        whose = "" if said in _VERY else " The journal is of one person."
        yield f'"{said}" is no part of a score.{whose}', [("Without it", rest)]


def _one_line_each(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    """Scores of several times or days: t6 8am t4 1pm, yesterday t6 today t4."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        try:
            one = day_words.at_start(words, place, now)
        except Unreadable:
            return
        if one and found and found[-1][1] == place:
            found[-1] = found[-1][0], place + one.length  # yesterday 8am
        elif one:
            found.append((place, place + one.length))
        place += one.length if one else 1
    if not 1 < len(found) <= _MOST_LINES:
        return
    if found[-1][1] == len(words):
        ends = [end for _, end in found]
    else:
        ends = [*(start for start, _ in found[1:]), len(words)]
    parts = [list(words[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    parts = [part[1:] if part[0] in JOIN else part for part in parts]
    name = [found[0] for found in map(_NAME.match, parts[0]) if found][:1]
    parts = [part if not SCORE.fullmatch(part[0]) else [*name, *part] for part in parts]
    for added in ((), ("yesterday",)):
        lines = [("then" if number else "Write", [*part, *added]) for number, part in enumerate(parts)]
        yield "A line is of one time" + (", and one of these lies ahead." if added else "."), lines


def _in_words(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    from tracker.domain.language.event_words import read_text

    for word in words:
        if word in DEGREES:
            try:
                today = [] if read_text(words, now=now).doubt is None else ["today"]
            except Unreadable:
                continue
            message = f'"{word}" is no number. A score is a whole number: 0 is no trouble, 10 is the worst.'
            yield message, [("To keep the words as a note", ["note", *today, *words])]


def offer(run: Sequence[str], names: Sequence[str], symptoms: SymptomList) -> str:
    """What to type for unknown words: put them on the list, unless one is like a known name or says nothing."""
    if any(suggestions(key_of(word), [*names, *day_words.RESERVED]) or not _may_name(word) for word in run):
        return f"{how(symptoms)}   What there is: tracker symptom"
    return f"To put it on your list: tracker symptom add {' '.join(run)}   What there is: tracker symptom"


def _may_name(word: str) -> bool:
    return word.isalpha() and len(word) > 1 and word not in NO_NAMES


def how(symptoms: SymptomList) -> str:
    """How a line is written. No number stands in it, because whoever copies it would log that number."""
    line = " ".join(f"{key} ..." for key in symptoms.scores[:3])
    return f"Write each name with its score, 0 none to 10 worst: tracker log {line or 'tingling ...'}"


def _of_phrases(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    from tracker.domain.language import score_phrases  # no score that is read needs it

    yield from score_phrases.of_falls(words, now)
    yield from score_phrases.in_which_half(words, now)
    yield from _in_words(words, now)
    yield from _for_somebody(words, now)
    yield from score_phrases.a_phrase(words, now)
    yield from _without_person(words, now)
    yield from score_phrases.words_behind(words, now)


_OF_ONE_SCORE: Final = (_one_of_two, _no_trouble, _throughout)
_READERS: Final = (*_OF_ONE_SCORE, _of_a_span, _at_a_place, _one_line_each, _of_phrases)
