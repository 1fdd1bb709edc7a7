"""Every kernel equals its own Python source and its plain twin, and keeps a law."""

import importlib
import pkgutil

import numpy as np
import pytest

import agents
import sim
from agents.kernel import KERNELS
from tests.reference.kernel_case import assert_equals_source, assert_equals_twin
from tests.reference.kernel_table import KERNEL_CASES

TRIALS = 25
NAMES = sorted(KERNEL_CASES)


def test_every_kernel_is_in_the_table() -> None:
    for package in (agents, sim):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    ours = {name for name in KERNELS if name.partition(".")[0] in {"agents", "sim"}}
    assert ours == KERNEL_CASES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_equals_its_python_source(name: str) -> None:
    random = np.random.default_rng(1)
    for _ in range(TRIALS):
        assert_equals_source(KERNELS[name], KERNEL_CASES[name].arguments(random))


@pytest.mark.parametrize("name", NAMES)
def test_equals_its_plain_twin(name: str) -> None:
    random = np.random.default_rng(2)
    for _ in range(TRIALS):
        case = KERNEL_CASES[name]
        assert_equals_twin(KERNELS[name], case, case.arguments(random))


@pytest.mark.parametrize("name", NAMES)
def test_keeps_its_law(name: str) -> None:
    KERNEL_CASES[name].law()
