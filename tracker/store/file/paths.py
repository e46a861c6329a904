"""The paths of the files: the person's own journal, journals for others, the settings. This module opens nothing.

    <the user's data>/b12-tracker/journal.db              the person's own
    <the user's data>/b12-tracker/journals/mum/mum.db     one that is kept for somebody else, by name
    <the user's settings>/b12-tracker/config.toml

A named journal has its own folder, so that the backups of ``mum`` and ``mum-2`` cannot be mixed up.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Final

from tracker.errors import Invalid, JournalMissing, JournalReadOnly, Unreadable

_APP: Final = "b12-tracker"
_LONGEST_NAME: Final = 32
# Windows uses these names for devices, with any file ending.
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(10))})


def default_path() -> Path:
    """The path of the journal unless the person says otherwise. Raises JournalMissing when there is no HOME."""
    return _data_folder() / "journal.db"


def settings_path() -> Path | None:
    """The path of the settings; None when the system does not say it (no HOME)."""
    from platformdirs import user_config_path

    path = user_config_path(_APP, appauthor=False) / "config.toml"
    return path if _at_home(path) else None


def named_path(said: str) -> Path:
    """The path of the journal with this name, which was added before.

    Raises Unreadable for text that cannot be a name, JournalMissing for a name that nobody added. So a typing mistake
    starts no journal.
    """
    name = name_of(said)
    known = named_journals()
    if name in known:
        return known[name]
    listed = f"There {'is' if len(known) == 1 else 'are'}: {', '.join(known)}."
    others = listed if known else "There is none with a name yet."
    raise JournalMissing(
        f'There is no journal named "{name}". {others}', f"To start one for somebody: tracker journal add {name}"
    )


def named_journals() -> dict[str, Path]:
    """The journals that were added, by name, in the order of the names."""
    folder = _journals()
    try:
        found = [one.name for one in folder.iterdir() if one.is_dir()]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise JournalReadOnly(f"{folder} cannot be read: {error.strerror}.", "Check your rights to it.") from None
    # A disk may return a name in another Unicode form.
    names = {unicodedata.normalize("NFC", name): name for name in found}
    return {name: folder / kept / f"{kept}.db" for name, kept in sorted(names.items()) if _is_name(name)}


def new_named(said: str) -> Path:
    """The path for the file of a new named journal. Raises Invalid when the name is taken."""
    name = name_of(said)
    if name in named_journals():
        raise taken(name)
    return _journals() / name / f"{name}.db"


def taken(name: str) -> Invalid:
    """The error for a name that was already added."""
    return Invalid(f'There is a journal named "{name}" already.', f"To write in it: tracker --for {name} log t6")


def name_of(said: str) -> str:
    """The name as it is stored: small letters, composed. Raises Unreadable for text that cannot be a name."""
    name = unicodedata.normalize("NFC", said.strip().lower())
    if not _is_name(name):
        raise Unreadable(
            f'"{said}" cannot be the name of a journal.',
            f"A name is made of letters, digits and hyphens, such as mum; up to {_LONGEST_NAME}.",
        )
    return name


def _is_name(text: str) -> bool:
    plain = all(c.isalpha() or c in "0123456789-" for c in text)
    return (
        plain
        and 0 < len(text) <= _LONGEST_NAME
        and not text.startswith("-")
        and text == text.lower()
        and text not in _DEVICES
    )


def _journals() -> Path:
    return _data_folder() / "journals"


def _data_folder() -> Path:
    from platformdirs import user_data_path

    path = user_data_path(_APP, appauthor=False)
    if not _at_home(path):
        raise JournalMissing(
            "I do not know your home folder: HOME is not set to one.",
            "Say where the journal is: tracker --journal /path/to/journal.db ...",
        )
    return path


def _at_home(path: Path) -> bool:
    return path.is_absolute() and (os.name != "posix" or os.environ.get("HOME", "x").startswith("/"))
