"""Service stations: the columns that describe each of them."""

from agents.table import ColumnOf

STATIONS = (
    ColumnOf("opened_by", "i8", "", "number of the instrument that keeps it open, −1 none", -1),
    ColumnOf("staff", "f4", "people", "caseworkers of its own"),
    ColumnOf("added_staff", "f4", "people", "caseworkers that policies pay this month"),
    ColumnOf("caseload", "i4", "people", "clients served this month"),
    ColumnOf("queue", "i4", "people", "clients who came this month and were not served"),
    ColumnOf("place", "u1", "place", "subdistrict in which it stands"),
)
