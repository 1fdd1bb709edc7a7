"""All oracles asked at once, in processes of their own."""

from dataclasses import dataclass

from scenarios.oracles.catalogue import ORACLES
from scenarios.oracles.finding import Finding
from scenarios.pool import pool


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
    """Run every oracle, several at a time; in the order of the catalogue.

    RunError for a process that is no more.
    """
    with pool(ask, processes) as oracles:
        answers = dict(oracles.ask(range(len(ORACLES))))
    return tuple(answers[at] for at in range(len(ORACLES)))
