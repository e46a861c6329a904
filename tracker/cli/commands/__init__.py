"""Every command with its words, options and help: the contract, and nothing else.

Each command imports the module that does the work when it is called, so help and completion do not load it.
(No ``from __future__ import annotations`` here: Typer would have to evaluate every annotation from text.)
"""

from tracker.cli.commands.adjust import (
    config,
    delete,
    edit,
    journal,
    move,
    plan,
    profile,
    purge,
    redo,
    symptom,
    undo,
    where,
)
from tracker.cli.commands.enter import alarm, ask, fall, lab, log, note, shot, take, visit
from tracker.cli.commands.keep import backup, check, export, import_, inbox, merge, restore
from tracker.cli.commands.look import chart, cycle, demo, due, history, report, show, sites, today, trend

COMMANDS = (
    today,
    log,
    shot,
    take,
    lab,
    fall,
    note,
    visit,
    ask,
    alarm,
    show,
    history,
    trend,
    cycle,
    chart,
    report,
    plan,
    due,
    undo,
    redo,
    edit,
    delete,
    move,
    purge,
    symptom,
    sites,
    profile,
    import_,
    inbox,
    export,
    backup,
    restore,
    check,
    merge,
    demo,
    config,
    journal,
    where,
)
