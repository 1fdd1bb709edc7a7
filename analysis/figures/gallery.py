"""All figures, by the name of their file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from matplotlib.figure import Figure

from analysis.figures import (
    effects_forest,
    spending_by_instrument,
    startup_jobs,
    unemployment_difference,
    unemployment_over_time,
    youth_retention,
)
from analysis.results import Results


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure that can be drawn: how, its caption, and whether it needs a baseline.

    ``alone`` is the caption without a baseline, where it is another one; ``closures`` says whether
    it shows all closures rather than the main one.
    """

    draw: Callable[[Results], Figure]
    caption: str
    between: bool = False
    alone: str = ""
    closures: bool = False

    def caption_for(self, results: Results) -> str:
        """The caption, which speaks of no figure that these results cannot fill."""
        caption = self.caption if results.compared or not self.alone else self.alone
        if not results.others or self.closures:
            return caption
        under = results.runs.closure_label().en
        return f"{caption} Drawn under the closure “{under}” alone."


DRAWINGS: Mapping[str, Drawing] = MappingProxyType(
    {
        "effects_forest": Drawing(
            effects_forest.draw, effects_forest.CAPTION, between=True, closures=True
        ),
        "unemployment_difference": Drawing(
            unemployment_difference.draw, unemployment_difference.CAPTION, between=True
        ),
        "unemployment_over_time": Drawing(
            unemployment_over_time.draw,
            unemployment_over_time.CAPTION,
            alone=unemployment_over_time.ALONE,
        ),
        "youth_retention": Drawing(youth_retention.draw, youth_retention.CAPTION),
        "startup_jobs": Drawing(startup_jobs.draw, startup_jobs.CAPTION, alone=startup_jobs.ALONE),
        "spending_by_instrument": Drawing(
            spending_by_instrument.draw, spending_by_instrument.CAPTION
        ),
    }
)


def drawings(results: Results) -> Mapping[str, Drawing]:
    """The figures that these results can fill, in the order in which a reader wants them."""
    return {
        name: drawing
        for name, drawing in DRAWINGS.items()
        if results.compared or not drawing.between
    }
