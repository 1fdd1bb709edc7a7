"""One target or service standard of a plan: what is to be reached, and how it is seen in a run."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator

from agents.parameters import About, Parameters
from agents.region import Amount, Label
from scenarios.clause import Month, Names, to_outcome
from sim.outcomes.catalogue import OUTCOMES

Outcome = Annotated[str, BeforeValidator(to_outcome)]
Operator = Literal[">=", "<=", "=", "~="]
ABOUT_EQUAL: tuple[Operator, ...] = ("=", "~=")


class Target(Parameters):
    """One target or service standard of a plan.

    ``definition``: what it counts, in a sentence. ``value`` is reached from above (``<=``), from
    below (``>=``) or within ``tolerance``. ``period``: what is held against it: the sum since
    ``begins`` (cumulative), the worst of the whole calendar years' sums (yearly), or the mean of
    the last twelve months (standing), up to ``ends``. ``outcome`` and its ``groups``, which are
    added up, say how it is seen in a run; where it cannot be, ``not_scorable`` says why.
    ``slack``: why it is met whatever happens; ``rests_on``: numbers that nobody knows and that
    decide it.
    """

    label: Label
    definition: str
    article: str
    kind: Literal["target", "service_standard"] = "target"
    operator: Operator
    value: float
    tolerance: Amount = 0.0
    period: Literal["cumulative", "yearly", "standing"]
    begins: Month
    ends: Month | None = None
    outcome: Outcome | None = None
    groups: Names = ("all",)
    not_scorable: str = ""
    slack: str = ""
    rests_on: str = ""
    note: str = ""

    @property
    def known(self) -> About:
        """Unit, source and evidence of the value."""
        return self.about["value"]

    def saved(self) -> dict[str, object]:
        """All of it as it is saved beside the runs, from which it can be made again."""
        return self.model_dump(mode="json", exclude={"about": {"__all__": {"range"}}})

    @model_validator(mode="after")
    def _fits(self) -> Self:
        message = ""
        if (self.outcome is None) == (not self.not_scorable):
            message = "has either an outcome or a reason why it is not_scorable"
        elif "value" not in self.about:
            message = "about.value must say unit, source and evidence"
        elif (self.operator in ABOUT_EQUAL) != (self.tolerance > 0):
            message = "a tolerance goes with = and ~=, and they need one"
        elif self.ends is None and self.period != "standing":
            message = f"ends is missing, which a {self.period} target needs"
        elif self.ends is not None and self.ends < self.begins:
            message = f"ends {self.ends:%Y-%m} lies before begins {self.begins:%Y-%m}"
        elif (
            self.outcome and self.period != "standing" and OUTCOMES[self.outcome].measure != "flow"
        ):
            message = f"{self.outcome} is no flow, so that it cannot be {self.period}"
        if message:
            raise ValueError(message)
        return self


class Targets(Parameters):
    """A file of targets, by id."""

    targets: dict[str, Target]
