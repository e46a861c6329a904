"""One run of the program: read the words, call the command, print its answer. All errors end here."""

import errno
import functools
import os
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from tracker import __version__
from tracker.cli import context as contexts
from tracker.cli.answers.answer import Answer
from tracker.cli.commands import COMMANDS
from tracker.cli.commands.look import today
from tracker.cli.described import GLOBAL_FLAGS, WHICH_JOURNAL, called
from tracker.cli.grouped_help import Grouped
from tracker.cli.options import complete_name
from tracker.cli.terminal import output
from tracker.cli.terminal.input import allow_questions
from tracker.errors import TrackerError, Unreadable

_INTERRUPTED = 130


class _Bug(TrackerError):
    exit_code = 70
    code = "bug"


class _Stopped(TrackerError):
    exit_code = _INTERRUPTED
    code = "interrupted"


def run(words: list[str]) -> int:
    """Run one command line and return its exit code: 0 ok, 1 to 4 as in errors.py, 70 a bug, 130 interrupted."""
    output.about()
    # An error may come before Typer has read the options: so look for --json here.
    scripted = "--json" in words
    allow_questions(not scripted)
    try:
        code = _run(words)
        if not scripted:
            output.say_whose_at_last()
    except TrackerError as problem:
        (output.error_as_json if scripted else output.report_error)(problem)
        code = problem.exit_code
    if not scripted:
        output.say_at_last()
    return code if isinstance(code, int) else 0


def _run(words: list[str]) -> Any:
    """Run one command line. Every error becomes a TrackerError."""
    if words[:1] == ["help"]:
        return _help(words[1:])
    arranged: list[str] = []
    try:
        if words and words[0].partition("=")[0] in ("--install-completion", "--show-completion"):
            from tracker.cli.completion import complete

            complete(words)
            return 0
        words = _with_command(words)
        command = get_command(program(words))
        arranged = _arranged(command, words)
        code = command.main(args=arranged, standalone_mode=False)
        if code == _INTERRUPTED:  # Typer makes this of Ctrl-C
            raise KeyboardInterrupt
        return code
    except TrackerError:
        raise
    except typer.TyperException as error:
        raise _usage(error, arranged) from None
    except (KeyboardInterrupt, typer.Abort):
        raise _Stopped("Stopped. What was acknowledged is saved.") from None
    except Exception as error:
        if os.environ.get("TRACKER_DEBUG"):
            raise
        raise _explained(error) from None


def _help(words: list[str]) -> int:
    """Print the help of a command, a page of the manual, or without words what there is of both."""
    from tracker.cli import manual

    named = {command.__name__.rstrip("_") for command in COMMANDS}
    words = list(takewhile(lambda word: not word.startswith("-"), words))
    if words and words[0] not in named:
        manual.show(" ".join(words))
        return 0
    code = _run([*words[:1], "--help"])
    if not words:
        output.lines(manual.listed())
    return code if isinstance(code, int) else 0


def _with_command(words: list[str]) -> list[str]:
    """The words with their command first, where the first word is none: tracker t6 b4 l3."""
    named = {command.__name__.rstrip("_") for command in COMMANDS}
    place = 0
    while place < len(words) and words[place].startswith("-"):
        place += 2 if words[place] in WHICH_JOURNAL else 1
    if place >= len(words) or words[place] in named:
        return words
    from tracker.cli.first_words import read_first

    return [*words[:place], *read_first(words[place:], named)]


def program(words: list[str] | None = None) -> typer.Typer:
    """The Typer program, with the one command that the words call; without words, with all that there is to say."""
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        cls=Grouped,
        context_settings={"help_option_names": ["-h", "--help"], "terminal_width": output.width()},
    )
    app.callback(invoke_without_command=True)(_root)
    named = {command.__name__.rstrip("_"): command for command in COMMANDS}
    one = None if words is None else called(words, named)
    for name in [one] if one else named:
        app.command(name)(_only_named(named[name]) if one == "" else _given(named[name]))
    return app


def _only_named(command: Callable[..., Answer | None]) -> Callable[[], None]:
    """A command for the list of commands: its words and options are not read."""

    def run() -> None:
        raise AssertionError("only its name was needed")

    run.__doc__ = command.__doc__
    return run


