"""All oracles asked at once, in processes of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context

from scenarios.interruption import held_back
from scenarios.oracles.catalogue import ORACLES
from scenarios.oracles.finding import Finding


@dataclass(frozen=True, slots=True)
class Answer:
    """What one oracle found: what it claims, and each number that it was held to."""

    name: str
    statement: str
    source: str
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether every number holds."""
        return all(finding.passed for finding in self.findings)

    @property
    def worst(self) -> Finding:
        """The number that misses by most: one that fails, else the farthest in standard errors."""
        return max(self.findings, key=lambda finding: (not finding.passed, abs(finding.z)))

    @property
    def precision(self) -> float:
        """The largest standard error, relative to what it is measured against."""
        return max(finding.precision for finding in self.findings)


def ask(at: int) -> Answer:
    """Run one oracle by its place in the catalogue."""
    oracle = ORACLES[at]
    return Answer(oracle.name, oracle.statement, oracle.source, oracle.run())


def ask_all(processes: int) -> tuple[Answer, ...]:
    """Run every oracle, several at a time; in the order of the catalogue."""
    return ask_some(range(len(ORACLES)), processes)


def ask_some(places: Sequence[int], processes: int) -> tuple[Answer, ...]:
    """Run some oracles by their places in the catalogue."""
    with held_back():
        pool = get_context("spawn").Pool(min(processes, len(places)))
    with pool:
        return tuple(pool.map(ask, places, chunksize=1))
