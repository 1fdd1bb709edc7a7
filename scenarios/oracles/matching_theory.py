"""Closed forms of the textbook market: the urn-ball family of matching functions.

Seekers send applications to vacancies drawn at random; each vacancy offers its job to one of its
applicants at random; a seeker takes one offer. With one application this is the oldest matching
function (Butters, 1977, Review of Economic Studies; Hall, 1979). Several applications lead to a
second friction, vacancies that court the same person: Albrecht, Gautier and Vroman (2004, Economics
Letters; 2006, Review of Economic Studies), corrected for large markets by Tan (2003, Economics
Letters). Two groups that differ in applications: Gautier, Muller, van der Klaauw, Rosholm and
Svarer (2018, Journal of Labor Economics), who measure what the treated take from the others.

Everywhere ``seekers`` is S, ``vacancies`` is V, ``applications`` is a: persons, jobs, a month.
"""

from dataclasses import dataclass
from math import exp, expm1, log1p, sinh

MOST_TURNS = 10_000
AGREED = 1e-14


def urn_ball_hires(seekers: float, vacancies: int, suitable: float = 1.0) -> float:
    """Hires with one application each, exactly: V (1 − (1 − s/V)^S) vacancies are not missed.

    ``suitable``: s, the share of applications that count. Who among the applicants is hired does
    not change how many are, and those whom all firms prefer meet only each other: with their number
    for S this is also their hires (Blanchard and Diamond, 1994, Review of Economic Studies).
    """
    if vacancies == suitable == 1:
        return 1.0 if seekers >= 1 else 0.0
    return -vacancies * expm1(seekers * log1p(-suitable / vacancies))


def offer_chance(applicants: float) -> float:
    """The chance that an application brings an offer: (1 − e^−x) / x.

    ``applicants``: x, the mean number of applications to a vacancy. The others at a vacancy are
    Poisson in a large market, so that this is the mean of 1 / (1 + others).
    """
    return -expm1(-applicants) / applicants if applicants else 1.0


def at_least_one_offer(chance: float, applications: int) -> float:
    """The chance of some offer when each of several applications brings one independently."""
    return 1 - float((1 - chance) ** applications)


def several_applications_hires(seekers: float, vacancies: float, applications: int) -> float:
    """Hires with several applications each and one offer a vacancy, in a large market.

    S {1 − [1 − (V / aS) (1 − e^(−aS/V))]^a}.
    """
    load = applications * seekers / vacancies
    return seekers * at_least_one_offer(offer_chance(load), applications)


def best_number_of_applications(ratio: float, most: int = 60) -> int:
    """How many applications each make most hires, at ``ratio`` vacancies a seeker."""
    return max(range(1, most + 1), key=lambda a: several_applications_hires(1.0, ratio, a))


def limit_bias(seekers: int, vacancies: int, applications: float) -> float:
    """By how much the limit for several applications may miss the mean hires of a finite market.

    ``applications``: the mean over seekers. Twice the leading terms, of order 1 / V: the others at
    a vacancy are Binomial(S − 1, a/V) and not Poisson, so that an application's chance is
    (V / aS) (1 − (1 − a/V)^S); and two vacancies' numbers of applicants have covariance
    −aS / V², which moves the product of their chances by that times the chance's squared slope.
    """
    load = applications * seekers / vacancies
    chance = offer_chance(load)
    exact = -expm1(seekers * log1p(-applications / vacancies)) / load
    slope = (exp(-load) - chance) / load
    one = applications * (1 - chance) ** (applications - 1) * abs(exact - chance)
    pairs = max(applications * (applications - 1) / 2, 0.0)
    two = pairs * (1 - chance) ** max(applications - 2, 0.0) * load / vacancies * slope**2
    return float(2 * seekers * (one + two))


