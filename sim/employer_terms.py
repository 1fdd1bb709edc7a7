"""What policies agree with employers beside a payment for a hire: rebates and first rounds."""

from dataclasses import dataclass

from sim.entitlements import Offer


@dataclass(frozen=True, slots=True)
class Rebate:
    """Part of a year's contributions given back to firms that lay off few of their staff.

    ``offer``: who knows of it and for which employers it is; its value is what a nominal yuan of a
    year's pay brings, in the yuan in which firms reckon. ``limit``: layoffs of a year as a share of
    the staff at its turn, ``small_limit`` for firms of at most ``small`` employees.
    """

    offer: Offer
    limit: float
    small_limit: float
    small: int


@dataclass(frozen=True, slots=True)
class FirstRound:
    """A round that employers hold for some of the unemployed before the month's market.

    ``offer``: whom it is for, for which employers, and which of them take part. ``referred``: the
    share of stations' clients whom caseworkers send there with all their referrals; None where
    everybody covered applies. ``unfilled``: the fewest vacancies, as a share of staff, with which
    an employer takes part. ``extra``: posts of the month beyond those sought, as a share of staff;
    None where it offers those that it seeks to fill.
    """

    offer: Offer
    referred: float | None = None
    unfilled: float = 0.0
    extra: float | None = None
