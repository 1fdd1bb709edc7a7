"""The packages of the plans, as their files list them."""

from functools import cache

from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from tests.conf.evidence import CONF, load

PACKAGES = {
    "yuhang_plan": "yuhang",
    "huzhou_plan": "huzhou",
    "hangzhou_opinion": "hangzhou",
    "binjiang_draft": "binjiang",
}
"""The region of each package."""

REGIONS = {**PACKAGES, "talent_rules": "yuhang"}
"""The same, and that of the rules beside them."""

SCALES = {"yuhang": 0.02, "huzhou": 0.008, "hangzhou": 0.002, "binjiang": 0.04}
"""About twenty thousand people of each region."""


def own_policies(package: str) -> list[str]:
    """The policies that a package adds to the measures in force, as its file lists them."""
    listed = load(CONF / "scenario" / f"{package}.yaml")["defaults"]
    entries = [entry for entry in listed if isinstance(entry, dict)]
    return [name for entry in entries for name in entry.values()]


@cache
def asked_of(package: str, *words: str) -> RunSettings:
    """The settings of a run of a package in its region, a year of about twenty thousand people."""
    region = REGIONS[package]
    usual = [f"region={region}", f"scenario={package}", f"scale={SCALES[region]}"]
    return compose_settings("run", [*usual, "months=12", "settling_months=12", *words], RunSettings)
