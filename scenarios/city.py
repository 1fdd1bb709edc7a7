"""A city as an ordinary Mesa model, from plain keywords."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from mesa.datacollection import DataCollector

from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from sim.model import Market

COLLECTED = ("unemployment_rate", "employment_rate", "vacancies", "job_finding_rate", "spending")


class City(Market):
    """The labour market of a region under a scenario.

    ``region``, ``scenario``, ``shock``: names of configurations; ``seed``, ``scale``,
    ``settling_months``, ``months``, ``threads`` as on the command line; ``overrides``: any other
    number, as ``search.rounds=1``; ``config_dir``: a directory with scenarios and policies of one's
    own, read once. It has settled when it is made. Raises InputError for what it cannot use.
    """

    def __init__(
        self,
        region: str = "yuhang",
        scenario: str = "baseline",
        seed: int = 1,
        *,
        shock: str = "none",
        scale: float | None = None,
        settling_months: int | None = None,
        months: int | None = None,
        threads: int | None = None,
        overrides: Sequence[str] = (),
        config_dir: str | Path | None = None,
    ) -> None:
        numbers = {
            "seed": seed,
            "scale": scale,
            "settling_months": settling_months,
            "months": months,
            "threads": threads,
        }
        asked = compose_settings(
            "run",
            [f"region={region}", f"scenario={scenario}", f"shock={shock}", *overrides],
            RunSettings,
            config_dir=None if config_dir is None else Path(config_dir),
            given={name: _plain(value) for name, value in numbers.items() if value is not None},
        )
        self.asked = asked
        super().__init__(
            asked,
            asked.desk(),
            seed=asked.seed,
            scale=asked.scale,
            calendar=asked.calendar(),
            threads=asked.threads,
        )
        self.datacollector = DataCollector(
            model_reporters={name: _latest(name) for name in COLLECTED}
        )

    def step(self) -> None:
        """One month; the collector of main outcomes looks on, and the run ends in its time."""
        super().step()
        self.datacollector.collect(self)
        self.running = self.steps < self.asked.months


def _latest(name: str) -> Callable[[Market], float]:
    return lambda market: float(market.recorder.latest[name][0])


def _plain(value: object) -> object:
    """A number of numpy's, such as those of an ``arange`` of seeds, as one of Python's."""
    return value.item() if isinstance(value, np.generic) else value
