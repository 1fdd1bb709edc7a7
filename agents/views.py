"""Mesa agents as views: a row of a table with its columns as attributes."""

from typing import Any, ClassVar

import numpy as np
from mesa import Agent, Model

from agents.firms import Kind
from agents.group_rules import groups_of
from agents.groups import Group
from agents.people import Education, Status
from agents.retirement import retirement_age
from agents.table import Table

OWN = frozenset({"model", "row", "unique_id", "pos"})


class RowView(Agent):
    """A row seen as an agent: reading and setting an attribute reads and sets its column.

    A view is not registered with the model, so that it costs nothing while nobody holds it; its
    ``unique_id`` is the permanent key.
    """

    table_name: ClassVar[str]

    def __init__(self, model: Model, row: int) -> None:
        self.model = model
        self.row = row
        self.pos = None
        self.unique_id = int(self._table()["key"][row])

    def _table(self) -> Table:
        holder = getattr(self.model.state, self.table_name)
        table: Table = getattr(holder, "table", holder)
        return table

    def __getattr__(self, name: str) -> Any:
        if name in OWN or name.startswith("__") or name not in self._table().columns:
            message = f"{type(self).__name__} has no attribute {name!r}"
            raise AttributeError(message)
        return self._table()[name][self.row].item()

    def __setattr__(self, name: str, value: object) -> None:
        if name in OWN:
            object.__setattr__(self, name, value)
        elif name in self._table().columns:
            self._table()[name][self.row] = value
        else:
            message = f"{type(self).__name__} has no attribute {name!r}"
            raise AttributeError(message)

    def explain(self) -> dict[str, str]:
        """Every column with its value, unit and meaning, as text."""
        columns = self._table().columns
        return {
            name: f"{getattr(self, name)} {column.unit} ({column.meaning})"
            for name, column in columns.items()
        }


class Jobseeker(RowView):
    """A person, whether or not she seeks work just now."""

    table_name = "people"

    @property
    def age(self) -> int:
        """Age in years."""
        return int(self.model.state.month - self.birth) // 12

    @property
    def retirement_age(self) -> int:
        """The age in months at which she retires."""
        female = bool(self.groups & Group.FEMALE)
        retirement = self.model.state.people.retirement
        return int(retirement_age(retirement, self.birth, female, self.education))

    @property
    def doing(self) -> str:
        """The name of the status."""
        return Status(self.status).name.lower()

    @property
    def schooling(self) -> str:
        """The name of the level of education."""
        return Education(self.education).name.lower()

    @property
    def member_of(self) -> list[str]:
        """The names of the groups to which she belongs this month."""
        state = self.model.state
        found = groups_of(
            self.status,
            state.month - self.birth,
            self.education,
            self.groups,
            state.month - self.graduated,
            state.month - self.spell_start,
            self.certificate,
            self.household >= 0 and bool(state.zero_household[self.household]),
            self.retirement_age,
        )
        return [group.name.lower() for group in Group if group.name and int(found) & group]


class Firm(RowView):
    """A firm."""

    table_name = "firms"

    @property
    def sort(self) -> str:
        """The name of its kind."""
        return Kind(self.kind).name.lower()

    @property
    def employees(self) -> list[int]:
        """The permanent keys of its employees."""
        people = self.model.state.people
        keys: list[int] = people["key"][np.flatnonzero(people["employer"] == self.row)].tolist()
        return keys


class ServiceStation(Agent):
    """A service station: few enough to be agents of their own, registered with the model.

    Its place, staff, caseload and queue stand in the stations' table.
    """

    def __init__(self, model: Model, row: int) -> None:
        # Not by Mesa's own way: it numbers agents in a table that keeps every model for ever.
        self.model = model
        self.unique_id = row + 1
        self.pos = None
        self.row = row
        model.register_agent(self)

    def _read(self, name: str) -> Any:
        return self.model.state.stations[name][self.row].item()

    @property
    def place(self) -> str:
        """The subdistrict in which it stands."""
        places: list[str] = list(self.model.world.region.places)
        return places[int(self._read("place"))]

    @property
    def staff(self) -> float:
        """Caseworkers this month, those whom policies pay among them, who cannot be sent away."""
        return float(self._read("staff") + self._read("added_staff"))

    @staff.setter
    def staff(self, count: float) -> None:
        self.model.state.stations["staff"][self.row] = max(count - self._read("added_staff"), 0.0)

    @property
    def caseload(self) -> int:
        """Clients served this month."""
        return int(self._read("caseload"))

    @property
    def queue(self) -> int:
        """Clients who came this month and were not served."""
        return int(self._read("queue"))


def stations_appear(model: Model, stations: Table) -> None:
    """Make the agents of stations that have none yet."""
    known = len(model.agents_by_type.get(ServiceStation, ()))
    for row in range(known, len(stations)):
        ServiceStation(model, row)
