"""What a package costs: the time of its months over the baseline's, run in turns.

    python benchmarks/packages.py [SCALE] [MONTHS]

Prints, for each plan's package in its region, the median of five ratios of processor time.
"""

import sys
from statistics import median
from time import process_time

from scenarios.city import City

PACKAGES = {
    "yuhang_plan": ("yuhang", 1.0),
    "huzhou_plan": ("huzhou", 0.4),
    "hangzhou_opinion": ("hangzhou", 0.1),
    "binjiang_draft": ("binjiang", 2.0),
}
"""The region of each package, and its scale over Yuhang's for as many people."""
TURNS = 5


def seconds(region: str, scenario: str, scale: float, months: int) -> float:
    """Processor time of a run's months, settling left out."""
    market = City(region=region, scenario=scenario, seed=1, scale=scale, settling_months=3)
    started = process_time()
    market.run(months=months)
    taken = process_time() - started
    market.close()
    return taken


def main() -> None:
    """Print a line a package."""
    asked = sys.argv[1:]
    scale = float(asked[0]) if asked else 0.1
    months = int(asked[1]) if asked[1:] else 12
    for package, (region, relative) in PACKAGES.items():
        ratios, month = [], 0.0
        for _ in range(TURNS):
            without = seconds(region, "baseline", scale * relative, months)
            given = seconds(region, package, scale * relative, months)
            ratios.append(given / without)
            month = given / months
        print(f"{package}: {median(ratios):.2f} times the baseline, {month * 1e3:.0f} ms a month")


if __name__ == "__main__":
    main()
