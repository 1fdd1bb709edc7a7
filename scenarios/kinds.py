"""The kinds of instrument there are, by the name that a policy gives in ``kind``."""

from scenarios.instruments.firms import kinds as firms
from scenarios.instruments.people import kinds as people
from scenarios.instruments.services import kinds as services
from scenarios.instruments.startups import kinds as startups
from scenarios.instruments.training import kinds as training
from scenarios.kind import Kind

KINDS: dict[str, Kind] = {
    **firms.KINDS,
    **startups.KINDS,
    **people.KINDS,
    **training.KINDS,
    **services.KINDS,
}
