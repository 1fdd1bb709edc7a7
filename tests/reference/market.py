"""A month's market told with lists and dictionaries: who applies where, who is offered what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.reference.splitmix import bits

Entry = dict[str, Any]
Rank = tuple[int, int, int]
"""What decides, in this order: the score in steps of 1/64 yuan, the tie's hash, the position."""

HALF_WORD = 2**32
MOST = 2**22
SCORE_LIMIT = 32767


@dataclass
class Market:
    """Seekers and vacancies as dictionaries, and the month's terms.

    ``buckets``: the positions of each bucket's vacancies; ``chance``, ``other``: how applications
    from each home choose a bucket; ``hire_value``: yuan by shared programme bits.
    """

    seekers: list[Entry]
    vacancies: list[Entry]
    buckets: list[list[int]]
    chance: list[list[float]]
    other: list[list[int]]
    hire_value: list[float]
    minutes: list[list[float]]
    terms: Entry


def rank(score: float, tie: int, position: int) -> Rank:
    """A rank; scores beyond the limit count as the limit."""
    limited = min(max(score, -SCORE_LIMIT), SCORE_LIMIT)
    return int((limited + SCORE_LIMIT + 1) * 64), tie // 2**44, position


def packed(order: Rank) -> int:
    """A rank as one whole number."""
    score, tie, position = order
    return (score * 2**20 + tie) * MOST + position


def unpacked(number: int) -> Rank:
    """The rank in a whole number."""
    rest, position = divmod(number, MOST)
    return (*divmod(rest, 2**20), position)


def shares(chance: Sequence[float], other: Sequence[int]) -> list[float]:
    """How often each column of an alias table comes up."""
    found = [0.0] * len(chance)
    for column, kept in enumerate(chance):
        kept_here = min(kept, 1.0)
        found[column] += kept_here / len(chance)
        found[other[column]] += (1.0 - kept_here) / len(chance)
    return found


def alias_table(weights: Sequence[float]) -> tuple[list[float], list[int]]:
    """Walker's table by Vose's method: the rich fill up the poor, one poor column after another.

    Without any weight, every column is as likely.
    """
    total = 0.0
    for weight in weights:
        total += weight
    chance = [weight * len(weights) / total if total else 1.0 for weight in weights]
    other = list(range(len(weights)))
    poor = [column for column in other if chance[column] < 1.0]
    rich = [column for column in other if chance[column] >= 1.0]
    while poor and rich:
        column = poor.pop()
        other[column] = rich[-1]
        chance[rich[-1]] -= 1.0 - chance[column]
        if chance[rich[-1]] < 1.0:
            poor.append(rich.pop())
    return chance, other


def bucket_of(market: Market, home: int, upper: int) -> int:
    """The bucket that the upper half of a hash chooses for somebody from a home."""
    column, rest = divmod(upper * len(market.buckets), HALF_WORD)
    if rest / HALF_WORD < market.chance[home][column]:
        return column
    return market.other[home][column]


