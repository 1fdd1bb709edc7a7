"""How the market goes, against what was usual in the same month before the run began.

Decisions that respond to the state of the market respond to these ratios, so that an ordinary
February is no slump, and the settled market is at rest whatever its rates are.
"""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from sim.calendar import month_of_year

Floats = npt.NDArray[np.float64]


class Condition(IntEnum):
    """What is observed of a month's market.

    Hires of the unemployed over those who sought; vacancies filled over those posted; vacancies
    over the unemployed who sought.
    """

    JOB_FINDING = 0
    FILLING = 1
    TIGHTNESS = 2


def _nothing_seen() -> Floats:
    return np.full((12, len(Condition)), np.nan)


@dataclass
class Conditions:
    """What is usual, by calendar month, and how the market stands to it.

    ``usual``: float64 (12, conditions), NaN where not seen yet. ``seen``: last month's conditions;
    ``latest``, ``relative``: their ratios to what is usual, and those ratios as remembered over
    time; 1 is usual.
    """

    usual: Floats = field(default_factory=_nothing_seen)
    seen: Floats = field(default_factory=lambda: np.full(len(Condition), np.nan))
    latest: Floats = field(default_factory=lambda: np.ones(len(Condition)))
    relative: Floats = field(default_factory=lambda: np.ones(len(Condition)))

    def observe(self, month: int, seen: Floats, memory: float, *, settling: bool) -> None:
        """Take in a month: float64 (conditions), NaN or 0 where nothing could be seen.

        While the market settles what is seen is what is usual; so it is later for a calendar month
        seen for the first time. ``memory``: weight of the present month.
        """
        usual = self.usual[month_of_year(month)]
        known = np.isfinite(seen) & (seen > 0)
        learned = known & (settling | ~np.isfinite(usual))
        usual[learned] = seen[learned]
        ratio = np.ones(seen.size)
        np.divide(seen, usual, out=ratio, where=known & np.isfinite(usual))
        self.seen, self.latest = seen, ratio
        self.relative += memory * (ratio - self.relative)

    def of(self, condition: Condition) -> float:
        """A condition relative to what is usual, as remembered."""
        return float(self.relative[condition])
