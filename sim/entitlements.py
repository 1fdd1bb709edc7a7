"""Whom policies speak of and what they offer: rules on people and firms, offers, who knows them.

A person's or firm's class is the set of offers that bear on it, as bits; tables by class say what
the offers of a class are worth together.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from agents.firms import Kind
from agents.groups import WITHOUT_WORK
from agents.table import Table
from sim.claims import FEN

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.uint64]

PROGRAMMES = 8
"""At most eight instruments act on one decision: their bits form a person's or firm's class."""

CLASSES = 1 << PROGRAMMES
MEMBER: Ints = (np.arange(CLASSES)[:, None] >> np.arange(PROGRAMMES)) & 1
"""Whether each class has each offer, 0 or 1, int64 (256, 8)."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a rule covers: somebody in any of some groups, in all of others, in none of a third.

    Each is a number of group bits; 0 asks for nothing.
    """

    any: int = 0
    all: int = 0
    none: int = 0

    @property
    def only_without_work(self) -> bool:
        """Whether nobody at work can be covered."""
        return bool(self.all & WITHOUT_WORK) or (self.any != 0 and not self.any & ~WITHOUT_WORK)

    def covers(self, groups: Bits) -> Bools:
        """Whether people with the given group bits are covered."""
        covered = np.ones(groups.shape, dtype=np.bool_)
        if self.all:
            covered &= (groups & np.uint64(self.all)) == np.uint64(self.all)
        if self.any:
            covered &= (groups & np.uint64(self.any)) != 0
        if self.none:
            covered &= (groups & np.uint64(self.none)) == 0
        return covered


@dataclass(frozen=True, slots=True)
class Employers:
    """What a rule asks about employers, one entry each.

    ``kind``, ``sector``: their numbers; ``size``: employees at full scale; ``months``: since
    founding.
    """

    kind: Ints
    sector: Ints
    size: Ints
    months: Ints

    def keep(self, kept: Bools) -> "Employers":
        """Only the marked entries."""
        return Employers(self.kind[kept], self.sector[kept], self.size[kept], self.months[kept])


def employers_seen(firms: Table, rows: Ints, month: int, scale: float) -> Employers:
    """What rules ask about the firms in the given rows.

    The largest employers are there at every scale with a share of their jobs only.
    """
    size = firms["headcount"][rows].astype(np.int64)
    largest = np.flatnonzero(firms["largest"][rows] == 1)
    size[largest] = np.round(size[largest] / scale).astype(np.int64)
    return Employers(
        firms["kind"][rows].astype(np.int64),
        firms["sector"][rows].astype(np.int64),
        size,
        month - firms["founded"][rows].astype(np.int64),
    )


@dataclass(frozen=True, slots=True)
class FirmRule:
    """Which employers a rule is for; at rest for all of the region.

    ``kinds``, ``sectors``: numbers, empty for all. ``fewest``, ``most``: employees. ``newest``,
    ``oldest``: full months since founding. None asks for nothing.
    """

    kinds: frozenset[int] = frozenset()
    sectors: frozenset[int] = frozenset()
    fewest: int = 0
    most: int | None = None
    newest: int = 0
    oldest: int | None = None

    def fits(self, employers: Employers) -> Bools:
        """Whether the rule is for each employer.

        Instruments go by workplace: none is for employers of the rest of the city.
        """
        fits = self.fits_kind(employers.kind)
        if self.sectors:
            fits &= _among(self.sectors, employers.sector)
        if self.fewest:
            fits &= employers.size >= self.fewest
        if self.newest:
            fits &= employers.months >= self.newest
        if self.most is not None:
            fits &= employers.size <= self.most
        if self.oldest is not None:
            fits &= employers.months <= self.oldest
        return fits

    def fits_kind(self, kind: Ints) -> Bools:
        """Whether the rule is for each employer as far as its kind decides."""
        fits: Bools = kind != Kind.REST_OF_CITY
        return fits & _among(self.kinds, kind) if self.kinds else fits

    def fits_rows(self, firms: Table, rows: Ints, month: int, scale: float) -> Bools:
        """Whether the rule is for the firms in the given rows; looks up no more than it asks."""
        if self == FirmRule(kinds=self.kinds):
            return self.fits_kind(firms["kind"][rows])
        return self.fits(employers_seen(firms, rows, month, scale))


def _among(numbers: frozenset[int], values: Ints) -> Bools:
    """Whether each value, a kind or sector below 256, is one of the numbers: by a table."""
    table = np.zeros(256, dtype=np.bool_)
    table[list(numbers)] = True
    return table[values]


@dataclass(frozen=True, slots=True)
class UsualHires:
    """A rule for firms by how many of those covered they usually hire in a year.

    ``fewest`` and ``most``: hires, at full scale, the latter not included; ``turnover``: hires of a
    year as a share of staff.
    """

    fewest: float
    most: float
    turnover: float


@dataclass(frozen=True, slots=True)
class Offer:
    """What one instrument offers for one kind of decision.

    ``number`` is permanent and keys the draws of take-up; ``value`` is in yuan, what whoever knows
    of it expects to be paid, or ``by_level`` by certificate level; ``take_up`` the share who know
    of it and apply; ``firms`` the employers it is for. ``net_growth``: whether only a hire counts
    that makes a firm larger than at the turn of the year. ``counts``: the rule by which only some
    of a firm's hires count, None where each does.
    """

    number: int
    who: Who
    value: float
    take_up: float
    firms: FirmRule = FirmRule()
    by_level: tuple[float, ...] = ()
    net_growth: bool = False
    counts: UsualHires | None = None


@dataclass
class Offers:
    """The offers that bear on one kind of decision, and what they are worth together."""

    offers: list[Offer] = field(default_factory=list)

    def add(self, offer: Offer) -> None:
        """Add an offer. Raises ValueError beyond the eighth: a class has eight bits."""
        if len(self.offers) == PROGRAMMES:
            message = f"more than {PROGRAMMES} instruments act on one decision"
            raise ValueError(message)
        self.offers.append(offer)

    @property
    def reach_workers(self) -> bool:
        """Whether any offer may cover somebody at work."""
        return any(not offer.who.only_without_work for offer in self.offers)

    def covered(self, groups: Bits) -> Bytes:
        """The class of people with the given group bits, by eligibility alone."""
        found = np.zeros(groups.size, dtype=np.uint8)
        for bit, offer in enumerate(self.offers):
            found |= offer.who.covers(groups).astype(np.uint8) << np.uint8(bit)
        return found

    def known(self, luck: Luck, keys: Ints) -> Bytes:
        """The class of deciders with the given permanent keys, by knowing of the offers alone."""
        found = np.zeros(keys.size, dtype=np.uint8)
        for bit, offer in enumerate(self.offers):
            knows = takes_up(luck, offer.number, keys, offer.take_up)
            found |= knows.astype(np.uint8) << np.uint8(bit)
        return found

    def open_to(self, employers: Employers) -> Bytes:
        """The class of employers by whether the offers are for them."""
        found = np.zeros(employers.kind.size, dtype=np.uint8)
        for bit, offer in enumerate(self.offers):
            found |= offer.firms.fits(employers).astype(np.uint8) << np.uint8(bit)
        return found

    def values(self, *, stacks: bool, level: int = 0) -> Floats:
        """Yuan by class, float64 (256): its offers' sum if they stack, else the highest."""
        return self.fen(stacks=stacks, level=level) / FEN

    def fen(self, *, stacks: bool, level: int = 0) -> Ints:
        """The same in whole fen, int64 (256).

        Sums of whole numbers do not depend on their order, so that an offer of nothing leaves
        every bit of what the others are worth.
        """
        amounts = np.zeros(PROGRAMMES, dtype=np.int64)
        for bit, offer in enumerate(self.offers):
            amounts[bit] = round((offer.by_level[level] if offer.by_level else offer.value) * FEN)
        each = MEMBER * amounts
        result: Ints = each.sum(axis=1) if stacks else each.max(axis=1)
        return result


def takes_up(luck: Luck, number: int, keys: Ints, take_up: float) -> Bools:
    """Whether each decider is among those who know of an instrument and apply: a lasting trait."""
    return luck.draws(Decision.TAKE_UP, 0, keys, number) < take_up
