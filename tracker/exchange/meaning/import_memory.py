"""Answers about a file that are remembered for the next one: of a program, under a name of its files.

Remembered as words: ``bearable: pins and needles`` is ``as tingling``, ``bearable scale: pain`` is ``0-5``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from tracker.domain.model.catalogue import key_of
from tracker.domain.model.remembered import IMPORT, LONGEST, Remembered
from tracker.domain.wording.days import day_short
from tracker.errors import TrackerError
from tracker.exchange.meaning.found import Group, Scale
from tracker.exchange.meaning.import_answers import ALL, Answers, scale_of
from tracker.exchange.meaning.looked_at import Outcome

_SKIP: Final = "skip"
_AS: Final = "as "
_PRODUCT: Final = "product "
_GOOD: Final = "high is good"
_AND: Final = "; "


class Memory(NamedTuple):
    """What is remembered of imports. answers: each with the day on which it was given, by the words it is about."""

    answers: Mapping[str, tuple[str, date]] = {}

    def left_out(self, program: str) -> frozenset[str]:
        """The names that were left out of files of a program, as keys."""
        said = _said(program, "")
        return frozenset(
            key_of(words.removeprefix(said))
            for words, (answer, _) in self.answers.items()
            if words.startswith(said) and answer == _SKIP
        )

    def recall(self, program: str, groups: Iterable[Group], given: Answers) -> tuple[Answers, dict[str, str]]:
        """The answers, with those that were given about the same names before, and when, by the names as keys.

        What is given now takes the place of what was given before about the same name.
        """
        scales, better = dict(given.scales), set(given.better)
        named, skipped, products = dict(given.named), set(given.skipped), dict(given.products)
        before: dict[str, str] = {}
        for name in {key_of(group.name): None for group in groups}:
            answer, day = self.answers.get(_said(program, name), ("", date.min))
            new = name in (*given.named, *given.skipped, *given.better, *given.products)
            if answer and not new:
                before[name] = f"as you said on {day_short(day)}"
                for part in answer.split(_AND):
                    if part == _SKIP:
                        skipped.add(name)
                    elif part == _GOOD:
                        better.add(name)
                    elif part.startswith(_AS):
                        named[name] = part.removeprefix(_AS)
                    elif part.startswith(_PRODUCT):
                        products[name] = part.removeprefix(_PRODUCT)
            answer, day = self.answers.get(_said(program, name, " scale"), ("", date.min))
            if answer and name not in given.scales and ALL not in given.scales and (scale := _scale(answer)):
                before.setdefault(name, f"as you said on {day_short(day)}")
                scales[name] = scale
        merged = given._replace(
            scales=scales,
            better=frozenset(better),
            named=named,
            skipped=frozenset(skipped),
            products=products,
        )
        return merged, before


def to_remember(program: str, outcomes: Iterable[Outcome], answers: Answers) -> tuple[Remembered, ...]:
    """What to remember of the answers about a file: each under the names that it was used for."""
    found: dict[str, str] = {}
    for outcome in outcomes:
        name = key_of(outcome.group.name)
        parts = [_SKIP] if name in answers.skipped else []
        if name in answers.named:
            parts.append(_AS + answers.named[name])
        if name in answers.better:
            parts.append(_GOOD)
        product = answers.products.get(name) or (answers.products.get(ALL) if outcome.kind == "dose" else None)
        if product:
            parts.append(_PRODUCT + product)
        found[_said(program, name)] = _AND.join(parts)
        if outcome.kind == "score" and outcome.unit == "score" and outcome.becomes:
            scale = answers.scales.get(name) or (None if outcome.group.scale else answers.scales.get(ALL))
            found[_said(program, name, " scale")] = str(scale) if scale else ""
    return tuple(
        Remembered(topic=IMPORT, said=said, answer=answer)
        for said, answer in found.items()
        if answer and len(said) <= LONGEST and len(answer) <= LONGEST
    )


def _said(program: str, name: str, axis: str = "") -> str:
    return f"{program}{axis}: {name.replace('-', ' ')}"


def _scale(text: str) -> Scale | None:
    try:
        return scale_of(text)
    except TrackerError:  # a later program may remember scales of another kind
        return None
