"""Public examinations: some graduates stay out of the labour force and prepare for a post."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.firms import Kind
from agents.parameters import Parameters
from agents.people import Education, Status
from agents.quantiles import power_of, standard_normal, whole
from agents.region import Amount, Count, Positive, Share
from sim.calendar import month_of_year
from sim.demography import Demography, will_stay
from sim.offers import make_offers, without_offer
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
CalendarMonth = Annotated[int, Field(ge=1, le=12)]
YEAR = 12
LAST_YEAR = 9
"""Months before leaving college from which students sit examinations."""


class Examinations(Parameters):
    """Who prepares, how many pass, when posts start.

    ``sessions``: by calendar month, the share of a year's posts; ``posts``: a year's posts as a
    share of public employers' headcount. ``results``, ``posts_start``: calendar months in which who
    failed decides anew, and in which who passed starts. ``horizon``: months of work for which a
    post counts; ``premium``, ``dispersion``: what a month in it is worth above other work, as a
    share of pay, and how tastes differ. ``usual_passing``: the chance a year believed at first;
    ``memory``: weight of a new session in it. ``skill_weight``: of the skill's rank in the result,
    the rest being luck. ``retry``: share of those who still prefer a post who try again, up to
    ``oldest`` years of age. ``others_seek``: share of other college graduates who seek work.
    """

    enabled: bool
    sessions: dict[int, Share]
    posts: Share
    results: CalendarMonth
    posts_start: CalendarMonth
    horizon: Positive
    premium: float
    dispersion: Amount
    usual_passing: Share
    memory: Share
    skill_weight: Share
    retry: Share
    oldest: Count
    others_seek: Share

    def college_seek(self, demography: Demography) -> float:
        """The share of college graduates who seek work, of those who do not prepare."""
        return self.others_seek if self.enabled else demography.graduates_seek

    def with_more_posts(self, share: float) -> "Examinations":
        """The same with more of the public employers' posts filled so, by a share of a year's."""
        if not share:
            return self
        return self.model_copy(update={"posts": min(1.0, self.posts * (1 + share))})


def months_until(month: int, calendar_month: int) -> int:
    """Months from a month to the next one of a calendar month, 1 to 12."""
    return (calendar_month - 2 - month_of_year(month)) % YEAR + 1


def work_forgone(finding: float, months: int) -> float:
    """Months of work that who prepares for so many months gives up.

    A seeker who finds work at the rate ``finding`` is without it for (1 − (1 − f)^n) / f of n
    months.
    """
    if finding <= 0:
        return 0.0
    stays_idle = float(power_of(1.0 - finding, float(months)))
    return max(months - (1.0 - stays_idle) / finding, 0.0)


def prefers_posts(state: State, world: World, examinations: Examinations, rows: Ints) -> Bools:
    """Whether people would rather prepare for a public post than seek work: bool (rows).

    They would where chance of passing × months in a post × (its premium + their own taste), in
    months of pay, exceeds the months of work forgone: more of them where work is hard to find.
    """
    if not examinations.enabled:
        return np.zeros(rows.size, dtype=np.bool_)
    keys = state.people["key"][rows]
    taste = standard_normal(world.luck.draws(Decision.EXAMINATION_TASTE, 0, keys))
    worth = examinations.premium + examinations.dispersion * taste
    gain = state.market.passing_rate * examinations.horizon * worth
    market = state.market
    prefers: Bools = gain > work_forgone(market.job_finding_rate, YEAR)
    return prefers


def graduates_prepare(
    state: State, world: World, examinations: Examinations, demography: Demography
) -> None:
    """College graduates who prefer a public post leave school to prepare, or to wait for theirs."""
    if not examinations.enabled:
        return
    people = state.people
    done = people.with_status(Status.STUDENT)
    done = done[people["graduated"][done] == state.month]
    done = done[people["education"][done] >= Education.COLLEGE]
    done = done[will_stay(state, world, demography, done)]
    waits = np.isin(done, state.offers["person"])
    chosen = done[waits | prefers_posts(state, world, examinations, done)]
    until = months_until(state.month, examinations.results)
    move(state, chosen, Status.OUT_OF_LABOUR_FORCE)
    people["prepares_until"][chosen] = state.month + until
    _wait_for_posts(state)
    state.events.graduates_stayed += chosen.size


def _wait_for_posts(state: State) -> None:
    """Whoever passed and has left school waits until her post starts."""
    people, offers = state.people, state.offers
    rows = offers["person"].astype(np.int64)
    waits = people["status"][rows] == Status.OUT_OF_LABOUR_FORCE
    people["prepares_until"][rows[waits]] = offers["starts"][waits]


def preparing(state: State) -> Ints:
    """Rows of those out of the labour force who prepare and hold no offer."""
    people = state.people
    outside = people.with_status(Status.OUT_OF_LABOUR_FORCE)
    return without_offer(state, outside[people["prepares_until"][outside] >= state.month])


def examinations_are_held(
    state: State,
    world: World,
    examinations: Examinations,
    demography: Demography,
    targets: Ints,
) -> None:
    """In a month with a session, as many pass as there are posts; with the results, others decide.

    ``targets``: headcounts that firms want, int64 (firms).
    """
    if not examinations.enabled:
        return
    share = examinations.sessions.get(month_of_year(state.month) + 1, 0.0)
    if share:
        candidates = np.concatenate(
            [preparing(state), _students_sitting(state, world, examinations, demography)]
        )
        posts = public_posts(state, world, examinations, targets, share, state.month)
        _pass(state, world, examinations, candidates, posts)
        _remember(state, examinations, share, candidates.size, int(posts.sum()))
    if month_of_year(state.month) + 1 == examinations.results:
        _decide_anew(state, world, examinations)


def _students_sitting(
    state: State, world: World, examinations: Examinations, demography: Demography
) -> Ints:
    people = state.people
    students = people.with_status(Status.STUDENT)
    left = people["graduated"][students].astype(np.int64) - state.month
    college = people["education"][students] >= Education.COLLEGE
    students = without_offer(state, students[college & (left > 0) & (left <= LAST_YEAR)])
    sits = will_stay(state, world, demography, students)
    sits &= prefers_posts(state, world, examinations, students)
    return students[sits]


def public_posts(
    state: State,
    world: World,
    examinations: Examinations,
    targets: Ints,
    share: float,
    month: int,
) -> Ints:
    """A share of each public employer's posts of a year, int64 (firms).

    ``month``: whose luck makes whole numbers of them.
    """
    table = state.firms
    public = (table["kind"] == Kind.PUBLIC_EMPLOYER) & (table["alive"] == 1)
    u = world.luck.draws(Decision.EXAMINATION, month, table["key"])
    expected = np.asarray(targets * examinations.posts * share, dtype=np.float64)
    return np.where(public, whole(expected, u), 0)


def _pass(
    state: State, world: World, examinations: Examinations, candidates: Ints, posts: Ints
) -> None:
    """The best by skill and luck pass; the better choose the better paid posts."""
    people, table = state.people, state.firms
    keys = people["key"][candidates].astype(np.int64)
    skill = people["skill"][candidates].astype(np.float64)
    rank = np.empty(candidates.size)
    rank[np.lexsort((keys, skill))] = np.arange(candidates.size) / max(candidates.size, 1)
    luck = world.luck.draws(Decision.EXAMINATION, state.month, keys, 1)
    result = examinations.skill_weight * rank + (1 - examinations.skill_weight) * luck
    firms = np.repeat(np.arange(len(table)), posts)
    firms = firms[np.lexsort((table["key"][firms], -table["unit_wage"][firms]))]
    passed = candidates[np.lexsort((keys, -result))][: firms.size]
    firms = firms[: passed.size]
    pay = table["unit_wage"][firms].astype(np.float64) * state.market.wage_index
    starts = state.month + months_until(state.month, examinations.posts_start)
    wage = pay * people["skill"][passed]
    make_offers(state, passed, firms, wage, np.full(passed.size, starts))
    _wait_for_posts(state)


def _remember(
    state: State, examinations: Examinations, share: float, candidates: int, posts: int
) -> None:
    """Note how many passed, as the chance in a year of such sessions."""
    if candidates:
        rate = min(posts / candidates / share, 1.0)
        market = state.market
        market.passing_rate += examinations.memory * (rate - market.passing_rate)


def _decide_anew(state: State, world: World, examinations: Examinations) -> None:
    """Whoever failed tries another year or begins to seek."""
    people = state.people
    rows = preparing(state)
    rows = rows[people["prepares_until"][rows] == state.month]
    u = world.luck.draws(Decision.EXAMINATION, state.month, people["key"][rows], 2)
    young = state.month - people["birth"][rows] < examinations.oldest * YEAR
    again = young & (u < examinations.retry) & prefers_posts(state, world, examinations, rows)
    people["prepares_until"][rows[again]] += YEAR
    move(state, rows[~again], Status.UNEMPLOYED)


def places_kept(state: State, world: World, examinations: Examinations, targets: Ints) -> Ints:
    """Places that public employers keep for those who pass, int64 (firms).

    They grow evenly from the month in which posts start to a year's posts.
    """
    if not examinations.enabled:
        return np.zeros(len(state.firms), dtype=np.int64)
    since = YEAR - months_until(state.month, examinations.posts_start)
    # The same luck every month, so that a place once kept stays kept.
    return public_posts(state, world, examinations, targets, since / YEAR, 0)
