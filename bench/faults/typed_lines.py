"""The second grammar of invented command lines: the lines of the manual, changed as people change them."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

_ROOT = Path(__file__).parents[2]
_LINE = re.compile(r"^ *(?:tracker|b12) +([^|>`]+?)(?: {2,}.*| +#.*)?$", re.MULTILINE)
_IN_TEXT = re.compile(r"`(?:tracker|b12) ([^`\n]+)`")
# They draw, half a second each; the last stands for what is to be put in there.
_LEFT_OUT = ("report", "chart", "demo", "...")


@cache
def documented() -> list[list[str]]:
    """The command lines in README and manual, each as its words; without those that lead out of the folder."""
    found: dict[tuple[str, ...], None] = {}
    for page in (_ROOT / "README.md", *sorted((_ROOT / "docs").glob("*.md"))):
        text = page.read_text(encoding="utf-8")
        for said in (*_LINE.findall(text), *_IN_TEXT.findall(text)):
            try:
                words = tuple(shlex.split(said))
            except ValueError:  # an apostrophe in a sentence
                continue
            if words and not any(word in _LEFT_OUT or word.startswith(("/", "C:")) for word in words):
                found[words] = None
    return [list(words) for words in found]


@cache
def _words() -> list[str]:
    return sorted({word for line in documented() for word in line})


@st.composite
def changed_lines(draw: st.DrawFn) -> list[str]:
    """A line of the manual with up to three changes."""
    words = list(draw(st.sampled_from(documented())))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(words) - 1))
        word = words[place]
        match draw(st.integers(0, 9)):
            case 0:
                del words[place]
            case 1:
                words.insert(place, word)
            case 2:
                other = draw(st.integers(0, len(words) - 1))
                words[place], words[other] = words[other], word
            case 3:
                words[place] = draw(st.sampled_from(_words()))
            case 4:
                words.insert(place, draw(st.sampled_from(_words())))
            case 5:
                words[place] = re.sub(r"\d+", lambda found: str(int(found[0]) + draw(st.integers(-3, 900))), word)
            case 6:
                words[place] = _mistyped(draw, word)
            case 7:
                words[place] = draw(
                    st.sampled_from([word.upper(), word.title(), f"{word},", f"{word}.", f"'{word}'"])
                )
            case 8:
                words[place : place + 2] = ["".join(words[place : place + 2])]
            case _:
                words[place : place + 1] = [word[: len(word) // 2], word[len(word) // 2 :]]
        if not words:
            break
    return words


def _mistyped(draw: st.DrawFn, word: str) -> str:
    """One letter is left out, doubled, exchanged with the next, or its neighbour on the keyboard."""
    if not word:
        return word
    place = draw(st.integers(0, len(word) - 1))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    near = {"a": "s", "e": "r", "i": "o", "n": "m", "t": "r", "l": "k", "1": "2", "-": "_"}.get(letter, letter)
    return draw(
        st.sampled_from([before + after, before + 2 * letter + after, before + after[:1] + letter + after[1:]])
        | st.just(before + near + after)
    )
