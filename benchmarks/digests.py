"""Writes the digests of small runs that the tests compare with: tests/sim/digests.json.

Run it as ``python benchmarks/digests.py`` after a change that moves results on purpose, and say
so in the CHANGELOG under “Results change”.
"""

import json
from pathlib import Path

from tests.reference.digests import DIGESTS, digests

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run, digest and write."""
    found = digests()
    DIGESTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"Wrote {len(found)} digests to {DIGESTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
