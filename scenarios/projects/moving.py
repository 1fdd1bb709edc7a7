"""Moving: one of the largest employers moves to another subdistrict, or leaves the region."""

from dataclasses import dataclass
from typing import Literal, Self

from pydantic import model_validator

from agents.region import Share
from scenarios.project import PROJECT, LargeEmployer
from scenarios.shock import place_number
from sim.calendar import Calendar
from sim.disturbances import Closing, Disturbance, Disturbances, Relocation, Resizing
from sim.settings import Settings


class Moving(LargeEmployer):
    """In ``month`` it moves ``to`` another place of the region, null if it leaves it.

    ``kept``: share of its posts that there are at the new place. Staff follow or stay behind by
    what they earn and by how much longer their way gets (:class:`sim.disturbances.Relocation`).
    ``lost_demand``: the share of the demand given up that leaves the region; the others of its
    sector take over the rest.
    """

    kind: Literal["moving"]
    to: str | None
    kept: Share
    lost_demand: Share

    @model_validator(mode="after")
    def _kept_here_only(self) -> Self:
        if self.to is None and self.kept > 0:
            message = "a firm that leaves the region keeps no posts in it: set kept to 0, or to"
            raise ValueError(message)
        return self

    def disturbance(self, calendar: Calendar, settings: Settings) -> Disturbance:
        """What strikes. Raises InputError where :meth:`firms` does and for an unknown place."""
        (key,) = self.firms(settings.region)
        first = self.first(calendar)
        if self.to is None:
            return Moves(first, closing=Closing(key, self.lost_demand))
        search = settings.search
        relocation = Relocation(
            key,
            place_number(settings.region, self.to, f"{PROJECT}.to"),
            search.commuting_value,
            search.reservation_share,
        )
        resizing = Resizing(key, self.kept, self.lost_demand)
        return Moves(first, resizing=resizing, relocation=relocation)


@dataclass(frozen=True)
class Moves(Disturbance):
    """The move as it strikes, in the month ``first``."""

    first: int
    closing: Closing | None = None
    resizing: Resizing | None = None
    relocation: Relocation | None = None

    def fill(self, disturbances: Disturbances, month: int) -> None:
        """The firm goes in its month."""
        if month != self.first:
            return
        disturbances.closings += [self.closing] if self.closing else []
        disturbances.resizings += [self.resizing] if self.resizing else []
        disturbances.relocations += [self.relocation] if self.relocation else []
