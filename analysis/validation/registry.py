"""How a statistic is declared: once, as a function whose name is its name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from analysis.validation.trials import Floats, Trials
from scenarios.validation import BASELINE

Compute = Callable[[Trials, str], Floats]
Groups = Literal["all", "population", "horizon", "saturation"]


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number that saved runs have: its ``definition``, the kinds of run it needs, how long.

    ``groups``: what the group of a fact may name: ``all`` alone, groups of residents, months after
    which those who came are looked for, or percentages treated that were run. ``needs``: arms, of
    which ``saturation`` stands for all with treated search; ``months``: the fewest that its runs
    must record; ``lived``: the fewest that they must have lived by the end, settling among them,
    beside the months that a horizon is.
    """

    name: str
    definition: str
    family: str
    groups: Groups
    needs: tuple[str, ...]
    months: int
    lived: int
    compute: Compute


def statistic(
    *,
    groups: Groups = "all",
    needs: tuple[str, ...] = (BASELINE,),
    months: int = 12,
    lived: int = 0,
) -> Callable[[Compute], Statistic]:
    """Declare a statistic: the function's name is its name, its docstring its definition.

    The function takes the runs and the fact's group and returns one number a seed, NaN where it is
    undefined; a mean of them and its standard error across seeds are what the card shows.
    """

    def declare(compute: Compute) -> Statistic:
        definition = " ".join((compute.__doc__ or "").split())
        if not definition:
            message = f"statistic {compute.__name__} has no docstring, so it has no definition"
            raise TypeError(message)
        family = compute.__module__.rpartition(".")[2]
        name = compute.__name__
        return Statistic(name, definition, family, groups, needs, months, lived, compute)

    return declare
