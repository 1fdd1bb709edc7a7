"""The levels of outcomes in one scenario, window by window."""

from dataclasses import dataclass

from analysis.facts import Label
from analysis.numbers import amount
from analysis.results import Results
from analysis.windows import join, windows
from sim.outcomes.catalogue import OUTCOMES


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome's mean over seeds in each window, as text."""

    label: Label
    unit: str
    values: tuple[str, ...]


def levels(results: Results) -> tuple[tuple[str, ...], tuple[Level, ...]]:
    """The windows' names, and the levels of every outcome of the whole region.

    They are those of the baseline, or of the only scenario of a single run.
    """
    runs = results.runs
    scenario = runs.scenarios.index(runs.baseline or runs.scenarios[0])
    spans = windows(runs.months)
    found = []
    for outcome, group in results.series.keys:
        if group != "all":
            continue
        declared = OUTCOMES[outcome]
        own = results.series.of(outcome)[scenario]
        values = [join(own, span, declared.measure).mean(axis=0) for span in spans]
        label = Label(zh=declared.zh, en=declared.en)
        found.append(Level(label, declared.unit, tuple(amount(float(value)) for value in values)))
    return tuple(span.name.replace("_", " ") for span in spans), tuple(found)
