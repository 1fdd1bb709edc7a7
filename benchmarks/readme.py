"""Puts the table and the figures of a finished comparison into the README.

Run it as ``python benchmarks/readme.py outputs/compare/…`` after ``jobcity compare``.
"""

import argparse
import shutil
from pathlib import Path

from analysis.results import results
from analysis.table import markdown

ROOT = Path(__file__).resolve().parents[1]
BEGINS, ENDS = "<!-- run: begins -->", "<!-- run: ends -->"
FIGURES = {
    "unemployment_difference": "Unemployment against the baseline, by scenario",
    "effects_forest": "Effects with their intervals",
}


def main() -> None:
    """Copy the figures to docs/figures and write the table between the marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    target = ROOT / "docs" / "figures"
    target.mkdir(parents=True, exist_ok=True)
    lines = [markdown(results(directory))]
    for name, title in FIGURES.items():
        shutil.copy(directory / "figures" / f"{name}.png", target / f"{name}.png")
        lines.append(f"![{title}](docs/figures/{name}.png)")
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGINS)
    after = rest.partition(ENDS)[2]
    middle = "\n\n".join(lines)
    readme.write_text(f"{before}{BEGINS}\n{middle}\n{ENDS}{after}", encoding="utf-8")
    print(f"Wrote the table of {directory} to {readme} and {len(FIGURES)} figures to {target}")


if __name__ == "__main__":
    main()
