"""What is kept of every month: outcomes, the panel, and what was paid."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from agents.chance import Decision
from agents.people import Status
from sim.claims import FEN
from sim.counting import Counting
from sim.instrument import Instrument
from sim.levers import Levers
from sim.outcomes.book import Book
from sim.outcomes.catalogue import DECLARED, OUTCOMES, PROJECT_OUTCOMES
from sim.outcomes.registry import Outcome, evaluate
from sim.state import State
from sim.tally import Tally
from sim.watch import Watch
from sim.world import World

Recorded = list[tuple[int, dict[str, npt.NDArray[np.float64]]]]
"""Values by outcome, month by month."""

PANEL_PEOPLE = 500
"""About so many residents are followed, whatever the scale."""


class Recorder:
    """Writes the months down, and hands them out as tables."""

    def __init__(self, world: World, instruments: Sequence[Instrument], counting: Counting) -> None:
        self.world = world
        self.instruments = instruments
        self.counting = counting
        self.months: Recorded = []
        self.latest: dict[str, npt.NDArray[np.float64]] = {}
        self.groups: dict[str, list[str]] = {}
        self.panel_rows: list[pl.DataFrame] = []
        self.panel_keys = np.empty(0, dtype=np.int64)
        self.keys_seen = 0
        keys = world.watched
        self.watch = None if keys is None else Watch(keys, len(world.region.sectors))
        self.project_months: Recorded = []

    def begin(self, state: State) -> None:
        """Look at how things stand before the first month that is written down."""
        if self.watch:
            self.watch.begin(state)

    def record(self, state: State, tally: Tally, levers: Levers) -> None:
        """Write a month down, which passed under the ``levers`` of policies."""
        book = Book(
            state,
            tally,
            list(self.world.region.places),
            [instrument.terms.id for instrument in self.instruments],
            self.world.scale,
            state.market.minimum_wage,
            list(self.world.region.sectors),
            self.world.minutes,
            self.world.region.travel_minutes_base,
            self.counting,
            self.watch.look(state) if self.watch else None,
            levers,
        )
        self.latest = {key: evaluate(outcome, book) for key, outcome in OUTCOMES.items()}
        self.groups = {key: book.group_names(entry.groups) for key, entry in DECLARED.items()}
        self.months.append((state.month, self.latest))
        if self.watch:
            seen = {key: evaluate(outcome, book) for key, outcome in PROJECT_OUTCOMES.items()}
            self.project_months.append((state.month, seen))
        self.panel_rows.append(self._panel(state))

    def outcomes(self) -> pl.DataFrame:
        """Outcomes of all months, sorted, undefined ones left out."""
        return self._table(self.months, OUTCOMES)

    def project_outcomes(self) -> pl.DataFrame | None:
        """Likewise what was seen of a project's firms and of those at risk; None if not asked."""
        return self._table(self.project_months, PROJECT_OUTCOMES) if self.watch else None

    def _table(self, months: Recorded, declared: Mapping[str, Outcome]) -> pl.DataFrame:
        named = {key: groups for key, groups in self.groups.items() if key in declared}
        keys = [key for key, groups in named.items() for _ in groups]
        groups = [group for of_key in named.values() for group in of_key]
        one_month = len(keys)
        dates = [self.world.calendar.date(month) for month, _ in months]
        values = [recorded[key] for _, recorded in months for key in named]
        table = pl.DataFrame(
            {
                "month": [date for date in dates for _ in range(one_month)],
                "outcome": keys * len(dates),
                "group": groups * len(dates),
                "value": np.concatenate([np.empty(0), *values]),
                "unit": [declared[key].unit for key in keys] * len(dates),
            },
            schema=OUTCOME_SCHEMA,
        ).filter(pl.col("value").is_not_nan())
        return table.sort("month", "outcome", "group").rechunk()

    def panel(self) -> pl.DataFrame:
        """The same sample of people month by month."""
        if not self.panel_rows:
            return pl.DataFrame()
        return pl.concat(self.panel_rows).sort("month", "person").rechunk()

    def ledger(self, state: State) -> pl.DataFrame:
        """Payments of every instrument by month, at full scale."""
        terms = {instrument.terms.id: instrument.terms for instrument in self.instruments}
        rows = [
            {
                "month": self.world.calendar.date(month),
                "instrument": name,
                "payer": terms[name].payer,
                "payee_kind": terms[name].payee,
                "payments": round(payments / self.world.scale),
                "amount_yuan": fen / FEN / self.world.scale,
            }
            for (month, name), (payments, fen) in state.claims.ledger.items()
        ]
        return pl.DataFrame(rows, schema=LEDGER_SCHEMA).sort("month", "instrument").rechunk()

    def claims(self, state: State) -> pl.DataFrame:
        """Every payment as it was made, at the scale of the run: amount in fen."""
        paid = state.claims.all_payments()
        names = np.array([instrument.terms.id for instrument in self.instruments], dtype=object)
        dates = {month: self.world.calendar.date(month) for month in set(paid["month"].tolist())}
        table = pl.DataFrame(
            {
                "month": [dates[month] for month in paid["month"].tolist()],
                "instrument": names[paid["instrument"]].tolist() if paid.size else [],
                "person": paid["person"],
                "firm": paid["firm"],
                "amount": paid["amount"],
            },
            schema=CLAIM_SCHEMA,
        )
        return table.sort("month", "instrument", "person", "firm", "amount").rechunk()

    def _draw_panel(self, month: int) -> None:
        """Draw lots for the keys that are new since the panel was last drawn."""
        keys = np.arange(self.keys_seen, self.world.keys.before(month + 1))
        share = PANEL_PEOPLE / self.world.keys.residents
        lot = self.world.luck.draws(Decision.PANEL, 0, keys)
        self.panel_keys = np.concatenate([self.panel_keys, keys[lot < share]])
        self.keys_seen += keys.size

    def _panel(self, state: State) -> pl.DataFrame:
        people = state.people
        self._draw_panel(state.month)
        rows = people.rows(self.panel_keys)
        here = people["status"][rows] != Status.AWAY
        rows = rows[here & (people["place"][rows] != state.city.place)]
        employer = people["employer"][rows]
        firm = np.where(employer >= 0, state.firms["key"][np.maximum(employer, 0)], -1)
        names = np.array([status.name.lower() for status in Status], dtype=object)
        places = np.array(list(self.world.region.places), dtype=object)
        return pl.DataFrame(
            {
                "month": [self.world.calendar.date(state.month)] * rows.size,
                "person": people["key"][rows].astype(np.int64),
                "status": names[people["status"][rows]].tolist(),
                "age_months": (state.month - people["birth"][rows]).astype(np.int64),
                "wage": people["wage"][rows].astype(np.float64),
                "firm": firm.astype(np.int64),
                "place": places[people["place"][rows]].tolist(),
                "certificate": people["certificate"][rows].astype(np.int64),
            },
            schema=PANEL_SCHEMA,
        )


OUTCOME_SCHEMA = {
    "month": pl.Date,
    "outcome": pl.String,
    "group": pl.String,
    "value": pl.Float64,
    "unit": pl.String,
}
LEDGER_SCHEMA = {
    "month": pl.Date,
    "instrument": pl.String,
    "payer": pl.String,
    "payee_kind": pl.String,
    "payments": pl.Int64,
    "amount_yuan": pl.Float64,
}
CLAIM_SCHEMA = {
    "month": pl.Date,
    "instrument": pl.String,
    "person": pl.Int64,
    "firm": pl.Int64,
    "amount": pl.Int64,
}
PANEL_SCHEMA = {
    "month": pl.Date,
    "person": pl.Int64,
    "status": pl.String,
    "age_months": pl.Int64,
    "wage": pl.Float64,
    "firm": pl.Int64,
    "place": pl.String,
    "certificate": pl.Int64,
}
