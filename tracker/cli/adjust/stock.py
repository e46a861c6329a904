"""``tracker plan stock``: how many doses are at home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.cli.answers.answer import Answer, Fact, Part, Spoken
from tracker.cli.answers.plans import stock_json
from tracker.cli.context import Context
from tracker.cli.standing import in_stock
from tracker.cli.terminal import output
from tracker.domain.language.plans.stock_words import read_stock
from tracker.domain.model.stock import STOCK, Stock
from tracker.domain.wording.stock import stock_text
from tracker.errors import NothingFound


def stock(ours: Context, words: Sequence[str]) -> Answer:
    """Count what is at home, forget it, or without words list it."""
    if not words:
        if not in_stock(ours):
            raise NothingFound(
                "Nothing is counted yet.", "Write the product and how many doses: tracker plan stock ..."
            )
        return _answer(ours, in_stock(ours))
    journal = ours.journal()
    products = [(plan.product, plan.injected) for plan in journal.plans()]
    products += [(dose.product, dose.injected) for dose in journal.recent_doses()]
    line = read_stock(words, now=ours.present, products=products)
    known = [one for one in journal.remembered(STOCK) if one.said == _said(line.product, line.injected)]
    if line.doses is None:
        if not known:
            raise NothingFound("Nothing is counted of that.", "tracker plan stock lists what is.")
        journal.remember(forget=known, command="stock", at=ours.recorded_at)
        return _answer(ours, in_stock(ours), "Forgotten.")
    counted = Stock(line.product, line.injected, line.doses, ours.today, expires=line.expires)
    counted = replace(counted, already=counted.taken(journal.doses_since(ours.today)))
    journal.remember([counted.as_remembered()], command="stock", at=ours.recorded_at)
    return _answer(ours, [(counted, counted.doses)], new=True)


def _said(product: str, injected: bool) -> str:
    return f"{'shot' if injected else 'take'} {product}"


def _answer(ours: Context, found: Sequence[tuple[Stock, int]], head: str = "", *, new: bool = False) -> Answer:
    return Answer("plan", lambda: {"stock": [stock_json(*one) for one in found]}, _parts(ours, found, head, new))


def _parts(ours: Context, found: Sequence[tuple[Stock, int]], head: str, new: bool) -> Iterator[Part]:
    if head:
        yield Fact("", f"{head}  {output.way_back('Wrong? tracker undo')}", spoken=head)
    for one, left in found:
        text = stock_text(one, left, ours.day)
        way = f".  {output.way_back('Wrong? tracker undo')}" if new else ""
        yield Fact("Stock     ", f"{text}{way}", spoken=f"{text}.")
    if new:
        yield Spoken(output.addressed("To take it back, type: tracker undo"))
