"""The ``Context`` that every command gets: which journal, what time it is, and how to answer.

The environment is read here and nowhere else, and the clock in ``clock``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer

from tracker.cli.clock import fixed_moment, here, now_with_offset
from tracker.cli.terminal.input import at_terminal
from tracker.cli.terminal.quoted import quoted
from tracker.errors import TrackerError, Unreadable

if TYPE_CHECKING:
    from tracker.cli.answers.answer import Answer
    from tracker.cli.answers.mode import Mode
    from tracker.cli.settings import Setting, Settings
    from tracker.domain.language.day_words import Now
    from tracker.domain.language.grammar import Moment
    from tracker.domain.model.calendar_names import Order
    from tracker.domain.model.symptom_list import SymptomList
    from tracker.store.journal import Journal


@dataclass(frozen=True)
class Context:
    """One run: which journal, the time now, and how to answer.

    chosen: the path of the journal if an option names it, else None; name: of a journal for somebody else, or empty;
    now: local time with its offset from UTC; json, asked_plain: the options --json and --plain;
    fixed_offset: TRACKER_NOW has an offset, which then holds for every day.
    """

    chosen: Path | None
    name: str
    now: datetime
    json: bool
    asked_plain: bool
    fixed_offset: bool

    @property
    def today(self) -> date:
        """The day now."""
        return self.now.date()

    @property
    def present(self) -> Now:
        """The time now and the order of dates, as the readers of words need them."""
        from tracker.domain.language.day_words import Now

        return Now(self.now, self.date_order)

    @cached_property
    def mode(self) -> Mode:
        """The renderer of this run. Only this property knows all renderers."""
        if self.json:
            from tracker.cli.answers.as_json import AsJson

            return AsJson()
        if self.setting("plain").value == "on":
            from tracker.cli.answers.as_sentences import AsSentences

            return AsSentences()
        from tracker.cli.answers.as_lines import AsLines

        return AsLines()

    def give(self, answer: Answer) -> int:
        """Print an answer and return its exit code. Raises its problem after everything is printed."""
        self.mode.give(answer)
        if answer.problem is not None:
            raise answer.problem
        return answer.code

    def day(self, day: date) -> str:
        """A day in words: short in lines, in full in sentences."""
        return self.mode.day(day, self.today)

    def clock(self, at: time) -> str:
        """A time in words, to put after a day."""
        return self.mode.clock(at)

    def tell(self, text: str) -> None:
        """Print a sentence on stderr at once; nothing in JSON."""
        self.mode.tell(text)

    @property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer a question, and this mode allows one."""
        return self.mode.asks and at_terminal()

    @property
    def started(self) -> bool:
        """Whether the file of the journal exists."""
        return os.path.lexists(self.path)

    def here(self, moment: datetime) -> datetime:
        """The moment in local time."""
        return moment.astimezone(self.now.tzinfo if self.fixed_offset else None)

    @property
    def recorded_at(self) -> datetime:
        """The present moment in UTC, to the second, as records keep it."""
        return self.now.astimezone(UTC).replace(microsecond=0)

    @cached_property
    def settings(self) -> Settings:
        """What the file of settings says. A problem in it is said on stderr at the end; it raises nothing here."""
        from tracker.cli.settings import read_settings
        from tracker.cli.terminal.output import addressed, tell_at_last
        from tracker.store.file.paths import settings_path

        found = read_settings(settings_path())
        refused = found.hides_journal and self.chosen is None and not os.environ.get("TRACKER_JOURNAL")
        if found.problem and not refused and not self.json:
            way = addressed("See: tracker config")
            tell_at_last(f"Not all of the settings are used. {found.path}: {found.problem}. {way}")
        return found

    def forget_settings(self) -> None:
        """Read the settings again at their next use, because they were changed."""
        for name in ("settings", "mode", "path", "date_order"):
            self.__dict__.pop(name, None)

    def setting(self, key: str) -> Setting:
        """The value of a key, and its source: an option, the environment, the file or the default, in this order.

        Raises TrackerError for ``journal`` when the file of settings may name one but cannot be used.
        """
        from tracker.cli.settings import KEYS, Setting, of_environment
        from tracker.cli.terminal.output import tell_at_last

        if key == "journal" and self.chosen is not None:
            return Setting(str(self.chosen), "option")
        if key == "plain" and self.asked_plain:
            return Setting("on", "option")
        if said := os.environ.get(KEYS[key].variable):
            try:
                return Setting(of_environment(key, said), "environment")
            except Unreadable as error:  # a wrong setting stops no entry
                tell_at_last(f"{error.message} It is not used. {error.hint}")
        if key in self.settings.values:
            return Setting(self.settings.values[key], "file")
        if key != "journal":
            return Setting(KEYS[key].default, "default")
        if self.settings.hides_journal:
            # If the default were used instead, an entry could go into the wrong journal.
            raise TrackerError(
                "The settings may say which journal is meant, and they cannot be used. "
                f"{self.settings.path}: {self.settings.problem or 'no right to look into its folder'}.",
                "Correct that file; until then, say the journal: tracker --journal PATH ...",
            )
        from tracker.store.file.paths import default_path

        return Setting(str(default_path()), "default")

    @cached_property
    def path(self) -> Path:
        """Where the journal is. Raises TrackerError as ``setting`` does."""
        return Path(self.setting("journal").value)

    @cached_property
    def date_order(self) -> Order | None:
        """How 3/4/2026 is meant; None when such a day is refused."""
        said = self.setting("date-order").value
        return None if said == "none" else cast("Order", said)

    def stamped(self, what: str, whose: str = "") -> str:
        """The name of a file that the program writes: what it is, for which person, and the day.

        whose: the person; empty: the name of the journal, if it has one.
        """
        return "-".join(part for part in (what, whose or self.name, self.today.isoformat()) if part)

    @property
    def backups(self) -> Path:
        """The usual folder of backups, beside the journal."""
        return self.path.parent / "backups"

    def offset_at(self, day: date, at: time | None) -> int:
        """The offset of local time from UTC on that day at that time, or at noon; minutes, positive east of UTC."""
        moment = datetime.combine(day, at or time(12))
        offset = self.now.utcoffset() if self.fixed_offset else here(moment).utcoffset()
        return int(offset.total_seconds() // 60) if offset is not None else 0

    def moment(self, said: Moment) -> tuple[date, time | None, int]:
        """The day, time and offset (minutes) of an entry. said: the day and time that the person typed, if any.

        Without both, it is now. With a day but no time, the time is None.
        """
        at = said.time
        if said.day is None and at is None:
            at = self.now.time().replace(second=0, microsecond=0)
        day = said.day or self.today
        return day, at, self.offset_at(day, at)

    def journal(self) -> Journal:
        """The journal. Raises JournalProblem when it is missing or cannot be used."""
        return self._opened

    @cached_property
    def _opened(self) -> Journal:
        from tracker.store.journal import open_journal

        if not self.started:
            self.refuse_if_gone()
        opened = open_journal(self.path)
        if opened.kept is not None:
            self.tell(f"The journal was brought up to date for this tracker. As it was, it is kept in {opened.kept}")
        return opened

    @cached_property
    def symptoms(self) -> SymptomList:
        """The person's list of symptoms; that of a new journal while there is none."""
        from tracker.domain.model.symptom_list import NEW

        return self.journal().symptoms() if self.started else NEW

    def journal_to_write(self) -> Journal:
        """The journal. If there is none, start one and say so. Raises TrackerError for a clock that is not right."""
        if not self.started:
            self._start()
        return self._to_write

    @cached_property
    def _to_write(self) -> Journal:
        from tracker.cli.plausible_clock import agreed_clock

        journal = self.journal()
        agreed_clock(self, journal)
        return journal

    def finish(self) -> None:
        """What is done after the answer of a command that wrote: a backup, if one is due."""
        if "_to_write" in self.__dict__ and self.setting("backup").value != "off":
            from tracker.cli.answers.automatic_backup import back_up_when_due

            back_up_when_due(self)

    @contextmanager
    def at_once(self, journal: Journal) -> Iterator[Journal]:
        """One transaction: all that is written inside is there afterwards, or nothing of it.

        Read inside it what the answer needs. After the commit, a lock or a disk that fails would deny what is saved.
        """
        with journal.at_once():
            yield journal
            _ = self.symptoms  # their labels are in every answer

    def refuse_if_gone(self) -> None:
        """Raise JournalMissing when there are backups of a journal that is not there: it was moved or deleted."""
        from tracker.errors import JournalMissing
        from tracker.store.copies.whose import left_backups

        if made := left_backups(self.backups, self.path):
            raise JournalMissing(
                f"The journal {self.path} is gone, but there are backups of it in {self.backups}. If you moved it, "
                "move it back, or say where it is with --journal.",
                f"To bring back the last backup: tracker restore {quoted(str(made[-1].path))}",
            )

    def _start(self) -> None:
        from tracker.errors import JournalMissing
        from tracker.store.upgrade import create_journal

        if self.setting("journal").source != "default" and not self.path.parent.is_dir():
            raise JournalMissing(
                f"There is no folder {self.path.parent} to start a journal in.", "Make the folder, or check the path."
            )
        self.refuse_if_gone()
        if create_journal(self.path, begun=self.recorded_at):
            self.tell(f"Started a new journal: {self.path}")


def of(context: typer.Context) -> Context:
    """Our context, out of Typer's."""
    found = context.obj
    assert isinstance(found, Context)  # noqa: S101 (the root callback made it)
    return found


def make(journal: Path | None, person: str | None, *, json: bool, plain: bool) -> Context:
    """The context from the global options and the environment. Raises Unreadable for what cannot be used."""
    from tracker.cli.settings import whole
    from tracker.cli.terminal import output

    name, chosen = "", None
    if person is not None:
        from tracker.store.file.paths import name_of, named_path

        if journal is not None:
            raise Unreadable("--for and --journal exclude one another.", "Leave one of them out.")
        name, chosen = name_of(person), named_path(person)
        output.about(f"For {name}:", f"--for {name}", name)
    elif journal is not None:
        chosen = whole(journal)
        output.about(f"In {chosen.name}:", f"--journal {quoted(str(journal))}")
    fixed = fixed_moment(os.environ.get("TRACKER_NOW", ""))
    return Context(
        chosen=chosen,
        name=name,
        now=now_with_offset(fixed),
        json=json,
        asked_plain=plain,
        fixed_offset=fixed is not None and fixed.tzinfo is not None,
    )
