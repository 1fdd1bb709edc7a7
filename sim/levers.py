"""Every decision that a policy may move, as arrays. Nothing else lets a policy in.

Instruments fill them when the desk announces them, at the start of each month; the phases read
them. At rest they change no decision.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from agents.firms import Kind
from agents.groups import WITHOUT_WORK
from sim.claims import FEN

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.uint64]

PROGRAMMES = 8
"""At most eight instruments act on one decision: their bits form a person's or firm's class."""

CLASSES = 1 << PROGRAMMES


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

    def covers(self, groups: Bits) -> npt.NDArray[np.bool_]:
        """Whether people with the given group bits are covered."""
        wanted, needed, barred = (np.uint64(mask) for mask in (self.any, self.all, self.none))
        covered = (groups & needed) == needed
        if self.any:
            covered &= (groups & wanted) != 0
        result: npt.NDArray[np.bool_] = covered & ((groups & barred) == 0)
        return result


@dataclass(frozen=True, slots=True)
class Offer:
    """What one instrument offers for one kind of decision.

    ``number`` is permanent and keys the draws of take-up; ``value`` is in yuan, what whoever knows
    of it expects to be paid, or ``by_level`` by certificate level; ``take_up`` the share who know
    of it and apply; ``firm_kinds`` the kinds of firm it is for, empty for all.
    """

    number: int
    who: Who
    value: float
    take_up: float
    firm_kinds: frozenset[int] = frozenset()
    by_level: tuple[float, ...] = ()


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

    def open_to(self, kinds: Bytes) -> Bytes:
        """The class of firms of the given kinds, by whether the offers are for them.

        Instruments go by workplace: none is for employers of the rest of the city.
        """
        found = np.zeros(kinds.size, dtype=np.uint8)
        for bit, offer in enumerate(self.offers):
            fits = np.isin(kinds, list(offer.firm_kinds)) | (not offer.firm_kinds)
            fits &= kinds != Kind.REST_OF_CITY
            found |= fits.astype(np.uint8) << np.uint8(bit)
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
        member = (np.arange(CLASSES)[:, None] >> np.arange(PROGRAMMES)) & 1
        each = member * amounts
        result: Ints = each.sum(axis=1) if stacks else each.max(axis=1)
        return result


def takes_up(luck: Luck, number: int, keys: Ints, take_up: float) -> npt.NDArray[np.bool_]:
    """Whether each decider is among those who know of an instrument and apply: a lasting trait."""
    return luck.draws(Decision.TAKE_UP, 0, keys, number) < take_up


@dataclass
class Levers:
    """What policies do to decisions this month.

    ``hiring``: yuan that a firm expects for a hire. ``founding``: yuan that a would-be founder
    expects. ``courses``: yuan off a course's fee. ``course_seats``: additional places.
    ``station_staff``: additional staff by place name. ``station_openings``: (instrument number,
    place name, staff) of stations that a policy keeps open. ``graduates_first``: whether
    unemployed graduates are sought out and given the 1131 service. ``stacks``: whether offers for
    the same decision add up, or only the highest counts. ``keeping``: the share of its worth that a
    payment keeps for each month that a firm must wait for it and keep whom it hired: one less
    interest and turnover.
    """

    stacks: bool = True
    keeping: float = 1.0
    hiring: Offers = field(default_factory=Offers)
    founding: Offers = field(default_factory=Offers)
    courses: Offers = field(default_factory=Offers)
    course_seats: float = 0.0
    station_staff: dict[str, float] = field(default_factory=dict)
    station_openings: list[tuple[int, str, float]] = field(default_factory=list)
    graduates_first: bool = False
