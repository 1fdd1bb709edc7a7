"""Grants to stations: they grow with the clients served, up to a limit, and buy caseworkers."""

import numpy as np
import numpy.typing as npt

from sim.levers import Levers
from sim.service_terms import StationGrant
from sim.state import State
from sim.world import World

Floats = npt.NDArray[np.float64]


def grant_of(clients: Floats, grant: StationGrant) -> Floats:
    """A month's grant to each place in yuan, for clients served in a month, both at full scale."""
    return np.minimum(grant.per_client * clients, grant.most)


def left_for_caseworkers(yuan: Floats, grant: StationGrant) -> Floats:
    """What of a month's grant to each place is left beside what its community centres get."""
    return yuan - np.minimum(yuan * grant.for_centres, grant.centres_most)


def caseworkers_granted(state: State, world: World, levers: Levers) -> Floats:
    """The caseworkers whom each station can pay this month from grants, float64 (stations).

    A place is paid by what its stations did last month, and they share evenly. The receivers of
    each grant are paid for their own clients.
    """
    stations = state.stations
    staff = np.zeros(len(stations))
    if not levers.station_grants:
        return staff
    places = world.minutes.shape[0]
    at = stations["place"].astype(np.int64)
    here = np.bincount(at, minlength=places)
    clients = np.bincount(at, stations["caseload"], places) / world.scale
    others = max(1.0 - sum(grant.own_clients for grant in levers.station_grants), 0.0)
    for grant in levers.station_grants:
        yuan = grant_of(clients * (grant.own_clients or others), grant)
        state.events.granted[grant.number] = float(yuan.sum()) * world.scale
        pay = left_for_caseworkers(yuan, grant)
        staff += (pay / grant.caseworker / np.maximum(here, 1))[at]
    return staff
