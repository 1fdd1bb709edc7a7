"""Firms show young people what they do, where a payment for the day covers what it costs them.

Guests then seek work more widely. Fairs and visits teach jobseekers about work rather than place
them (Beam, 2016; Abebe et al., 2017).
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.parameters import Frozen
from agents.people import Status
from agents.region import Amount, Count, Share
from sim.bases import bases, by_lot, places_at, spread
from sim.campus import last_year_students
from sim.covered import covers
from sim.events import learning
from sim.grouping import group
from sim.learning_offers import Programme
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
LAST_YEAR = 12


class CompanyVisits(Frozen):
    """``interest``: share of those covered who would come in a month. ``places``: guests of a firm
    in a month, as a share of its headcount. ``cost``: yuan of a guest and day, the median;
    ``dispersion``: of its logarithm. ``months``: for which guests seek more widely, from the visit
    or from leaving school.
    """

    interest: Share
    places: Share
    cost: Amount
    dispersion: Amount
    months: Count


def firms_receive_visits(
    state: State, world: World, visits: CompanyVisits, programmes: list[Programme]
) -> None:
    """Unemployed people and students of the last year visit firms, both by lot."""
    people, events = state.people, state.events
    for programme in programmes:
        offer = programme.offer
        at = bases(state, world, offer, Decision.COMPANY_VISIT, visits.cost, visits.dispersion)
        keys = state.firms["key"][at]
        expected = visits.places * state.firms["headcount"][at]
        places = places_at(world, Decision.COMPANY_VISIT, state.month, keys, expected)
        idle = people.with_status(Status.UNEMPLOYED)
        rows = np.concatenate([idle, last_year_students(state, LAST_YEAR)])
        u = world.luck.draws(Decision.COMPANY_VISIT, state.month, people["key"][rows], 1)
        rows = rows[u < visits.interest]
        rows = rows[covers(state, offer.who, rows)]
        lot = people["key"][rows].astype(np.int64)
        rows = rows[by_lot(world, Decision.COMPANY_VISIT, state.month, lot, int(places.sum()))]
        firm = at[spread(world, Decision.COMPANY_VISIT, state.month, keys, places)][: rows.size]
        group(state, rows)
        begins = np.maximum(people["graduated"][rows].astype(np.int64), state.month)
        until = begins + visits.months
        people["coached_until"][rows] = np.maximum(people["coached_until"][rows], until)
        made = learning(offer.number, rows, firm)
        events.visits = np.concatenate([events.visits, made])
