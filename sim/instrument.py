"""What an instrument is to the desk: its terms, the lever it fills, the events it pays for."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal
from zlib import crc32

import numpy as np
import numpy.typing as npt

from sim.claims import FEN
from sim.entitlements import Bits, FirmRule, Offer, UsualHires, Who
from sim.levers import Levers
from sim.state import State

Ints = npt.NDArray[np.int64]
EVERY = "*"
"""In place of an instrument's id: every instrument of the package."""

Rationing = Literal["entitlement", "first_come", "lottery", "pro_rata", "neediest"]


@dataclass(frozen=True, slots=True)
class Terms:
    """An instrument's terms, with months as numbers and money at the scale of the run.

    ``announced``, ``start``, ``end``: months, ``end`` the last. ``yuan_per_year``: the budget of a
    calendar year, None for none. ``kept_months``: months that must pass, with the condition kept,
    before the first payment; ``instalments``: payments of one claim, ``every`` so many months.
    ``firms``: the employers that may take part. ``times_per_person``, ``times_per_firm``: claims
    that may be made, None for any number; a claim that names a person counts as hers.
    ``net_growth``: whether a firm must have more employees than at the turn of the year.
    ``take_up_by_knowing``: whether those who do not take it up would if they knew of it.
    """

    id: str
    who: Who
    firms: FirmRule
    payer: str
    payee: str
    announced: int
    start: int
    end: int
    take_up: float
    yuan_per_year: float | None
    rationing: Rationing
    times_per_person: int | None
    kept_months: int
    instalments: int
    every: int = 1
    times_per_firm: int | None = None
    net_growth: bool = False
    take_up_by_knowing: bool = True

    @property
    def number(self) -> int:
        """A permanent number made from the id: the same in every scenario."""
        return crc32(self.id.encode())

    def in_force(self, month: int) -> bool:
        """Whether it is announced and events of this month may be claimed for.

        Nobody waits for an instrument that is announced and has not started.
        """
        return max(self.announced, self.start) <= month <= self.end

    def known_by(self, reach: Mapping[str, float]) -> float:
        """The share who know of it and apply, once information has reached some of the others.

        ``reach``: by instrument, the share of those whom it reaches. Where something other than
        knowing keeps them out, information changes nothing.
        """
        if not self.take_up_by_knowing:
            return self.take_up
        return self.take_up + (1 - self.take_up) * reach.get(self.id, 0.0)

    def offer(
        self,
        levers: Levers,
        value: float,
        by_level: tuple[float, ...] = (),
        *,
        counts: UsualHires | None = None,
    ) -> Offer:
        """What it offers for a decision, at an expected value in yuan, or by certificate level.

        ``counts``: the firms for which a hire counts by how many they usually make.
        """
        known = self.known_by(levers.reach)
        growth = self.net_growth
        return Offer(self.number, self.who, value, known, self.firms, by_level, growth, counts)


@dataclass(frozen=True, slots=True)
class Cases:
    """What may be claimed for: one entry an event.

    ``person``, ``firm``: rows, −1 for none; ``fen``: int64, one instalment of each. ``groups``: the
    group bits of the persons when it happened, where they are not those last looked at.
    """

    person: Ints
    firm: Ints
    fen: Ints
    groups: Bits | None = None

    def keep(self, kept: npt.NDArray[np.bool_]) -> "Cases":
        """Only the marked entries."""
        groups = None if self.groups is None else self.groups[kept]
        return Cases(self.person[kept], self.firm[kept], self.fen[kept], groups)


def same_amount(person: Ints, firm: Ints, yuan: float) -> Cases:
    """Cases that each pay the same yuan."""
    return Cases(person, firm, np.full(person.size, round(yuan * FEN), dtype=np.int64))


class Instrument(ABC):
    """A policy instrument: an implementation says what triggers it and which lever it moves.

    ``event``: the kind of event it pays for; where a package does not stack, of those that pay the
    same payee for one event only the highest pays; with ``once`` that holds in every package and
    for all payees. ``claimant``: whose take-up counts. ``moves``: the levers of
    :class:`~sim.levers.Levers` that it fills. ``watches``: ids of instruments that are in force
    only while this one calls for them; ``names``: of others of the package of which it speaks.
    """

    once: ClassVar[bool] = False
    event: ClassVar[str]
    moves: ClassVar[tuple[str, ...]]
    watches: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    claimant: ClassVar[Literal["person", "firm", "none"]]

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    def informs(self, month: int) -> Mapping[str, float]:
        """By other instrument, or for :data:`EVERY` one, the share of those unaware it reaches."""
        return {}

    def calls_for(self, state: State) -> bool:
        """Whether what it watches for was seen, so that the instruments it watches are in force."""
        return True

    @abstractmethod
    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Move the lever. ``worth``: what one expects of a yuan that may be claimed: the share that
        budgets let one hope for, at what money is worth this month; 0 if nothing is to be had.
        """

    @abstractmethod
    def cases(self, state: State) -> Cases:
        """The month's events that it may pay for, whoever they befell."""

    @abstractmethod
    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Whether the condition for a payment of each claim (rows) still holds."""
