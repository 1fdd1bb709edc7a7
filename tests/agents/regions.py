"""The city's own numbers, and regions that differ from it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from agents.region import Region
from scenarios.compose import compose_settings
from scenarios.settings import RunSettings


@lru_cache(maxsize=1)
def yuhang() -> RunSettings:
    """The settings of a run in Yuhang without policies."""
    return compose_settings("run", ["region=yuhang", "scenario=baseline"], RunSettings)


def region_like(region: Region, changes: Mapping[str, Any]) -> Region:
    """A region that differs from another in some numbers, by their paths."""
    content = region.model_dump()
    for path, value in changes.items():
        *above, name = path.split(".")
        inside = content
        for step in above:
            inside = inside[step]
        inside[name] = value
    return Region.model_validate(content)
