"""The kinds of instrument that act on services, by the name that a policy gives in ``kind``."""

from scenarios.instruments.services import station_capacity
from scenarios.kind import Kind

KINDS = {
    "station_capacity": Kind(station_capacity.StationCapacity, station_capacity.build),
}
