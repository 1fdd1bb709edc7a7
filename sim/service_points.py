"""How far it is to a service: points beside a station shorten the way.

Points spread evenly over a place divide it into catchments; with n of them the mean way falls as
1/√n, as the mean distance to the nearest of n random points does (Clark and Evans, 1954).
"""

import numpy as np
import numpy.typing as npt

from agents.quantiles import exponential
from sim.levers import Levers
from sim.world import World

Floats = npt.NDArray[np.float64]


def points_of_service(levers: Levers) -> float:
    """Points of service in each place beside its stations, community centres among them."""
    return levers.service_points + sum(grant.centres for grant in levers.station_grants)


def way_to_service(
    world: World, homes: npt.NDArray[np.uint8], beyond: Floats, levers: Levers
) -> Floats:
    """Minutes of people's way to a service beyond those within a place, float64 (people).

    ``homes``: their places; ``beyond``: the same for the nearest station alone, 0 within one's own
    place. The result is negative where points lie nearer than a station in one's own place would.
    """
    points = points_of_service(levers)
    if points == 0 and np.isinf(levers.service_within):
        return beyond
    base = float(world.minutes.min())
    way = beyond + base
    if points > 0:
        stations = np.zeros(world.minutes.shape[0])
        counts = [place.stations for place in world.region.places.values()]
        stations[: len(counts)] = counts
        # The way within a place is that to as many stations as it has, or to one point.
        nearer = base * np.sqrt(np.maximum(stations, 1) / (stations + points))
        way = np.minimum(way, nearer[homes])
    return np.minimum(way, levers.service_within) - base


def gig_market_reach(world: World, levers: Levers, decay: float) -> Floats:
    """How near the markets for day labour are to people of each place, 0 to 1: float64 (places).

    Markets are spread as people are. Their pull falls exponentially with minutes by ``decay``; the
    telephone reaches a share of those whom they do not.
    """
    reach = np.zeros(world.minutes.shape[0])
    shares = np.array([place.population for place in world.region.places.values()])
    markets = levers.gig_markets * shares / max(shares.sum(), 1e-12)
    near = markets > 0
    minutes = float(world.minutes.min()) / np.sqrt(markets[near])
    reach[: shares.size][near] = exponential(-decay * minutes)
    return 1 - (1 - reach) * (1 - levers.gig_online)
