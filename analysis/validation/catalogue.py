"""Every statistic there is, by its name."""

from analysis.facts import Label
from analysis.validation import (
    cycle,
    displacement,
    firms,
    flows,
    matching,
    migration,
    unemployment,
    wages,
)
from analysis.validation.registry import Statistic

FAMILIES = {
    "unemployment": (unemployment, Label(zh="失业", en="Unemployment")),
    "flows": (flows, Label(zh="流动", en="Flows and durations")),
    "matching": (matching, Label(zh="匹配", en="Matching")),
    "cycle": (cycle, Label(zh="周期", en="The cycle")),
    "firms": (firms, Label(zh="企业", en="Firms")),
    "wages": (wages, Label(zh="工资", en="Pay")),
    "migration": (migration, Label(zh="迁移", en="Moves and official counts")),
    "displacement": (displacement, Label(zh="挤出", en="Displacement")),
}

STATISTICS: dict[str, Statistic] = {
    entry.name: entry
    for module, _ in FAMILIES.values()
    for entry in vars(module).values()
    if isinstance(entry, Statistic)
}
