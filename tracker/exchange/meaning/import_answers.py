"""What the person says about a file of another program: its scale, which end is good, what a name means.

Each answer is about one name of the file, "NAME=...", or about all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import key_of
from tracker.errors import Unreadable
from tracker.exchange.complaint import brief, shown
from tracker.exchange.meaning.found import Scale

_SCALE = re.compile(r"\s*([0-9]{1,6})\s*(?:-|–|to)\s*([0-9]{1,6})\s*")
# The names of all columns that have no answer of their own.
ALL: Final = ""


class Answers(NamedTuple):
    """The answers, by the names of the file as keys; ``ALL`` is every name without one of its own.

    before: the names that were left out of an earlier file.
    """

    scales: Mapping[str, Scale] = {}
    better: frozenset[str] = frozenset()
    named: Mapping[str, str] = {}
    skipped: frozenset[str] = frozenset()
    products: Mapping[str, str] = {}
    order: Order | None = None
    before: frozenset[str] = frozenset()

    def refuse_unused(self, names: Iterable[str]) -> None:
        """Raise Unreadable for an answer about a name that the file does not have."""
        written = list(dict.fromkeys(names))
        keys = {key_of(name) for name in written}
        for option, said in (
            ("--scale", self.scales),
            ("--higher-is-better", self.better),
            ("--as", self.named),
            ("--skip", self.skipped),
            ("--product", self.products),
        ):
            for name in said:
                if name and name not in keys:
                    there = ", ".join(brief(one) for one in written[:12]) or "none"
                    raise Unreadable(f"{option}: the file has no {shown(name)}.", f"Its names are: {there}.")


def answers_of(
    *,
    scales: Sequence[str] = (),
    better: Sequence[str] = (),
    named: Sequence[str] = (),
    skipped: Sequence[str] = (),
    products: Sequence[str] = (),
    order: Order | None = None,
) -> Answers:
    """The answers in the words of the options. Raises Unreadable."""
    return Answers(
        {name: scale_of(text) for name, text in (_about(one) for one in scales)},
        frozenset(key_of(name) for name in better),
        {_named(one, "--as")[0]: _named(one, "--as")[1] for one in named},
        frozenset(key_of(name) for name in skipped),
        dict(_about(one) for one in products),
        order,
    )


def _about(text: str) -> tuple[str, str]:
    name, equals, rest = _parted(text)
    return (key_of(name), rest.strip()) if equals else (ALL, text.strip())


def _parted(text: str) -> tuple[str, str, str]:
    """A name and its answer; the name may have a = of its own: ``Pain (10=worst)=note``."""
    return text.rpartition("=") if "=" in text else (text, "", "")


def _named(text: str, option: str) -> tuple[str, str]:
    name, equals, rest = _parted(text)
    if not (equals and name.strip() and rest.strip()):
        raise Unreadable(
            f"{option} {shown(text)}: a name of the file, = and what it means are needed.",
            'For example: --as "Pins and needles=tingling"',
        )
    return key_of(name), rest.strip()


def scale_of(text: str) -> Scale:
    """The scale in a text such as ``0-4``. Raises Unreadable."""
    match = _SCALE.fullmatch(text)
    if not match or int(match[1]) >= int(match[2]):
        raise Unreadable(
            f"--scale {shown(text)} is no scale.",
            'Write its lowest and its highest value, such as 0-4 or "Energy=1-5".',
        )
    return Scale(int(match[1]), int(match[2]))
