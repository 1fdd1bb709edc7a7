"""All numbers of the model together: one field for each file that holds an equation."""

from typing import Self

from pydantic import model_validator

from agents.parameters import Frozen
from agents.profile import Ability
from agents.region import Region
from agents.retirement import Retirement
from sim.campus import Campus
from sim.closure import Closure
from sim.counting import Counting
from sim.demography import Demography
from sim.disturbances import Disturbance
from sim.examinations import Examinations
from sim.festival import Festival
from sim.firm_life import FirmLife
from sim.labour_cost import Firms
from sim.migration import Migration
from sim.participation import Participation
from sim.rents import Rents
from sim.rest_of_city import RestOfCity
from sim.rivals import RivalCities
from sim.search import Search
from sim.separation import Separation
from sim.services import Services
from sim.startups import Startups
from sim.training import Training
from sim.wages import Wages


class Settings(Frozen):
    """The numbers of a model run."""

    region: Region
    ability: Ability
    demography: Demography
    retirement: Retirement
    campus: Campus
    examinations: Examinations
    festival: Festival
    migration: Migration
    rents: Rents
    rival_cities: RivalCities
    rest_of_city: RestOfCity
    participation: Participation
    separation: Separation
    search: Search
    firms: Firms
    firm_life: FirmLife
    closure: Closure
    wages: Wages
    startups: Startups
    training: Training
    services: Services
    counting: Counting

    def disturbance(self) -> Disturbance:
        """What strikes during the run: nothing, unless the settings of a run name a shock."""
        return Disturbance()

    def watched(self) -> tuple[int, ...] | None:
        """Keys of the firms to be looked at closely: none, unless a run names a project."""
        return None

    @model_validator(mode="after")
    def _hazards_below_bounds(self) -> Self:
        separation, startups, training = self.separation, self.startups, self.training
        ideas = (startups.graduate_ideas, startups.college_ideas, startups.business_ideas)
        interest = (training.interest_unemployed, training.interest_employed)
        migration = self.migration
        leaving = max(migration.leaving.values()) / 12 * max(migration.leaving_if_unemployed, 1.0)
        leaving *= max(migration.leaving_in_first_year, 1.0) * max(migration.leaving_if_local, 1.0)
        most_separated = max(separation.rates.values()) * max(separation.first_months, 1.0)
        if self.festival.enabled:
            most_separated *= max(self.festival.leaving, 1.0)
        for what, hazard, bound, name in (
            (
                "separation.rates times first_months, at Spring Festival",
                most_separated,
                separation.bound,
                "bound",
            ),
            ("migration.leaving times its multipliers", leaving, migration.leaving_bound, "bound"),
            ("the ideas of startups", max(ideas), startups.idea_bound, "idea_bound"),
            ("the interest in training", max(interest), training.interest_bound, "interest_bound"),
        ):
            if hazard > bound:
                message = f"{what} reach {hazard:.4f} a month, above their {name} {bound}"
                raise ValueError(message)
        return self
