"""An assessment's main numbers as text: lines of cells, one for each closure, and sentences."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from analysis.assessment.measures import DISPLACED, DISPLACED_SHARE, JOBS, NET_JOBS
from analysis.assessment.names import GROUPS, group_label
from analysis.assessment.sides import SINCE, Sides
from analysis.facts import Label, ProjectFacts
from analysis.numbers import fixed, signed
from analysis.summary import NOTHING, Cell, on_ignorance, trust
from analysis.verdict import IDENTICAL, ONE_SEED, unit_of_change

RATES = ("unemployment_rate", "unemployment_rate_by_trait")
PLACE = "place_"
ENOUGH_SEEDS = 5
"""Seeds below which a change is not called one: so few can agree by chance, and intervals rest on
few degrees of freedom."""
CHANCE = "About one interval in twenty leaves 0 out by chance alone."
NO_LABEL = (
    "Origins say where the people whom the project hired came from, not whether they would have "
    "found other work."
)
Rows = Mapping[tuple[str, str, str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one group: what it is called, its unit, a cell for each closure."""

    label: Label
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What an assessment found, over all months since the project's first.

    ``headline``: jobs, people and pay; ``origins``, ``destinations``: of the project's hires and
    separations; ``groups``, ``places``: changes in unemployment; ``sentences``: on the main
    closure, those at risk first.
    """

    headline: tuple[Line, ...]
    origins: tuple[Line, ...]
    destinations: tuple[Line, ...]
    groups: tuple[Line, ...]
    places: tuple[Line, ...]
    sentences: tuple[str, ...]


def findings(sides: tuple[Sides, ...], table: pl.DataFrame) -> Findings:
    """The main numbers of the table that :func:`analysis.assessment.measures` made."""
    rows: Rows = {
        (row["measure"], row["group"], row["closure"]): row
        for row in table.filter(window=SINCE).iter_rows(named=True)
    }
    closures = [each.runs.closure for each in sides]
    project = sides[0].project

    def line(measure: str, group: str, label: Label, places: int, column: str = "effect") -> Line:
        found = [rows.get((measure, group, closure)) for closure in closures]
        unit = next((row["unit"] for row in found if row), "")
        cells = tuple(cell(row, places, column) for row in found)
        return Line(label, unit_of_change(unit) if column == "effect" else unit, cells)

    def named(measure: str, groups: Sequence[str], places: int, column: str) -> tuple[Line, ...]:
        return tuple(
            line(measure, group, group_label(group, project), places, column) for group in groups
        )

    at_risk = [(measure, group) for measure in RATES for group in _groups(rows, measure)]
    people = [(measure, group) for measure, group in at_risk if not group.startswith(PLACE)]
    places = [(measure, group) for measure, group in at_risk if group.startswith(PLACE)]
    of_sector = f"sector_{project.terms.get('sector')}"
    headline = [
        *(line(measure, "all", label, digits) for measure, label, digits in HEADLINE),
        line("mean_wage", "all", Label(zh="全区平均工资", en="Mean wage, region"), 0),
    ]
    if ("sector_mean_wage", of_sector, closures[0]) in rows:
        label = Label(zh="本行业平均工资", en="Mean wage, its sector")
        headline.append(line("sector_mean_wage", of_sector, label, 0))
    label = Label(zh="项目企业平均工资", en="Mean wage at the project")
    headline.append(line("project_mean_wage", "all", label, 0, "with"))
    return Findings(
        tuple(headline),
        named("project_hires", _groups(rows, "project_hires"), 0, "with"),
        named("project_separations", _groups(rows, "project_separations"), 0, "with"),
        tuple(line(*each, group_label(each[1], project), 2) for each in people),
        tuple(line(*each, group_label(each[1], project), 2) for each in places),
        _sentences(rows, at_risk, sides),
    )


HEADLINE = (
    (JOBS, Label(zh="项目企业岗位", en="Jobs at the project"), 0),
    (NET_JOBS, Label(zh="全区岗位（净）", en="Jobs in the region, net"), 0),
    (DISPLACED, Label(zh="被替代岗位", en="Jobs displaced elsewhere"), 0),
    (DISPLACED_SHARE, Label(zh="替代率", en="Displaced share"), 0),
    ("employed", Label(zh="就业居民", en="Employed residents"), 0),
    ("unemployed", Label(zh="失业居民", en="Unemployed residents"), 0),
    ("in_commuters", Label(zh="外来通勤者", en="In-commuters"), 0),
    ("residents", Label(zh="常住居民（16—69岁）", en="Residents of 16 to 69 years"), 0),
)


def cell(row: Mapping[str, Any] | None, places: int, column: str = "effect") -> Cell:
    """A number of a row and its interval; a level (``without``, ``with``) has none."""
    if row is None or row[column] is None:
        return NOTHING
    if column != "effect":
        return Cell(fixed(row[column], places), "", sure=True)
    shown, low, high = signed(row["effect"], places), row["ci_low"], row["ci_high"]
    if low is None or high is None:
        return Cell(shown, "one seed", sure=False)
    if row["effect"] == low == high == 0.0:
        return Cell("0", "the same", sure=True)
    sure = leaves_out_0(row)
    if row["measure"] == DISPLACED_SHARE:
        ends = "unbounded" if math.isinf(low) else f"{fixed(low, places)} to {fixed(high, places)}"
        return Cell(shown, ends, sure=sure)
    return Cell(shown, f"±{fixed((high - low) / 2.0, places)}", sure=sure)


def leaves_out_0(row: Mapping[str, Any]) -> bool:
    """Whether an effect's interval leaves 0 out."""
    low, high = row["ci_low"], row["ci_high"]
    return low is not None and high is not None and (low > 0.0 or high < 0.0)


