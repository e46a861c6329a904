"""What a journal remembers, so that the person is asked only once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.domain.model.refusals import clean_text
from tracker.errors import Invalid

LONGEST: Final = 200
TOPIC_LENGTH: Final = 40
# A person's own name of a symptom; its answer is the key.
SYMPTOM: Final = "symptom"
# Which end of a name such as "energy" is good; its answer is one of the two.
DIRECTION: Final = "direction"
GOOD: Final = "10 is good"
BAD: Final = "10 is bad"
# What a program, a file or a heading means in an import; what the answers are is said where they are asked for.
IMPORT: Final = "import"

# Where the text file lies that a phone writes to; its answer is the path.
INBOX: Final = "inbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One answer. topic: what it is about, such as SYMPTOM; said: the words it is about; answer: what they mean.

    Topic and said together are its identity. Raises Invalid for empty or too long texts.
    """

    topic: str
    said: str
    answer: str

    def __post_init__(self) -> None:
        for field, longest in (("topic", TOPIC_LENGTH), ("said", LONGEST), ("answer", LONGEST)):
            cleaned = clean_text(getattr(self, field), "name", longest=longest)
            if not cleaned.strip():
                raise Invalid("There is nothing to remember.", "Write a word or two.")
            object.__setattr__(self, field, cleaned)
