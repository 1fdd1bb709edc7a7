"""The way to a course: minutes from each place to the nearest site, and what a limit saves."""

import numpy as np
import numpy.typing as npt

from agents.region import Region
from sim.learning_offers import TravelLimit
from sim.world import World

Floats = npt.NDArray[np.float64]


def minutes_to_site(region: Region, minutes: Floats, sites: int) -> Floats:
    """Travel minutes from each place to the nearest of so many sites, float64 (places).

    Sites stand in the places with most residents. ``minutes``: float64 (places, places).
    """
    population = np.array([place.population for place in region.places.values()])
    with_site = np.argsort(-population, kind="stable")[: max(sites, 1)]
    nearest: Floats = minutes[:, with_site].min(axis=1)
    return nearest


def minutes_saved(world: World, sites: int, limits: list[TravelLimit]) -> Floats:
    """Minutes that courses come nearer on average, float64 (places): 0 within every limit."""
    minutes = minutes_to_site(world.region, world.minutes, sites)
    saved = np.zeros(minutes.size)
    for limit in limits:
        saved = np.maximum(saved, limit.share * np.maximum(minutes - limit.minutes, 0.0))
    return saved


def brought_within(minutes: float, limits: list[TravelLimit]) -> float:
    """The share of courses that limits bring within so many minutes of everybody, 0 to 1."""
    return max((limit.share for limit in limits if limit.minutes <= minutes), default=0.0)
