"""What testing a kernel takes, and its three ways of running: compiled, as Python, as a twin."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.kernel import KERNELS, uncompiled

Arguments = list[Any]


@dataclass(frozen=True)
class Expected:
    """What a twin says.

    ``returned``: the result; ``changed``: what becomes of the arguments that change, by position;
    ``written``: what is written to the beginning of others, behind which nothing means anything.
    """

    returned: Any = None
    changed: Mapping[int, npt.ArrayLike] = field(default_factory=dict)
    written: Mapping[int, Sequence[Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class KernelCase:
    """How to test a kernel.

    ``arguments``: random ones; ``twin``: what a plain telling of the rule makes of them; ``law``:
    a property, which raises where it does not hold; ``tolerance``: relative, of the twin's floats.
    """

    arguments: Callable[[np.random.Generator], Arguments]
    twin: Callable[..., Expected]
    law: Callable[[], None]
    tolerance: float = 0.0


def loosely(made: Callable[..., Any]) -> Callable[..., Any]:
    """A kernel to be called with a list of arguments, of which types say nothing."""
    return made


def copies(arguments: Sequence[Any]) -> Arguments:
    """The arguments, arrays copied."""
    return [value.copy() if isinstance(value, np.ndarray) else value for value in arguments]


def wholly_uncompiled(made: Callable[..., Any]) -> Callable[..., Any]:
    """A kernel's Python function, in which the kernels it calls are Python functions too."""
    source = uncompiled(made)
    assert isinstance(source, FunctionType)
    names = dict(source.__globals__)
    for name in source.__code__.co_names:
        if any(names.get(name) is known for known in KERNELS.values()):
            names[name] = wholly_uncompiled(names[name])
    return FunctionType(source.__code__, names, source.__name__)


def run_compiled(made: Callable[..., Any], arguments: Sequence[Any]) -> tuple[Any, Arguments]:
    """What a kernel returns, and its arguments afterwards."""
    if uncompiled(made) is made:
        return run_uncompiled(made, arguments)
    given = copies(arguments)
    return made(*given), given


def run_uncompiled(made: Callable[..., Any], arguments: Sequence[Any]) -> tuple[Any, Arguments]:
    """The same without compilation: numbers wrap around and are as wide as when compiled."""
    given = [_as_numpy(value) for value in copies(arguments)]
    with np.errstate(over="ignore"):
        return wholly_uncompiled(made)(*given), given


def assert_equals_source(made: Callable[..., Any], arguments: Sequence[Any]) -> None:
    """Compiled or not, a kernel returns the same and leaves the same in every argument."""
    returned, after = run_compiled(made, arguments)
    plain_returned, plain_after = run_uncompiled(made, arguments)
    _assert_same(returned, plain_returned)
    for ours, theirs in zip(after, plain_after, strict=True):
        _assert_same(ours, theirs)


def assert_equals_twin(
    made: Callable[..., Any], case: KernelCase, arguments: Sequence[Any]
) -> None:
    """A kernel does what its twin says, and nothing to the arguments of which that is silent."""
    expected = case.twin(*copies(arguments))
    returned, after = run_compiled(made, arguments)
    _assert_same(returned, expected.returned, case.tolerance)
    for position, (before, ours) in enumerate(zip(arguments, after, strict=True)):
        if position in expected.written:
            written = np.asarray(expected.written[position], dtype=ours.dtype)
            _assert_same(ours[: written.size], written, case.tolerance)
        else:
            _assert_same(ours, expected.changed.get(position, before), case.tolerance)


def _as_numpy(value: Any) -> Any:
    """Records that have attributes, and numbers that do not widen or narrow one another."""
    if isinstance(value, np.ndarray):
        return value.view(np.recarray) if value.dtype.names else value
    if isinstance(value, np.void):
        return np.array([value]).view(np.recarray)[0]
    if isinstance(value, bool):
        return np.bool_(value)
    if isinstance(value, int):
        return np.int64(value)
    return np.float64(value) if isinstance(value, float) else value


def _assert_same(left: Any, right: Any, tolerance: float = 0.0) -> None:
    if isinstance(left, np.ndarray) and left.dtype.names:
        for name in left.dtype.names:
            _assert_same(np.asarray(left[name]), np.asarray(right[name]), tolerance)
    elif tolerance and np.asarray(left).dtype.kind == "f":
        np.testing.assert_allclose(left, right, rtol=tolerance)
    else:
        np.testing.assert_array_equal(left, right)
