"""A month's market told plainly, with numpy's own chance: recycled offers to two groups.

Written from the rules alone. Everybody applies to distinct vacancies drawn at random. Each vacancy
puts its applicants in a random order. In each round every open vacancy asks the first in its order
who still seeks, everybody asked takes one of the vacancies that ask, at random, and both are gone.
A vacancy that was refused asks the next one in the next round.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Rules:
    """Seekers who send one application, but for the share treated; vacancies; rounds of offers."""

    seekers: int
    vacancies: int
    treated_share: float
    treated_applications: int
    rounds: int
    distinct: bool = True


def targets(rules: Rules, numbers: Ints, chance: np.random.Generator) -> tuple[Ints, Ints]:
    """Pairs of seeker and vacancy: ``numbers`` of each seeker, no pair twice if so ruled."""
    seeker = np.repeat(np.arange(numbers.size), numbers)
    vacancy = chance.integers(rules.vacancies, size=seeker.size)
    while rules.distinct:
        pairs = seeker * rules.vacancies + vacancy
        order = np.argsort(pairs, kind="stable")
        again = order[1:][np.diff(pairs[order]) == 0]
        if not again.size:
            break
        vacancy[again] = chance.integers(rules.vacancies, size=again.size)
    return seeker, vacancy


def first_of_each(owners: Ints) -> Ints:
    """Where each owner occurs first."""
    return np.unique(owners, return_index=True)[1]


def one_month(rules: Rules, chance: np.random.Generator) -> tuple[Bools, Bools]:
    """Who is treated and who finds work, one flag a seeker."""
    treated = chance.random(rules.seekers) < rules.treated_share
    numbers = np.where(treated, rules.treated_applications, 1)
    seeker, vacancy = targets(rules, numbers, chance)
    order = chance.permutation(seeker.size)  # earlier applicants of a vacancy are asked earlier
    seeker, vacancy = seeker[order], vacancy[order]
    found = np.zeros(rules.seekers, dtype=np.bool_)
    filled = np.zeros(rules.vacancies, dtype=np.bool_)
    for _ in range(rules.rounds):
        both_open = ~found[seeker] & ~filled[vacancy]
        seeker, vacancy = seeker[both_open], vacancy[both_open]
        asked = first_of_each(vacancy)
        asked = chance.permutation(asked)
        taken = asked[first_of_each(seeker[asked])]
        found[seeker[taken]] = True
        filled[vacancy[taken]] = True
    return treated, found


def rates(rules: Rules, seeds: range) -> dict[str, npt.NDArray[np.float64]]:
    """Shares that find work, one a seed: of the control group, the treated and all."""
    found: dict[str, list[float]] = {"control": [], "treated": [], "all": []}
    for seed in seeds:
        treated, hired = one_month(rules, np.random.default_rng([seed, rules.seekers]))
        for name, group in (("control", ~treated), ("treated", treated), ("all", treated | True)):
            if group.any():
                found[name].append(float(hired[group].mean()))
    return {name: np.array(values) for name, values in found.items() if values}
