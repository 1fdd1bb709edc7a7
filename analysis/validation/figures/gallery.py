"""All figures of a validation, by the name of their file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from matplotlib.figure import Figure

from analysis.validation.card import Card
from analysis.validation.figures import (
    demand_cycle,
    durations,
    firms,
    saturations,
    scorecard,
    season,
)
from analysis.validation.trials import Trials


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure that can be drawn of a card and its runs, and its caption."""

    draw: Callable[[Card, Trials], Figure]
    caption: str


DRAWINGS: Mapping[str, Drawing] = MappingProxyType(
    {
        "scorecard": Drawing(scorecard.draw, scorecard.CAPTION),
        "unemployment_over_the_year": Drawing(season.draw, season.CAPTION),
        "demand_cycle": Drawing(demand_cycle.draw, demand_cycle.CAPTION),
        "treated_search": Drawing(saturations.draw, saturations.CAPTION),
        "durations_and_pay": Drawing(durations.draw, durations.CAPTION),
        "firms": Drawing(firms.draw, firms.CAPTION),
    }
)
"""In the order in which a reader wants them."""
