"""What a month of kept employment pays: yuan, or a share of pay or of insurance contributions."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from agents.errors import InputError
from agents.parameters import Frozen
from agents.region import Share
from scenarios.clause import Yuan
from scenarios.policy import Policy, require_unit

Floats = npt.NDArray[np.float64]
OF_WAGE, OF_INSURANCE = "share_of_wage/month", "share_of_insurance/month"


class Insurance(Frozen):
    """Contributions that are paid back: ``rate`` of pay, which counts between two yuan a month."""

    rate: Share
    least_base: Yuan = 0.0
    most_base: Yuan = 10_000_000.0


@dataclass(frozen=True, slots=True)
class MonthlyPay:
    """A month's payment: ``amount`` yuan, or that share of a base; ``most``: yuan at most."""

    amount: float
    share: bool
    insurance: Insurance | None
    most: float | None

    def yuan(self, pay: Floats) -> Floats:
        """What is paid for people who earn so many nominal yuan a month, float64."""
        base = pay if self.share else np.ones(pay.size)
        if self.insurance:
            counted = np.clip(pay, self.insurance.least_base, self.insurance.most_base)
            base = counted * self.insurance.rate
        given = self.amount * base
        return given if self.most is None else np.minimum(given, self.most)


def monthly_pay(
    policy: Policy,
    name: str,
    units: tuple[str, ...],
    insurance: Insurance | None,
    most: float | None,
) -> MonthlyPay:
    """What a policy pays. Raises InputError for a unit, share or cap that cannot be."""
    unit, where = require_unit(policy, name, units), f"scenario.policies.{name}"
    share = unit in (OF_WAGE, OF_INSURANCE)
    if share and policy.pays.amount > 1:
        raise InputError(
            f"{policy.pays.amount:g} is more than the whole of what it is a share of",
            where=f"{where}.pays.amount",
            allowed="0 to 1",
        )
    if (unit == OF_INSURANCE) != (insurance is not None):
        raise InputError(
            f"insurance goes with pays.unit {OF_INSURANCE} and with no other",
            where=f"{where}.insurance",
            allowed=f"a rate where the unit is {OF_INSURANCE}",
        )
    if insurance and insurance.most_base < insurance.least_base:
        raise InputError(
            f"most_base {insurance.most_base:g} lies below least_base {insurance.least_base:g}",
            where=f"{where}.insurance",
            allowed="most_base at or above least_base",
        )
    if not share and most is not None and most < policy.pays.amount:
        raise InputError(
            f"the cap {most:g} lies below the amount {policy.pays.amount:g}",
            where=f"{where}.most",
            allowed=f"{policy.pays.amount:g} or more",
        )
    return MonthlyPay(policy.pays.amount, share, insurance, most)
