"""The firms there are at the start: sizes, sectors, places, ages."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from agents.firms import STARTUP_MONTHS, Kind
from agents.quantiles import choose, exponential, standard_normal, truncated_power_law, whole
from agents.region import Employers, Region

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Columns = dict[str, npt.NDArray[Any]]

WITHOUT_SEED = Luck(0)
"""The largest employers are the same firms in every seed."""


@dataclass(frozen=True, slots=True)
class FirmPay:
    """What the first firms pay, yuan a month for a unit of labour, and how that differs.

    ``startup_jobs``: mean headcount of the start-ups among them.
    """

    unit_wage: float
    dispersion: float
    markup: float
    startup_jobs: float = 1.0


def first_firms(
    luck: Luck, region: Region, scale: float, jobs: int, month: int, pay: FirmPay
) -> Columns:
    """The columns of the firms at the start, their ``weight`` adding up to ``jobs``.

    Enterprise sizes are stratified quantiles of a truncated power law; the ``largest`` of them are
    the same firms in every seed and at every scale, where their size is scaled, while the number
    of all others is.
    """
    employers = region.employers
    sizes, kinds = _enterprise_sizes(employers, scale)
    public = max(1, round(employers.public_employers * scale)) if employers.public_jobs else 0
    individual = round(employers.individual_businesses * scale)
    kinds = np.concatenate(
        [
            kinds,
            np.full(public, Kind.PUBLIC_EMPLOYER),
            np.full(individual, Kind.INDIVIDUAL_BUSINESS),
        ]
    )
    keys = np.arange(kinds.size)
    u = [_uniforms(luck, keys, employers.largest, k) for k in range(6)]
    startups = (keys >= employers.largest) & (kinds == Kind.INCUMBENT)
    startups &= u[0] < employers.startup_share
    kinds = np.where(startups, Kind.STARTUP, kinds)
    weight = _weights(employers, sizes, kinds, jobs, u[1], pay.startup_jobs)
    sector = _sectors(region, kinds, u[2])
    names = list(region.sectors.values())
    premium = exponential(pay.dispersion * standard_normal(u[4]))
    unit_wage = pay.unit_wage * premium * np.array([entry.pay for entry in names])[sector]
    return {
        "key": keys,
        "kind": kinds,
        "weight": weight,
        "sector": sector,
        "place": choose(u[3], [place.jobs for place in region.places.values()]),
        "unit_wage": unit_wage,
        "productivity": unit_wage * pay.markup,
        "founded": month - _ages(employers, kinds, u[5]),
        "largest": (keys < employers.largest) & (kinds == Kind.INCUMBENT),
        "headcount": whole(weight, luck.draws(Decision.FIRM_ROUNDING, 0, keys)),
    }


def largest_employers(region: Region) -> tuple[Ints, Ints]:
    """Sector and place of each of the largest employers, from the largest on: int64 each.

    They are the same in every seed and at every scale, so that they can be named beforehand.
    """
    keys = np.arange(min(region.employers.largest, region.employers.enterprises))
    kinds = np.full(keys.size, int(Kind.INCUMBENT))
    places = [place.jobs for place in region.places.values()]
    u = [WITHOUT_SEED.draws(Decision.FIRM, 0, keys, k) for k in (2, 3)]
    return _sectors(region, kinds, u[0]), choose(u[1], places)


def _uniforms(luck: Luck, keys: Ints, largest: int, k: int) -> Floats:
    own = luck.draws(Decision.FIRM, 0, keys, k)
    own[:largest] = WITHOUT_SEED.draws(Decision.FIRM, 0, keys[:largest], k)
    return own


def _enterprise_sizes(employers: Employers, scale: float) -> tuple[Floats, Ints]:
    every = truncated_power_law(
        employers.enterprises, employers.size_exponent, 1.0, employers.largest_size
    )
    largest = every[: employers.largest]
    others = round((employers.enterprises - largest.size) * scale)
    ceiling = float(largest[-1]) if largest.size else employers.largest_size
    rest = truncated_power_law(others, employers.size_exponent, 1.0, ceiling)
    sizes = np.concatenate([largest * scale, rest])
    return sizes, np.full(sizes.size, int(Kind.INCUMBENT))


def _weights(
    employers: Employers,
    sizes: Floats,
    kinds: Ints,
    jobs: int,
    uniforms: Floats,
    startup_jobs: float,
) -> Floats:
    """Jobs a firm: public, individual and young ones by their own totals, others take the rest.

    Where the former want more jobs than there are, nothing is left to enterprises.
    """
    weight = np.zeros(kinds.size)
    public, individual = kinds == Kind.PUBLIC_EMPLOYER, kinds == Kind.INDIVIDUAL_BUSINESS
    shape = exponential(standard_normal(uniforms))
    if public.any():
        weight[public] = shape[public] * (jobs * employers.public_jobs / shape[public].sum())
    if individual.any():
        weight[individual] = 2.0 * uniforms[individual] * employers.individual_business_jobs
    young = kinds == Kind.STARTUP
    if young.any():
        first = shape[young] * (startup_jobs / shape[young].mean())
        weight[young] = first * min(1.0, max(jobs - weight.sum(), 0.0) / max(first.sum(), 1e-9))
    older = np.flatnonzero(kinds[: sizes.size] == Kind.INCUMBENT)
    left = max(jobs - weight.sum(), 0.0)
    if older.size:
        weight[older] = sizes[older] * (left / sizes[older].sum())
    return weight


def _sectors(region: Region, kinds: Ints, uniforms: Floats) -> Ints:
    entries = list(region.sectors.values())
    sector = choose(uniforms, [entry.jobs for entry in entries])
    for kind, shares in (
        (Kind.INDIVIDUAL_BUSINESS, [entry.individual_businesses for entry in entries]),
        (Kind.STARTUP, [entry.startups for entry in entries]),
    ):
        chosen = kinds == kind
        if sum(shares) > 0:
            sector[chosen] = choose(uniforms[chosen], shares)
    return sector


def _ages(employers: Employers, kinds: Ints, uniforms: Floats) -> Ints:
    """Months since founding: start-ups are young, all others of exponential age."""
    # Rounded, since machines differ in a logarithm's last bit.
    years = employers.enterprise_age_mean * np.round(-np.log(1.0 - np.minimum(uniforms, 0.999)), 9)
    months = np.minimum(years * 12, 600).astype(np.int64)
    young = (uniforms * STARTUP_MONTHS).astype(np.int64)
    return np.where(kinds == Kind.STARTUP, young, months)
