"""What every set of numbers shares: it is frozen, and says what is known of each number."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Evidence = Literal["found_seed", "found", "derived", "recalled", "unknown", "chosen"]


class Frozen(BaseModel):
    """A frozen model that refuses unknown keys, values of another type and endless numbers."""

    # Strict: true is no number, "3" is none, and 2.0 is not the whole number 2.
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False, validate_default=True
    )


class About(Frozen):
    """What is known of one number.

    ``evidence``: found_seed (in the five documents), found (in a public page), derived (arithmetic
    on found values), recalled (from memory, unverified), unknown (a range to vary), chosen (a
    setting of the simulation, about which there is nothing to know).
    """

    evidence: Evidence
    unit: str = ""
    source: str = ""
    range: tuple[float, float] | None = None
    note: str = ""
    borrowed_from: str = ""


class Parameters(Frozen):
    """Numbers of one equation or place; ``about`` says of each path below it what is known."""

    about: dict[str, About] = Field(default_factory=dict)
