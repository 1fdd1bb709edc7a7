"""Matching: applications reach vacancies, firms pick, the picked choose. Numba kernels.

Applications are hashed, not stored: a second round sends the same ones again to what is still
open. Ties are broken by a hash of month, vacancy and person.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.chance import bits, draw
from agents.kernel import kernel
from agents.table import Records

POSITION_BITS = 22
MOST = 1 << POSITION_BITS
"""Most seekers or vacancies in one market: a packed number keeps 22 bits for the position."""

TIE_BITS = 20
SCORE_RANGE = 32768.0
SCORE_STEPS = 64.0

VACANCY = np.dtype(
    [
        ("key", "i8"),
        ("firm", "i4"),
        ("unit_wage", "f4"),
        ("margin", "f4"),
        ("place", "u1"),
        ("programmes", "u1"),
        ("open", "u1"),
        ("schooling", "u1"),
    ]
)
"""One vacancy. ``unit_wage``: yuan a month for a unit of skill; ``margin``: what is left of its
output after wage and contributions; ``programmes``: the firm's hiring instruments, as bits;
``schooling``: the lowest level of education that it is open to, 0 for all."""

MARKET = np.dtype(
    [
        ("application_stream", "u8"),
        ("ranking_stream", "u8"),
        ("offer_stream", "u8"),
        ("suitability_stream", "u8"),
        ("referred_share", "f8"),
        ("minimum_wage", "f8"),
        ("contribution_rate", "f8"),
        ("ranking_noise", "f8"),
        ("referral_bonus", "f8"),
        ("commuting_value", "f8"),
        ("fields", "i8"),
        ("ranked", "i8"),
    ]
)
"""The month's terms of the market, one record."""


@kernel
def alias_tables(
    weights: npt.NDArray[np.float64],
    chance: npt.NDArray[np.float64],
    other: npt.NDArray[np.int64],
) -> None:
    """Walker's alias tables (Vose, 1991), one a row of ``weights``.

    ``weights``, ``chance``, ``other``: (rows, columns). A draw picks a column evenly and keeps it
    with ``chance``, else takes ``other``; so each column comes with its share of the row's weight.
    """
    rows, columns = weights.shape
    small = np.empty(columns, dtype=np.int64)
    large = np.empty(columns, dtype=np.int64)
    for row in range(rows):
        total = 0.0
        for column in range(columns):
            total += weights[row, column]
        smalls = larges = 0
        for column in range(columns):
            scaled = weights[row, column] * columns / total if total > 0.0 else 1.0
            chance[row, column] = scaled
            other[row, column] = column
            if scaled < 1.0:
                small[smalls] = column
                smalls += 1
            else:
                large[larges] = column
                larges += 1
        while smalls > 0 and larges > 0:
            smalls -= 1
            less, more = small[smalls], large[larges - 1]
            other[row, less] = more
            chance[row, more] -= 1.0 - chance[row, less]
            if chance[row, more] < 1.0:
                larges -= 1
                small[smalls] = more
                smalls += 1


@kernel
def pack(score: float, tie: np.uint64, position: int) -> np.uint64:
    """A score, a tie-breaking hash and a position in one number that compares in this order."""
    step = (min(max(score, -SCORE_RANGE + 1.0), SCORE_RANGE - 1.0) + SCORE_RANGE) * SCORE_STEPS
    high = np.uint64(step) << np.uint64(POSITION_BITS + TIE_BITS)
    middle = (tie >> np.uint64(64 - TIE_BITS)) << np.uint64(POSITION_BITS)
    return high | middle | np.uint64(position)


@kernel
def position_of(packed: np.uint64) -> int:
    """The position in a packed number."""
    return int(packed & np.uint64(MOST - 1))


@kernel
def contains(numbers: npt.NDArray[np.int64], count: int, wanted: int) -> bool:
    """Whether a number is among the first ``count`` of ``numbers``."""
    found = False
    for i in range(count):
        found = found or numbers[i] == wanted
    return found


@kernel
def expected_gain(seeker: Any, vacancy: Any, terms: Any, shortfall: float, premium: float) -> float:
    """What a firm expects of an applicant, yuan a month.

    ``seeker``, ``vacancy``, ``terms``: one record each. It is the margin on her output, less what a
    wage floor adds (``shortfall``, with contributions), plus ``premium`` (subsidy and referral),
    misjudged by a triangular error of ``ranking_noise`` either way.
    """
    luck = bits(terms.ranking_stream, seeker.key, vacancy.key)
    blur = np.float64(luck & np.uint64(0xFFFFFFFF)) + np.float64(luck >> np.uint64(32))
    misjudged = terms.ranking_noise * (blur * 2.0**-32 - 1.0)
    cost = shortfall * (1.0 + terms.contribution_rate)
    return float(vacancy.margin * seeker.skill - cost + premium + misjudged)


