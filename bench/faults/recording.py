"""Record what a command did to a folder, one system call after the other, from strace.

A disk may keep any part of what was written but not synced. So an operation says what it changes (the bytes of a
file, or the names in a folder), and a sync says what is safe from then on.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "open,openat,creat,write,pwrite64,pwritev,writev,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,lseek,sendfile,"
    "copy_file_range"
)
_OPTIONS = ("-f", "-y", "-xx", "-s", "33554432", "--seccomp-bpf")
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_HEX = r"((?:\\x[0-9a-f]{2})*)"
_QUOTED = re.compile(f'"{_HEX}"')
_FD = re.compile(rf"^(\d+)<{_HEX}>")
_BASE = re.compile(rf"(?:AT_FDCWD|^\d+)<{_HEX}>")
_OPENED = re.compile(r", (O_[A-Z_|]+)")


@dataclass(frozen=True)
class Bytes:
    """Bytes written into a file at an offset. With ``content`` None, its length is set to ``offset``."""

    file: int
    offset: int
    content: bytes | None


@dataclass(frozen=True)
class Names:
    """Names in folders that now lead to files (or a folder, -1), or to nothing (None). All change, or none."""

    changed: tuple[tuple[Path, int | None], ...]


@dataclass(frozen=True)
class Sync:
    """From now on, earlier changes to this file's bytes or to the names in this folder are safe."""

    what: int | Path


@dataclass(frozen=True)
class Answer:
    """Something was written to standard output: the person was told."""


Operation = Bytes | Names | Sync | Answer


@dataclass(frozen=True)
class Recording:
    """names and contents: what the folder held before; operations: all that was done, in order."""

    names: dict[Path, int]
    contents: dict[int, bytes]
    operations: list[Operation]


def has_strace() -> bool:
    return shutil.which("strace") is not None


def record(folder: Path, command: Sequence[str], environment: dict[str, str]) -> Recording:
    """Run ``command`` and record what it does to ``folder``, which is left as the command leaves it."""
    names: dict[Path, int] = {}
    contents: dict[int, bytes] = {}
    for path in sorted(folder.rglob("*")):
        names[path] = -1 if path.is_dir() else len(contents)
        if not path.is_dir():
            contents[names[path]] = path.read_bytes()
    log = folder.with_name("strace.log")
    done = subprocess.run(
        [
            *(
                "strace",
                "-f",
                "-y",
                "-xx",
                "-s",
                "33554432",
                "--seccomp-bpf",
                "-o",
                str(log),
                "-e",
                f"trace={_CALLS}",
            ),
            *command,
        ],
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()
    return Recording(names, contents, _operations(folder, log, dict(names), len(contents)))


def _operations(folder: Path, log: Path, names: dict[Path, int], files: int) -> list[Operation]:
    found: list[Operation] = []
    opened: dict[int, int | Path] = {}
    places: dict[int, int] = {}
    for line in log.read_text().splitlines():
        assert "<unfinished" not in line and "resumed>" not in line, "one thread at a time"
        match = _LINE.match(line)
        if match is None:
            continue
        call, said, result = match[1], match[2], int(match[3])
        if result < 0:
            continue
        at = _FD.match(said)
        number = int(at[1]) if at else -1
        fd_path = Path(os.fsdecode(_bytes(at[2]))) if at else None
        # A name may be relative to an open folder, or to the working folder of the command.
        bases = [Path(os.fsdecode(_bytes(one))) for one in _BASE.findall(said)] or [folder]
        paths = [bases[-1] / os.fsdecode(_bytes(text)) for text in _QUOTED.findall(said)]
        if call == "openat":
            path, how = paths[0], (_OPENED.search(said) or [""])[0]
            if not path.is_relative_to(folder):
                opened.pop(result, None)
                continue
            if path not in names and path != folder:
                assert "O_CREAT" in how, line
                names[path] = files
                found.append(Names(((path, files),)))
                files += 1
            is_folder = path == folder or names[path] == -1
            opened[result], places[result] = (path if is_folder else names[path]), 0
            if "O_TRUNC" in how:
                found.append(Bytes(names[path], 0, None))
        elif call == "write" and number == 1:
            found.append(Answer())
        elif at and call != "unlinkat" and fd_path is not None and fd_path.is_relative_to(folder):
            file = opened[number]
            if call in ("fsync", "fdatasync"):
                found.append(Sync(file))
                continue
            if not isinstance(file, int) and "(deleted)" in line:
                continue  # a file without a name, which nobody finds after a power cut
            assert isinstance(file, int), line
            if call == "write":
                found.append(Bytes(file, places[number], _bytes(_QUOTED.findall(said)[0])))
                places[number] += result
            elif call == "pwrite64":
                found.append(Bytes(file, int(said.rsplit(", ", 1)[1]), _bytes(_QUOTED.findall(said)[0])))
            elif call == "ftruncate":
                found.append(Bytes(file, int(said.rsplit(", ", 1)[1]), None))
            elif call == "lseek":
                places[number] = result
            else:
                raise AssertionError(f"not understood: {line}")
        elif call != "write" and any(path.is_relative_to(folder) for path in paths):
            if call in ("unlink", "unlinkat", "rmdir"):
                changed: tuple[tuple[Path, int | None], ...] = ((paths[0], None),)
            elif call == "rename":
                changed = ((paths[0], None), (paths[1], names[paths[0]]))
            elif call in ("link", "linkat"):
                changed = ((paths[1], names[paths[0]]),)
            elif call == "mkdir":
                changed = ((paths[0], -1),)
            else:
                raise AssertionError(f"not understood: {line}")
            for path, file in changed:
                names.pop(path, None)
                if file is not None:
                    names[path] = file
            found.append(Names(changed))
    return found


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
