"""The summary lines of ``jobcity run``."""

from pathlib import Path

import pytest

from scenarios.verbs import run


def test_what_a_region_does_not_define_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["scale=0.002", "months=2", "settling_months=1", f"hydra.run.dir={tmp_path / 'it'}"]
    assert run.main(["region=textbook", "scenario=none", *words]) == 0
    printed = capsys.readouterr().out
    assert "nan" not in printed
    assert printed.startswith("Unemployment ")
