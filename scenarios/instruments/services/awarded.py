"""What is paid in whole one-off awards, of which so many are expected in a month."""

import numpy as np

from scenarios.instruments.services.provided import Provided
from sim.claims import FEN
from sim.instrument import Cases, Terms
from sim.levers import Levers
from sim.service_terms import OneOffAwards
from sim.state import State


class Awarded(Provided):
    """One-off awards as the desk runs them.

    ``amounts``: yuan of an award by grade; ``expected``: awards of a month by grade, at the scale
    of the run. How many fall in a month is drawn. What they do goes by the number expected, so that
    it does not hang on a few draws in a small run.
    """

    def __init__(
        self, terms: Terms, amounts: tuple[float, ...], expected: tuple[float, ...]
    ) -> None:
        yuan = sum(yuan * number for yuan, number in zip(amounts, expected, strict=True))
        super().__init__(terms, yuan)
        self.amounts, self.expected = amounts, expected

    def announce_awards(self, levers: Levers, share: float) -> None:
        """Let a share of the awards expected be drawn this month."""
        if share > 0:
            expected = tuple(number * share for number in self.expected)
            levers.awards.append(OneOffAwards(self.terms.number, expected))

    def cases(self, state: State) -> Cases:
        """The month's awards, one claim each."""
        counts = state.events.awards.get(self.terms.number, (0,) * len(self.amounts))
        fen = np.repeat(np.round(np.array(self.amounts) * FEN).astype(np.int64), counts)
        nobody = np.full(fen.size, -1)
        return Cases(nobody, nobody, fen)
