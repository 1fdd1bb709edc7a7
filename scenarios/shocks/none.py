"""No shock: demand grows as it does, firms open and close by their own."""

from typing import Literal

from scenarios.shock import Shock
from sim.calendar import Calendar


class NoShock(Shock):
    """Nothing strikes."""

    kind: Literal["none"]

    def first(self, calendar: Calendar) -> None:
        """Never."""
