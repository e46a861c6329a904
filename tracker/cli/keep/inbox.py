"""``tracker inbox``: the text file that a phone writes to, and what of it is not in the journal yet."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tracker.cli.answers.answer import Answer
from tracker.cli.context import Context
from tracker.cli.keep.diary import Warned, import_diary
from tracker.cli.settings import whole
from tracker.cli.terminal import output
from tracker.domain.language.diary.diary_lines import looks_like_diary
from tracker.domain.model.remembered import INBOX, Remembered
from tracker.domain.wording.numbers import counted
from tracker.errors import Invalid, NothingFound, Unreadable
from tracker.exchange.diary_file import new_lines, text_at

_SAID: Final = "inbox"
_OFF: Final = "off"


def inbox(ours: Context, where: str | None, *, warned: Warned, dry_run: bool = False) -> Answer:
    """Remember where the file lies, forget it, or take in its new lines. warned: as in diary."""
    known = _known(ours)
    if where is None:
        if known is None:
            raise NothingFound(
                "There is no inbox.",
                "Say where the text file lies that your phone writes to: tracker inbox FILE",
            )
        return import_diary(ours, text_at(Path(known.answer)), warned=warned, dry_run=dry_run, command="inbox")
    if where == _OFF:
        return _forgotten(ours, known, dry_run=dry_run)
    path = whole(Path(where))
    text = text_at(path)
    if text.strip() and not looks_like_diary(text, ours.present):
        raise Unreadable(
            f"No day stands at the beginning of {path.name}.",
            "Write one, such as 2026-11-20, on a line of its own. A table goes in with: tracker import FILE",
        )
    try:
        new = Remembered(topic=INBOX, said=_SAID, answer=str(path))
    except Invalid:
        raise Unreadable("That path is too long to be remembered.", "Put the file into a folder nearer.") from None
    journal = ours.journal_to_write()
    count = new_lines(text, ours.present, journal.known)
    if not dry_run and new != known:
        journal.remember([new], command="inbox", at=ours.recorded_at)
    lines = f"{counted(count, 'new line')} in it" if count else "Nothing in it is new"
    way = output.addressed("To take in what is new: tracker inbox")
    return Answer(
        "inbox", lambda: {"inbox": str(path), "new_lines": count}, [f"The inbox is {path}. {lines}.  {way}"]
    )


def _forgotten(ours: Context, known: Remembered | None, *, dry_run: bool) -> Answer:
    said = "There is no inbox."
    if known is not None:
        said = f"{known.answer} is no inbox any more. What came from it stays in the journal."
        if not dry_run:
            ours.journal_to_write().remember(forget=[known], command="inbox", at=ours.recorded_at)
    return Answer("inbox", lambda: {"inbox": None, "new_lines": None}, [said])


def _known(ours: Context) -> Remembered | None:
    return next(iter(ours.journal().remembered(INBOX)), None) if ours.started else None
