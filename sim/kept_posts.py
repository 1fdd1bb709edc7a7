"""Posts kept for those who leave them to found: what that is worth, and how founders come back."""

import numpy as np
import numpy.typing as npt

from agents.people import Status
from sim.entitlements import employers_seen
from sim.levers import Levers
from sim.startup_book import POST
from sim.startup_terms import Applicants, reached
from sim.state import State, join_employer
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def months_kept(state: State, world: World, levers: Levers, rows: Ints) -> Ints:
    """For how many months people's posts would be kept if they left to found, int64 (rows).

    Employees only: the offers' rules on firms speak of the employers whom they leave.
    """
    months = np.zeros(rows.size, dtype=np.int64)
    people = state.people
    employed = np.flatnonzero(people["employer"][rows] >= 0)
    if not levers.kept_posts or not employed.size:
        return months
    workers = rows[employed]
    keys, groups = people["key"][workers].astype(np.int64), people["groups"][workers]
    at = people["employer"][workers].astype(np.int64)
    who = Applicants(keys, groups, employers_seen(state.firms, at, state.month, state.scale))
    for each in levers.kept_posts:
        kept = reached(each.offer, world.luck, who)
        months[employed[kept]] = np.maximum(months[employed[kept]], each.months)
    return months


def note_posts(
    state: State, months: Ints, people: Ints, firms: Ints, employers: Ints, wage: Floats
) -> None:
    """Write down the posts kept for founders (0 months: none): rows, and the pay of the post."""
    kept = months > 0
    if not kept.any():
        return
    posts = np.zeros(int(kept.sum()), dtype=POST)
    posts["person"], posts["firm"] = people[kept], firms[kept]
    posts["employer"], posts["wage"] = employers[kept], wage[kept]
    posts["last"] = np.minimum(state.month + months[kept], np.iinfo(np.int16).max)
    state.startup_book.posts = np.concatenate([state.startup_book.posts, posts])


def founders_come_back(state: State) -> None:
    """Whoever's firm closed this month returns to the post kept for her, if her employer lives.

    She joins no queue and is nobody's new hire.
    """
    posts = state.startup_book.posts
    if not posts.size:
        return
    firms = state.firms
    closed = (firms["alive"][posts["firm"]] == 0) & (firms["closed"][posts["firm"]] == state.month)
    idle = state.people["status"][posts["person"]] == Status.UNEMPLOYED
    back = closed & idle & (firms["alive"][posts["employer"]] == 1)
    returning = posts[back]
    rows = returning["person"].astype(np.int64)
    join_employer(
        state, rows, returning["employer"].astype(np.int64), returning["wage"].astype(np.float64)
    )
    state.startup_book.posts = posts[~back]
