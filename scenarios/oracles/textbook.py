"""The textbook market: identical people, equal vacancies, applications at random."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from sim.model import Market

BASE = ("region=textbook", "scenario=none", "settling_months=0")


@dataclass(frozen=True)
class Size:
    """How many seek and work at first, the vacancies kept open, the share who lose their jobs."""

    seekers: int
    vacancies: int
    employed: int = 0
    separation_rate: float = 0.0

    @property
    def ratio(self) -> float:
        """Vacancies a seeker, at first."""
        return self.vacancies / self.seekers


def textbook(size: Size, *overrides: str, scale: float = 1.0, **search: float) -> RunSettings:
    """The settings of a textbook market; seeds are given when it is made.

    ``search``: numbers of ``conf/search``. They and the size are put over one composition, for
    composing takes longer than a month; they are checked as if they had been composed.
    """
    words = [*BASE, *overrides]
    base = compose_settings("run", words, RunSettings)
    given = {
        "scale": scale,
        "region": base.region.model_dump() | asdict(size),
        "search": base.search.model_dump() | search,
    }
    return compose_settings("run", words, RunSettings, given=given)


def textbook_market(asked: RunSettings, seed: int) -> Market:
    """A textbook market that has not yet lived a month."""
    return Market(asked, asked.desk(), seed=seed, scale=asked.scale, calendar=asked.calendar())


def markets_after_a_month(asked: RunSettings, seeds: Sequence[int]) -> Iterator[Market]:
    """Each seed's market after one unrecorded month; it is closed when the next is asked for."""
    for seed in seeds:
        market = textbook_market(asked, seed)
        market.recording = False
        market.step()
        yield market
        market.close()


def hires_of_one_month(asked: RunSettings, seeds: Sequence[int]) -> list[int]:
    """How many were hired in the one month of each seed."""
    return [market.state.events.hired.size for market in markets_after_a_month(asked, seeds)]
