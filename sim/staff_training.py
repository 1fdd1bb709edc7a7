"""Firms send their staff on courses where an award pays for it.

Firms pay for general training where wages do not follow skill in full (Acemoglu and Pischke, 1999);
what it costs them beyond their own gain differs, and an award tips those whose net cost it covers.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.group_rules import HIGH_SKILL_CERTIFICATE
from agents.parameters import Frozen
from agents.people import NEVER
from agents.region import Amount, Share
from sim.bases import by_lot, costs
from sim.entitlements import employers_seen, takes_up
from sim.learning_offers import StaffAward
from sim.records import CERTIFICATE
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class StaffTraining(Frozen):
    """``share``: of its staff, whom a firm can send in a year. ``net_cost``: yuan for each beyond
    the firm's own gain, the median; ``dispersion``: of its logarithm between firms.
    """

    share: Share
    net_cost: Amount
    dispersion: Amount


def best_numbers(by_count: Floats, most: Ints, cost: Floats) -> Ints:
    """How many certificates a year pay each firm best, int64 (firms): the count up to ``most`` with
    the largest award less cost, the smallest of equals, 0 if none pays.

    ``by_count``: yuan; ``cost``: yuan each.
    """
    choices = np.minimum(most, by_count.size - 1) + 1
    starts = np.cumsum(choices) - choices
    firm = np.repeat(np.arange(most.size), choices)
    count = np.arange(firm.size) - starts[firm]
    gain = by_count[count] - cost[firm] * count
    best = np.flatnonzero(gain == np.maximum.reduceat(gain, starts)[firm]) if most.size else firm
    found: Ints = count[best[np.unique(firm[best], return_index=True)[1]]]
    return found


def certificates_wanted(
    state: State, world: World, staff: StaffTraining, pass_share: float, award: StaffAward
) -> tuple[Ints, Floats]:
    """Firms that an award makes train their staff, and how many certificates a year each wants."""
    firms = state.firms
    by_count = np.array(award.by_count)
    paying = np.flatnonzero(by_count)
    if not paying.size or not award.known or not pass_share:
        return np.empty(0, dtype=np.int64), np.empty(0)
    rows = np.flatnonzero((firms["alive"] == 1) & (firms["headcount"] > 0))
    employers = employers_seen(firms, rows, state.month, state.scale)
    most = np.floor(employers.size * staff.share * pass_share).astype(np.int64)
    if award.high:
        most = np.minimum(most, np.floor(_near_high(state)[rows] * pass_share).astype(np.int64))
    could = (most >= paying[0]) & award.firms.fits(employers)
    rows, most = rows[could], most[could]
    knows = takes_up(world.luck, award.number, firms["key"][rows], award.known)
    rows, most = rows[knows], most[knows]
    keys = firms["key"][rows]
    cost = costs(world, Decision.STAFF_TRAINING, 0, keys, staff.net_cost, staff.dispersion)
    return rows, best_numbers(by_count, most, cost / pass_share).astype(np.float64)


def _nears_high(certificates: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Whether the next certificate is of the senior level or above."""
    nears: npt.NDArray[np.bool_] = certificates >= HIGH_SKILL_CERTIFICATE - 1
    return nears


def _near_high(state: State) -> Floats:
    """Employees of each firm whose next certificate is a high one, at full scale, float64."""
    firms, people = state.firms, state.people
    employer = people["employer"][:]
    near = (employer >= 0) & _nears_high(people["certificate"][:])
    count = np.bincount(employer[near], minlength=len(firms))
    return count / np.where(firms["largest"] == 1, state.scale, 1.0)


def staff_sent(
    state: State,
    world: World,
    staff: StaffTraining,
    pass_share: float,
    awards: list[StaffAward],
) -> Ints:
    """Rows of the employees whom their firms send on a course this month, by lot in each firm.

    A firm that an award for certificates of the senior level moves sends those first who are near
    one.
    """
    firms, people = state.firms, state.people
    wanted, high = np.zeros(len(firms)), np.zeros(len(firms), dtype=np.bool_)
    for award in awards:
        rows, number = certificates_wanted(state, world, staff, pass_share, award)
        wanted[rows] = np.maximum(wanted[rows], number)
        high[rows] |= award.high & (number > 0)
    if not wanted.any():
        return np.empty(0, dtype=np.int64)
    # The largest employers are there at every scale with a share of their jobs only.
    monthly = wanted / pass_share / 12 * np.where(firms["largest"] == 1, state.scale, 1.0)
    u = world.luck.draws(Decision.STAFF_TRAINING, state.month, firms["key"], 1)
    sent = np.floor(monthly + u).astype(np.int64)
    sent[wanted == 0] = 0
    # Whoever has no employer, row -1, meets the last entry.
    sends = np.append(sent > 0, values=False)
    pool = np.flatnonzero(sends[people["employer"]])
    pool = pool[people["course_end"][pool] == NEVER]
    keys = people["key"][pool].astype(np.int64)
    pool = pool[by_lot(world, Decision.STAFF_TRAINING, state.month, keys, pool.size)]
    mine = people["employer"][pool]
    waits = high[mine] & ~_nears_high(people["certificate"][pool])
    order = np.lexsort((waits, mine))
    rank = np.arange(pool.size) - np.searchsorted(mine[order], mine[order])
    chosen: Ints = pool[order[rank < sent[mine[order]]]]
    return chosen


def note_staff_certificates(state: State, winners: Ints) -> None:
    """Write down the certificates that employees gained, for awards that count a year's."""
    employer = state.people["employer"][winners]
    mine = employer >= 0
    made = np.zeros(int(mine.sum()), dtype=CERTIFICATE)
    made["firm"] = employer[mine]
    made["high"] = state.people["certificate"][winners[mine]] >= HIGH_SKILL_CERTIFICATE
    state.staff_certificates = np.concatenate([state.staff_certificates, made])


def staff_certificates(state: State) -> tuple[Ints, Ints, Ints]:
    """Firms with certificates this year, and how many at full scale: of any level, of high ones."""
    noted = state.staff_certificates
    rows, at = np.unique(noted["firm"].astype(np.int64), return_inverse=True)
    skilled = np.bincount(at, minlength=rows.size)
    high = np.bincount(at, noted["high"], minlength=rows.size)
    full = np.where(state.firms["largest"][rows] == 1, 1 / state.scale, 1.0)
    return rows, np.round(skilled * full).astype(np.int64), np.round(high * full).astype(np.int64)