def risk(row: Mapping[str, Any], who: str) -> str:
    """What a change in a group's unemployment rate amounts to, in plain words."""
    if row["verdict"] in (IDENTICAL, ONE_SEED):
        return f"{who}: {row['verdict']}."
    low, high = (signed(row[name], 2) for name in ("ci_low", "ci_high"))
    if leaves_out_0(row):
        by = f"unemployment of {who} by {fixed(abs(row['effect']), 2)} points"
        if row["seeds"] < ENOUGH_SEEDS:
            word = "May raise" if row["effect"] > 0 else "May lower"
            return f"{word} {by}: {row['seeds']} seeds are few, though the interval leaves out 0."
        word = "Raises" if row["effect"] > 0 else "Lowers"
        return f"{word} {by}; the interval leaves out 0."
    return f"No change seen for {who}: {low} to {high} points; the interval holds 0."


def _sentences(
    rows: Rows, at_risk: Sequence[tuple[str, str]], sides: tuple[Sides, ...]
) -> tuple[str, ...]:
    main, project = sides[0].runs.closure, sides[0].project
    found = [rows[(*key, main)] for key in at_risk if (*key, main) in rows]
    found = [row for row in found if row["effect"] is not None]
    if found and all(row["verdict"] == IDENTICAL for row in found):
        return (f"Unemployment of all groups and places is {IDENTICAL}.",)
    sure = sorted(filter(leaves_out_0, found), key=lambda row: -row["effect"])
    said = [risk(row, who(row["group"], project)) for row in sure]
    others = len(found) - len(sure)
    if others:
        said.append(f"For {others} of {len(found)} groups and places no change is sure. {CHANCE}")
    return tuple(said)


def who(group: str, project: ProjectFacts) -> str:
    """A group of people as it stands in a sentence."""
    if group == "all":
        return "all residents"
    label = group_label(group, project).en
    if group.startswith(PLACE):
        return f"residents of {label}"
    if group in ("female", "male"):
        return label.lower()
    return f"people of {label}" if group.startswith("age_") else f"people with {label.lower()}"


def _groups(rows: Rows, measure: str) -> list[str]:
    """The groups of a measure in the order of their names' list, places after them."""
    found = dict.fromkeys(key[1] for key in rows if key[0] == measure)
    named = [group for group in GROUPS if group in found]
    return [*named, *(group for group in found if group not in GROUPS)]


def rests_on(sides: tuple[Sides, ...]) -> str:
    """What the numbers rest on and how far they can be trusted."""
    runs, project = sides[0].runs, sides[0].project
    count = len(runs.seeds)
    seeds = "1 seed" if count == 1 else f"{count} paired seeds"
    against = runs.label(runs.baseline or "").en
    return (
        f"{runs.region}, {seeds}, {project.month} to {runs.months[-1]:%Y-%m}, "
        f"scale {runs.scale:g}; numbers are at full scale: stocks and rates means of those "
        f"months, hires and separations sums. Against “{against}” without the "
        f"project.{on_ignorance(runs)} {trust(runs)}: read signs and sizes as what its assumptions "
        "imply, not as a forecast."
    )
