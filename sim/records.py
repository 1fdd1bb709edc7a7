"""Records of the few: offers held, aid in hand, learners at firms, posts, clients of agencies.

They are too few to be columns of everybody.
"""

import numpy as np
import numpy.typing as npt

OFFER = np.dtype(
    [("person", "i4"), ("firm", "i4"), ("wage", "f4"), ("starts", "i2"), ("origin", "u1")]
)
"""An offer taken for later: rows of person and firm, yuan a month, the month it starts, and what
the hire will count as."""

AID = np.dtype([("person", "i4"), ("until", "i2"), ("yuan", "f4"), ("for_search", "u1")])
"""Money in the hand of somebody without work: her row, the last month for which it lasts, yuan a
month, and whether it was given for the search."""
TRAINED_AT = np.dtype([("person", "i4"), ("firm", "i4"), ("ends", "i2")])
"""Somebody who learns at a firm: rows of person and firm, and the last month of it."""

CERTIFICATE = np.dtype([("firm", "i4"), ("high", "u1")])
"""A certificate that somebody gained while a firm's employee: the firm's row, and whether it is of
the senior level or above."""


AGENCY_CLIENT = np.dtype([("person", "i4"), ("number", "i8"), ("since", "i2")])
"""A client of a recruitment agency: row, the instrument's number, the month it began."""

SUBSIDISED = np.dtype([("person", "i4"), ("number", "i8")])
"""A holder of a public-welfare post that a subsidy made possible: row, the instrument's number."""


def none_of(dtype: np.dtype[np.void]) -> npt.NDArray[np.void]:
    """No records of a kind."""
    return np.zeros(0, dtype=dtype)