@dataclass(frozen=True)
class Saturation:
    """Two groups in one market: shares of each that find work in the month."""

    share: float
    control: float
    treated: float

    @property
    def overall(self) -> float:
        """The share of all seekers that finds work."""
        return self.share * self.treated + (1 - self.share) * self.control

    @property
    def naive_gap(self) -> float:
        """What a comparison of treated and control takes for the effect."""
        return self.treated - self.control

    def true_effect(self, untreated: float) -> float:
        """What the programme does to all seekers; ``untreated``: share that finds work without."""
        return self.overall - untreated

    def displacement(self, untreated: float) -> float:
        """The share of the gap, times the treated, that others pay for: 1 − effect / (π gap).

        Above 1 where hires fall: vacancies court the same people, and that costs more than the
        urns that are hit in addition bring.
        """
        return 1 - self.true_effect(untreated) / (self.share * self.naive_gap)


def saturation(ratio: float, share: float, applications: int) -> Saturation:
    """Two groups in a large market with one offer a vacancy.

    ``ratio``: V/S; ``share``: π, of seekers who send ``applications`` k, the others send one.
    Control φ = (1 − e^−x) / x with x = (1 + π(k − 1)) S/V, treated 1 − (1 − φ)^k.
    """
    chance = offer_chance((1 + share * (applications - 1)) / ratio)
    return Saturation(share, chance, at_least_one_offer(chance, applications))


def job_finding(seekers: float, vacancies: int) -> float:
    """The chance to be hired when each seeker sends one application."""
    return urn_ball_hires(seekers, vacancies) / seekers


def steady_unemployment(labour_force: int, vacancies: int, separation: float) -> float:
    """The share u unemployed at the month's end that repeats itself at fixed vacancies.

    Those newly separated search at once, so that S = N (u + s (1 − u)) seek and
    u = s (1 − f) / (s + f − s f) with f the job finding of S seekers.
    """
    u = separation
    for _ in range(MOST_TURNS):
        f = job_finding(labour_force * (u + separation * (1 - u)), vacancies)
        new = separation * (1 - f) / (separation + f - separation * f)
        if abs(new - u) < AGREED:
            break
        u = (u + new) / 2
    return u


def gap_factor(applicants: float, separation: float) -> float:
    """What a month leaves of a small gap from steady unemployment, at fixed vacancies.

    u' = [S − V (1 − e^(−S/V))] / N with S = N (u + s (1 − u)), hence
    du'/du = (1 − s) (1 − e^(−S/V)): one seeker more is one unemployed more, but for the chance
    e^(−S/V) that her application hits a vacancy nobody else does. This is not (1 − s) (1 − f), the
    factor if the chance f of finding work stood still: at fixed vacancies more seekers lower f, and
    f = (V/S) (1 − e^(−S/V)) > e^(−S/V), so that gaps last longer. ``applicants``: S/V.
    """
    return (1 - separation) * -expm1(-applicants)


def gap_factor_between(applicants: float, half_gap: float, separation: float) -> float:
    """The same for two markets at S/V ± ``half_gap``: (1 − s) (1 − e^(−x) sinh(h) / h)."""
    return (1 - separation) * (1 - exp(-applicants) * sinh(half_gap) / half_gap)


def spell_chances(finding: float, longest: int) -> list[float]:
    """The chances of spells of 0, 1, …, ``longest`` − 1 and of more months: the geometric law.

    Who loses a job seeks in the same month, so that a spell of 0 months is the commonest.
    """
    chances = [finding * (1 - finding) ** months for months in range(longest)]
    return [*chances, (1 - finding) ** longest]


def survival(yearly: tuple[float, ...], months: int) -> float:
    """The share of firms alive so many months after founding, given yearly chances of closing.

    ``yearly``: by year of age, the last for all later ones. A month's hazard is
    1 − (1 − yearly)^(1/12), so that a whole year leaves 1 − yearly.
    """
    alive = 1.0
    for month in range(months):
        alive *= (1 - yearly[min(month // 12, len(yearly) - 1)]) ** (1 / 12)
    return alive
