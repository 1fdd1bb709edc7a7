"""Simulate one scenario with one seed, or sweep over several with -m."""

from agents.process import SETTINGS  # noqa: F401 before a worker of a sweep loads numpy

import math
import multiprocessing
from pathlib import Path

import polars as pl
from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig, OmegaConf

from scenarios.compose import check, contents
from scenarios.directories import is_run, no_empty_directory_stays, remove_unfinished
from scenarios.failure import failure
from scenarios.hydra_call import call_hydra
from scenarios.jobs import Job, Jobs, prepare_jobs
from scenarios.overview import overview
from scenarios.progress import Meter
from scenarios.runs import settle, simulate, write_run
from scenarios.settings import RunSettings
from scenarios.source import Source
from scenarios.words import read_words

YEAR = 12
MILLION = 1e6


def main(arguments: list[str]) -> int:
    """Run what the words ask for; 0 when all runs are finished.

    Raises InputError for wrong input, before anything is made, and RunError for a run that failed.
    """
    words = read_words("run", arguments)
    if words.help:
        print(overview("run", words.source.own), end="")
        return 0
    jobs = prepare_jobs(words)
    if words.shows:
        show(words.source, (*words.shows, *jobs.words))
        return 0
    carry_out(words.source, jobs)
    print(f"Results are in {jobs.directory}")
    return 0


def show(source: Source, words: tuple[str, ...]) -> None:
    """Let Hydra print what it is asked to, such as the configuration, and run nothing."""
    try:
        call_hydra(source, words, print)
    except SystemExit as ended:
        if ended.code:
            raise


def carry_out(source: Source, jobs: Jobs) -> None:
    """Have Hydra run every job; whatever is interrupted leaves nothing half-done behind."""
    directories = [job.directory for job in jobs.jobs]

    def task(config: DictConfig) -> None:
        run_job(config, directories)

    with no_empty_directory_stays([jobs.directory, *directories]):
        try:
            call_hydra(source, jobs.words, task)
        except KeyboardInterrupt as error:
            raise KeyboardInterrupt(_kept(jobs)) from error
        finally:
            if jobs.sweep and jobs.directory.is_dir():
                (jobs.directory / "multirun.yaml").unlink(missing_ok=True)  # Hydra's own
                remove_unfinished(jobs.directory)


def _kept(jobs: Jobs) -> str:
    kept = sum(is_run(job.directory) for job in jobs.jobs) if jobs.sweep else 0
    return f"{kept} finished runs are kept in {jobs.directory}" if kept else ""


def run_job(config: DictConfig, directories: list[Path]) -> None:
    """Run the job that Hydra has composed and write its results to its directory."""
    job = HydraConfig.get().job
    number = 0 if OmegaConf.is_missing(job, "num") else int(job.num)
    settings = check(contents(config), RunSettings, {})
    try:
        summary = run_one(Job(settings, directories[number]), alone=len(directories) == 1)
    except Exception as error:
        raise failure(settings, error) from error
    print(summary, flush=True)


def run_one(job: Job, *, alone: bool) -> str:
    """Simulate and save one run; say what came of it, in three lines if it is the only one."""
    settings = job.settings
    total = settings.settling_months + settings.months
    about = f"{settings.scenario.id}, seed {settings.seed}"
    if multiprocessing.parent_process() is not None:
        market = settle(settings)
        seconds = simulate(market, settings.months)
    else:
        with Meter(about, total) as meter:
            market = settle(settings, meter.advance)
            seconds = simulate(market, settings.months)
    try:
        write_run(market, settings, job.directory, seconds)
        lines = summary_lines(market.outcomes(), settings)
    finally:
        market.close()
    return "\n".join(lines) if alone else f"{job.directory.name}: {lines[0]}"


def summary_lines(outcomes: pl.DataFrame, settings: RunSettings) -> list[str]:
    """The main outcomes in three lines: unemployment, flows, money; only those that are defined."""
    last = outcomes.filter(pl.col("month") > pl.col("month").max().dt.offset_by(f"-{YEAR}mo"))

    def mean(words: str, outcome: str, group: str = "all") -> str:
        chosen = last.filter((pl.col("outcome") == outcome) & (pl.col("group") == group))
        value = chosen["value"].mean()
        known = isinstance(value, float) and math.isfinite(value)
        return words.format(value) if known else ""

    spent = outcomes.filter((pl.col("outcome") == "spending") & (pl.col("group") == "all"))
    millions = float(spent["value"].cast(pl.Float64).sum()) / MILLION
    months = min(settings.months, YEAR)
    rates = (
        mean("unemployment {:.2f} %", "unemployment_rate"),
        mean("of those 16–24 {:.2f} %", "unemployment_rate", "age_16_24"),
    )
    people = (", ".join(filter(None, rates)), mean("employment {:.2f} %", "employment_rate"))
    flows = (
        mean("{:,.0f} hires", "hires"),
        mean("{:,.0f} separations", "separations"),
        mean("{:,.0f} vacancies", "vacancies"),
        mean("{:,.0f} young talents arrived", "young_talent_arrived"),
    )
    money = (
        mean("start-ups employ {:,.0f}", "startup_jobs_gross"),
        f"policies paid {millions:,.1f} million yuan in {settings.months} months",
    )
    stocks = _sentence("; ".join(filter(None, people)))
    return [
        f"{stocks} (mean of the last {months} months)" if stocks else "",
        f"A month: {', '.join(filter(None, flows))}",
        _sentence("; ".join(filter(None, money))),
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
