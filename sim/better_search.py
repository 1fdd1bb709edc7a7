"""What services make of search: better advice, vacancies seen from further away and that suit."""

from sim.levers import Levers
from sim.search import Search


def search_with_services(search: Search, levers: Levers) -> Search:
    """The numbers of search under this month's policies; the given ones where none moves them.

    Certified caseworkers make coaching and referrals do more; shared vacancies make distance matter
    less, and applications suit more often.
    """
    if not (levers.certified or levers.less_distance or levers.better_suited):
        return search
    better = 1 + search.certified_gain * levers.certified
    return search.model_copy(
        update={
            "coaching_gain": search.coaching_gain * better,
            "referred_suitable_share": min(1.0, search.referred_suitable_share * better),
            "distance_decay": search.distance_decay * (1 - levers.less_distance),
            "suitable_share": min(1.0, search.suitable_share * (1 + levers.better_suited)),
        }
    )
