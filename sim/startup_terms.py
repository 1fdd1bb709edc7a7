"""What policies may do for those who found firms, term by term: the entries of the levers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.chance import Luck
from sim.entitlements import Employers, Offer, takes_up

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Support:
    """A monthly help for a young firm: ``offer.value`` yuan a month.

    ``waits``: months from founding to the first; ``months``: for which it lasts.
    """

    offer: Offer
    waits: int
    months: int

    def share_of(self, horizon: int) -> float:
        """The share of a founder's first months, as far as she looks ahead, that have the help."""
        first, last = min(self.waits, horizon), min(self.waits + self.months, horizon)
        return (last - first) / horizon


@dataclass(frozen=True, slots=True)
class Credit:
    """Loans to would-be founders: up to ``offer.value`` yuan each.

    ``interest``: a month; ``subsidised``: the share of it that is paid for them; ``months``: the
    term.
    """

    offer: Offer
    interest: float
    subsidised: float
    months: int


@dataclass(frozen=True, slots=True)
class Cover:
    """What of a loan is paid for whoever fails: all up to ``in_full`` yuan, ``share`` of the rest.

    ``offer.value`` above 0 where it is to be had at all.
    """

    offer: Offer
    in_full: float
    share: float

    def covered(self, yuan: Floats) -> Floats:
        """Yuan of debts of given sizes that it pays."""
        rest = np.maximum(yuan - self.in_full, 0.0)
        return np.minimum(yuan, self.in_full) + self.share * rest


@dataclass(frozen=True, slots=True)
class KeptPost:
    """A post kept for whoever leaves it to found: ``offer.firms`` are the employers she leaves.

    ``months``: for which she may come back.
    """

    offer: Offer
    months: int


@dataclass(frozen=True, slots=True)
class JobAward:
    """A yearly award for the jobs of a young firm: ``first`` yuan at ``fewest`` employees, ``each``
    for every further one, ``cap`` at most.

    ``worth``: what a firm expects of a yuan; ``years``: awards a firm may have; ``waits``: months
    from the count of employees to the payment.
    """

    offer: Offer
    fewest: int
    first: float
    each: float
    cap: float
    worth: float
    years: int
    waits: int

    def yuan(self, employees: Ints) -> Floats:
        """The award of a year for firms with so many employees, yuan, float64."""
        further = np.maximum(employees - self.fewest, 0)
        award = np.minimum(self.first + self.each * further, self.cap)
        return np.where(employees >= self.fewest, award, 0.0)

    def for_one_more(self, employees: Ints) -> Floats:
        """What an employee more brings and one fewer loses, the mean of both, yuan, float64."""
        change: Floats = (self.yuan(employees + 1) - self.yuan(employees - 1)) / 2
        return change


@dataclass(frozen=True, slots=True)
class Places:
    """Places for young firms, at the scale of the run: free desks for so many months.

    ``offer.value`` above 0 where there are any.
    """

    offer: Offer
    places: float
    months: int


@dataclass(frozen=True, slots=True)
class Mentors:
    """Mentors who take up so many young firms a month, at the scale of the run, for ``months``."""

    offer: Offer
    firms_per_month: float
    months: int


@dataclass(frozen=True, slots=True)
class Applicants:
    """People who might take up an offer, one entry each, with the firms by which its rules go.

    ``keys``: permanent; ``groups``: as bits; ``firms``: those that they run or would found, or for
    posts kept those that they would leave.
    """

    keys: Ints
    groups: Bits
    firms: Employers


def reached(offer: Offer, luck: Luck, who: Applicants) -> Bools:
    """Whether an offer is for each applicant, and she knows of it: bool (applicants).

    Offers of nothing reach nobody.
    """
    if offer.value <= 0:
        return np.zeros(who.keys.size, dtype=np.bool_)
    knows = takes_up(luck, offer.number, who.keys, offer.take_up)
    return knows & offer.who.covers(who.groups) & offer.firms.fits(who.firms)