def applications_of(market: Market, seeker: Entry) -> list[int]:
    """The vacancies to which somebody applies, each once, in the order of the applications."""
    wanted = seeker["applications"] + seeker["referrals"]
    home = seeker["place"] * market.terms["fields"] + seeker["field"]
    targets: list[int] = []
    for attempt in range(4 * wanted + 8):
        if len(targets) == wanted:
            break
        upper, lower = divmod(
            bits(market.terms["application_stream"], seeker["key"], attempt), HALF_WORD
        )
        choices = market.buckets[bucket_of(market, home, upper)]
        if choices:
            target = choices[lower * len(choices) // HALF_WORD]
            if target not in targets:
                targets.append(target)
    return targets


def pay(terms: Entry, seeker: Entry, vacancy: Entry) -> tuple[float, float]:
    """What the job pays, and how much of that only the wage floor gives."""
    wage = vacancy["unit_wage"] * seeker["skill"]
    missing = max(terms["minimum_wage"] - wage, 0.0)
    return wage + missing, missing


def suits(terms: Entry, seeker: Entry, vacancy: Entry, *, referred: bool) -> bool:
    """Whether somebody meets what a vacancy asks for: by lot, likelier if she was referred."""
    lot = bits(terms["suitability_stream"], seeker["key"], vacancy["key"]) // 2**11 / 2**53
    return lot < float(terms["referred_share"] if referred else seeker["suitable"])


def worth(
    terms: Entry, seeker: Entry, vacancy: Entry, premium: float, *, referred: bool
) -> float | None:
    """What an application is worth to the firm; None where nothing can come of it."""
    wage, missing = pay(terms, seeker, vacancy)
    if vacancy["schooling"] > seeker["education"]:
        return None
    if wage < seeker["floor"] or not suits(terms, seeker, vacancy, referred=referred):
        return None
    if not terms["ranked"]:
        return 0.0
    gain = expected_gain(terms, seeker, vacancy, missing, premium)
    return gain if gain >= 0 else None


def expected_gain(
    terms: Entry, seeker: Entry, vacancy: Entry, missing: float, premium: float
) -> float:
    """What a firm expects of an applicant, misjudged by the sum of two even errors."""
    upper, lower = divmod(bits(terms["ranking_stream"], seeker["key"], vacancy["key"]), HALF_WORD)
    error = (upper + lower) / HALF_WORD - 1.0
    return float(
        vacancy["margin"] * seeker["skill"]
        - missing * (1.0 + terms["contribution_rate"])
        + premium
        + terms["ranking_noise"] * error
    )


def applicants(market: Market, positions: Iterable[int]) -> dict[int, list[Rank]]:
    """By vacancy, the ranks of its acceptable applicants among the seekers at some positions."""
    terms = market.terms
    ranks: dict[int, list[Rank]] = {}
    for position in positions:
        seeker = market.seekers[position]
        if not seeker["open"]:
            continue
        for number, target in enumerate(applications_of(market, seeker), start=1):
            vacancy = market.vacancies[target]
            referred = number > seeker["applications"]
            premium = market.hire_value[seeker["programmes"] & vacancy["programmes"]]
            premium += terms["referral_bonus"] * referred
            score = worth(terms, seeker, vacancy, premium, referred=referred)
            if not vacancy["open"] or score is None:
                continue
            tie = bits(terms["offer_stream"], seeker["key"], vacancy["key"])
            ranks.setdefault(target, []).append(rank(score, tie, position))
    return ranks


def best_applicants(market: Market, positions: Iterable[int]) -> dict[int, Rank]:
    """By vacancy, the best of its applicants."""
    return {target: max(ranks) for target, ranks in applicants(market, positions).items()}


def best_offers(market: Market, best: dict[int, Rank], targets: Iterable[int]) -> dict[int, Rank]:
    """By seeker's position, the best of the offers that some vacancies make."""
    offers: dict[int, list[Rank]] = {}
    for target in targets:
        vacancy = market.vacancies[target]
        if target not in best or not vacancy["open"]:
            continue
        position = best[target][2]
        seeker = market.seekers[position]
        wage, _ = pay(market.terms, seeker, vacancy)
        travel = market.minutes[seeker["place"]][vacancy["place"]]
        value = wage - market.terms["commuting_value"] * travel
        tie = bits(market.terms["offer_stream"], vacancy["key"], seeker["key"])
        offers.setdefault(position, []).append(rank(value - SCORE_LIMIT - 1, tie, target))
    return {position: max(ranks) for position, ranks in offers.items()}


def take_up(market: Market, offers: dict[int, Rank], positions: Iterable[int]) -> dict[int, int]:
    """Who takes which vacancy; both are closed then."""
    taken = {}
    for position in positions:
        if position in offers and market.seekers[position]["open"]:
            taken[position] = target = offers[position][2]
            market.seekers[position]["open"] = market.vacancies[target]["open"] = 0
    return taken


def matches(market: Market, rounds: int) -> dict[int, int]:
    """Who takes which vacancy after all rounds."""
    everybody, everything = range(len(market.seekers)), range(len(market.vacancies))
    hired: dict[int, int] = {}
    for _ in range(rounds):
        best = best_applicants(market, everybody)
        hired |= take_up(market, best_offers(market, best, everything), everybody)
    return hired
