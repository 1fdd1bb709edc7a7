"""Numbers as people read them."""

import math

MINUS = "−"  # the typographic minus, as wide as a plus
LARGE = 100.0  # from here on decimals say nothing


def plain(value: float, digits: int = 2) -> str:
    """A number with at least ``digits`` significant digits, thousands set apart, no exponent.

    Digits before the point are never rounded away. Infinity is ∞, an undefined number an en dash.
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if value == 0.0:
        return "0"
    size = math.floor(math.log10(abs(value)))
    text = f"{abs(value):,.{max(digits - 1 - size, 0)}f}"
    return f"{MINUS}{text}" if value < 0 else text


def fixed(value: float, places: int = 0) -> str:
    """A number with so many decimals and thousands set apart."""
    if not math.isfinite(value):
        return plain(value)
    text = f"{abs(value):,.{places}f}"
    return f"{MINUS}{text}" if value < 0 and float(text.replace(",", "")) != 0.0 else text


def signed(value: float, places: int = 0) -> str:
    """The same with a plus in front of what is above 0."""
    text = fixed(value, places)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def tick(value: float) -> str:
    """A round number beside an axis, with as many decimals as it has."""
    return f"{round(value, 9):,.10g}".replace("-", MINUS)


def amount(value: float, digits: int = 3) -> str:
    """A whole number where it is large, else one with so many significant digits."""
    return fixed(value) if abs(value) >= LARGE else plain(value, digits)
