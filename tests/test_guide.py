"""The guide's files and command work as they stand there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
FILES = re.findall(r"`my/(\w+/\w+\.yaml)`:\n\n```yaml\n(.*?)```", GUIDE, re.DOTALL)
COMMANDS = re.findall(r"^jobcity .*$", GUIDE, re.MULTILINE)


def test_a_clause_becomes_a_package_that_pays(tmp_path: Path) -> None:
    assert {name.partition("/")[0] for name, _ in FILES} == {"policy", "scenario"}
    for name, content in FILES:
        path = tmp_path / "my" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (line,) = COMMANDS
    words = [sys.executable, "-m", "jobcity", *shlex.split(line)[1:], "settling_months=6"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "My plan" in done.stdout
    (effects,) = tmp_path.glob("outputs/compare/*/effects.parquet")
    assert effects.stat().st_size > 0


def test_the_clause_is_the_documents_own_words() -> None:
    assert "求职创业补贴" in GUIDE
    assert "I097" in GUIDE
