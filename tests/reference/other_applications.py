"""Applications sent by numpy in place of the kernel, rightly or wrongly: what oracles must notice.

Only what the textbook market needs: one bucket of vacancies, nobody ranked, no wage floor.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.chance import COUNTER, GOLDEN, mix
from agents.kernel import uncompiled

POSITION_BITS, TIE_BITS = 22, 20
EVEN_SCORE = np.uint64(32768 * 64 << (POSITION_BITS + TIE_BITS))
Words = npt.NDArray[np.uint64]
HALF = np.uint64(32)


def hashed(stream: int, key: Words, k: Words) -> Words:
    with np.errstate(over="ignore"):
        values: Words = uncompiled(mix)(np.uint64(stream) + key * GOLDEN + k * COUNTER)  # type: ignore[assignment, arg-type]
    return values


def applications(*, distinct: bool = True, tie: str = "hash") -> Any:
    """A stand-in for the kernel ``apply``.

    ``distinct``: whether nobody applies twice to a vacancy; ``tie``: ``hash``, or ``key`` for
    vacancies that prefer high keys, or ``seeker`` for a lot drawn once for all vacancies.
    """

    def apply(
        seekers: Any,
        vacancies: Any,
        *terms_and_best: Any,
    ) -> None:
        market, best, first, last = terms_and_best[-4:]
        rows = np.arange(first, last)
        rows = rows[seekers["open"][rows] == 1]
        terms = market[0]
        wanted = seekers["applications"][rows].astype(np.int64)
        sent: npt.NDArray[np.int64] = np.full((rows.size, max(wanted.max(initial=1), 1)), -1)
        done = np.zeros(rows.size, dtype=np.int64)
        for attempt in range(4 * sent.shape[1] + 8):
            key = seekers["key"][rows].astype(np.uint64)
            drawn = hashed(terms["application_stream"], key, np.uint64(attempt))  # type: ignore[arg-type]
            low = drawn & np.uint64(0xFFFFFFFF)
            target = ((low * np.uint64(vacancies.size)) >> HALF).astype(np.int64)
            new = done < wanted
            if distinct:
                new &= ~(sent == target[:, None]).any(axis=1)
            sent[np.flatnonzero(new), done[new]] = target[new]
            done += new
        seeker = np.repeat(rows, sent.shape[1])[sent.ravel() >= 0]
        target = sent.ravel()[sent.ravel() >= 0]
        still = vacancies["open"][target] == 1
        seeker, target = seeker[still], target[still]
        key = seekers["key"][seeker].astype(np.uint64)
        against = vacancies["key"][target].astype(np.uint64)
        if tie == "key":
            ties = key << np.uint64(40)
        else:
            ties = hashed(terms["offer_stream"], key, against * np.uint64(tie == "hash"))
        middle = (ties >> np.uint64(64 - TIE_BITS)) << np.uint64(POSITION_BITS)
        np.maximum.at(best, target, EVEN_SCORE | middle | seeker.astype(np.uint64))

    return apply
