"""The region and the city around it: who commutes, who moves, who works in either."""

import numpy as np

from sim.outcomes.book import Book
from sim.outcomes.registry import outcome
from sim.rest_of_city import out_commuters as count_out_commuters

SURVEY = "Urban surveyed unemployment, National Bureau of Statistics (B116, nbs_unemp_monthly)"
LABOUR_STATISTICS = "ILO, Resolution concerning statistics of work (2013)"
COMMUTING = "Commuters between a district and its city: by residence and by workplace"
POPULATION = "B005, B062, B063, Hangzhou population communiqués"


@outcome(unit="persons", zh="外出通勤人数", en="Out-commuters", source=COMMUTING, measure="stock")
def out_commuters(book: Book) -> object:
    """Employees who live in the region and work in the rest of the city."""
    return _where_simulated(book, book.full(count_out_commuters(book.state)))


@outcome(unit="persons", zh="外来通勤人数", en="In-commuters", source=COMMUTING, measure="stock")
def in_commuters(book: Book) -> object:
    """Employees of the region's firms who live in the rest of the city."""
    return _where_simulated(book, book.full(book.state.city.commuters.size))


@outcome(
    unit="percent",
    zh="周边城区失业率",
    en="Unemployment rate of the rest of the city",
    source=SURVEY,
    measure="rate",
)
def unemployment_rate_rest_of_city(book: Book) -> object:
    """Unemployed people of the rest of the city over its labour force, commuters to the region
    included.
    """
    city = book.state.city
    return np.array([city.unemployed]), np.array([city.labour_force])


@outcome(
    unit="persons",
    zh="周边城区就业人数",
    en="Employed people of the rest of the city",
    source=LABOUR_STATISTICS,
    measure="stock",
)
def employed_rest_of_city(book: Book) -> object:
    """People who live in the rest of the city and work, there or in the region."""
    return _where_simulated(book, book.full(book.state.city.working))


@outcome(
    unit="persons",
    zh="全市就业人数",
    en="Employed people of the whole city",
    source=LABOUR_STATISTICS,
    measure="stock",
)
def employed_city(book: Book) -> object:
    """Employed residents of the region and of the rest of the city."""
    return _where_simulated(book, book.full(book.employed[0] + book.state.city.working))


@outcome(
    unit="percent",
    zh="全市失业率",
    en="Unemployment rate of the whole city",
    source=SURVEY,
    measure="rate",
)
def unemployment_rate_city(book: Book) -> object:
    """Unemployed over employed and unemployed, in the region and the rest of the city together."""
    city = book.state.city
    unemployed = book.unemployed[0] + city.unemployed
    everybody = book.unemployed[0] + book.employed[0] + city.labour_force
    return np.array([unemployed]), np.array([everybody if city.simulated else 0])


@outcome(
    unit="persons",
    zh="由周边城区迁入",
    en="Moved in from the city",
    source=POPULATION,
    measure="flow",
)
def moved_from_city(book: Book) -> object:
    """New residents of the region this month who lived in the rest of the city."""
    return _where_simulated(book, book.full(book.events.moved_from_city))


@outcome(
    unit="persons", zh="迁往周边城区", en="Moved out to the city", source=POPULATION, measure="flow"
)
def moved_to_city(book: Book) -> object:
    """People who left the region this month to live in the rest of the city."""
    return _where_simulated(book, book.full(book.events.moved_to_city))


def _where_simulated(book: Book, value: object) -> object:
    """The value, or none where there is no rest of the city."""
    return value if book.state.city.simulated else np.array([np.nan])
