"""What ``--help`` prints of a verb that takes overrides: groups, keys, examples."""

from pathlib import Path
from textwrap import fill

from scenarios.compose import compose_words
from scenarios.source import Source, config_groups

MEANINGS = {
    "region": "the city",
    "scenario": "the package of policies",
    "shock": "what strikes the city, in every scenario alike",
    "project": "what is assessed: a plant that opens, closes or moves, an investment",
    "scenarios": "scenarios side by side; effects are against baseline, else the first",
    "closures": "rules for how demand answers; effects are under each, the first is main",
    "seed": "the same seed gives the same people, shocks and luck in every scenario",
    "seeds": "how many paired seeds, from seed on",
    "parameters": "central, or ensemble: seeds take turns at sets of parameters",
    "families": "whether the last scenario also runs with each family of policies left out",
    "start": "the first month",
    "months": "how many months are simulated",
    "settling_months": "months before the start, unrecorded, under the measures in force",
    "scale": "share of the real population simulated; results are at full scale",
    "processes": "how many work at once; null: one a core",
    "threads": "how many share one run; results do not depend on them",
    "cycle": "the shock under which the market is seen to move",
    "saturations": "shares of the unemployed whose search is treated, a run each",
    "treated_applications": "what the treated send a month",
    "saturation_months": "how many months runs with treated search last",
    "include": "ids of the facts that are wanted; null: all",
    "theory": "whether the oracles of theory are asked too",
    "trajectories": "walks of the screening through the ranges of all numbers",
    "trials": "sets of numbers that the search runs",
    "replicates": "recoveries from numbers that are known",
    "sets": "how many the ensemble has, two or more",
    "budget": "minutes; where they end the search before its trials, results depend on the clock",
    "write": "whether to put results into conf/calibrated/ and conf/parameter_sets/ of a checkout",
    "overwrite": "whether finished results may be replaced",
}
EXAMPLES = {
    "run": """\
  jobcity run region=yuhang scenario=hiring_subsidy seed=3 months=24 scale=0.1
  jobcity run scenario=combined scenario.policies.expansion.pays.amount=3000
  jobcity run shock=plant_closing shock.month=2027-06 shock.rank=2
  jobcity run search.applications=10 closure.demand_elasticity=0.3
  jobcity run '~scenario.policies.startup_subsidy' hydra.run.dir=outputs/without
  jobcity run -m scenario=baseline,training seed=1,2,3
  jobcity run -m hydra/launcher=joblib seed='range(1,9)'
  jobcity run --config-dir mine scenario=my_package
  jobcity run --config-dir outputs/run/DIR --config-name config seed=2
  jobcity run scenario=training --cfg job
""",
    "compare": """\
  jobcity compare
  jobcity compare scenarios=[baseline,training] seeds=4 scale=0.1
  jobcity compare closures=[central] closure.demand_elasticity=0.3
  jobcity compare scenario.policies.expansion.pays.amount=3000 months=24
  jobcity compare shock=slump scenarios=[baseline,hiring_subsidy]
  jobcity compare scenarios=[none,baseline] search.rounds=1 hydra.run.dir=outputs/mine
  jobcity compare scenarios=[none,baseline,combined] families=true
  jobcity compare --config-dir mine scenarios=[baseline,my_package]
""",
    "assess": """\
  jobcity assess project=battery_plant
  jobcity assess project=battery_plant project.jobs=8000 project.new_demand=0.3 seeds=4
  jobcity assess project=factory_closing closures=[central] hydra.run.dir=outputs/mine
  jobcity assess project=factory_moving project.to=cangqian months=36
  jobcity assess project=smart_iot_investment scenario=combined shock=slump
  jobcity assess --config-dir mine project=my_plant

These projects are Yuhang's. Another region takes one with a place and a month of its own:
  jobcity assess region=huzhou project=battery_plant project.place=changxing project.month=2025-01
""",
    "validate": """\
  jobcity validate region=yuhang
  jobcity validate seeds=8 scale=0.2 hydra.run.dir=outputs/card
  jobcity validate include=[unemployment_rate,july_jump] theory=false
  jobcity validate facts.targets.july_jump.band=[3,4]
""",
    "calibrate": """\
  jobcity calibrate region=yuhang
  jobcity calibrate region=yuhang budget=15 trials=100 hydra.run.dir=outputs/mine
  jobcity calibrate region=yuhang write=true
""",
}
HELP = """\
usage: jobcity {verb} [KEY=VALUE ...]{options}

keys, with their defaults:
{keys}

groups, chosen as GROUP=OPTION:
{groups}

Every number is a key: GROUP.NAME=VALUE, scenario.policies.POLICY.NAME=VALUE.
`jobcity {verb} --cfg job` prints them all. ~KEY leaves something out.
A directory given with --config-dir may hold scenario/, policy/ and any other group.

examples:
{examples}"""


def overview(verb: str, own: Path | None) -> str:
    """The help text of a verb, with the groups of the user's directory among the others."""
    composed = compose_words(Source(verb), [])
    groups = config_groups([own] if own else [])
    keys = {
        name: composed.choices.get(name, value)
        for name, value in composed.content.items()
        if name in MEANINGS and not (verb == "compare" and name == "scenario")
    }
    if verb == "assess":
        keys = {"project": "NAME", **keys}
    shown = {name: _shown(value) for name, value in keys.items()}
    width = max(map(len, (*shown, *groups)))
    options = " [-m]" if verb == "run" else ""
    return HELP.format(
        verb=verb,
        options=f"{options} [--config-dir DIR] [--cfg job]",
        keys="\n".join(_row(name, value, width) for name, value in shown.items()),
        groups="\n".join(
            _wrapped(f"  {name:<{width}}  {', '.join(options)}", width + 4)
            for name, options in groups.items()
        ),
        examples=EXAMPLES[verb],
    )


SHORT = 10
"""Characters of a default that still has its meaning beside it."""
WIDTH = 100


def _row(name: str, value: str, width: int) -> str:
    gap = "  " if len(value) <= SHORT else f"\n{'':<{width + SHORT + 6}}"
    return f"  {name:<{width}}  {value:<{SHORT}}{gap}{MEANINGS[name]}"


def _wrapped(line: str, indent: int) -> str:
    return fill(line, WIDTH, subsequent_indent=" " * indent, break_on_hyphens=False)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{','.join(map(str, value))}]"
    return (
        "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    )
