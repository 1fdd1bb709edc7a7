"""The oracles themselves: each holds, knows its number to 0.1 %, and says what it is."""

import numpy as np
import pytest

from scenarios.oracles.catalogue import ORACLES
from scenarios.oracles.finding import Estimate, Finding, Oracle, chi_square, goodness_of_fit


@pytest.mark.parametrize("oracle", ORACLES, ids=lambda oracle: oracle.name)
def test_it_holds(oracle: Oracle) -> None:
    findings = oracle.run()
    assert findings
    failed = [finding for finding in findings if not finding.passed]
    assert not failed
    assert len({finding.name for finding in findings}) == len(findings)
    for finding in findings:
        assert finding.precision <= 0.001, finding


def test_each_says_what_it_is() -> None:
    assert len({oracle.name for oracle in ORACLES}) == len(ORACLES)
    for oracle in ORACLES:
        assert oracle.name.isidentifier()
        assert oracle.statement.endswith(".")
        assert oracle.source


def finding(mean: float, *, bias: float = 0.0, doubt: float = 0.0) -> Finding:
    return Estimate(mean, 0.1).against("a mean", 10.0, bias=bias, doubt=doubt)


def test_four_standard_errors_and_the_bias_are_allowed() -> None:
    assert finding(10.39).passed
    assert not finding(10.41).passed
    assert not finding(9.59).passed
    assert finding(10.41, bias=0.02).passed
    assert not finding(10.43, bias=0.02).passed
    assert finding(10.41, doubt=0.1).passed
    assert finding(10.3).z == pytest.approx(3)
    assert finding(10.0).precision == pytest.approx(0.01)


def test_a_mean_without_error_must_be_right() -> None:
    exact = Estimate.of([2.0, 2.0, 2.0])
    assert exact.against("exact", 2.0).passed
    wrong = exact.against("wrong", 2.1)
    assert wrong.z == -np.inf
    assert not wrong.passed


def test_chi_squares_fail_where_the_fit_is_bad() -> None:
    chances = np.array([0.5, 0.3, 0.2])
    assert goodness_of_fit("good", np.array([502, 297, 201]), chances).passed
    assert not goodness_of_fit("bad", np.array([400, 400, 200]), chances).passed
    assert chi_square("hopeless", 1e6, 3).z > 30
    assert chi_square("too good", 0.01, 10).passed
