"""What both a new plant and an investment do: firms open, step by step, and ask for schooling."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.region import Count, Positive, Share
from scenarios.project import PROJECT, Months, Project, Schooling, opened_keys
from scenarios.shock import place_number, sector_number
from sim.calendar import Calendar
from sim.disturbances import Disturbance, Disturbances, Expansion
from sim.settings import Settings

MOST_JOBS = 1_000_000


class Openings(Project):
    """Firms of ``sector`` that open in ``month`` and in the end have ``jobs`` of the real city.

    ``pay``: relative to what the sector usually pays for the same skill; ``schooling``: whom their
    posts are open to; ``phase_in_months``: in which they grow to their size, by equal steps;
    ``new_demand``: share of their jobs that nobody else in the sector loses, since what they sell
    is new to the region.
    """

    sector: str
    jobs: Annotated[Count, Field(le=MOST_JOBS)]
    pay: Positive
    schooling: Schooling
    phase_in_months: Months
    new_demand: Share

    def phase(self) -> tuple[str, int]:
        """The months in which they grow to their size."""
        return "phase_in_months", self.phase_in_months

    def opened(
        self, places: Sequence[str], calendar: Calendar, settings: Settings, key: str
    ) -> Disturbance:
        """The firms as they open, one in each of ``places``, with equal parts of the jobs.

        ``key``: which of the project's keys names the places. Raises InputError for a sector or
        place that the region does not have.
        """
        keys, region = opened_keys(len(places)), settings.region
        expansions = tuple(
            Expansion(
                key=firm,
                jobs=self.jobs / len(places) / self.phase_in_months,
                sector=sector_number(region, self.sector, f"{PROJECT}.sector"),
                place=place_number(region, place, f"{PROJECT}.{key}"),
                pay=self.pay,
                markup=settings.wages.markup,
                new_demand=self.new_demand,
            )
            for firm, place in zip(keys, places, strict=True)
        )
        mix = self.schooling.shares
        return FirmsOpen(self.first(calendar), self.phase_in_months, expansions, mix)


@dataclass(frozen=True)
class FirmsOpen(Disturbance):
    """The openings as they strike.

    ``first``: their first month; ``months``: in which they grow; ``expansions``: one a firm, of
    each of those months; ``mix``: shares of posts by education.
    """

    first: int
    months: int
    expansions: tuple[Expansion, ...]
    mix: tuple[float, ...]

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """The firms get their next jobs, and ask for schooling from their first month on."""
        if month < self.first:
            return
        grows = month < self.first + self.months
        for expansion in self.expansions:
            if expansion.jobs > 0:
                disturbances.post_mixes[expansion.key] = self.mix
                if grows:
                    disturbances.expansions.append(expansion)
