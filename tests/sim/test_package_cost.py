"""What the largest package of a plan costs, in processor time, over the baseline.

Times are noisy: the least of three runs in turns counts, and the bound is far above what
``benchmarks/packages.py`` finds. It fails where somebody looks at every case one by one.
"""

from time import process_time

from scenarios.city import City

TURNS, MONTHS = 3, 6
MOST = 2.0


def seconds(scenario: str) -> float:
    """Processor time of a run's months, settling left out."""
    city = City(scenario=scenario, scale=0.1, settling_months=1)
    started = process_time()
    city.run(MONTHS)
    taken = process_time() - started
    city.close()
    return taken


def test_a_plan_costs_less_than_twice_the_baseline() -> None:
    seconds("yuhang_plan")
    runs = [(seconds("baseline"), seconds("yuhang_plan")) for _ in range(TURNS)]
    without, given = (min(times) for times in zip(*runs, strict=True))
    assert given < MOST * without
