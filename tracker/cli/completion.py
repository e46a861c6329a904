"""``tracker --install-completion``: complete words with Tab, after both names of the program, in a shell."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tracker.cli.terminal import output
from tracker.errors import TrackerError, Unreadable

_POWERSHELLS: Final = ("powershell", "pwsh")
_SHELLS: Final = ("bash", "zsh", "fish", *_POWERSHELLS)
_NAMES: Final = ("tracker", "b12")
# zsh loads the file at the first Tab, and wants this Tab answered as well.
_AT_THE_FIRST_TAB: Final = 'if [[ "$funcstack[1]" == _{0} ]]; then _{0}_completion "$@"; fi'


def complete(words: Sequence[str]) -> None:
    """Install or print the completion. words: the option, and the shell; without one the present shell.

    Raises Unreadable for a shell that is not known, TrackerError when its files cannot be written.
    """
    # The functions that Typer's own option calls, which knows one name of the program and no named shell.
    from typer import _completion_shared as shared

    option, _, glued = words[0].partition("=")
    shell = (glued or next(iter(words[1:]), "")).lower() or _present()
    if shell not in _SHELLS:
        raise Unreadable(
            f'I cannot complete words in "{shell}".' if shell else "I do not know which shell this is.",
            f"Name one of {', '.join(_SHELLS[:3])}: tracker {option} bash",
        )
    if shell in _POWERSHELLS and option == "--install-completion":
        # Typer would let every script run on this computer, and not only ours.
        raise TrackerError(
            "I do not change what PowerShell may run, so I add nothing to its profile.",
            f"To add it yourself: tracker --show-completion {shell} | Add-Content $PROFILE",
        )
    for name in _NAMES:
        variable = f"_{name.upper()}_COMPLETE"
        if option == "--show-completion":
            script = shared.get_completion_script(prog_name=name, complete_var=variable, shell=shell)
            output.lines([*script.splitlines(), *_more(shell, name)])
            continue
        try:
            _, place = shared.install(shell=shell, prog_name=name, complete_var=variable)
            with place.open("a", encoding="utf-8") as file:
                file.writelines(f"\n{line}\n" for line in _more(shell, name))
        except OSError as error:
            raise TrackerError(
                f"{error.filename} cannot be written: {error.strerror}.", "Check its folder."
            ) from None
        except UnicodeDecodeError:
            raise TrackerError(
                f"The file that {shell} reads when it starts is not in UTF-8, so nothing was added to it.",
                f"To see what would be: tracker --show-completion {shell}",
            ) from None
        output.lines([f"Completion of {name} for {shell}: {place}"])
    if option == "--install-completion":
        output.tell("It begins with the next terminal that you open.")


def own_names(options: Mapping[str, Any]) -> list[str]:
    """The person's own symptoms in the journal that is meant; none, and no word of it, where that cannot be read.

    options: the global ones that were typed so far.
    """
    from tracker.store.file.own_symptoms import own_symptoms

    try:
        journal = _journal(options.get("journal"), options.get("person"))
        return own_symptoms(journal) if journal else []
    except (TrackerError, OSError, RuntimeError):
        return []


def _journal(said: str | Path | None, person: str | None) -> Path | None:
    """Which journal is meant, as in ``Context``; None where the settings may say so and cannot be used."""
    from tracker.store.file import paths

    if person:
        return paths.named_path(person)
    if said or os.environ.get("TRACKER_JOURNAL"):
        return Path(said or os.environ["TRACKER_JOURNAL"]).expanduser()  # Typer gives a text here
    from tracker.cli.settings import read_settings

    found = read_settings(paths.settings_path())
    if found.hides_journal:
        return None
    return Path(found.values["journal"]) if "journal" in found.values else paths.default_path()


def _more(shell: str, name: str) -> list[str]:
    """What the script of Typer lacks."""
    return [_AT_THE_FIRST_TAB.format(name)] if shell == "zsh" else []


def _present() -> str:
    """The shell that this runs in, else the person's usual one; empty when neither is known."""
    from typer import _completion_shared as shared

    return shared._get_shell_name() or Path(os.environ.get("SHELL", "")).name
