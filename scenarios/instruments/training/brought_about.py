"""Cases of what an instrument itself brought about: the events that carry its number."""

import numpy as np
import numpy.typing as npt

from sim.instrument import Terms


def brought_about(terms: Terms, events: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
    """The records of :data:`sim.events.LEARNING` that are an instrument's own."""
    mine: npt.NDArray[np.void] = events[events["instrument"] == terms.number]
    return mine
