"""Firms: their kinds and the columns that describe each of them."""

from enum import IntEnum

from agents.table import ColumnOf


class Kind(IntEnum):
    """What kind of employer a firm is."""

    INCUMBENT = 0
    STARTUP = 1
    INDIVIDUAL_BUSINESS = 2
    PUBLIC_EMPLOYER = 3
    REST_OF_CITY = 4


KIND_NAMES = {kind.name.lower(): kind for kind in Kind if kind != Kind.REST_OF_CITY}
"""The kinds that a policy may name: those of firms with a workplace in the region."""

LASTING_DEMAND = (int(Kind.PUBLIC_EMPLOYER), int(Kind.REST_OF_CITY))
"""Kinds whose demand is their own: they take no part in a sector's, and neither grow nor close."""

STARTUP_MONTHS = 36
"""Months for which a young firm counts as a start-up (Yuhang's plan, target on start-up jobs)."""

FOUNDED_KEYS = 1 << 40
"""Keys of founded firms begin here; those of the first firms are 0, 1, 2, …"""

OPENED_KEYS = FOUNDED_KEYS - (1 << 12)
"""Keys from here up to those of founded firms are for firms that nobody founds: they just open."""

OUTSIDE_KEYS = 1 << 39
"""Keys of the employers in the rest of the city begin here."""

FIRMS = (
    ColumnOf("key", "i8", "", "permanent identity, for chance", -1, hot=True),
    ColumnOf("weight", "f4", "jobs", "headcount wanted when costs are as usual", hot=True),
    ColumnOf("unit_wage", "f4", "yuan/month", "pay for one unit of effective labour", hot=True),
    ColumnOf("productivity", "f4", "yuan/month", "output of a unit of labour", hot=True),
    ColumnOf("headcount", "i4", "people", "employees, founders not among them", hot=True),
    ColumnOf("founded", "i2", "month", "month of founding", hot=True),
    ColumnOf("sector", "u1", "sector", "what the firm does", hot=True),
    ColumnOf("place", "u1", "place", "subdistrict of the workplace", hot=True),
    ColumnOf("kind", "u1", "Kind", "what kind of employer", hot=True),
    ColumnOf("alive", "u1", "", "1 while it exists", 1, hot=True),
    ColumnOf("programmes", "u1", "bits", "hiring instruments the firm uses", hot=True),
    ColumnOf("founder", "i4", "person row", "the founder, or −1", -1),
    ColumnOf("closed", "i2", "month", "month of closing", -32768),
    ColumnOf("coached_until", "i2", "month", "last month of coaching by a station", -32768),
    ColumnOf("graduate", "u1", "", "1 if founded by a student or graduate of at most 5 years"),
    ColumnOf("largest", "u1", "", "1 if there at every scale, never closing by chance"),
)


def founded_key(founder_key: int, month: int) -> int:
    """The key of the firm that a person founds in a month: the same in every scenario."""
    return FOUNDED_KEYS + founder_key * 4096 + month + 2048


def opened_key(number: int) -> int:
    """The key of the firm of a number that opens without a founder: the same in every scenario."""
    return OPENED_KEYS + number
