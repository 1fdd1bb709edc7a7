"""Results move only on purpose."""

import json

from tests.reference.digests import DIGESTS, digests


def test_results_are_those_of_the_last_release() -> None:
    committed = json.loads(DIGESTS.read_text(encoding="utf-8"))
    assert digests() == committed, (
        "results moved: if on purpose, run `python benchmarks/digests.py` and add a line "
        "“Results change” to the CHANGELOG"
    )
