"""A process is told about threads before any numeric library starts."""

from agents.process import SETTINGS

import json
import os
import subprocess
import sys

PROBE = """
import json, os, sys
import agents.process
print(json.dumps([dict(os.environ), sorted(sys.modules)]))
"""


def test_settings_override_the_environment_and_import_nothing() -> None:
    """Whatever stood there before: another number of threads would change the speed, SVML bits."""
    finished = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=os.environ | dict.fromkeys(SETTINGS, "7"),
        capture_output=True,
        text=True,
        check=True,
    )
    environment, modules = json.loads(finished.stdout)
    assert {name: environment[name] for name in SETTINGS} == SETTINGS
    assert not {"numba", "numpy", "polars", "mesa", "hydra"} & set(modules)
    assert all(SETTINGS[name] == "1" for name in SETTINGS)
