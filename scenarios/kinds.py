"""The kinds of instrument there are, by the name that a policy gives in ``kind``."""

from collections.abc import Callable
from typing import Any

from agents.region import Region
from scenarios.instruments import hiring_subsidy, startup_grant, station_capacity, training_voucher
from scenarios.policy import Policy
from sim.calendar import Calendar
from sim.instrument import Instrument

Build = Callable[[str, Any, Calendar, float, Region], Instrument]


def _anywhere(build: Callable[[str, Any, Calendar, float], Instrument]) -> Build:
    """A kind that needs to know nothing of the region."""
    return lambda name, policy, calendar, scale, _: build(name, policy, calendar, scale)


KINDS: dict[str, tuple[type[Policy], Build]] = {
    "hiring_subsidy": (hiring_subsidy.HiringSubsidy, _anywhere(hiring_subsidy.build)),
    "startup_grant": (startup_grant.StartupGrant, _anywhere(startup_grant.build)),
    "training_voucher": (training_voucher.TrainingVoucher, _anywhere(training_voucher.build)),
    "station_capacity": (station_capacity.StationCapacity, station_capacity.build),
}
