"""Each policy of the packages alone: its region goes on with it and without it from one month."""

from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from scenarios.policy import Policy
from scenarios.settings import RunSettings
from sim.desk import Desk
from sim.instrument import EVERY
from sim.model import Market
from tests.scenarios.packages import REGIONS, asked_of, own_policies

SEEDS = (1, 2)
MONTHS = 12
EACH = [(package, policy) for package in REGIONS for policy in own_policies(package)]
Values = npt.NDArray[np.float64]


def written(package: str, policy: str) -> Policy:
    """A policy as the package has it."""
    found: Policy = asked_of(package).scenario.policies[policy]
    return found


def with_only(package: str, policies: frozenset[str]) -> RunSettings:
    """The settings of a package with some of its policies."""
    asked = asked_of(package)
    kept = {name: each for name, each in asked.scenario.policies.items() if name in policies}
    return asked.model_copy(
        update={"scenario": asked.scenario.model_copy(update={"policies": kept})}
    )


@cache
def in_force(package: str) -> frozenset[str]:
    """The policies that a package takes over from before."""
    return frozenset(asked_of(package).scenario.in_force)


@cache
def settled(package: str, seed: int) -> Market:
    """The region at the end of settling under the measures in force: to be forked alone."""
    asked = with_only(package, in_force(package))
    calendar = asked.calendar()
    return Market(asked, asked.desk(), seed=seed, scale=asked.scale, calendar=calendar)


def a_year(asked: RunSettings, package: str, seed: int) -> dict[str, float]:
    """Each outcome's mean over a year of the settled region under some policies."""
    market = settled(package, seed).fork(asked, asked.desk(), None).run(MONTHS)
    everybody = market.outcomes().filter(pl.col("group") == "all")
    return dict(everybody.group_by("outcome").agg(pl.col("value").mean()).iter_rows())


@cache
def without(package: str, policies: frozenset[str], seed: int) -> dict[str, float]:
    """The same under policies that several are compared with."""
    return a_year(with_only(package, policies), package, seed)


@cache
def desk(package: str) -> Desk:
    """The desk of the whole package."""
    return asked_of(package).desk()


PARTNERS = {
    "startup_loan_compensation": {"startup_loan"},
    "binjiang_post_performance_pay": {"binjiang_public_welfare_posts"},
    "binjiang_post_top_up": {"binjiang_public_welfare_posts"},
}
"""Policies that add to others, and those others."""


def arms(package: str, policy: str) -> tuple[frozenset[str], frozenset[str]]:
    """The policies without and with one of them: those in force, it, and those it needs.

    What calls others is there with these or not at all; what is called is there with its caller;
    what tells of others, or adds to them, beside these.
    """
    instruments = {each.terms.id: each for each in desk(package).instruments}
    own, usual = instruments[policy], in_force(package)
    if own.watches:
        return usual, usual | own.watches | {policy}
    told = own.informs(own.terms.start).keys()
    others = frozenset(asked_of(package).scenario.policies if EVERY in told else told)
    callers = {name for name, each in instruments.items() if policy in each.watches}
    beside = usual | (others - {policy}) | callers | PARTNERS.get(policy, set())
    return beside, beside | {policy}


def effects(package: str, policy: str, given: Policy | None = None) -> Values:
    """What a policy does to the outcome named in its file, in the unit named there, by seed.

    ``given``: the policy in place of that of the file.
    """
    given = given or written(package, policy)
    names, more = arms(package, policy)
    asked = with_only(package, more)
    asked.scenario.policies[policy] = given
    expected = given.expected
    before = np.array([without(package, names, seed)[expected.outcome] for seed in SEEDS])
    after = np.array([a_year(asked, package, seed)[expected.outcome] for seed in SEEDS])
    found: Values = after - before
    return found / before.mean() if expected.unit == "relative" else found
