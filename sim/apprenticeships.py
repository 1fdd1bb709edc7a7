"""Apprenticeships: firms train new hires beside their work where it pays them to.

A firm trains a new hire whom it may be paid for if the payment covers what the training costs it
beyond its own gain: output lost and a teacher's time, less what a skilled worker who stays brings.
Costs decide whether firms train at all (Mühlemann, Schweri, Winkelmann and Wolter, 2007); what is
paid for those who would have been trained anyway is not modelled, for at rest none are.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.group_rules import HIGH_SKILL_CERTIFICATE
from agents.parameters import Frozen
from agents.people import NEVER, Status
from agents.region import Amount, Share
from sim.bases import costs
from sim.entitlements import takes_up
from sim.events import learning
from sim.grouping import group
from sim.learning_offers import Programme
from sim.records import TRAINED_AT
from sim.staff_training import note_staff_certificates
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]


class Apprenticeship(Frozen):
    """``net_cost``: yuan that an apprenticeship costs a firm beyond its own gain, the median;
    ``dispersion``: of its logarithm. ``pass_share``: of those who stay to the end. ``skill_gain``:
    relative gain of skill on passing.
    """

    net_cost: Amount
    dispersion: Amount
    pass_share: Share
    skill_gain: Amount


def apprenticeships_end(state: State, world: World, apprenticeship: Apprenticeship) -> None:
    """Apprentices who left their firm have learned for nothing; the others sit the examination."""
    if not state.apprentices.size:
        return
    people, records = state.people, state.apprentices
    rows = records["person"].astype(np.int64)
    stays = people["employer"][rows] == records["firm"]
    people["course_end"][rows[~stays]] = NEVER
    ended = stays & (records["ends"] < state.month)
    state.apprentices = records[stays & ~ended]
    done = rows[ended]
    group(state, done)
    u = world.luck.draws(Decision.APPRENTICESHIP, state.month, people["key"][done], 1)
    passed = u < apprenticeship.pass_share
    winners = done[passed]
    people["certificate"][winners] = people["course_level"][winners]
    people["skill"][winners] *= 1 + apprenticeship.skill_gain
    people["course_end"][done] = NEVER
    note_staff_certificates(state, winners)
    events = state.events
    events.completed = np.concatenate([events.completed, done])
    events.passed = np.concatenate([events.passed, passed])


def firms_take_apprentices(
    state: State,
    world: World,
    apprenticeship: Apprenticeship,
    programmes: list[Programme],
) -> None:
    """Of this month's hires without a high certificate, some begin as apprentices.

    Of several programmes that would pay for her, the one that pays most counts.
    """
    people, firms, events = state.people, state.firms, state.events
    hired, firm = events.hired, events.hired_by
    fresh = (people["course_end"][hired] == NEVER) & (people["status"][hired] == Status.EMPLOYEE)
    fresh &= (people["certificate"][hired] + 1 < HIGH_SKILL_CERTIFICATE) & (
        people["employer"][hired] == firm
    )
    hired, firm = hired[fresh], firm[fresh]
    if not programmes or not hired.size:
        return
    best, which = np.zeros(hired.size), np.full(hired.size, -1)
    for at, programme in enumerate(programmes):
        offer = programme.offer
        pays = offer.who.covers(people["groups"][hired])
        pays &= takes_up(world.luck, offer.number, firms["key"][firm], offer.take_up)
        pays &= offer.firms.fits_rows(firms, firm, state.month, state.scale)
        better = pays & (offer.value > best)
        best[better], which[better] = offer.value, at
    keys = people["key"][hired].astype(np.int64)
    median, dispersion = apprenticeship.net_cost, apprenticeship.dispersion
    cost = costs(world, Decision.APPRENTICESHIP, state.month, keys, median, dispersion)
    begins = (which >= 0) & (best >= cost)
    for at, programme in enumerate(programmes):
        mine = begins & (which == at)
        _begin(state, hired[mine], firm[mine], programme)


def _begin(state: State, rows: Ints, firm: Ints, programme: Programme) -> None:
    people, events = state.people, state.events
    begun = np.zeros(rows.size, dtype=TRAINED_AT)
    begun["person"], begun["firm"] = rows, firm
    begun["ends"] = state.month + programme.months
    people["course_end"][rows] = begun["ends"]
    people["course_level"][rows] = people["certificate"][rows] + 1
    state.apprentices = np.concatenate([state.apprentices, begun])
    made = learning(programme.offer.number, rows, firm)
    events.apprentices = np.concatenate([events.apprentices, made])
