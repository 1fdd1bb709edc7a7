"""How a month passes."""

from collections.abc import Callable
from copy import copy, deepcopy
from time import perf_counter
from typing import Self

import numpy as np
import polars as pl
from mesa import Model
from mesa.agent import AgentSet

from agents.views import Firm, Jobseeker, RowView, stations_appear
from sim.agencies import agencies_serve
from sim.aid import aid_is_received, aid_runs_out
from sim.apprenticeships import apprenticeships_end, firms_take_apprentices
from sim.begin import make_world
from sim.calendar import Calendar
from sim.campus import firms_recruit_on_campus
from sim.commuting import commuters_retire, commuters_return, commuters_seek
from sim.contests import contests_are_held
from sim.demography import people_age
from sim.desk import Desk
from sim.examinations import examinations_are_held, graduates_prepare, places_kept
from sim.festival import posts_now, season_of
from sim.firm_life import firms_close, firms_grow
from sim.first_rounds import first_rounds_are_held
from sim.first_state import first_state
from sim.gig_work import people_take_up_gigs
from sim.grouping import people_are_grouped
from sim.hiring import firms_hire
from sim.invariants import books_must_balance
from sim.kept_posts import founders_come_back
from sim.levers import Levers
from sim.migration import people_arrive, people_leave
from sim.minimum_wage import minimum_wage_is_set
from sim.offers import coming, offers_are_taken_up, offers_lapse
from sim.outreach import monitored_firms
from sim.participation import people_choose_to_take_part
from sim.public_welfare import public_welfare_posts_turn_over
from sim.recorder import Recorder
from sim.rents import rents_move
from sim.reserved_posts import reserved_posts_are_filled
from sim.rest_of_city import city_turns, some_came_from_the_city
from sim.sampling import by_lot, living_rows, resident_rows
from sim.separation import jobs_end
from sim.services import stations_serve
from sim.settings import Settings
from sim.startups import people_found_firms
from sim.state import State
from sim.striking import disturbances_strike
from sim.tally import Tally, tally
from sim.training import courses_end, people_take_courses
from sim.trials import students_and_firms_meet
from sim.vacancies import Ints, Plans, firms_plan, open_posts
from sim.wages import wages_and_skills_move


