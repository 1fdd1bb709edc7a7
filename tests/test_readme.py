"""Every command and every example of the README runs as it stands there."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
COMMANDS = [
    line.partition("#")[0].strip()
    for _, block in BLOCKS
    for line in block.splitlines()
    if line.startswith("jobcity ")
]
SMALL = "seeds=2 months=2 settling_months=1 scale=0.005 scenarios=[baseline,training]"


def run(words: list[str], where: Path) -> str:
    done = subprocess.run(words, cwd=where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{shlex.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def jobcity(line: str, where: Path) -> str:
    words = shlex.split(line)[1:]
    return run([sys.executable, "-m", "jobcity", *words], where)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a newcomer's own, with the scenario that the README writes."""
    folder = tmp_path_factory.mktemp("newcomer")
    scenario = next(block for kind, block in BLOCKS if kind == "yaml")
    name = next(line.split()[1] for line in scenario.splitlines() if line.startswith("id:"))
    (folder / "my" / "scenario").mkdir(parents=True)
    (folder / "my" / "scenario" / f"{name}.yaml").write_text(scenario, encoding="utf-8")
    return folder


def test_the_readme_names_commands() -> None:
    verbs = {line.split()[1] for line in COMMANDS}
    assert {"run", "compare", "report", "doctor"} <= verbs


def test_every_command_runs_in_order(place: Path) -> None:
    compared: Path | None = None
    for line in COMMANDS:
        if "…" in line:
            assert compared is not None, "the README reports before it compares"
            printed = jobcity(re.sub(r"outputs/\S+", str(compared), line), place)
        else:
            printed = jobcity(line, place)
        assert printed.strip()
        if line.startswith("jobcity compare"):
            compared = max((place / "outputs" / "compare").iterdir(), key=lambda one: one.name)
            assert (compared / "report.html").exists()


def test_the_python_example_runs(place: Path) -> None:
    example = next(block for kind, block in BLOCKS if kind == "python")
    assert "shape: (" in run([sys.executable, "-c", example], place)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")
def test_make_run_ends_with_where_to_look(tmp_path: Path) -> None:
    if not (ROOT / ".venv" / ".set-up").exists():
        pytest.skip("the checkout has no .venv of its own")
    arguments = f"ARGS={SMALL} hydra.run.dir={tmp_path / 'out'}"
    printed = run(["make", "--no-print-directory", "run", arguments], ROOT)
    assert printed.strip().splitlines()[-1].endswith("report.html")


def test_the_benchmark_prints_the_cost_of_a_run(tmp_path: Path) -> None:
    script = ROOT / "benchmarks" / "speed.py"
    printed = run([sys.executable, str(script), "--scale", "0.01", "--months", "2"], tmp_path)
    assert "bytes a row" in printed
    assert "jobcity --help" in printed
