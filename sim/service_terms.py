"""What policies ask of services, public posts and the market's events: the terms that phases read.

Counts of people, visitors and posts are at the scale of the run; yuan are a month's.
"""

from dataclasses import dataclass

from sim.entitlements import Offer, Who


@dataclass(frozen=True, slots=True)
class Outreach:
    """A group whom stations seek out and serve before others.

    ``offer``: who they are and what share of them answers. ``households``: whether the other
    members of their households who seek work are served with them.
    """

    offer: Offer
    households: bool = False


@dataclass(frozen=True, slots=True)
class StationGrant:
    """A grant to every place's stations, by the clients whom they served last month.

    ``per_client``: yuan; ``most``: yuan a place; both at full scale. ``caseworker``: what one
    costs, yuan. ``centres``: community centres a place that share in it and lie nearer to people;
    ``for_centres``: the share of the grant that they may get, ``centres_most``: the most that all
    of a place get, yuan. ``own_clients``: the share of a place's clients who come to these
    receivers; 0 for all whom no other grant's receivers serve.
    """

    number: int
    per_client: float
    most: float
    caseworker: float
    centres: float = 0.0
    for_centres: float = 0.0
    centres_most: float = 0.0
    own_clients: float = 0.0


@dataclass(frozen=True, slots=True)
class OneOffAwards:
    """Awards of this month, ``expected`` so many of each grade, at the scale of the run."""

    number: int
    expected: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Recruitment:
    """A month's recruitment events.

    ``held``: how many, at the scale of the run; ``visitors``: jobseekers of those covered who come
    to all of them; ``from_afar``: of people who seek from afar; ``applications``: that a visitor
    sends beside her own.
    """

    number: int
    who: Who
    held: float
    visitors: float
    from_afar: float
    applications: int


@dataclass(frozen=True, slots=True)
class Agency:
    """Jobseekers of those covered whom recruitment agencies take on this month."""

    number: int
    who: Who
    clients: float


@dataclass(frozen=True, slots=True)
class WelfarePosts:
    """Public-welfare posts that providers could offer, beside the region's own.

    ``posts``: how many would be offered if they cost nothing; ``subsidy``: yuan of this month's
    money for a post. With no ``posts`` of its own the subsidy is added to that of others, and
    ``rest`` is the share that it bears of what they leave uncovered: to posts of the instrument
    ``adds_to``, 0 for all but those that stand ``alone``. ``standing``: the share of the region's
    own posts whose providers claim the subsidy too.
    """

    number: int
    who: Who
    posts: float
    subsidy: float
    rest: float = 0.0
    alone: bool = False
    adds_to: int = 0
    standing: float = 0.0


@dataclass(frozen=True, slots=True)
class WelfareRule:
    """How long and how often public-welfare posts may be held.

    ``months``: of a placement; whoever was fewer than ``near`` months from retirement when first
    placed stays until then. ``placements``: of one person; whoever is in ``again`` alone has more
    than the first.
    """

    months: int
    near: int
    placements: int
    again: Who


@dataclass(frozen=True, slots=True)
class ReservedPosts:
    """Vacant posts of public employers kept for those covered, expected number this month."""

    number: int
    who: Who
    posts: float
