"""What a kind of instrument is to a scenario: the form of its policies, and what makes of one an
instrument.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scenarios.policy import Around, Policy
from sim.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of instrument.

    ``form``: the model of a policy of this kind. ``build``: from its name in the scenario, the
    policy and the run around it to the instrument; raises InputError for what does not fit.
    """

    form: type[Policy]
    build: Callable[[str, Any, Around], Instrument]
