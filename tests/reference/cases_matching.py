"""How the kernels of applications, offers and answers are tested."""

from itertools import pairwise
from typing import Any

import numpy as np

from sim import matching
from tests.reference import market as reference
from tests.reference.kernel_case import Arguments, Expected, KernelCase, loosely
from tests.reference.markets import Arrays, plain, some_market

accept, apply = loosely(matching.accept), loosely(matching.apply)
offer = loosely(matching.offer)


def ranks(best: Any) -> dict[int, reference.Rank]:
    """The ranks in packed numbers, by where they stand; 0 stands for none."""
    return {at: reference.unpacked(number) for at, number in enumerate(best.tolist()) if number}


def packed(ranked: dict[int, reference.Rank], size: int) -> list[int]:
    """Ranks as packed numbers."""
    return [reference.packed(ranked[at]) if at in ranked else 0 for at in range(size)]


def some_range(random: np.random.Generator, size: int) -> tuple[int, int]:
    """The first and the last but one of a part."""
    first, last = sorted(random.integers(size + 1, size=2).tolist())
    return first, last


def some_applications(random: np.random.Generator) -> Arguments:
    """A market, vacancies that have applicants already, and a part of the seekers."""
    market = some_market(random, ranked=bool(random.integers(4)))
    best = np.zeros(market.vacancies.size, dtype=np.uint64)
    apply(*market.to_apply(), best, 0, 20)
    first, last = some_range(random, market.seekers.size)
    return [*market.to_apply(), best, first, last]


def told(seekers: Any, vacancies: Any, terms: Any, **others: Any) -> reference.Market:
    """The plain market of what some kernel was given."""
    one = np.zeros((1, 1))
    given = {name: others.get(name, one) for name in ("chance", "other", "hire_value", "minutes")}
    starts = others.get("starts", np.array([0, len(vacancies)]))
    return plain(Arrays(seekers, vacancies, starts, weights=one, terms=terms, **given))


def apply_twin(*given: Any) -> Expected:
    seekers, vacancies, starts, chance, other, hire_value, terms, best, first, last = given
    market = told(
        seekers, vacancies, terms, starts=starts, chance=chance, other=other, hire_value=hire_value
    )
    found = reference.best_applicants(market, range(first, last))
    before = ranks(best)
    after = {at: max(filter(None, (before.get(at), found.get(at)))) for at in before | found}
    return Expected(None, {7: packed(after, best.size)})


def applications_merge_by_maximum() -> None:
    random = np.random.default_rng(2)
    for _ in range(20):
        market = some_market(random)
        count = market.seekers.size
        whole = np.zeros(market.vacancies.size, dtype=np.uint64)
        apply(*market.to_apply(), whole, 0, count)
        cuts = [0, *sorted(random.integers(count, size=3).tolist()), count]
        merged = np.zeros_like(whole)
        for first, last in pairwise(cuts):
            part = np.zeros_like(whole)
            apply(*market.to_apply(), part, first, last)
            np.maximum(merged, part, out=merged)
        np.testing.assert_array_equal(merged, whole)


def some_offers(random: np.random.Generator) -> Arguments:
    """A market with applicants, seekers who have offers already, and a part of the vacancies."""
    market = some_market(random)
    best = np.zeros(market.vacancies.size, dtype=np.uint64)
    apply(*market.to_apply(), best, 0, market.seekers.size)
    offers = np.zeros(market.seekers.size, dtype=np.uint64)
    given = [market.seekers, market.vacancies, best, market.minutes, market.terms, offers]
    offer(*given, 0, 10)
    return [*given, *some_range(random, market.vacancies.size)]


def offer_twin(*given: Any) -> Expected:
    seekers, vacancies, best, minutes, terms, offers, first, last = given
    market = told(seekers, vacancies, terms, minutes=minutes)
    found = reference.best_offers(market, ranks(best), range(first, last))
    before = ranks(offers)
    after = {at: max(filter(None, (before.get(at), found.get(at)))) for at in before | found}
    return Expected(None, {5: packed(after, offers.size)})


def offers_merge_by_maximum_and_are_acceptable() -> None:
    random = np.random.default_rng(3)
    for _ in range(20):
        given = some_offers(random)[:6]
        seekers, vacancies, best, _, terms, offers = given
        offers[:] = 0
        offer(*given, 0, vacancies.size)
        parts = np.zeros((2, offers.size), dtype=np.uint64)
        cut = int(random.integers(vacancies.size))
        offer(*given[:5], parts[0], 0, cut)
        offer(*given[:5], parts[1], cut, vacancies.size)
        np.testing.assert_array_equal(parts.max(axis=0), offers)
        for seeker, (_, _, target) in ranks(offers).items():
            assert matching.position_of(best[target]) == seeker
            wage = vacancies["unit_wage"][target] * seekers["skill"][seeker]
            assert max(wage, terms["minimum_wage"][0]) >= seekers["floor"][seeker]


def some_answers(random: np.random.Generator) -> Arguments:
    """A market with offers, what was chosen before, and a part of the seekers."""
    seekers, vacancies, *_, offers, _, _ = some_offers(random)
    return [seekers, vacancies, offers, np.full(offers.size, -1), *some_range(random, offers.size)]


def accept_twin(
    seekers: Any, vacancies: Any, offers: Any, chosen: Any, first: int, last: int
) -> Expected:
    market = told(seekers, vacancies, np.zeros(1, dtype=np.dtype([("fields", "i8")])))
    taken = reference.take_up(market, ranks(offers), range(first, last))
    for seeker, target in taken.items():
        chosen[seeker] = target
    seekers["open"] = [entry["open"] for entry in market.seekers]
    vacancies["open"] = [entry["open"] for entry in market.vacancies]
    return Expected(len(taken), {0: seekers, 1: vacancies, 3: chosen})


def every_hire_closes_one_of_each() -> None:
    random = np.random.default_rng(4)
    for _ in range(20):
        seekers, vacancies, offers, chosen, _, _ = some_answers(random)
        before = int(seekers["open"].sum()), int(vacancies["open"].sum())
        cut = int(random.integers(seekers.size))
        taken = accept(seekers, vacancies, offers, chosen, 0, cut)
        taken += accept(seekers, vacancies, offers, chosen, cut, seekers.size)
        assert taken == np.count_nonzero(chosen >= 0) == np.unique(chosen[chosen >= 0]).size
        assert seekers["open"].sum() == before[0] - taken
        assert vacancies["open"].sum() == before[1] - taken
        assert not seekers["open"][chosen >= 0].any()
        assert not vacancies["open"][chosen[chosen >= 0]].any()


CASES = {
    "sim.matching.apply": KernelCase(some_applications, apply_twin, applications_merge_by_maximum),
    "sim.matching.offer": KernelCase(
        some_offers, offer_twin, offers_merge_by_maximum_and_are_acceptable
    ),
    "sim.matching.accept": KernelCase(some_answers, accept_twin, every_hire_closes_one_of_each),
}
