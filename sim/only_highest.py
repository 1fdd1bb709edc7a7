"""The stacking rule: of instruments that pay a payee for an event, only the highest may pay."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.instrument import Cases, Instrument

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def only_highest(
    instruments: Sequence[Instrument], fresh: Sequence[Cases], *, stacks: bool
) -> list[Cases]:
    """Of instruments that pay the same payee for the same event, keep the one that pays most.

    ``fresh``: the cases of each, of one month. All instalments count; of equals the first pays.
    Where a package stacks, that is so only for kinds of event that are paid once, as a certificate
    is: by whomever, to the one who took the course or to the one who gave it.
    """
    kept = list(fresh)
    same_event: dict[tuple[str, str], list[int]] = {}
    for index, (instrument, cases) in enumerate(zip(instruments, fresh, strict=True)):
        if cases.person.size:
            payee = "" if instrument.once else instrument.terms.payee
            same_event.setdefault((instrument.event, payee), []).append(index)
    for rivals in same_event.values():
        worths = [_worth(instruments[each], fresh[each], stacks=stacks) for each in rivals]
        if len(rivals) > 1 and any(worth.any() for worth in worths):
            pays = pays_most([fresh[each] for each in rivals], worths)
            for index, mine in zip(rivals, pays, strict=True):
                kept[index] = fresh[index].keep(mine)
    return kept


def _worth(instrument: Instrument, cases: Cases, *, stacks: bool) -> Ints:
    """What cases bid for their events, fen; 0 where the instrument bids for none."""
    bids = (instrument.once or not stacks) and instrument.claimant != "none"
    return cases.fen * instrument.terms.instalments * bids


def pays_most(rivals: Sequence[Cases], worths: Sequence[Ints]) -> list[Bools]:
    """Whether each case of each rival pays: nobody bids for its person and firm, or it bids most.

    ``worths``: the fen that each case bids, 0 for no bid.
    """
    sizes = [cases.person.size for cases in rivals]
    rival = np.repeat(np.arange(len(rivals)), sizes)
    person = np.concatenate([cases.person for cases in rivals])
    firm = np.concatenate([cases.firm for cases in rivals])
    worth = np.concatenate(worths)
    # Rows of firms begin at -1, so that each pair has a number of its own.
    _, pair = np.unique(person * (firm.max() + 2) + firm, return_inverse=True)
    order = np.lexsort((rival, -worth, pair))
    best = order[np.unique(pair[order], return_index=True)[1]]
    pays = (worth[best][pair] == 0) | (rival[best][pair] == rival)
    return np.split(pays, np.cumsum(sizes)[:-1])
