"""What the largest package of a plan costs, in processor time, over the baseline.

Times are noisy: the least of three runs in turns counts, and the bound is far above what
``benchmarks/packages.py`` finds. It fails where somebody looks at every case one by one.
"""

from time import process_time

from scenarios.city import City
from scenarios.compose import compose_settings
from scenarios.settings import RunSettings
from sim.model import Market

TURNS, MONTHS, SCALE = 3, 6, 0.1
MOST = 2.0


def seconds(settled: Market, scenario: str) -> float:
    """Processor time of the months that follow a settled market under a scenario."""
    given = {"scale": SCALE, "settling_months": 1}
    asked = compose_settings("run", [f"scenario={scenario}"], RunSettings, given=given)
    market = settled.fork(asked, asked.desk(), None)
    started = process_time()
    market.run(MONTHS)
    taken = process_time() - started
    market.close()
    return taken


def test_a_plan_costs_less_than_twice_the_baseline() -> None:
    settled = City(scale=SCALE, settling_months=1)
    runs = [(seconds(settled, "baseline"), seconds(settled, "yuhang_plan")) for _ in range(TURNS)]
    without, given = (min(times) for times in zip(*runs, strict=True))
    assert given < MOST * without