@kernel
def assess(seeker: Any, vacancy: Any, terms: Any, referred: bool, premium: float) -> float:
    """What an application is worth to the firm, or −1 where nothing can come of it.

    ``seeker``, ``vacancy``, ``terms``: one record each; ``premium``: what the firm gains beside her
    output, yuan a month. Nothing comes of it where she lacks the schooling asked for, the vacancy
    does not suit her, pays less than she asks, or would make a loss. Under random ranking all else
    is worth 0.
    """
    if seeker.education < vacancy.schooling:
        return -1.0
    suits = terms.referred_share if referred else np.float64(seeker.suitable)
    if draw(terms.suitability_stream, seeker.key, vacancy.key) >= suits:
        return -1.0
    wage = vacancy.unit_wage * seeker.skill
    shortfall = max(terms.minimum_wage - wage, 0.0)
    if wage + shortfall < seeker.floor:
        return -1.0
    if terms.ranked == 0:
        return 0.0
    return expected_gain(seeker, vacancy, terms, shortfall, premium)


@kernel
def apply(
    seekers: Records,
    vacancies: Records,
    starts: npt.NDArray[np.int64],
    chance: npt.NDArray[np.float64],
    other: npt.NDArray[np.int64],
    hire_value: npt.NDArray[np.float64],
    market: Records,
    best: npt.NDArray[np.uint64],
    first: int,
    last: int,
) -> None:
    """Send the applications of seekers ``first`` … ``last − 1`` and keep each vacancy's best.

    ``starts``: int64 (buckets + 1), where each bucket's vacancies begin; ``chance``, ``other``:
    alias tables (places × fields, buckets). ``hire_value``: yuan a month that a firm gains by
    hiring, by the programme bits that person and firm share. ``best``: uint64 (vacancies), the
    packed best applicant so far, raised in place: partial results merge by maximum. An application
    counts where the vacancy suits her, by chance, and pays what she asks. An applicant's score is
    the margin on her output less what a wage floor adds, plus subsidy, misjudged by noise; nobody
    is hired at a loss. Under random ranking all scores are equal.
    """
    terms = market[0]
    buckets = starts.size - 1
    low = np.uint64(0xFFFFFFFF)
    half = np.uint64(32)
    chosen = np.empty(512, dtype=np.int64)
    for i in range(first, last):
        seeker = seekers[i]
        if seeker.open == 0:
            continue
        total = np.int64(seeker.applications) + np.int64(seeker.referrals)
        home = np.int64(seeker.place) * terms.fields + np.int64(seeker.field)
        sent = tries = 0
        while sent < total and tries < 4 * total + 8:
            drawn = bits(terms.application_stream, seeker.key, tries)
            tries += 1
            scaled = (drawn >> half) * np.uint64(buckets)
            bucket = np.int64(scaled >> half)
            if np.float64(scaled & low) * 2.0**-32 >= chance[home, bucket]:
                bucket = other[home, bucket]
            size = starts[bucket + 1] - starts[bucket]
            if size == 0:
                continue
            target = starts[bucket] + np.int64(((drawn & low) * np.uint64(size)) >> half)
            if contains(chosen, sent, target):
                continue
            chosen[sent] = target
            sent += 1
            vacancy = vacancies[target]
            if vacancy.open == 0:
                continue
            referred = sent > seeker.applications
            premium = hire_value[seeker.programmes & vacancy.programmes]
            premium += terms.referral_bonus * referred
            score = assess(seeker, vacancy, terms, referred, premium)
            if score < 0.0:
                continue
            tie = bits(terms.offer_stream, seeker.key, vacancy.key)
            packed = pack(score, tie, i)
            best[target] = max(best[target], packed)


@kernel
def offer(
    seekers: Records,
    vacancies: Records,
    best: npt.NDArray[np.uint64],
    minutes: npt.NDArray[np.float64],
    market: Records,
    offers: npt.NDArray[np.uint64],
    first: int,
    last: int,
) -> None:
    """Push the offers of vacancies ``first`` … ``last − 1`` to their best applicants.

    ``best``: from :func:`apply`; ``minutes``: travel minutes (home, work). ``offers``: uint64
    (seekers), each one's packed best offer by wage less the cost of commuting, raised in place.
    """
    terms = market[0]
    for target in range(first, last):
        if best[target] == 0 or vacancies[target].open == 0:
            continue
        i = position_of(best[target])
        vacancy, seeker = vacancies[target], seekers[i]
        wage = max(np.float64(vacancy.unit_wage * seeker.skill), terms.minimum_wage)
        value = wage - terms.commuting_value * minutes[seeker.place, vacancy.place]
        tie = bits(terms.offer_stream, vacancy.key, seeker.key)
        offers[i] = max(offers[i], pack(value - SCORE_RANGE, tie, target))


@kernel
def accept(
    seekers: Records,
    vacancies: Records,
    offers: npt.NDArray[np.uint64],
    chosen: npt.NDArray[np.int64],
    first: int,
    last: int,
) -> int:
    """Let seekers ``first`` … ``last − 1`` take their best offers; return how many did.

    ``chosen``: int64 (seekers), the vacancy taken, set in place; both sides are then closed.
    """
    taken = 0
    for i in range(first, last):
        if offers[i] != 0 and seekers[i].open == 1:
            target = position_of(offers[i])
            chosen[i] = target
            seekers[i].open = 0
            vacancies[target].open = 0
            taken += 1
    return taken
