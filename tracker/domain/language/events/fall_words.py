"""What is typed after ``fall`` and is no fall, or several, or of no one day: refused, with the line that is right.

nearly fell in the kitchen      no falls today      fell twice yesterday      last week in the shower
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from tracker.domain.language.event_words import Said
from tracker.domain.model.calendar_names import MONTHS
from tracker.errors import Unreadable

_NEARLY: Final = re.compile(
    r"\b(?:(?:nearly|almost|just about|about to) "
    r"(?:fell|fall|fallen|falling|tripped|slipped|collapsed|went(?: over| down)?|toppled)"
    r"|(?:fast|beinahe) (?:gefallen|gestürzt|hingefallen)"
    r"|near[ -](?:miss|fall)(?:es|s)?|caught myself|stumbled but)\b"
    r"|^(?:i )?(?:nearly|almost|stumbled|wobbled|lost (?:my )?balance)$"
)
_FELL: Final = re.compile(r"\b(?:fell|fall|fallen|falling)\b")
_SOMEBODY: Final = re.compile(
    r"^(?:my )?(?P<who>mum|mom|mother|dad|father|husband|wife) "
    r"(?:has |had )?(?:just )?(?:fell|fallen|a fall|tripped|slipped)\b"
)
_NONE: Final = re.compile(
    r"(?:no|none|nil|nothing|0|no more|zero)|(?:no|0|zero) falls?\b.{0,20}"
    r"|(?:i )?(?:did not|didn['\u2019]?t|have not|haven['\u2019]?t) (?:fall|fell|fallen)\b.{0,20}"
)
_TIMES: Final = r"(?:[2-9]|two|three|four|five|six|several|many|a few|a couple of|some)"
_SEVERAL: Final = re.compile(
    r"(?:^|\b(?:fell|fallen|tripped|slipped|went)(?: \w+){0,2} )"
    rf"(?P<several>(?:twice|thrice|[2-9]x|x[2-9]|{_TIMES} (?:times|falls))\b)(?! (?:a|before|round|over) )"
)
_NO_ONE_DAY: Final = re.compile(
    r"\b(?:(?:last|this|earlier this) (?:week|weekend|month|year|summer|autumn|winter|spring)"
    r"|the other (?:day|week|night)"
    r"|(?:not sure|don'?t know|cannot remember|can'?t remember|unsure) (?:when|which day)"
    r"|recently|lately|a (?:few|couple of) (?:days|weeks|months) (?:ago|back)|some (?:days|weeks|time) ago"
    rf"|in (?:early |mid |late )?(?:{'|'.join(MONTHS)})(?: (?:19|20)[0-9]{{2}})?"
    rf"|(?:{'|'.join(MONTHS)}) (?:19|20)[0-9]{{2}})\b"
)
_HURT: Final = re.compile(
    r"\b(?:bruis\w*|broke|broken|fractur\w*|sprain\w*|twisted|cut|bleeding|bled|blood|graz\w*|scrap\w*|stitches|"
    r"hurt|injur\w*|hit my head|banged my head|concuss\w*|black eye|swollen)\b"
)
# "nothing broken" denies one injury, and says nothing of others.
_NOT: Final = r"(?:no|not|nothing|without|wasn't|was not|didn't|did not|never)(?: \w+){0,2} "
_DENIED: Final = re.compile(rf"\b{_NOT}(?:hurt|injur\w*|broken?|broke|bruis\w*|cuts?|harm\w*|blood)\b")
_UNHURT: Final = re.compile(rf"\b(?:unhurt|uninjured|unharmed|{_NOT}(?:hurt|injur\w*|harm\w*))\b")


def injury_in(text: str) -> bool | None:
    """Whether a text about a fall says that somebody was hurt: "bruised hip", "not hurt"; None where it does not."""
    said = text.lower()
    if _HURT.search(_DENIED.sub(" ", said)):
        return True
    return False if _UNHURT.search(said) else None


def refuse_no_fall(said: Said, *, sure: bool, typed: Callable[[str], str]) -> None:
    """Raise Unreadable for a text that is not of one fall on one day.

    sure: whether it is said outright that somebody fell; typed: a text as a shell reads it.
    """
    text, day = said.text.lower(), said.moment.day
    on = f" {day.isoformat()}" if day else ""
    if (near := _NEARLY.search(text)) and not sure and not _FELL.search(text.replace(near[0], "")):
        raise Unreadable(
            f'"{near[0]}" is no fall. Nothing was saved.',
            f"To count it as a near-fall: tracker log near-falls 1{on}   "
            f"If it was a fall: tracker fall --unhurt {_in_front(day)}{typed(said.text)}",
        )
    if (other := _SOMEBODY.search(text)) and not sure:
        raise Unreadable(
            f'"{other["who"]}" is not whose journal this is. Nothing was saved.',
            f"For the journal of {other['who']}: tracker --for {other['who']} fall{on}   "
            f"To keep it here: tracker note {_in_front(day)}{typed(said.text)}",
        )
    if _NONE.fullmatch(text) and not sure:
        raise Unreadable(f'"{said.text}" is no fall. Nothing was saved.', f"To log none: tracker log falls 0{on}")
    if found := _SEVERAL.search(text):
        raise Unreadable(
            f'"{found["several"]}" is more than one fall, and each is an entry of its own. Nothing was saved.',
            f"Type once for each fall: tracker fall {day.isoformat() if day else 'today'}",
        )
    if day is None and said.doubt is None and (found := _NO_ONE_DAY.search(text)):
        raise Unreadable(
            f'"{found[0]}" is not one day. Nothing was saved.',
            f"Write the day in front of it, such as monday, or 3 days ago.   "
            f"For today: tracker fall today {typed(said.text)}",
        )


def _in_front(day: date | None) -> str:
    return f"{day.isoformat()} " if day else ""
