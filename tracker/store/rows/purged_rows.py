"""What was purged: of each entry only a digest of its uid, so that no merge or import brings it back unasked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from tracker.store.file.schema import purged

_NOTE = insert(purged).on_conflict_do_nothing()
_EVERY = select(purged.c.digest)
_FORGET = delete(purged).where(purged.c.digest == bindparam("gone"))


def digest_of(uid: str) -> str:
    """The SHA-256 of a uid, in hexadecimal digits."""
    return hashlib.sha256(uid.encode()).hexdigest()


def note(connection: Connection, uids: Iterable[str]) -> None:
    """Note that the entries with these uids were purged."""
    rows = [{"digest": digest_of(uid)} for uid in uids]
    if rows:
        connection.execute(_NOTE, rows)


def digests(connection: Connection) -> frozenset[str]:
    """The digests of all that was purged here."""
    return frozenset(connection.execute(_EVERY).scalars())


def forget(connection: Connection, uids: Iterable[str]) -> None:
    """Note that the entries with these uids are wanted again."""
    rows = [{"gone": digest_of(uid)} for uid in uids]
    if rows:
        connection.execute(_FORGET, rows)
