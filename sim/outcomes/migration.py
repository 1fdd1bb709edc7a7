"""Who comes to the region and who leaves it."""

from agents.people import Status
from sim.outcomes.book import Book
from sim.outcomes.registry import outcome

MOVES = "Hangzhou population communiqués (B014, B015, B060–B063)"


@outcome(unit="persons", zh="迁入人数", en="Arrivals", source=MOVES, measure="flow")
def arrived(book: Book) -> object:
    """New residents of 16 to 69 years this month, of any age and schooling."""
    return book.full(book.events.arrived.size)


@outcome(unit="persons", zh="迁出人数", en="Departures", source=MOVES, measure="flow")
def left_region(book: Book) -> object:
    """Residents of 16 to 69 years who moved away this month, graduates who left with their studies
    among them; those who turned 70 are not counted.
    """
    return book.full(_left(book))


@outcome(unit="persons", zh="净迁入人数", en="Net migration", source=MOVES, measure="flow")
def net_migration(book: Book) -> object:
    """New residents less residents who moved away this month, of 16 to 69 years."""
    return book.full(book.events.arrived.size - _left(book))


def _left(book: Book) -> int:
    events = book.events
    gone = int(book.state.flows[:, Status.AWAY].sum()) - events.outlived
    return gone - events.commuters_returned - events.commuters_retired
