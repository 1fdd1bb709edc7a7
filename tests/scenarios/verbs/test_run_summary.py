"""The summary lines of ``jobcity run``."""

from pathlib import Path

import pytest
import yaml

from scenarios.verbs import run


def test_what_a_region_does_not_define_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["scale=0.002", "months=2", "settling_months=1", f"hydra.run.dir={tmp_path / 'it'}"]
    assert run.main(["region=textbook", "scenario=none", *words]) == 0
    printed = capsys.readouterr().out
    assert "nan" not in printed
    assert printed.startswith("Unemployment ")


@pytest.mark.parametrize(
    ("region", "scale", "gig_markets"),
    [("huzhou", 0.002, 9), ("hangzhou", 0.0005, 33), ("binjiang", 0.01, 2)],
)
def test_every_region_runs_and_keeps_what_it_holds(
    region: str,
    scale: float,
    gig_markets: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [f"scale={scale}", "months=2", "settling_months=1", f"hydra.run.dir={tmp_path / 'it'}"]
    assert run.main([f"region={region}", *words]) == 0
    printed = capsys.readouterr().out
    assert "nan" not in printed
    assert printed.startswith("Unemployment ")
    kept = yaml.safe_load((tmp_path / "it" / "config.yaml").read_text(encoding="utf-8"))
    assert kept["region"]["institutions"]["gig_markets"] == gig_markets
    assert kept["start"] == ("2024-08" if region == "huzhou" else "2026-01")
