"""Public posts: vacant posts of public employers kept for some, or filled by examination.

Posts kept go to jobseekers covered before others may apply; posts filled by examination let more of
those who prepare pass, and let more prepare. No post is added. Evidence: none was found for sizes;
those who prepare do not seek other work meanwhile.
"""

from typing import ClassVar, Literal

from agents.errors import InputError
from agents.region import Amount
from scenarios.instruments.services.provided import MONTHS, Provided
from scenarios.policy import Around, Policy, require_one_payment, require_unit
from sim.instrument import Instrument, Terms
from sim.levers import Levers
from sim.service_terms import ReservedPosts


class PublicPost(Policy):
    """Posts in yuan/year, which may be 0: their pay is the employers' own.

    ``reserved_per_year``: vacant posts kept for those covered, at full scale. ``by_examination``:
    the share by which more of a year's posts are filled by examination.
    """

    kind: Literal["public_post"]
    reserved_per_year: Amount = 0.0
    by_examination: Amount = 0.0


class PublicPostAtDesk(Provided):
    """The public posts as the desk runs them."""

    free: ClassVar = True
    event: ClassVar = "public_post"
    moves: ClassVar = ("reserved_posts", "examination_posts")

    def __init__(self, terms: Terms, policy: PublicPost, yuan: float, scale: float) -> None:
        super().__init__(terms, yuan)
        self.policy = policy
        self.posts = policy.reserved_per_year / MONTHS * scale

    def fill(self, levers: Levers, month: int, worth: float) -> None:
        """Keep posts for those covered, and have more of them filled by examination."""
        share = self.share(worth)
        levers.examination_posts += self.policy.by_examination * share
        if self.posts * share > 0:
            levers.reserved_posts.append(
                ReservedPosts(self.terms.number, self.terms.who, self.posts * share)
            )


def build(name: str, policy: PublicPost, around: Around) -> Instrument:
    """The instrument of a policy. Raises InputError for a unit it cannot pay in, and where it
    names nobody for whom posts are kept.
    """
    require_unit(policy, name, ("yuan/year",))
    require_one_payment(policy, name)
    if policy.reserved_per_year and not (policy.who.any or policy.who.all):
        raise InputError(
            "posts are kept for somebody",
            where=f"scenario.policies.{name}.who",
            allowed="any: [...] or all: [...]",
        )
    yuan = policy.pays.amount / MONTHS * around.scale
    return PublicPostAtDesk(policy.terms(name, around), policy, yuan, around.scale)
