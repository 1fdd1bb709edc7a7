"""What policies pay."""

from sim.claims import FEN
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome


@outcome(
    unit="yuan",
    zh="政策支出",
    en="Spending",
    source="Ledger: every payment has a payer, a payee, an instrument and a month",
    measure="flow",
    groups="instrument",
)
def spending(book: Book) -> object:
    """What instruments paid this month, in nominal yuan."""
    ledger, month = book.state.claims.ledger, book.state.month
    paid = [ledger.get((month, name), (0, 0))[1] / FEN for name in book.instruments]
    return book.full([sum(paid), *paid])
