"""The words for what is at home."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tracker.domain.language.day_words import Now
from tracker.domain.language.plans.stock_words import StockLine, read_stock
from tracker.domain.model.stock import Stock, of_remembered
from tracker.errors import Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30))
PRODUCTS = [("hydroxocobalamin", True), ("b12", False), ("b12", True)]
MARCH = date(2027, 3, 31)


def read(line: str) -> StockLine:
    return read_stock(line.split(), now=NOW, products=PRODUCTS)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("hydroxocobalamin 10 expires 2027-03", StockLine("hydroxocobalamin", True, 10, MARCH)),
        ("hydroxo ten doses, use by the end of march 2027", StockLine("hydroxocobalamin", True, 10, MARCH)),
        ("take vitamin b12 30 tablets left exp 15 jan 2027", StockLine("b12", False, 30, date(2027, 1, 15))),
        ("shot b12 0", StockLine("b12", True, 0, None)),
        ("hydroxocobalamin forget", StockLine("hydroxocobalamin", True, None, None)),
    ],
)
def test_what_is_at_home_is_read(line: str, found: StockLine) -> None:
    assert read(line) == found


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("b12 30", "several things"),
        ("folate 30", 'I do not know "folate" yet'),
        ("hydroxocobalamin", "How many"),
        ("hydroxocobalamin 5 6", "two numbers"),
        ("hydroxocobalamin 5 expires soon", "Until when"),
        ("hydroxocobalamin 5 bananas", '"bananas"'),
    ],
)
def test_what_is_not_certain_is_refused(line: str, about: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(line)
    assert about in refused.value.message


def test_what_a_journal_remembers_is_the_same_stock() -> None:
    stock = Stock("Ünï mix", False, 12, date(2026, 11, 20), 2, MARCH)
    assert of_remembered(stock.as_remembered()) == stock
