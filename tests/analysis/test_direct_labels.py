"""Names beside lines keep apart, in order, and near their lines."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.direct_labels import spread

GAP = 0.06


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=16))
def test_names_keep_their_distance_and_order_inside_the_axes(wanted: list[float]) -> None:
    places = spread(np.array(wanted), GAP, 0.0, 1.0)
    ordered = places[np.argsort(wanted, kind="stable")]
    assert (np.diff(ordered) >= GAP - 1e-9).all()
    assert ordered[0] >= -1e-9
    assert ordered[-1] <= 1.0 + 1e-9


def test_names_with_room_stay_beside_their_lines() -> None:
    wanted = np.array([0.9, 0.1, 0.5])
    np.testing.assert_array_equal(spread(wanted, GAP, 0.0, 1.0), wanted)


def test_touching_names_are_centred_on_their_lines() -> None:
    places = spread(np.array([0.5, 0.5]), 0.1, 0.0, 1.0)
    np.testing.assert_allclose(places, [0.45, 0.55])
