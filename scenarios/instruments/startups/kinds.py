"""The kinds of instrument that act on start-ups, by the name that a policy gives in ``kind``."""

from scenarios.instruments.startups import startup_grant
from scenarios.kind import Kind

KINDS = {
    "startup_grant": Kind(startup_grant.StartupGrant, startup_grant.build),
}
