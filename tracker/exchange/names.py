"""The subject of an entry: its kind, and the name of its symptom, test, product or event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, cast

from tracker.domain.model.catalogue import BLOOD_TESTS, HOME_TESTS, PRODUCTS, SYMPTOMS, Symptom, key_of, suggestions
from tracker.domain.model.directions import DOUBTFUL, OLD_KEYS
from tracker.domain.model.records import EVENT_NAMES, KINDS, Kind
from tracker.exchange.complaint import BadCell, shown
from tracker.exchange.values import text_of

# The only scale. Another scale in a heading, such as (10 = best), may mean something else.
_SCALE = re.compile(r"\s*\(\s*(?:0\s*(?:-|–|to)\s*|/\s*)10\s*\)\s*$")
_WHAT: Final = {"symptom": "symptom", "test": "home test", "event": "kind of event"}


class Names:
    """The known names, by key and by label, in any case.

    known: all symptoms by their keys, including the person's own.
    """

    def __init__(self, known: Mapping[str, Symptom]) -> None:
        labels = {key_of(symptom.label): key for key, symptom in known.items()}
        self._listed: Mapping[str, Mapping[str, str]] = {
            "symptom": labels | {key_of(key): key for key in known},
            "test": {key_of(name): test.key for test in HOME_TESTS.values() for name in (test.label, test.key)},
            "lab": {key_of(name): test.key for test in BLOOD_TESTS.values() for name in (test.label, test.key)},
            "dose": {
                key_of(name): product.key
                for product in PRODUCTS.values()
                for name in (*product.aliases, product.label, product.key)
            },
            "event": {name: name for name in EVENT_NAMES},
        }

    def symptom(self, text: str) -> str | None:
        """The key of the symptom that ``text`` names, or None."""
        return self._find("symptom", text)

    def resolve(self, kind_cell: str, name_cell: str, exported: bool = False) -> tuple[Kind, str]:
        """Kind and name. An unlisted blood test gets its key as name; an unlisted product keeps the name in the file.

        exported: whether this program wrote the row; then an unlisted symptom is one of somebody's own, by its key.
        Raises BadCell, also when no kind is given and the name can have several kinds.
        """
        if not name_cell.strip():
            raise BadCell("name", "it is empty", "Write what the entry is about, such as tingling.")
        kind = kind_cell.strip().lower() or self._only_kind(name_cell)
        if kind not in KINDS:
            raise BadCell("kind", f"{shown(kind_cell)} is not a kind of entry", f"Write one of: {', '.join(KINDS)}.")
        name = self._find(kind, name_cell)
        if name is None and kind == "lab":
            name = text_of(key_of(name_cell) or name_cell, "name")
        if name is None and kind == "dose":
            name = text_of(name_cell, "name")
        if name is None and kind == "symptom" and exported and key_of(name_cell) == name_cell not in DOUBTFUL:
            name = text_of(name_cell, "name")
        if name is None:
            raise BadCell("name", f"{shown(name_cell)} is not a {_WHAT[kind]} I know", self.advice(name_cell, kind))
        return cast(Kind, kind), name

    def advice(self, text: str, kind: str = "symptom") -> str:
        """Suggestions for a name that is not listed."""
        if kind == "symptom" and (doubt := DOUBTFUL.get(key_of(_SCALE.sub("", text)))):
            label = SYMPTOMS[doubt.measures[0]].label
            return f'It does not say which end is good: if 10 is {doubt.bad}, call it "{label}".'
        listed = self._listed[kind]
        near = [listed[name] for name in suggestions(key_of(text[:80]), listed)]
        told = f"Did you mean {' or '.join(dict.fromkeys(near))}?" if near else ""
        if kind == "symptom":
            own = 'For a symptom of your own, add it first: tracker symptom add "electric shocks".'
            return f"{told} {own}".lstrip()
        return told or f"Write one of: {', '.join(dict.fromkeys(listed.values()))}."

    def _find(self, kind: str, text: str) -> str | None:
        if kind == "symptom" and text in OLD_KEYS and key_of(text) not in self._listed[kind]:
            return OLD_KEYS[text]
        return self._listed[kind].get(key_of(_SCALE.sub("", text) if kind == "symptom" else text))

    def _only_kind(self, name_cell: str) -> str:
        kinds = [kind for kind in KINDS if self._find(kind, name_cell)]
        if len(kinds) != 1:
            could_be = f"it could be a {' or a '.join(kinds)}" if kinds else "it is none that I know"
            raise BadCell(
                "kind",
                f"it is empty, and {shown(name_cell)} does not tell: {could_be}",
                f"Write one of: {', '.join(KINDS)}.",
            )
        return kinds[0]
