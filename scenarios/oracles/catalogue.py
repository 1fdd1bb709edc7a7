"""All oracles, in the order in which they are shown."""

from scenarios.oracles import (
    firm_survival,
    one_application,
    ranked_groups,
    rare_events,
    recycled_offers,
    several_applications,
    suitable_applications,
    two_groups,
    unemployment,
)
from scenarios.oracles.finding import Oracle

ORACLES: tuple[Oracle, ...] = (
    one_application.ORACLE,
    suitable_applications.ORACLE,
    ranked_groups.ORACLE,
    several_applications.ORACLE,
    several_applications.MAXIMA,
    two_groups.ORACLE,
    recycled_offers.ORACLE,
    unemployment.ORACLE,
    unemployment.GAP,
    unemployment.SPELL,
    rare_events.ORACLE,
    firm_survival.ORACLE,
)
"""A minute on one core together; most of it goes into precision."""
