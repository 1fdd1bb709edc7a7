"""Run directories as the simulation saves them, made up in moments, with known true effects."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

Floats = npt.NDArray[np.float64]

LABELS = {
    "baseline": ("基准情景", "Baseline"),
    "hiring_subsidy": ("用工补贴", "Hiring subsidy"),
    "startup_grant": ("创业补助", "Start-up grant"),
    "training": ("技能培训", "Training"),
    "service_stations": ("就业服务站", "Service stations"),
    "combined": ("组合政策", "Combined package"),
}
INSTRUMENTS = {
    "expansion": ("一次性扩岗补助", "One-off post-expansion subsidy"),
    "founder_grant": ("一次性创业补贴", "One-off start-up grant"),
    "vouchers": ("职业技能培训券", "Training vouchers"),
    "stations": ("零工市场与就业驿站", "Employment service stations"),
    "insurance_subsidy": ("社会保险补贴", "Social insurance subsidy"),
}
# True change of the unemployment rate in points, of start-up jobs, and the instruments that pay.
TRUTH: dict[str, tuple[float, float, tuple[str, ...]]] = {
    "baseline": (0.0, 0.0, ()),
    "hiring_subsidy": (-0.06, -40.0, ("expansion",)),
    "startup_grant": (-0.10, 2600.0, ("founder_grant",)),
    "training": (0.004, 0.0, ("vouchers",)),
    "service_stations": (-0.16, 20.0, ("stations",)),
    "combined": (-0.29, 2500.0, ("expansion", "founder_grant", "vouchers", "stations")),
}
MONTHLY_YUAN = {
    "expansion": 1.1e6,
    "founder_grant": 2.4e6,
    "vouchers": 0.9e6,
    "stations": 1.4e6,
    "insurance_subsidy": 3.2e6,
}
PEOPLE = 1_000_000.0
CLOSURES = {
    "central": ("居中", "Central"),
    "demand_fixed": ("需求固定", "Demand fixed"),
    "free_entry": ("自由进入", "Free entry"),
}
# What a closure makes of a true effect: with demand fixed it turns round.
TIMES = {"central": 1.0, "demand_fixed": -0.8, "free_entry": 2.0}
PLACES = ("place_wuchang", "place_cangqian", "place_liangzhu")
POPULATION = ("all", "age_16_24", "age_25_29", "age_30_59", "local", "non_local", *PLACES)
LEVEL = dict(zip(POPULATION, (5.0, 14.0, 6.4, 4.0, 4.6, 5.3, 4.9, 5.2, 5.0), strict=True))
HORIZONS = (3, 6, 9, 12, 18, 24, 30, 36)


@dataclass(frozen=True)
class Design:
    """What to make up."""

    scenarios: tuple[str, ...] = tuple(LABELS)
    seeds: tuple[int, ...] = tuple(range(1, 9))
    months: int = 60
    start: date = date(2026, 1, 1)
    scale: float = 0.1
    closures: tuple[str, ...] = ("central",)
    sets: tuple[str, ...] = ("central",)  # of parameters; seeds take turns
    noise: float = 0.08  # points of unemployment that the paired difference wanders by
    facts: dict[str, object] = field(default_factory=dict)


def months_of(design: Design) -> list[date]:
    first = design.start.year * 12 + design.start.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(first, first + design.months)]


def write_comparison(directory: Path, design: Design | None = None) -> Path:
    chosen = design or Design()
    for closure in chosen.closures:
        for scenario in chosen.scenarios:
            for seed in chosen.seeds:
                place = directory / "runs" / f"closure={closure}" / f"scenario={scenario}"
                write_run(place / f"seed={seed}", chosen, scenario, seed, closure)
    facts = {
        "baseline": "baseline",
        "scenarios": list(chosen.scenarios),
        "closures": {
            name: {"label": _label(*CLOSURES[name]), "meaning": _label(f"{name}之意", f"as {name}")}
            for name in chosen.closures
        },
        "seeds": list(chosen.seeds),
        "parameter_sets": [chosen.sets[at % len(chosen.sets)] for at in range(len(chosen.seeds))],
        "months": chosen.months,
        "scale": chosen.scale,
        "region": "yuhang",
        "labels": {name: _label(*LABELS[name]) for name in chosen.scenarios},
        "instruments": {name: _label(*both) for name, both in INSTRUMENTS.items()},
    }
    (directory / "comparison.json").write_text(json.dumps(facts), encoding="utf-8")
    return directory


def write_run(
    directory: Path, design: Design, scenario: str, seed: int, closure: str = "central"
) -> Path:
    directory.mkdir(parents=True)
    months = months_of(design)
    outcomes(design, scenario, seed, closure).write_parquet(directory / "outcomes.parquet")
    ledger(design, scenario, seed).write_parquet(directory / "ledger.parquet")
    empty = {"month": pl.Date(), "instrument": pl.String(), "person": pl.Int64()}
    pl.DataFrame(schema=empty).write_parquet(directory / "claims.parquet")
    pl.DataFrame(schema={"month": pl.Date()}).write_parquet(directory / "panel.parquet")
    zh, en = LABELS[scenario]
    config = f"region: yuhang\nscenario:\n  label: {{zh: {zh}, en: {en}}}\n  policies:\n"
    for name in ("insurance_subsidy", *TRUTH[scenario][2]):
        label = f"{{zh: {INSTRUMENTS[name][0]}, en: {INSTRUMENTS[name][1]}}}"
        config += f"    {name}:\n      label: {label}\n"
    (directory / "config.yaml").write_text(config, encoding="utf-8")
    facts: dict[str, object] = {
        "scenario": scenario,
        "closure": closure,
        "region": "yuhang",
        "seed": seed,
        "months": len(months),
        "scale": design.scale,
        "settling_months": 60,
        "schema_version": 1,
        "status": "finished",
        "versions": {"jobcity": "0.1.0", "numpy": "2.4.6"},
        "seconds_setup": 1.2,
        "seconds_settling": 2.5,
        "seconds_stepping": 3.1,
        "people": 120_000,
        "firms": 9_000,
        "bytes_per_person": 61.0,
        "peak_memory": 180_000_000,
    }
    text = json.dumps(facts | design.facts, indent=1)
    (directory / "run.json").write_text(text, encoding="utf-8")
    return directory


def _label(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def _wander(random: np.random.Generator, months: int, size: float) -> Floats:
    """A stationary walk of the given standard deviation, with a memory of about half a year."""
    keep = 0.85
    steps = random.normal(size=months) * size * np.sqrt(1 - keep**2)
    level = random.normal() * size
    path = np.empty(months)
    for month in range(months):
        level = keep * level + steps[month]
        path[month] = level
    return path


def outcomes(design: Design, scenario: str, seed: int, closure: str = "central") -> pl.DataFrame:
    """The outcomes of one run; a seed shares most of its noise with all scenarios."""
    months = months_of(design)
    rows: list[tuple[date, str, str, float, str]] = []
    for outcome, group, unit, values in _series(design, scenario, seed, TIMES[closure]):
        rows += [
            (month, outcome, group, float(value), unit)
            for month, value in zip(months, values, strict=True)
            if np.isfinite(value)
        ]
    schema = {
        "month": pl.Date(),
        "outcome": pl.String(),
        "group": pl.String(),
        "value": pl.Float64(),
        "unit": pl.String(),
    }
    table = pl.DataFrame(rows, schema=schema, orient="row")
    return table.sort("month", "outcome", "group").rechunk()


def _series(
    design: Design, scenario: str, seed: int, times: float
) -> Iterator[tuple[str, str, str, Iterable[float]]]:
    shared = np.random.default_rng([seed, 1])
    own = np.random.default_rng([seed, 2, list(LABELS).index(scenario)])
    count = design.months
    change, startup_jobs, _ = TRUTH[scenario]
    change *= times
    ramp = 1 - np.exp(-np.arange(count) / 9.0)
    calendar = np.array([month.month for month in months_of(design)])
    season = 0.25 * np.isin(calendar, (7, 8)) + 0.15 * (calendar == 2)
    own_noise = 0.0 if scenario == "baseline" else design.noise
    gap = change * ramp + _wander(own, count, own_noise)
    rate = LEVEL["all"] + season + _wander(shared, count, 0.15)
    for group in POPULATION:
        share = LEVEL[group] / LEVEL["all"]
        wander = _wander(shared, count, 0.1) if group != "all" else 0.0
        yield "unemployment_rate", group, "percent", (rate + gap) * share + wander
    employed = PEOPLE * 0.7 * (1 - (rate + gap) / 100)
    yield "employed", "all", "persons", employed
    yield "unemployed", "all", "persons", PEOPLE * 0.7 * (rate + gap) / 100 + 40 * gap
    yield "employment_rate", "all", "percent", employed / PEOPLE * 100
    yield "jobs", "all", "jobs", employed * 1.02
    gross = 18_000 + 90 * np.arange(count) + _wander(shared, count, 300.0)
    yield (
        "startup_jobs_gross",
        "all",
        "jobs",
        gross + startup_jobs * ramp + _wander(own, count, 60.0),
    )
    yield "hires", "all", "persons", 22_000 + _wander(shared, count, 500.0) - gap * 900
    yield "young_talent_arrived", "all", "persons", 2_600 + _wander(shared, count, 90.0)
    helped = -12 * change
    for horizon in HORIZONS:
        curve = 100 * np.exp(-((horizon / 40.0) ** 0.7)) + _wander(shared, count, 0.6)
        kept = curve + helped * (1 - np.exp(-horizon / 10)) + _wander(own, count, 0.3)
        yield (
            "youth_retention",
            str(horizon),
            "percent",
            np.where(np.arange(count) >= horizon, kept, np.nan),
        )
    paid = _paid(design, scenario, seed)
    for instrument, amounts in paid.items():
        yield "spending", instrument, "yuan", amounts
    yield "spending", "all", "yuan", sum(paid.values(), np.zeros(count))


def _paid(design: Design, scenario: str, seed: int) -> dict[str, Floats]:
    random = np.random.default_rng([seed, 3])
    names = ("insurance_subsidy", *TRUTH[scenario][2])
    return {
        name: np.round(MONTHLY_YUAN[name] * (1 + 0.1 * random.normal(size=design.months)), 2)
        for name in names
    }


def ledger(design: Design, scenario: str, seed: int) -> pl.DataFrame:
    """The ledger that belongs to :func:`outcomes`."""
    schema = {
        "month": pl.Date(),
        "instrument": pl.String(),
        "payer": pl.String(),
        "payee_kind": pl.String(),
        "payments": pl.Int64(),
        "amount_yuan": pl.Float64(),
    }
    rows = [
        (month, name, "district", "firm", int(amount // 1500), float(amount))
        for name, amounts in _paid(design, scenario, seed).items()
        for month, amount in zip(months_of(design), amounts, strict=True)
    ]
    return pl.DataFrame(rows, schema=schema, orient="row").sort("month", "instrument").rechunk()
