"""Puts the table and the figures of a finished comparison, or a scoreboard, into the README.

Run it as ``python benchmarks/readme.py outputs/compare/…`` after ``jobcity compare``; with
``--scoreboard`` after one of a plan's package.
"""

import argparse
import shutil
from pathlib import Path

from analysis.results import results
from analysis.scoreboard_table import scoreboard_markdown
from analysis.summary import rests_on
from analysis.table import markdown

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
FIGURES = {
    "unemployment_difference": "Unemployment against the baseline, by scenario",
    "effects_forest": "Effects with their intervals",
}


def main() -> None:
    """Write what was asked for between its marks, with figures where it has some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--scoreboard", action="store_true")
    asked = parser.parse_args()
    if asked.scoreboard:
        found = results(asked.directory)
        put("scoreboard", f"{scoreboard_markdown(found)}\n{rests_on(found.runs)}\n")
        print(f"Wrote the scoreboard of {asked.directory} to {README}")
        return
    target = ROOT / "docs" / "figures"
    target.mkdir(parents=True, exist_ok=True)
    lines = [markdown(results(asked.directory))]
    for name, title in FIGURES.items():
        shutil.copy(asked.directory / "figures" / f"{name}.png", target / f"{name}.png")
        lines.append(f"![{title}](docs/figures/{name}.png)")
    put("run", "\n\n".join(lines))
    print(f"Wrote the table of {asked.directory} to {README} and {len(FIGURES)} figures")


def put(name: str, middle: str) -> None:
    """Replace what stands in the README between the marks called ``name``."""
    begins, ends = f"<!-- {name}: begins -->", f"<!-- {name}: ends -->"
    before, _, rest = README.read_text(encoding="utf-8").partition(begins)
    after = rest.partition(ends)[2]
    README.write_text(f"{before}{begins}\n{middle}\n{ends}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
