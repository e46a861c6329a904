"""Several sheets of one workbook as one file: one for each month or year, or one for each thing that is written down.

A sheet that repeats another one, such as a list of all days beside those of the months, adds nothing. Two sheets that
say different things of the same name at the same time are asked about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_short, span_short
from tracker.domain.wording.numbers import counted
from tracker.exchange.complaint import brief
from tracker.exchange.meaning.found import Fault, Found, Group, Question, Said, quoted

# The programs whose tables may stand beside each other.
TOGETHER = frozenset({"spreadsheet", "blood-tests"})


def together(parts: Sequence[tuple[str, Found]]) -> Found:
    """What several sheets say, each with its name, in their order: the name is in the place of each entry."""
    whole = Found(parts[0][1].program, parts[0][1].label)
    asked: set[str] = set()
    for name, found in parts:
        taken: list[Said] = []
        count = 0
        for key, group in found.groups.items():
            said = [replace(one, where=f"sheet {name}, {one.where}") for one in group.said]
            there = whole.groups.setdefault(key, replace(group, said=[], counted=0, program=found.program))
            new, other = _new(there, said)
            if other and name not in asked:
                asked.add(name)
                whole.questions.append(_question(name, *other, there))
            there.said.extend(new)
            there.counted += group.counted
            taken.extend(new)
            count += len(said)
        whole.faults.extend(Fault(f"sheet {name}, {fault.where}", fault.why) for fault in found.faults)
        whole.questions.extend(one for one in found.questions if one not in whole.questions)
        whole.dated = whole.dated and found.dated
        whole.remarks.append(f"The sheet {brief(name)} is read: {_summary(taken, count, dated=found.dated)}")
        whole.remarks.extend(f"Sheet {brief(name)}: {remark}" for remark in found.remarks)
    return whole


def _new(there: Group, said: list[Said]) -> tuple[list[Said], tuple[str, date] | None]:
    """What other sheets do not say, and, where they say something else, the name of such a sheet with the day."""
    known: dict[tuple[date, time | None], list[Said]] = defaultdict(list)
    for one in there.said:
        known[one.day, one.time].append(one)
    left = {when: Counter(map(_content, ones)) for when, ones in known.items()}
    new: list[Said] = []
    for one in said:
        here = left.get((one.day, one.time))
        if here and here[_content(one)]:
            here[_content(one)] -= 1
        elif here is not None and there.kind != "note":
            other = known[one.day, one.time][0]
            return new, (other.where.removeprefix("sheet ").rpartition(", ")[0], one.day)
        else:
            new.append(one)
    return new, None


def _content(said: Said) -> Said:
    return replace(said, where="")


def _question(name: str, other: str, day: date, group: Group) -> Question:
    return Question(
        f"The sheets {brief(other)} and {brief(name)} differ in {brief(group.name)} on {day_short(day)}: "
        "which of them holds?",
        [f"{brief(other)}: --skip {quoted(f'sheet {name}')}", f"{brief(name)}: --skip {quoted(f'sheet {other}')}"],
    )


def _summary(taken: list[Said], count: int, *, dated: bool) -> str:
    if count and not taken:
        return f"{counted(count, 'entry')}, all of them in another sheet too"
    days = [one.day for one in taken]
    span = f", {span_short(Period(min(days), max(days)))}" if days and dated else ""
    again = f", and {count - len(taken):,} that are in another sheet too" if count > len(taken) else ""
    return f"{counted(len(taken), 'entry')}{span}{again}"
