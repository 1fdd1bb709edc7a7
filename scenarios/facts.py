"""Stylised facts of a region: what a simulated one is held against, and how surely it is known."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from agents.parameters import About, Parameters
from agents.region import Label

Band = tuple[float, float]


class Fact(Parameters):
    """One fact. ``statistic``: the name of what is computed from saved runs, of ``group``.

    A value within ``band`` passes, one within ``warn`` warns, any other fails; both hold their
    ends. ``fitted``: whether the calibration used it; else it is predicted. ``input``: whether,
    without being fitted, a number of the model was set from the same source.
    """

    label: Label
    statistic: str
    group: str = "all"
    band: Band
    warn: Band
    fitted: bool = False
    input: bool = False

    @property
    def known(self) -> About:
        """Unit, source and evidence of the band."""
        return self.about["band"]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        (low, high), (lowest, highest) = self.band, self.warn
        if not lowest <= low <= high <= highest:
            message = f"band {low} to {high} must lie within warn {lowest} to {highest}"
            raise ValueError(message)
        if "band" not in self.about:
            message = "about.band must say unit, source and evidence"
            raise ValueError(message)
        if self.fitted and self.input:
            message = "a fact is fitted or an input, not both"
            raise ValueError(message)
        return self


class Facts(Parameters):
    """The facts of ``region`` by id."""

    region: str
    targets: Annotated[dict[str, Fact], Field(min_length=1)]

    @property
    def fitted(self) -> frozenset[str]:
        """Ids of the facts that the calibration used."""
        return frozenset(name for name, fact in self.targets.items() if fact.fitted)

    @property
    def predicted(self) -> frozenset[str]:
        """Ids of all other facts."""
        return frozenset(self.targets) - self.fitted
