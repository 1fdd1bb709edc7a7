"""Sentences under the table: where gains come from, and what makes an effect uncertain."""

import polars as pl

from analysis.numbers import fixed, signed
from analysis.results import Results

UNEMPLOYMENT = "unemployment_rate"


def gained(results: Results) -> str:
    """Where the employed whom a scenario gains come from, in a sentence; empty without effects."""
    whole = _whole(results)
    said = []
    for scenario in results.runs.treated:
        rows = {
            row["outcome"]: row["effect"]
            for row in whole.filter(scenario=scenario).iter_rows(named=True)
        }
        employed, unemployed = rows.get("employed"), rows.get("unemployed")
        if employed is not None and unemployed is not None:
            more = employed + unemployed
            name = results.runs.label(scenario).en
            said.append(f"{name} {signed(-unemployed, 0)} and {signed(more, 0)}")
    if not said:
        return ""
    return (
        "Employed are fewer unemployed and more in the labour force (people who came, stayed or "
        f"chose to work): {'; '.join(said)}."
    )


def parted(results: Results) -> str:
    """How much of what is not known of unemployment is chance, how much ignorance, in a sentence.

    Empty where seeds took one set of parameters.
    """
    if len(set(results.runs.parameter_sets)) == 1:
        return ""
    rows = {
        row["scenario"]: row
        for row in _whole(results).filter(outcome=UNEMPLOYMENT).iter_rows(named=True)
    }
    said = [
        f"{results.runs.label(scenario).en} {fixed(row['se_chance'], 3)} and "
        f"{fixed(row['se_ignorance'], 3)}"
        for scenario in results.runs.treated
        if (row := rows.get(scenario)) and row["se_ignorance"] is not None
    ]
    if not said:
        return ""
    return (
        "Standard errors of the effect on unemployment, in points, by chance and by ignorance of "
        f"the parameters: {'; '.join(said)}."
    )


def _whole(results: Results) -> pl.DataFrame:
    return results.effects.filter(pl.col("window") == "all", pl.col("group") == "all")
