"""Chance without a sequence: every draw is a hash of who draws, what for, and when.

A draw depends on the seed, the decision, the month, the drawer's permanent key and a counter, and
on nothing else: not on the order of rows, on how many draws came before, or on processes. The hash
is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number
generators"), and the numbers along keys are that generator's own sequence.
"""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from agents.kernel import kernel

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
COUNTER = np.uint64(0xD1342543DE82EF95)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
UNIT = 2.0**-53


class Decision(IntEnum):
    """What a draw is for. Numbers are permanent: changing one changes results."""

    PERSON = 1
    HOUSEHOLD = 2
    FIRST_STATUS = 3
    FIRST_JOB = 4
    FIRM = 5
    FIRM_ROUNDING = 6
    FIRM_GROWTH = 7
    FIRM_CLOSING = 8
    ARRIVAL = 9
    LEAVING_VISIT = 10
    LEAVING = 11
    PARTICIPATION = 12
    SEPARATION_VISIT = 13
    SEPARATION = 14
    DISMISSAL = 15
    JOB_SEARCH_VISIT = 16
    JOB_SEARCH = 17
    APPLICATION = 18
    RANKING = 19
    OFFER = 20
    IDEA_VISIT = 22
    IDEA = 23
    COURSE_VISIT = 24
    COURSE = 25
    SERVICE = 26
    TAKE_UP = 27
    RATIONING = 28
    PANEL = 29
    TREATMENT = 30
    GRADUATION = 31
    GIG = 32
    PUBLIC_WELFARE = 34
    ENTRY_VISIT = 35
    ENTRY = 36
    CAMPUS = 37
    EXAMINATION = 38
    FESTIVAL = 39
    EXAMINATION_TASTE = 40
    COMMUTER = 41
    COMMUTING = 42
    MOVE = 43
    RENT = 44
    SUITABILITY = 45
    INVITATION_VISIT = 70
    INVITATION = 71
    CONTEST = 72
    STAFF_TRAINING = 73
    APPRENTICESHIP = 74
    INTERNSHIP = 75
    ORDER_CLASS = 76
    SCHOOL_CLASS = 77
    MAJOR = 78
    COMPANY_VISIT = 79


@kernel
def mix(value: np.uint64) -> np.uint64:
    """SplitMix64's finaliser: a bijection of 64 bits in which every bit depends on every other."""
    value = (value ^ (value >> np.uint64(30))) * FIRST
    value = (value ^ (value >> np.uint64(27))) * SECOND
    return value ^ (value >> np.uint64(31))


@kernel
def stream_of(seed: int, decision: int, month: int) -> np.uint64:
    """The 64 bits from which all draws of one decision in one month start."""
    state = mix(np.uint64(seed) + GOLDEN)
    state = mix(state ^ (np.uint64(decision) * COUNTER))
    return mix(state ^ (np.uint64(month + 65536) * GOLDEN))


@kernel
def bits(stream: np.uint64, key: int, k: int) -> np.uint64:
    """64 random bits of one drawer's k-th draw."""
    return mix(stream + np.uint64(key) * GOLDEN + np.uint64(k) * COUNTER)


@kernel
def draw(stream: np.uint64, key: int, k: int) -> float:
    """A uniform number in [0, 1) from a stream, a key and a counter."""
    return np.float64(bits(stream, key, k) >> np.uint64(11)) * UNIT


@kernel
def uniform(seed: int, decision: int, month: int, key: int, k: int) -> float:
    """A uniform number in [0, 1): the whole rule in one call."""
    return draw(stream_of(seed, decision, month), key, k)


@kernel
def draws(stream: np.uint64, keys: npt.NDArray[np.int64], k: int) -> npt.NDArray[np.float64]:
    """Uniform numbers in [0, 1), one a key. ``keys``: int64 (n); returns float64 (n)."""
    values = np.empty(keys.size, dtype=np.float64)
    for i in range(keys.size):
        values[i] = draw(stream, keys[i], k)
    return values


class Luck:
    """One seed's chance: streams and draws by decision and month."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def stream(self, decision: Decision, month: int) -> np.uint64:
        """The stream of a decision in a month; a compiled kernel hands back a plain int."""
        return np.uint64(stream_of(self.seed, int(decision), month))

    def draws(
        self, decision: Decision, month: int, keys: npt.NDArray[np.int64], k: int = 0
    ) -> npt.NDArray[np.float64]:
        """Uniform numbers in [0, 1), one a key."""
        return draws(self.stream(decision, month), np.ascontiguousarray(keys, dtype=np.int64), k)
