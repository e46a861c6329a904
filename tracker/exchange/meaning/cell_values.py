"""What one cell of another program says: a score, a mark, nothing."""

from __future__ import annotations

import re
from typing import Final

from tracker.domain.model.units import DOSE_UNITS
from tracker.exchange.meaning.found import OURS, Scale

_NOTHING: Final = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "--",
        ".",
        "?",
        "n/a",
        "na",
        "n.a.",
        "unknown",
        "null",
        "nan",
        "k.a.",
        "n.v.t.",
        "b.d.",
        "s/d",
    }
)
_ZERO: Final = frozenset(
    {
        *("none", "not present", "notpresent", "keine", "keiner", "kein", "aucun", "aucune", "ninguno", "ninguna"),
        *("nessuno", "nessuna", "nenhum", "nenhuma", "geen", "ingen", "inga"),
    }
)
_SKIPPED: Final = frozenset({"skip", "skipped"})
_MISSED: Final = frozenset(
    {
        *(
            "missed",
            "forgot",
            "forgotten",
            "not taken",
            "not given",
            "omitted",
            "missed it",
            "forgot it",
            "none taken",
        ),
        *("vergessen", "ausgelassen", "oublié", "oubliée", "olvidado", "olvidada", "dimenticato", "dimenticata"),
        *("esquecido", "esquecida", "vergeten", "overgeslagen", "pominięto", "zapomniane", "glömt", "glömde"),
    }
)
_YES: Final = frozenset(
    {
        *("y", "yes", "x", "xx", "✓", "✔", "☑", "1", "1.0", "true", "done", "taken", "given", "ok"),
        *("ja", "j", "oui", "si", "sí", "sì", "sim", "tak"),
        *("wahr", "vrai", "verdadero", "vero", "verdadeiro", "waar", "prawda", "sant"),
        *("✅", "☑️", "✔️", "👍", "•", "●", "+", "yep", "yeah"),
    }
)
_NO: Final = frozenset(
    {
        *("n", "no", "0", "0.0", "false", "not taken", "✗", "✘", "none", "nope"),
        *("nein", "non", "não", "nee", "nie", "nej"),
        *("falsch", "faux", "falso", "onwaar", "fałsz", "falskt", "❌", "✖", "✖️", "☐", "⬜", "👎"),
    }
)
# What a formula in error says, in the words of any language: #DIV/0!, #WERT!, #¿NOMBRE?, Err:502; a day too wide.
_ERROR = re.compile(r"#[¡¿]?[A-Z\u00c0-\u017f0-9/_.]{2,14}[!?]|#(?:N/A|NV|N/D|NB|VERW|N/B)|#{3,}|Err:[0-9]{3}|=\?")
# The 12 of B12 is none.
_AMOUNT = re.compile(
    r"(?<![0-9A-Za-z.,])(?:([1-9])\s*[x×*]\s*)?([0-9]+(?:[.,][0-9]+)?)\s*([A-Za-zµμ]+)\.?(?=$|[\s,(/])", re.IGNORECASE
)
_NUMBER = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,20})?)(?:\s*(?:/|of|out of)\s*([0-9]{1,3}))?", re.IGNORECASE)


def is_empty(cell: str) -> bool:
    """Whether nothing was entered, which is neither 0 nor skipped."""
    return cell.strip().lower() in _NOTHING


def is_error(cell: str) -> bool:
    """Whether a formula or a column that is too narrow hides what should be in a cell."""
    return bool(_ERROR.fullmatch(cell.strip()))


def skipped(cell: str) -> bool:
    """Whether it was left out on purpose."""
    return cell.strip().lower() in _SKIPPED


def missed(cell: str) -> bool:
    """Whether a cell says that a dose was not taken when it should have been."""
    return skipped(cell) or cell.strip().lower().rstrip("!. ") in _MISSED


def is_mark(cell: str) -> bool:
    """Whether a cell says yes."""
    return cell.strip().lower() in _YES


def is_no(cell: str) -> bool:
    """Whether a cell says no."""
    return is_empty(cell) or cell.strip().lower() in _NO


def number_in(cell: str) -> bool:
    """Whether a cell is a number."""
    return score_in(cell)[0] is not None


def score_in(cell: str) -> tuple[float | None, Scale | None]:
    """The number in a cell, and its own scale in ``3/5``; None for a word, except for None, which is 0."""
    text = cell.strip()
    if text.lower() in _ZERO:
        return 0.0, None
    match = _NUMBER.fullmatch(text.removesuffix("%").rstrip() if text.endswith("%") else text)
    if match is None or (match[2] and text.endswith("%")):
        return None, None
    if text.endswith("%"):
        return float(match[1].replace(",", ".")), Scale(0, 100)
    scale = Scale(0, int(match[2])) if match[2] and int(match[2]) else None
    if scale is not None and float(match[1].replace(",", ".")) > scale.high:
        return None, None  # a blood pressure
    return float(match[1].replace(",", ".")), None if scale == OURS else scale


def amount_in(text: str) -> tuple[float, str] | None:
    """The amount in a text such as ``5 mg`` or ``2 x 1000mcg daily``; None when there is none, or more than one."""
    found = [match for match in _AMOUNT.finditer(text) if match[3].lower() in DOSE_UNITS]
    if len(found) != 1:
        return None
    number = float(found[0][2].replace(",", ".")) * int(found[0][1] or 1)
    return (number, DOSE_UNITS[found[0][3].lower()]) if 0 < number < 1e6 else None


def without_amount(text: str) -> str:
    """A text without the amount in it: ``Folic acid 5mg`` is folic acid. Other numbers stay."""
    return " ".join(_AMOUNT.sub(lambda match: " " if match[3].lower() in DOSE_UNITS else match[0], text).split())
