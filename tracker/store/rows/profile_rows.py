"""The rows of the person's profile."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from tracker.domain.model.records import Profile
from tracker.store.file.schema import profile

_PROFILE = select(profile.c.key, profile.c.value)


def holding(connection: Connection) -> Profile:
    """The profile; an empty one where nothing was said."""
    given = {row.key: row.value for row in connection.execute(_PROFILE)}
    born = given.get("born")
    return Profile(name=given.get("name", ""), born=date.fromisoformat(born) if born else None)


def put_in(connection: Connection, changed: Profile) -> None:
    """Store a profile in the place of the one that is there."""
    given = {"name": changed.name, "born": changed.born.isoformat() if changed.born else ""}
    connection.execute(delete(profile))
    rows = [{"key": key, "value": value} for key, value in given.items() if value]
    if rows:
        connection.execute(insert(profile), rows)


def put_in_the_first(connection: Connection, person: Profile) -> None:
    """Store a profile where there is none."""
    if person != Profile() and holding(connection) == Profile():
        put_in(connection, person)
