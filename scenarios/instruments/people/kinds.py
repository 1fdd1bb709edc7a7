"""The kinds of instrument that act on people, by the name that a policy gives in ``kind``."""

from scenarios.kind import Kind

KINDS: dict[str, Kind] = {}
