"""Whether the policies of a package fit one another and the run: one line for what does not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from agents.errors import InputError, unknown_name
from scenarios.clause_ids import known_clauses
from scenarios.policy import Policy
from sim.calendar import Calendar
from sim.entitlements import PROGRAMMES, Offers
from sim.instrument import EVERY, Instrument
from sim.levers import Levers

POLICIES = "scenario.policies"
LIKE_OURS = re.compile(r"[IX]\d", re.IGNORECASE)
"""How the ids of our catalogue begin; others are of documents of the user's own."""


def package_must_fit(
    policies: Mapping[str, Policy],
    instruments: Sequence[Instrument],
    in_force: Iterable[str],
    calendar: Calendar,
    months: int,
) -> None:
    """Raise InputError for the first thing about a package that does not fit.

    ``in_force``: policies taken over from before, which may have ended before the run begins.
    """
    for name, policy in policies.items():
        _clauses_must_be_known(name, policy)
        if name not in in_force:
            _period_must_meet_run(name, policy, calendar, months)
    for one, other in combinations(policies, 2):
        _budgets_must_not_overlap((one, policies[one]), (other, policies[other]))
    for instrument in instruments:
        _watched_must_be_there(instrument, policies)
    _levers_must_have_room(instruments)


def _clauses_must_be_known(name: str, policy: Policy) -> None:
    known = known_clauses()
    for clause in policy.clauses:
        if LIKE_OURS.match(clause) and clause not in known:
            close = unknown_name(clause, kind="clause", where="", known=known).nearest
            raise InputError(
                f"unknown clause '{clause}'",
                where=f"{POLICIES}.{name}.clauses",
                allowed="an id of docs/clauses.csv, or one of your own that begins otherwise",
                nearest=close,
            )


def _period_must_meet_run(name: str, policy: Policy, calendar: Calendar, months: int) -> None:
    first, last = calendar.first, calendar.begin + months - 1
    start, end = calendar.index(policy.period.start), calendar.index(policy.period.end)
    if end < first or start > last:
        span = f"{policy.period.start:%Y-%m} to {policy.period.end:%Y-%m}"
        raise InputError(
            f"{span} lies outside of the run",
            where=f"{POLICIES}.{name}.period",
            allowed=f"months from {calendar.date(first):%Y-%m} to {calendar.date(last):%Y-%m}",
        )


def _budgets_must_not_overlap(one: tuple[str, Policy], other: tuple[str, Policy]) -> None:
    """Two yearly budgets for one clause at the same time would count its money twice."""
    (first, a), (second, b) = one, other
    if a.budget.yuan_per_year is None or b.budget.yuan_per_year is None:
        return
    shared = sorted(set(a.clauses) & set(b.clauses))
    start = max(a.period.start, b.period.start)
    end = min(a.period.end, b.period.end)
    if shared and start <= end:
        raise InputError(
            f"its budget and that of '{first}' overlap from {start:%Y-%m} to {end:%Y-%m}: both"
            f" carry the clause {shared[0]}",
            where=f"{POLICIES}.{second}.budget",
            allowed="one budget for a clause at a time, or clauses that differ",
        )


def _watched_must_be_there(instrument: Instrument, policies: Mapping[str, Policy]) -> None:
    told = instrument.informs(instrument.terms.start).keys() - {EVERY}
    for name in sorted(instrument.watches | instrument.names | told):
        if name not in policies:
            where = f"{POLICIES}.{instrument.terms.id}"
            raise unknown_name(name, kind="policy of this scenario", where=where, known=policies)


def _levers_must_have_room(instruments: Sequence[Instrument]) -> None:
    """At most eight offers bear on one decision in any month."""
    for lever, offers in vars(Levers()).items():
        if not isinstance(offers, Offers):
            continue
        moving = [each.terms for each in instruments if lever in each.moves]
        for terms in moving:
            month = max(terms.start, terms.announced)
            together = [each.id for each in moving if each.in_force(month)]
            if len(together) > PROGRAMMES:
                raise InputError(
                    f"{len(together)} policies act on '{lever}' at once: {', '.join(together)}",
                    where=POLICIES,
                    allowed=f"at most {PROGRAMMES}",
                )
