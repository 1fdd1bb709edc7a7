"""Contest prizes: paid to the best of those with a new certificate, or to their employers.

The chance of a prize raises the return to a certificate for those who know of it, for few by much.
Evidence: tournaments move effort by the spread of prizes (Lazear and Rosen, 1981); with a few dozen
prizes a year the effect on training is tiny.
"""

from typing import Annotated, ClassVar, Literal, get_args

import numpy as np
import numpy.typing as npt
from pydantic import Field, Strict

from agents.errors import InputError
from agents.region import Amount
from scenarios.clause import Level, Yuan
from scenarios.instruments.training.brought_about import brought_about
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.claims import FEN
from sim.instrument import Cases, Instrument, Ints, Terms
from sim.learning_offers import Contest
from sim.levers import Levers
from sim.state import State

Prizes = Annotated[tuple[Yuan, ...], Strict(strict=False), Field(min_length=1, max_length=10)]


class ContestPrize(Policy):
    """``prizes`` in yuan/prize, the first first; ``contests_per_year``; ``from_level``: the lowest
    certificate that enters.
    """

    kind: Literal["contest_prize"]
    prizes: Prizes
    contests_per_year: Amount
    from_level: Level = "junior"


class ContestPrizeAtDesk(Instrument):
    """Contest prizes as the desk runs them."""

    event: ClassVar = "contest"
    moves: ClassVar = ("contests",)
    claimant: ClassVar[Literal["person", "firm", "none"]] = "person"

    def __init__(self, terms: Terms, policy: ContestPrize, scale: float) -> None:
        super().__init__(terms)
        self.policy = policy
        self.scale = scale

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Contests are held as long as there are prizes."""
        policy, known = self.policy, self.terms.known_by(levers.reach)
        prizes = tuple(prize * worth for prize in policy.prizes)
        if sum(prizes) > 0 and known > 0:
            contest = Contest(
                number=self.terms.number,
                who=self.terms.who,
                prizes=prizes,
                a_year=policy.contests_per_year * self.scale,
                from_level=1 + get_args(Level).index(policy.from_level),
                known=known,
                personal=policy.pays.to == "person",
            )
            levers.contests.append(contest)

    def cases(self, state: State) -> Cases:
        """The month's winners, with their employers where these are paid."""
        won = brought_about(self.terms, state.events.prizes)
        yuan = np.array(self.policy.prizes)[won["place"].astype(np.int64) - 1]
        firm = won["firm"] if self.policy.pays.to == "firm" else np.full(won.size, -1)
        return Cases(won["person"], firm, np.round(yuan * FEN).astype(np.int64))

    def still_due(self, state: State, person: Ints, firm: Ints) -> npt.NDArray[np.bool_]:
        """Always: the prize was won."""
        return np.ones(person.size, dtype=np.bool_)


class ContestPrizeToFirms(ContestPrizeAtDesk):
    """The same where the winner's employer claims."""

    claimant = "firm"


def build(name: str, policy: ContestPrize, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit or payee it cannot pay, and for a
    prize larger than the one before.
    """
    where = f"scenario.policies.{name}"
    require_unit(policy, name, ("yuan/prize",))
    require_one_payment(policy, name)
    if policy.pays.to not in ("person", "firm"):
        raise InputError(
            f"prizes go to a {policy.pays.to}", where=f"{where}.pays.to", allowed="person, firm"
        )
    if list(policy.prizes) != sorted(policy.prizes, reverse=True):
        raise InputError(
            f"a prize of {list(policy.prizes)} is larger than the one before it",
            where=f"{where}.prizes",
            allowed="the first prize first",
        )
    made = ContestPrizeAtDesk if policy.pays.to == "person" else ContestPrizeToFirms
    return made(policy.terms(name, around), policy, around.scale)
