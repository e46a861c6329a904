"""Check the place of a journal: who can read it, who else writes there, what is beside it, how much room there is."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Final, Literal

from tracker.store.file.second_journal import second_journals
from tracker.store.file.write_ahead_log import in_wal_mode

State = Literal["fine", "attention", "damaged"]

# The names of synchronised folders, in small letters; what follows in a name does not begin with a letter.
_SYNCED: Final = {
    "box": "Box",
    "cloudstorage": "cloud storage",
    "com~apple~clouddocs": "iCloud",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "protondrive": "Proton Drive",
    "resilio sync": "Resilio Sync",
    "seadrive": "Seafile",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "synologydrive": "Synology Drive",
    "synology drive": "Synology Drive",
    "tresorit": "Tresorit",
    "tresors": "Tresorit",
    "yandex.disk": "Yandex Disk",
    "yandexdisk": "Yandex Disk",
}
_SYNCED_NAME: Final = re.compile(rf"({'|'.join(map(re.escape, sorted(_SYNCED, key=len, reverse=True)))})(?![^\W\d_])")
_MARKS: Final = {".dropbox": "Dropbox", ".stfolder": "Syncthing", ".sync/ID": "Resilio Sync"}
_MOUNTS: Final = Path("/proc/self/mounts")
_OF_A_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.rclone"}
)
_ROOM: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check. about: a word for it; says: a sentence; do: what to do about it, or empty."""

    about: str
    state: State
    says: str
    do: str = ""


def look_around(path: Path) -> list[Finding]:
    """The findings about the place of the file ``path``. Changes nothing there."""
    place = path.resolve()
    rights = _permissions(place)
    return [*([rights] if rights else []), _place(path, place), *_beside(place), _room(place)]


def _permissions(place: Path) -> Finding | None:
    if os.name != "posix":
        return None
    if place.stat().st_mode & 0o077:
        return Finding(
            "permissions", "attention", "Others on this computer may read the file.", f"chmod 600 {quote(str(place))}"
        )
    if place.parent.stat().st_mode & 0o022:
        return Finding(
            "permissions",
            "attention",
            "Others on this computer may write in its folder, and could put another file in its place.",
            f"chmod 700 {quote(str(place.parent))}   or move the journal to a folder of its own",
        )
    return Finding("permissions", "fine", "Only you can read the file.")


def _place(path: Path, place: Path) -> Finding:
    owner = next((name for folder in (path.parent, place.parent) for name in _synced_by(folder)), None)
    advice = "Move the journal to a folder of this computer alone, and keep backups there: tracker backup --to FOLDER"
    if owner is not None:
        says = (
            f"{owner} synchronises the folder. It can copy the file half-written, or put an older one in its place."
        )
        return Finding("place", "attention", says, advice)
    kind = _file_system(place.parent)
    if kind in _OF_A_NETWORK:
        says = f"The folder is on a network ({kind}), where two programs may write at once and spoil the file."
        return Finding("place", "attention", says, advice)
    return Finding("place", "fine", "Nothing seems to synchronise its folder.")


def _synced_by(folder: Path) -> Iterator[str]:
    for part in folder.parts:
        if found := _SYNCED_NAME.match(part.casefold()):
            yield _SYNCED[found[1]]
    for one in (folder, *folder.parents):
        yield from (name for mark, name in _MARKS.items() if os.path.lexists(one / mark))


def _file_system(folder: Path) -> str:
    """The kind of file system of a folder; empty when the system does not say."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    found = [("", "")]
    for mount in mounts:
        _, point, kind, *_ = mount.split(" ")
        where = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), point))
        if folder.is_relative_to(where):
            found.append((str(where), kind))
    return max(found, key=lambda one: len(one[0]))[1]


def _beside(place: Path) -> list[Finding]:
    """Files that show that a command was cut short, or that another program made a copy of its own."""
    try:
        names = sorted(one.name for one in place.parent.iterdir())
    except OSError:
        says = f"{place.parent} cannot be listed."
        return [Finding("beside", "attention", says, "Check your rights to that folder.")]
    looks = (_of_another_program, _second_journal, _being_written, _left_over)
    found = [finding for look in looks if (finding := look(place, names)) is not None]
    return found or [Finding("beside", "fine", "Nothing lies beside it that should not.")]


def _of_another_program(place: Path, names: Sequence[str]) -> Finding | None:
    unfinished = [name for name in names if name in (f"{place.name}-wal", f"{place.name}-shm")]
    if not unfinished:
        return None
    says = f"{' and '.join(unfinished)} beside the journal: tracker makes no such file, another program did."
    do = "It may hold entries: leave it there. Close the program that made it, which takes them into the journal."
    if in_wal_mode(place):
        do += "   Where that is no longer running: tracker show"
    return Finding("beside", "attention", says, do)


def _second_journal(place: Path, names: Sequence[str]) -> Finding | None:
    copies = second_journals(place, names)
    if not copies:
        return None
    says = f"A second journal lies beside it: {', '.join(copies)}. Entries may be in one and not in the other."
    do = f'To bring both together: tracker merge "{place.with_name(copies[0])}"'
    return Finding("beside", "attention", says, do)


def _being_written(place: Path, names: Sequence[str]) -> Finding | None:
    if f"{place.name}-journal" not in names:
        return None
    says = f"{place.name}-journal beside the journal: something is writing now, or a write was cut short."
    return Finding("beside", "attention", says, "tracker show   takes back what was cut short.")


def _left_over(place: Path, names: Sequence[str]) -> Finding | None:
    """What a killed program could not remove."""
    left = left_over(place, names)
    if not left:
        return None
    says = f"Left over from a command that was cut short, and may hold all of the journal: {', '.join(left)}"
    do = f"tracker check --mend   removes that in {place.parent}. Not while another tracker is at work."
    return Finding("beside", "attention", says, do)


def left_over(place: Path, names: Sequence[str] | None = None) -> list[str]:
    """The names of copies for a backup, a merge or a new journal, and of exports, that a killed program left.

    names: those in the folder of the journal, if they are known. Raises OSError where it cannot be listed.
    """
    if names is None:
        names = sorted(one.name for one in place.parent.iterdir())
    ours = re.compile(rf"\.copy-.*\.part|\..+\.[a-z0-9_]{{8}}\.part|\.merge-.*|\.{re.escape(place.name)}\..*\.new")
    left = [name for name in names if ours.fullmatch(name)]
    with suppress(OSError):  # most often there is no such folder
        left += sorted(
            f"backups/{one.name}" for one in (place.parent / "backups").iterdir() if ours.fullmatch(one.name)
        )
    return left


def _room(place: Path) -> Finding:
    free, needed = shutil.disk_usage(place.parent).free, 3 * place.stat().st_size + _ROOM
    says = f"{free / 1_000_000:,.0f} MB are free on its disk"
    if free < needed:
        return Finding("room", "attention", f"{says}; {needed / 1_000_000:,.0f} MB should be.", "Make room there.")
    return Finding("room", "fine", f"{says}.")
