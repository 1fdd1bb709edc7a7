"""Names of lines written beside their ends, moved apart where they would overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from analysis.style import INK

Floats = npt.NDArray[np.float64]
LINE = 13.5  # points from one name to the next
REACH = 24.0  # points from the axes to the names


@dataclass(frozen=True, slots=True)
class Name:
    """A line's name: where the line ends, in the units of the axes, and its colour."""

    text: str
    end: float
    colour: str
    dashes: str = "-"


def spread(wanted: Floats, gap: float, low: float, high: float) -> Floats:
    """Places at least ``gap`` apart, in the order of ``wanted`` and as near to it as that allows.

    Runs of names that touch are centred on the mean of their wanted places, then pushed back
    between ``low`` and ``high``; where they need more room than there is, they overflow above.
    """
    order = np.argsort(wanted, kind="stable")
    blocks: list[tuple[float, int]] = []  # centre of a run of names, and how many it holds
    for at in order:
        centre, size = _clamped(float(wanted[at]), 1, gap, low, high), 1
        while blocks and centre - blocks[-1][0] < gap * (size + blocks[-1][1]) / 2:
            before, many = blocks.pop()
            centre = (before * many + centre * size) / (many + size)
            size += many
            centre = _clamped(centre, size, gap, low, high)
        blocks.append((centre, size))
    placed = [
        centre + gap * (place - (size - 1) / 2) for centre, size in blocks for place in range(size)
    ]
    result = np.empty(len(wanted))
    result[order] = placed
    return result


def _clamped(centre: float, size: int, gap: float, low: float, high: float) -> float:
    half = gap * (size - 1) / 2
    return max(min(centre, high - half), low + half)


def name_lines(axes: Axes, names: Sequence[Name]) -> None:
    """Write the names at the right of the axes, each led to its line's end by a thin line.

    Call it last: it reads the limits of the axes.
    """
    box = axes.get_window_extent()
    figure = axes.figure
    height = box.height * 72.0 / figure.dpi  # in points
    bottom, top = axes.get_ylim()
    ends = np.array([(name.end - bottom) / (top - bottom) for name in names])
    places = spread(np.clip(ends, 0.0, 1.0), LINE / height, 0.0, 1.0)
    for name, end, place in zip(names, ends, places, strict=True):
        axes.annotate(
            "",
            xy=(1.0, float(np.clip(end, 0.0, 1.0))),
            xycoords="axes fraction",
            xytext=(REACH - 3.0, float(place - np.clip(end, 0.0, 1.0)) * height),
            textcoords="offset points",
            arrowprops={
                "arrowstyle": "-",
                "color": name.colour,
                "linewidth": 1.3,
                "linestyle": name.dashes,
                "shrinkA": 0.0,
                "shrinkB": 0.0,
            },
            annotation_clip=False,
        )
        axes.annotate(
            name.text,
            xy=(1.0, 0.0),
            xycoords="axes fraction",
            xytext=(REACH, float(place) * height),
            textcoords="offset points",
            va="center",
            ha="left",
            fontsize=9,
            color=INK,
            annotation_clip=False,
        )
