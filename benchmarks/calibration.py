"""Puts what came of a finished calibration into docs/calibration.md.

Run it as ``python benchmarks/calibration.py outputs/calibrate/…`` after ``jobcity calibrate``.
"""

import argparse
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis.numbers import amount, signed

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "calibration.md"
FIGURES = ROOT / "docs" / "figures" / "calibration"
CAPTIONS = {
    "moments": "How far each moment is from its target, before and after, in standard deviations.",
    "profiles": "Rise of the squared distance along the range of each number, the others refitted. "
    "A flat line is a number that the moments do not tell.",
    "recovery": "Numbers recovered from moments that were simulated at known ones, with intervals.",
}
NOT_APART = " (not told apart)"
Entry = dict[str, Any]

TEXT = """\
# Calibration

What `jobcity calibrate region={calibration}` shows: the baseline fitted to the region's moments by
simulated moments. [The model](model.md) says how; what was never fitted stands in the last table.

- The squared distance from {moments} moments, with seeds that nothing was fitted with, falls from
  {before:.1f} to {after:.1f}, each with the shift that fits it best.
- The district's shift of log-odds is estimated at {shift} (sd {shift_sd:.2f}).
- Of {replicates} recoveries from known numbers, {coverage:.0f} % of the {level:.0f} % intervals
  held the truth; right ones would hold it in {low:.0f} to {high:.0f} %: intervals are {judged}.
- {tried} sets were drawn and fitted anew, {fitting} fit by the rule, {sets} make the ensemble.
- {trials} trials and {runs} runs in all.

## Moments, before and after

{moment_rows}

Off: in standard deviations of the target's error and the runs' noise. The moments of unemployment
by age are the nation's, moved by the shift. Differences between months are of log-odds.

## Fitted numbers

{number_rows}

Known: the share of its prior variance that the moments remove. Covered: the share of its intervals
that held the truth. A factor multiplies what stands at its path.

{combinations}

## Never fitted

{range_rows}

The ensemble's rule: {rule}.

## Figures
"""


def main() -> None:
    """Copy the figures and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    found = json.loads((directory / "calibration.json").read_text(encoding="utf-8"))
    FIGURES.mkdir(parents=True, exist_ok=True)
    parts = [_text(found).rstrip()]
    for name, caption in CAPTIONS.items():
        shutil.copy(directory / "figures" / f"{name}.png", FIGURES / f"{name}.png")
        parts.append(f"![{caption}](figures/calibration/{name}.png)\n\n{caption}")
    parts.append(f"Made by {'; '.join(f'{key} {it}' for key, it in found['provenance'].items())}.")
    PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)} and {len(CAPTIONS)} figures from {directory}")


def _text(found: Entry) -> str:
    recovery, ensemble, distance = found["recovery"], found["ensemble"], found["squared_distance"]
    low, high = recovery["likely"]
    return TEXT.format(
        **found["provenance"] | {"trials": found["trials"]},
        moments=distance["moments"],
        before=distance["before"],
        after=distance["after"],
        shift=signed(found["shift"]["estimate"], 2),
        shift_sd=found["shift"]["sd"],
        replicates=recovery["replicates"],
        coverage=100 * recovery["coverage"],
        level=100 * recovery["level"],
        low=100 * low,
        high=100 * high,
        judged=_judged(recovery),
        tried=ensemble["tried"],
        fitting=ensemble["fitting"],
        sets=ensemble["sets"],
        runs=found["runs"],
        rule=ensemble["rule"],
        moment_rows=_table(
            ("Moment", "Target", "± s.e.", "Before", "After", "Off before", "Off after"),
            map(_moment, found["moments"]),
        ),
        number_rows=_table(
            ("Number", "Path", "Before", "Best", "90 % interval", "Known", "Covered", "Told by"),
            map(_number, found["numbers"]),
        ),
        range_rows=_table(
            ("Path", "Range", "Median of the sets that fit", "90 % of them"),
            map(_range, ensemble["ranges"]),
        ),
        combinations=_combinations(found["identification"]["combinations_hardly_told"]),
    )


def _judged(recovery: Entry) -> str:
    if recovery["coverage"] < recovery["likely"][0]:
        return "too narrow"
    return "rather too wide" if recovery["coverage"] > recovery["level"] else "not too wide"


def _moment(row: Entry) -> tuple[str, ...]:
    values = (amount(row[key]) for key in ("target", "error", "before", "after"))
    return (row["name"], *values, signed(row["off_before"], 1), signed(row["off_after"], 1))


def _number(row: Entry) -> tuple[str, ...]:
    if row["best"] is None:
        return (row["name"], f"`{row['path']}`", amount(row["present"]), *["–"] * 4, row["verdict"])
    return (
        row["name"],
        f"`{row['path']}`",
        f"{row['present']:g}",
        f"{row['best']:.4g}",
        f"{row['low']:.4g} to {row['high']:.4g}",
        f"{100 * row['known']:.0f} %",
        f"{100 * row['covered']:.0f} %",
        f"{row['told_by'] or 'none alone'}{NOT_APART * (row['verdict'] == 'not told apart')}",
    )


def _range(row: Entry) -> tuple[str, ...]:
    return (
        f"`{row['path']}`",
        f"{row['low']:g} to {row['high']:g}",
        amount(row["kept_50"]),
        f"{amount(row['kept_05'])} to {amount(row['kept_95'])}",
    )


def _combinations(found: list[list[str]]) -> str:
    if not found:
        return "Every number is told from the others."
    return "\n".join(
        f"- The moments say less of one combination of {' and '.join(names)} than the ranges of "
        "these numbers do."
        for names in found
    )


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
