"""Contests of skill: who wins, and what a chance to win adds to a certificate.

Prizes raise the return to a certificate for few, as in a tournament (Lazear and Rosen, 1981).
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.quantiles import whole
from sim.covered import covers
from sim.entitlements import takes_up
from sim.events import learning
from sim.learning_offers import Contest
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def entrants(state: State, world: World, contest: Contest) -> Ints:
    """Rows of those who gained a certificate this month and enter a contest, the best first.

    Skill counts, and so does the day: each factor between a half and one and a half is as likely.
    """
    people, events = state.people, state.events
    rows = events.completed[events.passed]
    rows = rows[people["certificate"][rows] >= contest.from_level]
    keys = people["key"][rows].astype(np.int64)
    if contest.personal:
        knows = takes_up(world.luck, contest.number, keys, contest.known)
        rows, keys = rows[knows], keys[knows]
    score = people["skill"][rows] * (0.5 + world.luck.draws(Decision.CONTEST, state.month, keys))
    best: Ints = rows[np.argsort(-score, kind="stable")]
    return best[covers(state, contest.who, best)]


def contests_are_held(state: State, world: World, contests: list[Contest]) -> None:
    """Note who wins this month's contests: one entrant wins one prize at most."""
    for contest in contests:
        number = np.array([contest.number])
        u = world.luck.draws(Decision.CONTEST, state.month, number, 1)
        held = int(whole(np.array([contest.a_year / 12]), u)[0])
        prizes = held * len(contest.prizes)
        if not prizes:
            continue
        winners = entrants(state, world, contest)[:prizes]
        place = np.arange(winners.size) // held + 1
        employer = state.people["employer"][winners].astype(np.int64)
        if not contest.personal:
            winners, place, employer = (of[employer >= 0] for of in (winners, place, employer))
        won = learning(contest.number, winners, employer, place)
        state.events.prizes = np.concatenate([state.events.prizes, won])


def prize_expected(state: State, world: World, contests: list[Contest], rows: Ints) -> Floats:
    """Yuan that people expect of contests for a certificate, float64 (rows).

    The prizes of a month over last month's new certificates, never more than the mean prize; for
    those who know of it and reach its level.
    """
    people, events = state.people, state.events
    expected = np.zeros(rows.size)
    passers = events.completed[events.passed]
    for contest in contests:
        total = sum(contest.prizes)
        if not contest.personal or not total or not contest.known:
            continue
        rivals = int((people["certificate"][passers] >= contest.from_level).sum())
        mean = total / len(contest.prizes)
        chance = min(contest.a_year / 12 * len(contest.prizes) / max(rivals, 1), 1.0)
        keys = people["key"][rows].astype(np.int64)
        may = takes_up(world.luck, contest.number, keys, contest.known)
        may &= people["certificate"][rows].astype(np.int64) + 1 >= contest.from_level
        may &= covers(state, contest.who, rows)
        expected += np.where(may, mean * chance, 0.0)
    return expected
