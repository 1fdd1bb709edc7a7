"""What policies make coming, living and working here worth, in yuan a month beside pay."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from agents.chance import Luck
from agents.people import Education
from agents.profile import Columns
from agents.region import ByAge, by_age
from sim.claims import FEN
from sim.entitlements import Bits, Offers, employers_seen
from sim.grouping import groups_now, groups_of_columns
from sim.levers import Levers
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
MONTHS_AHEAD = 12
"""Whoever waits for a payment reckons with those of the coming year."""


def worth_of(offers: Offers, luck: Luck, keys: Ints, groups: Bits, *, stacks: bool) -> Floats:
    """What offers are worth to people who know of them and are covered, float64 (people)."""
    classes = offers.covered(groups) & offers.known(luck, keys)
    found: Floats = offers.values(stacks=stacks)[classes]
    return found


def worth_of_coming(
    state: State, world: World, levers: Levers, leaving: ByAge, candidates: Columns
) -> Floats | None:
    """Yuan a month for which coming here counts beside pay, float64 (candidates); None for nothing.

    What is paid once is spread over the usual stay, one over the yearly hazard of ``leaving``.
    """
    if not levers.coming.offers and not levers.living.offers:
        return None
    keys = candidates["key"]
    groups = groups_of_columns(state, candidates)
    classes = levers.coming.covered(groups) & levers.coming.known(world.luck, keys)
    by_level = [levers.coming.values(stacks=levers.stacks, level=level) for level in Education]
    once: Floats = np.array(by_level)[candidates["education"], classes]
    stay = 12 / np.maximum(by_age(leaving, (state.month - candidates["birth"]) // 12), 1e-3)
    living = worth_of(levers.living, world.luck, keys, groups, stacks=levers.stacks)
    return once / stay + living


def worth_of_staying(state: State, world: World, levers: Levers, rows: Ints) -> Floats | None:
    """Yuan a month for which staying counts beside pay, float64 (rows); None where for nothing.

    A payment that one still waits for, and would lose by leaving, counts the more the sooner it
    falls due, and no more once it is paid: a notch.
    """
    if not levers.living.offers and not levers.awaited:
        return None
    worth = np.zeros(rows.size)
    if levers.living.offers:
        keys, groups = state.people["key"][rows].astype(np.int64), groups_now(state, rows)
        worth += worth_of(levers.living, world.luck, keys, groups, stacks=levers.stacks)
    for name, yuan in levers.awaited.items():
        owed = state.claims.account(name).pending
        months = np.maximum(owed["due"] - state.month, 1)
        soon = (owed["person"] >= 0) & (months <= MONTHS_AHEAD)
        monthly = owed["amount"][soon] / FEN * yuan / months[soon]
        worth += np.bincount(owed["person"][soon], monthly, minlength=len(state.people))[rows]
    return worth


def worth_of_jobs(state: State, world: World, levers: Levers, rows: Ints) -> Floats | None:
    """Yuan a month that jobseekers expect beside pay of whatever job they find, float64 (rows).

    An offer counts by the share of jobs whose employers it is for; None where for nothing.
    """
    if not levers.working.offers:
        return None
    firms = np.flatnonzero(state.firms["alive"] == 1)
    seen = employers_seen(state.firms, firms, state.month, state.scale)
    jobs = state.firms["headcount"][firms].astype(np.int64)
    total = max(int(jobs.sum()), 1)
    expected = Offers(
        [
            replace(offer, value=offer.value * int(jobs[offer.firms.fits(seen)].sum()) / total)
            for offer in levers.working.offers
        ]
    )
    people = state.people
    keys, groups = people["key"][rows].astype(np.int64), people["groups"][rows]
    return worth_of(expected, world.luck, keys, groups, stacks=levers.stacks)


def worth_of_gigs(state: State, world: World, levers: Levers, rows: Ints) -> Floats | None:
    """Yuan a month for which gig work counts beside its pay, float64 (rows); None for nothing."""
    if not levers.gig_work.offers:
        return None
    keys, groups = state.people["key"][rows].astype(np.int64), groups_now(state, rows)
    return worth_of(levers.gig_work, world.luck, keys, groups, stacks=levers.stacks)
