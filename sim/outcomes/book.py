"""The month's book: everything that an outcome may be computed from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from agents.firms import STARTUP_MONTHS, Kind
from agents.people import EMPLOYED_STATUSES, Status
from sim.counting import UNREAD, Counting
from sim.events import MonthEvents
from sim.levers import Levers
from sim.state import State
from sim.tally import Tally
from sim.watch import DESTINATIONS, TRAITS, Sight

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

AGE_GROUPS = ("age_16_24", "age_25_29", "age_30_59")
HORIZONS = (3, 6, 9, 12, 18, 24, 30, 36)
ORIGINS = (
    "from_nonemployment",
    "from_job",
    "from_arrival",
    "from_school",
    "from_commuting",
)
FIRM_KINDS = ("enterprises", "individual_businesses")
FIRM_AGES = (12, 24, 36, 60)
DURATION_GROUPS = ("under_3", "from_3_to_5", "from_6_to_11", "from_12")
"""Months without work, by the bands of :data:`sim.events.DURATIONS`."""
PERCENTILES = (10, 25, 50, 75, 90)
TALENT_WAYS = ("new_residents", "insured_from_outside")
POSTGRADUATES = ("master", "doctor")
DOSE_PARTS = ("guidance", "referrals", "training")
OLDER_THAN_64 = 4
"""The last of the age bands."""

POOLED_COHORTS = 12
"""Cohorts of arrivals that are pooled: those of a year, for the seasons differ."""


def group_names(
    groups: str, places: Iterable[str], instruments: Iterable[str], sectors: Iterable[str] = ()
) -> list[str]:
    """The names of the groups that an outcome is split by, in the order of its values.

    ``groups``: what the outcome's declaration says; of the population these are all, three ages,
    local or non-local registration, and the subdistricts.
    """
    names = {
        "population": [
            *("all", *AGE_GROUPS, "local", "non_local"),
            *(f"place_{place}" for place in places),
        ],
        "region": ["all"],
        "origin": ["all", *ORIGINS],
        "horizon": [str(months) for months in HORIZONS],
        "instrument": ["all", *instruments],
        "treatment": ["all", "treated", "control"],
        "firm_kind": ["all", *FIRM_KINDS],
        "firm_age": [str(months) for months in FIRM_AGES],
        "duration": ["all", *DURATION_GROUPS],
        "quantile": [f"p{percent}" for percent in PERCENTILES],
        "talent": ["all", *TALENT_WAYS],
        "postgraduate": ["all", *POSTGRADUATES],
        "dose": ["all", *DOSE_PARTS],
        "destination": ["all", *DESTINATIONS],
        "trait": list(TRAITS),
        "sector": [f"sector_{sector}" for sector in sectors],
    }
    return names[groups]


@dataclass(frozen=True)
class Book:
    """One month of a region, at the scale simulated. ``full`` brings counts to full scale.

    ``minimum_wage``: in deflated yuan a month. ``minutes``: of travel between places, of which
    ``minutes_base`` are those within one. ``counting``: how official counts are read. ``sight``:
    the closer look that an assessment asks for. ``levers``: what policies did to decisions.
    """

    state: State
    tally: Tally
    places: Sequence[str]
    instruments: Sequence[str]
    scale: float
    minimum_wage: float = 0.0
    sectors: Sequence[str] = ()
    minutes: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    minutes_base: float = 0.0
    counting: Counting = UNREAD
    sight: Sight | None = None
    levers: Levers = field(default_factory=Levers)

    @property
    def seen(self) -> Sight:
        """The closer look. RuntimeError where nobody asked for one."""
        if self.sight is None:
            message = "no project is watched in this run"
            raise RuntimeError(message)
        return self.sight

    @property
    def events(self) -> MonthEvents:
        """What happened this month."""
        return self.state.events

    def full(self, count: npt.ArrayLike) -> Floats:
        """A simulated count at full scale."""
        return np.asarray(count, dtype=np.float64) / self.scale

    def group_names(self, groups: str) -> list[str]:
        """The names of the groups that an outcome is split by, in the order of its values."""
        return group_names(groups, self.places, self.instruments, self.sectors)

    def split(self, counts: Ints) -> Ints:
        """Counts by place, registration and age band, summed for each population group.

        ``counts``: (places, 2, bands, …); returns (groups, …).
        """
        ages = [counts[:, :, band].sum(axis=(0, 1)) for band in range(len(AGE_GROUPS))]
        registration = [counts[:, outsider].sum(axis=(0, 1)) for outsider in (0, 1)]
        places = [counts[place].sum(axis=(0, 1)) for place in range(counts.shape[0])]
        return np.stack([counts.sum(axis=(0, 1, 2)), *ages, *registration, *places])

    @property
    def residents(self) -> Ints:
        """People by place in the region, registration, age band and status."""
        return self.tally.people[: len(self.places)]

    @cached_property
    def by_group(self) -> Ints:
        """Residents by population group and status."""
        return self.split(self.residents)

    @cached_property
    def working_age(self) -> Ints:
        """Residents of 16 to 64 years by population group and status."""
        kept = self.residents.copy()
        kept[:, :, OLDER_THAN_64] = 0
        return self.split(kept)

    @property
    def employed(self) -> Ints:
        """Employed residents by population group."""
        employed: Ints = self.by_group[:, list(EMPLOYED_STATUSES)].sum(axis=1)
        return employed

    @property
    def unemployed(self) -> Ints:
        """Unemployed residents by population group."""
        return self.by_group[:, Status.UNEMPLOYED]

    @cached_property
    def startups(self) -> npt.NDArray[np.bool_]:
        """Which firms are start-ups of at most 36 months."""
        firms = self.state.firms
        young = (firms["alive"] == 1) & (firms["kind"] == Kind.STARTUP)
        result: npt.NDArray[np.bool_] = young & (
            self.state.month - firms["founded"] < STARTUP_MONTHS
        )
        return result

    def retained(self) -> tuple[Ints, Ints]:
        """Young talent still resident, and all who came, by months since arrival.

        Pools the twelve latest cohorts old enough to be seen one month past each horizon.
        """
        cohorts = self.state.cohorts
        stayed, came = [], []
        for months in HORIZONS:
            last = cohorts.arrived.size - months - 1
            chosen = slice(last - POOLED_COHORTS, last)
            arrived = cohorts.arrived[chosen].sum()
            left = cohorts.left[chosen, : months + 1].sum()
            came.append(arrived)
            stayed.append(arrived - left)
        return np.array(stayed), np.array(came)