def _given(command: Callable[..., Answer | None]) -> Callable[..., int]:
    """The command as Typer calls it: prints the answer in the mode of this run, and returns the exit code."""

    @functools.wraps(command)
    def run(context: typer.Context, **words: Any) -> int:
        answer = command(context, **words)
        if answer is None:
            return 0
        ours = contexts.of(context)
        code = ours.give(answer)
        ours.finish()
        return code

    return run


def _arranged(command: Any, given: list[str]) -> list[str]:
    """The same words in the order that Typer needs: global options, command, its options, --, the other words.

    The options may be typed anywhere. The -- keeps a word such as -5 from being read as an option.
    Raises Unreadable for an option without its value, or for one journal option twice.
    """
    with_value = {
        name
        for one in command.commands.values()
        for parameter in one.params
        if parameter.param_type_name == "option" and not getattr(parameter, "is_flag", False)
        for name in parameter.opts
    }
    front: list[str] = []
    options: list[str] = []
    others: list[str] = []
    words = iter(given)
    for word in words:
        if word == "--":
            others += words
        elif word in GLOBAL_FLAGS:
            front.append(word)
        elif word.startswith(tuple(f"{name}=" for name in WHICH_JOURNAL)):
            front += word.split("=", 1)
        elif word in WHICH_JOURNAL or word in with_value:
            value = next(words, None)
            if value is None:
                raise Unreadable(f"{word} needs a value after it.", _help_of(others))
            (front if word in WHICH_JOURNAL else options).extend([word, value])
        elif word.startswith("-") and word != "-" and not word[1].isdigit():
            (options if others else front).append(word)
        else:
            others.append(word)
    for name in WHICH_JOURNAL:
        if front.count(name) > 1:
            raise Unreadable(f"{name} is there more than once.", "Write in one journal at a time.")
    return [*front, *others[:1], *options, *(["--"] if others[1:] else []), *others[1:]]


def _usage(error: typer.TyperException, arranged: list[str]) -> Unreadable:
    """Typer's message about wrong options or words, with the command that shows the right ones."""
    context = getattr(error, "ctx", None)
    command = [str(context.info_name)] if context is not None and context.parent is not None else []
    if command == ["check"] and "--" in arranged:
        from tracker.cli.keep.brought_file import not_for_check

        return not_for_check(Path(arranged[arranged.index("--") + 1]))
    return Unreadable(" ".join(error.format_message().split()), _help_of(command))


def _help_of(words: list[str]) -> str:
    return f"To see what can be written: {' '.join(['tracker', *words[:1]])} --help"


def _explained(error: Exception) -> TrackerError:
    """A TrackerError for an unexpected error: a problem with a file, or else a bug."""
    if isinstance(error, OSError):
        if error.filename is not None:
            return TrackerError(f"{error.filename} cannot be used: {error.strerror}.", "Check it and its folder.")
        if error.errno == errno.ENOSPC:  # Typer writes the help itself
            output.discard()
            return output.unanswered("the disk is full")
    return _bug(error)


def _bug(error: Exception) -> TrackerError:
    """A bug, in one line: its type and place, without its message, which could hold private text from a note."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return _Bug(
        f"This is a bug in tracker {__version__}: {type(error).__name__} at {place}.",
        "Nothing that was acknowledged is lost. Look what is saved before you type it again. Please report that line "
        "and the command you typed.",
    )


def _version(asked: bool) -> None:
    if asked:
        output.lines([f"tracker {__version__}"])
        raise typer.Exit()


def _root(
    context: typer.Context,
    journal: Annotated[
        Path | None,
        # readable=False: the store checks whether it can be read, and has its own error for that.
        typer.Option("--journal", metavar="PATH", readable=False, help="Another journal file."),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="A journal kept for somebody.", autocompletion=complete_name),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Answer in full sentences, for a screen reader.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version of this program.")
    ] = False,
) -> int:
    """A journal of symptoms and B12 supplements.  Scores: 0 = no trouble, 10 = worst.

    A day's entry: tracker log t6 b4 l3

    The manual: tracker help
    """
    context.obj = contexts.make(journal, person, json=json, plain=plain)
    return _given(today)(context) if context.invoked_subcommand is None else 0