class Market(Model):
    """A city's labour market: a Mesa model whose people and firms are rows of tables.

    ``settings``: all its numbers; ``desk``: the policy package; ``seed``; ``scale``: share of the
    real population; ``calendar``: when it starts and how long it settles; ``threads``: that share
    a pass over many people. With ``state`` it goes
    on from there and does not settle.
    """

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        *,
        seed: int,
        scale: float,
        calendar: Calendar,
        threads: int = 1,
        state: State | None = None,
        on_month: Callable[[], None] | None = None,
    ) -> None:
        started = perf_counter()
        super().__init__(rng=seed)
        self.settings = settings
        self.desk = desk
        self.calendar = calendar
        self.world = make_world(settings, seed, scale, calendar, threads)
        self.recorder = Recorder(self.world, desk.instruments, settings.counting)
        self.recording = False
        self.on_month = on_month
        self.held: dict[tuple[str, int], RowView] = {}
        self.state = state or first_state(self.world, settings)
        self.state.people.retirement = settings.retirement.table(calendar.start.year)
        stations_appear(self, self.state.stations)
        self.seconds_setup = perf_counter() - started
        if state is None:
            self._settle()
        self.seconds_settling = perf_counter() - started - self.seconds_setup
        self.calendar.month = self.state.month
        self.recorder.begin(self.state)
        self.recording = True

    def step(self) -> None:
        """One month, in the order in which things happen. RuntimeError for a closed market."""
        self._must_be_open()
        state, world, numbers = self.state, self.world, self.settings
        state.open_month(self.calendar.turn(), world.keys)
        levers = self._policies_are_announced()
        minimum_wage_is_set(state, world, levers)
        self._terms_run_out()
        graduates_prepare(state, world, numbers.examinations, numbers.demography)
        college_seek = numbers.examinations.college_seek(numbers.demography)
        rents_move(state, world, numbers.rents)
        people_age(state, world, numbers.demography, college_seek)
        commuters_retire(state)
        pulls = (numbers.migration, numbers.rents, numbers.rival_cities)
        people_leave(state, world, *pulls, numbers.rest_of_city, levers)
        from_afar = people_arrive(state, world, *pulls, levers)
        city_turns(state, world, numbers.rest_of_city, numbers.wages)
        from_afar = commuters_seek(state, world, numbers.rest_of_city, numbers.search, from_afar)
        firms_close(state, world, numbers.firm_life)
        firms_grow(state, world, numbers.firms)
        disturbances_strike(state, world)
        founders_come_back(state)
        people_are_grouped(state)
        booked = stations_serve(state, world, numbers.services, levers)
        agencies_serve(state, world, numbers.services, levers)
        people_take_courses(state, world, numbers.training, levers, booked)
        contests_are_held(state, world, levers.contests)
        people_choose_to_take_part(state, world, numbers.participation)
        people_take_up_gigs(state, world, numbers.participation, numbers.search, levers)
        public_welfare_posts_turn_over(state, world, numbers.participation, numbers.search, levers)
        people_found_firms(state, world, numbers.startups, numbers.search, levers)
        plans = firms_plan(state, world, numbers.firms, numbers.closure, levers)
        self._posts_are_promised(levers, plans.targets)
        season = season_of(numbers.festival, self.calendar, state.month)
        monitored = monitored_firms(state, levers)
        jobs_end(state, world, numbers.separation, plans.dismissal, season.leaving, monitored)
        commuters_return(state, world, numbers.rest_of_city)
        sought = self._sought(levers, plans)
        reserved_posts_are_filled(state, world, levers, sought)
        posts = posts_now(state, world, season, open_posts(state, world, sought))
        market = (numbers.search, numbers.firms, levers)
        posts = first_rounds_are_held(state, world, *market, posts)
        firms_hire(state, world, *market, posts, from_afar, season.applications)
        firms_take_apprentices(
            state, world, numbers.training.apprenticeship, levers.apprenticeships
        )
        some_came_from_the_city(state, world, numbers.rest_of_city, numbers.search)
        wages_and_skills_move(state, world, numbers.wages)
        self._policies_pay(levers)
        counted = tally(state, world)
        books_must_balance(state, self.desk, counted)
        self._record(counted, levers)

    def _policies_are_announced(self) -> Levers:
        """What policies do to this month's decisions: before anybody decides."""
        keeping = 1 - self.settings.firms.amortisation
        return self.desk.announce(self.state, self.world.deflator(self.state.month), keeping)

    def _policies_pay(self, levers: Levers) -> None:
        """Claims are taken and paid; who is paid aid has it in hand from then on."""
        self.desk.pay(self.state, self.world.luck)
        aid_is_received(self.state, levers, [each.terms.id for each in self.desk.instruments])

    def _terms_run_out(self) -> None:
        """Aid, courses and apprenticeships end; jobs promised for this month begin."""
        state, world, training = self.state, self.world, self.settings.training
        aid_runs_out(state)
        courses_end(state, world, training)
        apprenticeships_end(state, world, training.apprenticeship)
        offers_are_taken_up(state)

    def _posts_are_promised(self, levers: Levers, targets: Ints) -> None:
        """Examinations and campus rounds, in their months: offers of jobs that start later."""
        state, world, numbers = self.state, self.world, self.settings
        offers_lapse(state)
        examinations = numbers.examinations.with_more_posts(levers.examination_posts)
        examinations_are_held(state, world, examinations, numbers.demography, targets)
        firms_recruit_on_campus(
            state,
            world,
            numbers.campus,
            numbers.examinations,
            numbers.demography,
            numbers.search,
            numbers.firms,
            levers,
            targets,
        )
        students_and_firms_meet(
            state,
            world,
            numbers.training,
            numbers.demography,
            numbers.examinations,
            levers,
            targets,
        )

    def _sought(self, levers: Levers, plans: Plans) -> Ints:
        """Headcounts wanted less the places kept for those who hold or will win an offer."""
        state, numbers = self.state, self.settings
        soon = coming(state, numbers.campus.kept_free)
        examinations = numbers.examinations.with_more_posts(levers.examination_posts)
        kept = places_kept(state, self.world, examinations, plans.targets)
        return plans.targets - np.maximum(soon, kept)

    def run(self, months: int) -> Self:
        """Let so many months pass. ValueError for fewer than none."""
        _must_not_be_negative(months=months)
        for _ in range(months):
            self.step()
        return self

    def outcomes(self) -> pl.DataFrame:
        """All outcomes so far, tidy: month, outcome, group, value, unit.

        RuntimeError for a closed market.
        """
        self._must_be_open()
        return self.recorder.outcomes()

    def fork(self, settings: Settings, desk: Desk, on_month: Callable[[], None] | None) -> "Market":
        """Another market that goes on from this one's present state under its own policies."""
        state = deepcopy(self.state)
        state.claims.forget_payments()
        return Market(
            settings,
            desk,
            seed=self.world.luck.seed,
            scale=self.world.scale,
            calendar=copy(self.calendar),
            threads=self.world.threads.count,
            state=state,
            on_month=on_month,
        )

    def sample(self, people: int = 100, firms: int = 0) -> AgentSet:
        """Agent views of residents and firms drawn by lot, the same ones every time.

        The market holds them, since an AgentSet alone would let them go. ValueError for fewer than
        none of either.
        """
        self._must_be_open()
        _must_not_be_negative(people=people, firms=firms)
        rows = by_lot(self.world.luck, self.state.people.table, resident_rows(self.state), people)
        self.held = {("person", row): Jobseeker(self, row) for row in rows.tolist()} | self.held
        chosen = [self.held["person", row] for row in rows.tolist()]
        rows = by_lot(self.world.luck, self.state.firms, living_rows(self.state), firms)
        self.held = {("firm", row): Firm(self, row) for row in rows.tolist()} | self.held
        chosen += [self.held["firm", row] for row in rows.tolist()]
        return AgentSet(chosen, random=self.random)

    def close(self) -> None:
        """Let go of everything at once: tables, threads, agents. It may be called twice."""
        self.held.clear()
        self.world.threads.close()
        self.remove_all_agents()
        for name in {"step", "_user_step", "state", "recorder"} & vars(self).keys():
            delattr(self, name)

    def _must_be_open(self) -> None:
        if "state" not in vars(self):
            message = "the market is closed: it has let go of its tables"
            raise RuntimeError(message)

    def _settle(self) -> None:
        """Let the settling months pass, unrecorded."""
        for _ in range(self.calendar.settling_months):
            Market.step(self)
        self.state.claims.forget_payments()

    def _record(self, counted: Tally, levers: Levers) -> None:
        self.state.stocks[:] = counted.stocks
        self.state.market.skill = counted.mean_skill(self.state.market.skill)
        self.state.note_pay(counted.pay, counted.jobs, counted.skill)
        stations_appear(self, self.state.stations)
        if self.recording:
            self.recorder.record(self.state, counted, levers)
        if self.on_month:
            self.on_month()


def _must_not_be_negative(**counts: int) -> None:
    for name, count in counts.items():
        if count < 0:
            message = f"{name} is {count}; it must be 0 or more"
            raise ValueError(message)
