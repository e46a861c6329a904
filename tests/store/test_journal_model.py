"""Any sequence of changes leaves what a simple model in memory says, in a file that is sound."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from store_files import AT, DAY, is_sound, raw, score

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Record
from tracker.errors import NothingFound
from tracker.store.journal import Imported, open_journal

# A few identities only, so that they come again.
UIDS = [f"{number:x}" * 32 for number in range(6)]
identities = st.lists(st.sampled_from(UIDS), min_size=1, max_size=4)


State = tuple[dict[int, Record], frozenset[str], dict[int, Plan]]


class JournalAgainstModel(RuleBasedStateMachine):
    """The model: what holds now, entries and plans by number; what held before each change, and after each
    undone one; and the identities that were deleted by a change that still holds."""

    new_journal: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.journal = open_journal(Path(shutil.copy2(self.new_journal, Path(self.folder.name) / "journal.db")))
        self.live: dict[int, Record] = {}
        self.done: list[State] = []
        self.undone: list[State] = []
        self.deleted: frozenset[str] = frozenset()
        self.purged: frozenset[str] = frozenset()
        self.plans: dict[int, Plan] = {}
        self.rows = 0

    def teardown(self) -> None:
        assert is_sound(self.journal.path)
        self.folder.cleanup()

    def by_uid(self) -> dict[str, Record]:
        return {one.uid: one for one in self.live.values()}

    def state(self) -> State:
        return dict(self.live), self.deleted, dict(self.plans)

    def will_change(self) -> None:
        self.done.append(self.state())
        self.undone.clear()

    @rule(uids=identities, value=st.integers(0, 10))
    def record(self, uids: list[str], value: int) -> None:
        given = [score(float(value), uid=uid) for uid in uids]
        new = {one.uid: one for one in given} if {*uids} - self.by_uid().keys() else {}
        saved = self.journal.record(given, command="log", at=AT)
        if new:
            self.will_change()
        for one in saved:
            if one.uid not in self.by_uid():
                assert one.id not in self.live
                assert replace(one, id=None) == new[one.uid]
                self.live[one.id or 0] = one
                self.deleted -= {one.uid}
            assert one == self.by_uid()[one.uid]
        assert [one.uid for one in saved] == uids

    @rule(uids=identities, value=st.integers(0, 10), dry_run=st.booleans(), purged_too=st.booleans())
    def take_in(self, uids: list[str], value: int, dry_run: bool, purged_too: bool) -> None:
        given = [score(float(value), uid=uid) for uid in uids]
        purged = [uid for uid in uids if uid in self.purged - self.by_uid().keys() and not purged_too]
        out = [uid for uid in uids if uid in self.deleted and uid not in purged]
        added = {*uids} - self.by_uid().keys() - self.deleted - {*purged}
        found = self.journal.take_in(given, command="import", at=AT, dry_run=dry_run, purged_too=purged_too)
        known = len(uids) - len(out) - len(purged) - len(added)
        assert found == Imported(len(added), known, len(out), len(purged))
        if purged_too and added and not dry_run:
            self.purged -= {*uids} - self.by_uid().keys()
        if added and not dry_run:
            self.will_change()
            new = [one for one in self.journal.read() if one.uid in added]
            assert {replace(one, id=None).uid: one.value for one in new} == dict.fromkeys(added, float(value))  # type: ignore[union-attr]
            self.live |= {one.id or 0: one for one in new}

    @precondition(lambda self: self.live)
    @rule(data=st.data(), value=st.integers(0, 10))
    def correct(self, data: st.DataObject, value: int) -> None:
        number = data.draw(st.sampled_from(sorted(self.live)))
        before = self.live[number]

        def change_it(one: Record) -> Record:
            return replace(one, value=float(value))  # type: ignore[call-arg]

        found = self.journal.correct(number, change_it, command="edit", at=AT)
        assert found == (before, change_it(before))
        if found[0] != found[1]:
            self.will_change()
            self.live[number] = found[1]

    @precondition(lambda self: self.live)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        numbers = data.draw(st.lists(st.sampled_from(sorted(self.live)), min_size=1, max_size=3, unique=True))
        removed = self.journal.remove(numbers, command="delete", at=AT)
        assert removed == [self.live[number] for number in numbers]
        self.will_change()
        for number in numbers:
            self.deleted |= {self.live.pop(number).uid}

    @precondition(lambda self: self.live)
    @rule(data=st.data())
    def purge(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.live)))
        uid = self.live[number].uid
        self.journal.purge(number, at=AT)

        def without(state: State) -> State:
            live, deleted, plans = state
            return {id: one for id, one in live.items() if one.uid != uid}, deleted - {uid}, plans

        self.live, self.deleted, self.plans = without(self.state())
        self.purged |= {uid}
        self.done = [without(state) for state in self.done]
        self.undone = [without(state) for state in self.undone]
        assert raw(self.journal.path, "SELECT count(*) FROM entries WHERE uid = ?", [uid]) == [(0,)]
        ((self.rows,),) = raw(self.journal.path, "SELECT count(*) FROM entries")

    @rule()
    def remove_what_is_not_there(self) -> None:
        with pytest.raises(NothingFound):
            self.journal.remove([*self.live, 10**6], command="delete", at=AT)

    @rule(weeks=st.integers(1, 12))
    def add_plan(self, weeks: int) -> None:
        given = Plan(product="b12", route="oral", phases=(Phase(weeks, "weeks"),), starts=DAY, recorded_at=AT)
        saved = self.journal.add_plan(given, command="plan", at=AT)
        assert saved.id is not None and saved.id not in self.plans
        self.will_change()
        self.plans[saved.id] = saved

    @precondition(lambda self: self.plans)
    @rule(data=st.data(), stop=st.booleans())
    def replace_plan(self, data: st.DataObject, stop: bool) -> None:
        number = data.draw(st.sampled_from(sorted(self.plans)))
        other = None if stop else replace(self.plans[number], phases=(Phase(1, "months"),))
        self.journal.replace_plan(number, other, command="plan", at=AT)
        self.will_change()
        if other is None:
            del self.plans[number]
        else:
            self.plans[number] = other

    @rule()
    def undo(self) -> None:
        if not self.done:
            with pytest.raises(NothingFound):
                self.journal.undo(at=AT)
            return
        self.journal.undo(at=AT)
        self.undone.append(self.state())
        self.live, self.deleted, self.plans = self.done.pop()

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(NothingFound):
                self.journal.redo(at=AT)
            return
        self.journal.redo(at=AT)
        self.done.append(self.state())
        self.live, self.deleted, self.plans = self.undone.pop()

    @invariant()
    def the_journal_holds_what_the_model_says(self) -> None:
        read: dict[Any, Record] = {one.id: one for one in self.journal.read()}
        assert read == self.live
        assert {one.id: one for one in self.journal.plans()} == self.plans

    @invariant()
    def no_version_is_ever_lost_but_by_a_purge(self) -> None:
        ((rows,),) = raw(self.journal.path, "SELECT count(*) FROM entries")
        assert rows >= self.rows
        self.rows = rows


@pytest.mark.hypothesis
def test_any_sequence_of_changes_leaves_what_the_model_says(new_journal: Path) -> None:
    JournalAgainstModel.new_journal = new_journal
    run_state_machine_as_test(
        JournalAgainstModel,
        settings=settings(
            max_examples=2 * settings.default.max_examples // 5,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
