"""Advice is code: what an answer or a refusal says to type does what it promises, typed exactly as it is printed.

Lines of strangers are typed: wrong words, slips, verbs of other programs. Each piece of advice in what they are told
is typed in the state in which it stood, and the journal is looked at afterwards.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tracker.cli.first_words import _CORRECTED, _MEANT

STATE = (
    "log t6 b4 l3",
    "shot hydroxocobalamin 1 mg left thigh",
    "take folate 5 mg",
    "lab b12 412 ng/L range 197-771",
    "fall shower",
    "note dizzy after stairs",
    "visit dr rao yesterday",
    "ask Is a second nerve test planned?",
    "log romberg 22",
    "plan take folate 5 mg daily",
)
# What strangers write in place of a word that is known.
SLIPS = ["tinglin", "tnigling", "balanc", "hydroxocobalmin", "folat", "yestrday", "mondy", "skiped", "lft", "romber"]
UNKNOWN = ["xyzzy", "methylfolate", "zapping", "tsh2", "bob"]
OTHERS = ["remove", "list", "all", "help", "-", "?", "*", "none", "last", "next", "<0.4", "a;b"]
NUMBERS = ["0", "12", "999", "-1", "1.5", "6/10", "1,234", "7 8", "6 4 3 2"]
DAYS = ["tomorrow", "last week", "next week", "31/02", "03/04/2026", "at 8", "midnight", "in 2030", "2026-13-01"]
WORDS = [*SLIPS, *UNKNOWN, *OTHERS, *NUMBERS, *DAYS]
LINES = [
    "{}",
    "{} 6",
    "log {}",
    "log t6 {}",
    "log {} 6",
    "shot {}",
    "shot {} 1 mg",
    "shot hydroxocobalamin 1 mg {}",
    "take {}",
    "take {} 5 mg",
    "take folate 5 mg {}",
    "lab {}",
    "lab {} 4 ng/L",
    "lab b12 {}",
    "lab b12 412 ng/L {}",
    "fall slipped {}",
    "note {} slept badly",
    "visit dr rao {}",
    "ask done {}",
    "alarm {}",
    "alarm 3 {}",
    "show {}",
    "show tingling {}",
    "trend {}",
    "cycle {}",
    "history {}",
    "undo {}",
    "redo {}",
    "edit {}",
    "edit 1 {}",
    "edit 4 {}",
    "edit 6 {}",
    "delete {}",
    "purge {}",
    "move {} mum",
    "move 1 {}",
    "plan {}",
    "plan shot b12 1 mg {}",
    "plan take folate 5 mg every {}",
    "plan stop {}",
    "symptom {} tingling",
    "symptom add {}",
    "symptom hide {}",
    "symptom rename {} to ants",
    "symptom move {} 1",
    "profile {}",
    "profile born {}",
    "config {}",
    "config date-order {}",
    "journal {}",
    "journal add {}",
    "export {}",
]
SHORT = [
    "remove",
    "rm 3",
    "log tinglin 6",
    "log t6 last week",
    "shot hydroxocobalmin 1 mg",
    "take methylfolate 5 mg",
    "lab b12 412",
    "edit 1629 5",
    "show",
    "symptom add buzzing feet",
]
# A word for something that the person knows and we do not.
PLACE = re.compile(r"\b(?:FILE|NAME|PATH|KEYFILE|NUMBER)\b|\.\.\.|age1")
SENTENCE = re.compile(
    r"(?:\. +[A-Z].*| (?:lists|gives|writes|makes|says|takes|there|once|before|brings|needs|goes)\b.*"
    r"|, (?:or|and|then|until) .*|; .*| \((?:0|your) .*|(?<!\.)\.$|, once .*| and (?:see|look).*)$"
)
# These may find nothing, and take or shot that all of today's plan is taken.
MAY_FIND_NOTHING = ("show", "trend", "cycle", "history", "redo", "chart", "take", "shot")


def advised(said: str) -> list[str]:
    """The command lines in a text, each without ``tracker``."""
    found = []
    for part in re.split(r"  +|\n", said):
        for one in re.split(r"\b(?=tracker (?:--|[a-z]))", part)[1:]:
            line = one.strip()
            while (cut := SENTENCE.sub("", line)) != line:
                line = cut.strip()
            found.append(re.sub(r",? (?:or|Or)$", "", line).removeprefix("tracker").strip())
    return found


def meant(said: str, line: str) -> list[str]:
    """The line with each suggested word in the place of the unknown one."""
    found = re.search(r'I (?:do not know|could not read) "([^"]+)"\.? Did you mean (.+?)\?', said)
    if not found or found[1].lower() not in line.lower():
        return []
    near = [one for part in found[2].split(" or ") for one in part.split(", ")]
    return [re.sub(re.escape(found[1]), lambda _, one=one: one, line, count=1, flags=re.I) for one in near]


@pytest.fixture
def state(type_, typed_once, journal, surroundings, tmp_path):
    """Puts everything back as it is after the lines of STATE."""
    typed_once(*STATE)
    type_("journal add mum")
    return putting_back(surroundings, tmp_path)


@pytest.fixture
def nothing(surroundings, tmp_path):
    """Puts everything back to where there is no journal yet."""
    return putting_back(surroundings, tmp_path)


def putting_back(surroundings, tmp_path):
    kept = tmp_path / "kept"
    home = tmp_path / "home"
    shutil.copytree(surroundings, kept / "work")
    if home.exists():
        shutil.copytree(home, kept / "home")

    def put_back() -> None:
        for name, place in (("work", surroundings), ("home", home)):
            for one in place.iterdir():
                shutil.rmtree(one) if one.is_dir() else one.unlink()
            if (kept / name).exists():
                shutil.copytree(kept / name, place, dirs_exist_ok=True)

    return put_back


def held(path: Path) -> dict[int, tuple[object, ...]]:
    if not path.exists():
        return {}
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT id, name, value, unit, day, note, state FROM entries WHERE live = 1")
        return {row[0]: row for row in rows.fetchall()}


def faults_of(line, type_, state, path, monkeypatch, *, good=False) -> list[str]:
    """What is wrong with the advice that a line is given. good: the line is read, and its answer is advice too."""
    monkeypatch.setattr("tracker.cli.terminal.output.width", lambda: 10_000)
    state()
    words = line.split()
    answer = type_(*words) if len(words) != 1 else type_(line)
    faults = []
    if answer.code in (70, 1) and "bug" in answer.err:
        return [f"{line}: a bug: {answer.err}"]
    if good and answer.code:
        return [f"{line}: {answer.err}"]
    told = answer.out + answer.err if answer.code or good else answer.err
    before = held(path)
    stranger = {word.lower() for word in words if word.isalpha()} & {*UNKNOWN, *SLIPS}
    for advice in dict.fromkeys(advised(told)):
        if re.search("[<>]", re.sub("'[^']*'", "", advice)):
            faults.append(f"{line}: a redirection: {advice}")
            continue
        if PLACE.search(advice):
            continue
        state()
        if not answer.code:
            type_(*words)
        try:
            typed = shlex.split(advice)
        except ValueError:
            faults.append(f"{line}: no line of a shell: {advice}")
            continue
        if typed[:1] == ["log"] and typed[1:] in ([], ["again"]):
            continue  # asks at a terminal
        if (
            typed[:1] in (["note"], ["alarm"], ["check"], ["backup"], ["demo"], ["report"], ["chart"])
            and not typed[1:]
        ):
            continue  # asks at a terminal, or is tried elsewhere
        if typed[:1] == ["purge"]:
            typed += ["--yes"]
        done = type_(*typed) if typed else type_("")
        nothing_yet = not before and (done.code == 3 or typed in (["take"], ["shot"]))
        may_find_nothing = typed[:1] and (typed[0] in MAY_FIND_NOTHING or typed == ["plan", "stock"])
        if done.code and not nothing_yet and not (done.code == 4 and may_find_nothing):
            faults.append(f"{line}: {advice!r} ends with {done.code}: {done.err.strip()} [{told.strip()}]")
            continue
        after = held(path)
        changed = {row[0] for row in {*before.values()} ^ {*after.values()}}
        by_number = typed and typed[0] in ("edit", "delete", "purge", "move") and "--help" not in typed
        if by_number and not changed <= {int(typed[1])}:
            faults.append(f"{line}: {advice!r} changed {changed}")
        if by_number and typed[1] not in words and answer.code:
            faults.append(f"{line}: {advice!r} names an entry that is not at hand")
        new = [row for number, row in after.items() if number not in before]
        if typed and typed[0] in ("log", "shot", "take", "lab"):
            made = {str(row[1]) for row in new} & stranger
            if made and "--product" not in typed:
                faults.append(f"{line}: {advice!r} made {made}")
    for other in meant(told, line):
        state()
        done = type_(*other.split()) if len(other.split()) != 1 else type_(other)
        if done.code == 2 and (
            "I do not know" in done.err or "is not a command" in done.err or "Did you" in done.err
        ):
            faults.append(f"{line}: meant {other!r}: {done.err.strip()} [{told.strip()}]")
    return faults


@pytest.mark.parametrize("line", SHORT)
def test_what_is_advised_can_be_typed(line, type_, state, journal, monkeypatch):
    assert faults_of(line, type_, state, journal.path, monkeypatch) == []


@pytest.mark.thorough
@pytest.mark.parametrize("line", LINES)
def test_what_every_line_of_a_stranger_is_advised_can_be_typed(line, type_, state, journal, monkeypatch):
    faults = [
        fault for word in WORDS for fault in faults_of(line.format(word), type_, state, journal.path, monkeypatch)
    ]
    assert faults == [], "\n".join(faults)


@pytest.mark.thorough
@pytest.mark.parametrize("line", LINES)
def test_what_is_advised_before_there_is_a_journal_can_be_typed(line, type_, nothing, surroundings, monkeypatch):
    path = surroundings / "journal.db"
    words = ["tinglin", "xyzzy", "remove", "12", "last week", "folate", "tingling"]
    faults = [fault for word in words for fault in faults_of(line.format(word), type_, nothing, path, monkeypatch)]
    assert faults == [], "\n".join(faults)


ANSWERED = """log t6 b4|log numbness 3 left foot yesterday|shot|shot 1 mg right thigh|take b12 1000 ug|fall stairs
lab b12 300 ng/L|lab folate 8 ug/L range 4-20|note slept badly|visit dr rao|ask How long?|ask|today|show|show today
show 1|show falls|history|history 1|trend|cycle|due|plan|plan shot b12 1 mg every 8 weeks|plan stop folate|sites
undo|undo 2|edit 1 5|edit 4 right thigh|edit 5 b12|delete 2|purge 2 --yes|move 1 mum|symptom|symptom add numbness
symptom add itchy ears|symptom hide balance|symptom rename tingling to ants|profile|profile name Sam Example|config
config paper letter|journal|journal add dad|where|--for mum|--for mum log t6|--for mum due|--plain today
--plain log t6|--plain undo|--plain trend"""


@pytest.mark.thorough
@pytest.mark.parametrize("line", re.split(r"[|\n]", ANSWERED))
def test_what_an_answer_advises_can_be_typed(line, type_, state, journal, monkeypatch):
    assert faults_of(line, type_, state, journal.path, monkeypatch, good=True) == []


@pytest.mark.thorough
def test_what_other_first_words_are_advised_can_be_typed(type_, state, journal, monkeypatch):
    words = [word for said in (*_MEANT.values(), *_CORRECTED.values()) for word in said.split()]
    lines = [line for word in words for line in (word, f"{word} 3", f"{word} tingling", f"{word} yesterday")]
    faults = [fault for line in lines for fault in faults_of(line, type_, state, journal.path, monkeypatch)]
    assert faults == [], "\n".join(faults)
