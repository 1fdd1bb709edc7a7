"""The band of a fact behind what is drawn."""

from matplotlib.axes import Axes

from analysis.validation.card import Card

SHADE = "#e3efe9"


def shade_band(axes: Axes, card: Card, name: str) -> None:
    """Shade the band in which the fact passes, if the card has the fact."""
    for row in card.rows:
        if row.name == name:
            axes.axhspan(*row.fact.band, color=SHADE, linewidth=0, zorder=0)
