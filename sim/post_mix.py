"""Which schooling a firm's vacancies ask for, where the mix of its posts is given."""

import numpy as np
import numpy.typing as npt

from agents.people import Education
from sim.state import State

Ints = npt.NDArray[np.int64]


def schooling_asked(state: State, rows: Ints, slot: Ints, posts: Ints) -> npt.NDArray[np.uint8]:
    """The lowest education that each vacancy is open to, uint8 (vacancies); 0 is open to all.

    ``rows``: each vacancy's firm; ``slot``: its number within the firm; ``posts``: vacancies by
    firm. Firms without a mix of their own in ``post_mixes`` ask for nothing.
    """
    asked = np.zeros(rows.size, dtype=np.uint8)
    for key, shares in state.market.post_mixes.items():
        for firm in np.flatnonzero((state.firms["key"] == key) & (posts > 0)).tolist():
            staff = np.flatnonzero(state.people["employer"] == firm)
            levels = open_levels(state.people["education"][staff], int(posts[firm]), shares)
            own = rows == firm
            asked[own] = levels[slot[own]]
    return asked


def open_levels(
    staff: npt.NDArray[np.uint8], vacant: int, shares: tuple[float, ...]
) -> npt.NDArray[np.uint8]:
    """The lowest education for each vacancy of a firm, highest first: uint8 (``vacant``).

    ``staff``: education of those who work there; ``shares``: of its posts, by the lowest education
    that each is open to. Staff fill the highest posts that they may, so that a level wants as many
    more as its posts and those above are short of; whoever has more schooling than her post asks
    for holds it all the same.
    """
    have = np.bincount(staff, minlength=len(Education))[: len(Education)]
    size = staff.size + vacant
    total = sum(shares)
    levels: list[int] = []
    for level in reversed(Education):
        wanted = round(size * sum(shares[level:]) / total)
        short = wanted - int(have[level:].sum()) - len(levels)
        levels += [int(level)] * max(min(short, vacant - len(levels)), 0)
    levels += [0] * (vacant - len(levels))
    return np.array(levels, dtype=np.uint8)
