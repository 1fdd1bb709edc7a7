"""Reading a table between its entries."""

from collections.abc import Sequence


def read_table(table: Sequence[float], lowest: float, steps: float, value: float) -> float:
    """The straight line between the entries on either side; beyond the ends, the end."""
    position = (value - lowest) * steps
    if position <= 0:
        return table[0]
    if position >= len(table) - 1:
        return table[-1]
    left = int(position)
    return table[left] + (position - left) * (table[left + 1] - table[left])
