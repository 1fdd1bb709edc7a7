"""Prints what a run costs: seconds, bytes a row, and how fast help answers.

Run it as ``python benchmarks/speed.py [--scale 1.0] [--months 60]`` with kernels already compiled
(``jobcity warmup``). Times depend on the machine and on what else it does: compare figures of one
call with each other.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time

from scenarios.city import City

HELP_CALLS = 7


def help_seconds() -> float:
    """The median time that `jobcity --help` takes, seconds."""
    times = []
    for _ in range(HELP_CALLS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "jobcity", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def run_lines(scale: float, months: int, threads: int) -> list[str]:
    """What one run of Yuhang under all four levers cost, as lines of text."""
    City(scale=0.002, settling_months=1).run(1).close()
    start = time.perf_counter()
    city = City(
        scenario="combined", scale=scale, settling_months=0, overrides=[f"threads={threads}"]
    )
    ready = time.perf_counter()
    city.run(months)
    done = time.perf_counter()
    people, firms = len(city.state.people), len(city.state.firms)
    workers = int(city.recorder.latest["employed"][0] * scale)
    row, firm_row = city.state.people.table.row_bytes, city.state.firms.row_bytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return [
        f"scale {scale:g}, {threads} thread(s): {people:,} people ({workers:,} employed)",
        f"  firms                     {firms:8,}",
        f"  set-up                    {ready - start:8.2f} s",
        f"  {months} months                 {done - ready:8.2f} s",
        f"  a month                   {(done - ready) / months * 1000:8.0f} ms",
        f"  bytes a row               {row:8d} people, {firm_row} firms (at most 64)",
        f"  peak memory               {peak / people:8.0f} bytes a row of people, all included",
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--months", type=int, default=60)
    asked = parser.parse_args()
    print(f"jobcity --help: {help_seconds():.2f} s (median of {HELP_CALLS}; at most 0.3)")
    for threads in (1, 2):
        print("\n".join(run_lines(asked.scale, asked.months, threads)))


if __name__ == "__main__":
    main()
