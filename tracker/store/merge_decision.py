"""Decide what a merge changes, from what two journals know of the same things, by the rules in ``merge.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.store.rows.lineage import Content, Course, Identity, Value, Version, Versioned


@dataclass(slots=True)
class Counts:
    """What is different in one table: how many identities are new, changed and gone."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both journals changed, in two ways. None means deleted or taken back.

    id: its number here, if it has one; held, superseded: what holds now, and what is only in the history; here:
    whether this journal's version holds.
    """

    id: int | None
    held: Value | None
    superseded: Value | None
    here: bool


@dataclass(slots=True)
class Decided:
    """What must be written into one table.

    outcomes: for an identity, its course here and what holds from now on; history: versions of the other journal to
    add; kept: versions of this one to add again, as this merge overwrites where their history is recorded.
    """

    what: Versioned
    outcomes: list[tuple[Identity, Course | None, Content | None]] = field(default_factory=list)
    history: list[tuple[Identity, Version]] = field(default_factory=list)
    kept: list[tuple[Identity, Version]] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    conflicts: list[Conflict] = field(default_factory=list)
    numbers: dict[Identity, int | None] = field(default_factory=dict)


def decide(what: Versioned, ours: Mapping[Identity, Course], theirs: Mapping[Identity, Course]) -> Decided:
    found = Decided(what, numbers={identity: course.id for identity, course in ours.items()})
    for identity, their in theirs.items():
        our = ours.get(identity)
        known = our.events if our is not None else frozenset()
        before = our.content if our is not None else None
        if their.events < known or (their.events == known and their.content == before):
            continue
        found.history += [(identity, one) for one in their.versions if not known >= set(one.events())]
        after = their.content
        if our is not None and not known < their.events:
            theirs_holds = their.precedence() > our.precedence()
            after = their.content if theirs_holds else before
            if not what.looks_alike(before, their.content):
                found.conflicts.append(_conflict(what, identity, our, their, theirs_holds))
        if after == before:
            continue
        found.outcomes.append((identity, our, after))
        found.counts.added += before is None
        found.counts.removed += after is None
        found.counts.changed += before is not None and after is not None
        if our is not None and our.live is not None and our.live.removed is not None:
            # It was taken out and brought back once. This merge will overwrite the place where that is recorded.
            found.kept.append((identity, our.live))
    return found


def _conflict(what: Versioned, identity: Identity, our: Course, their: Course, theirs_holds: bool) -> Conflict:
    values = [None if one.content is None else what.as_value(one.content, identity, our.id) for one in (our, their)]
    held, superseded = reversed(values) if theirs_holds else values
    return Conflict(our.id, held, superseded, here=not theirs_holds)
