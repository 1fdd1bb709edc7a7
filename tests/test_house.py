"""The rules of the house that no checker knows."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("agents", "sim", "scenarios", "analysis", "conf")
LONGEST = 300
MOST_ARGUMENTS = 10
# Import names that differ from the name of the package that brings them.
BROUGHT_BY = {"hydra": "hydra-core", "yaml": "pyyaml", "hydra_plugins": "hydra-joblib-launcher"}
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*directories: str) -> list[Path]:
    return sorted(path for name in directories for path in (ROOT / name).rglob("*.py"))


SOURCES = [ROOT / "jobcity.py", *modules(*PACKAGES)]
ALL = [*SOURCES, *modules("tests", "benchmarks", "docs")]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports name the whole path"
        return [node.module or ""]
    return []


def imports(path: Path) -> set[str]:
    return {name for node in ast.walk(tree(path)) for name in imported(node)}


def is_kernel(function: Function) -> bool:
    names = {ast.unparse(decorator).rpartition(".")[2] for decorator in function.decorator_list}
    return "kernel" in names


@pytest.mark.parametrize("path", ALL, ids=place)
def test_no_module_is_longer_than_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", ALL, ids=place)
def test_imports_stand_at_the_top(path: Path) -> None:
    hidden = [
        f"{name} in {function.name}"
        for function in functions(path)
        for node in ast.walk(function)
        for name in imported(node)
    ]
    assert not hidden


def test_package_files_stay_empty() -> None:
    directories = {path.parent for path in modules(*PACKAGES)}
    for directory in directories:
        assert (directory / "__init__.py").read_bytes() == b"", place(directory)
    for package in PACKAGES:
        assert (ROOT / package / "py.typed").is_file(), package


def test_one_file_makes_kernels_from_numba() -> None:
    compilers = "njit|jit|vectorize|guvectorize|cfunc|overload|intrinsic"
    pattern = rf"from numba import .*\b({compilers})\b|numba\.({compilers})\b"
    makers = [path for path in ALL if re.search(pattern, path.read_text(encoding="utf-8"))]
    assert [place(path) for path in makers] == ["agents/kernel.py"]


def test_kernels_live_where_the_cache_looks() -> None:
    for path in SOURCES:
        if any(map(is_kernel, functions(path))):
            assert place(path).split("/")[0] in ("agents", "sim"), path


def test_kernels_have_at_most_ten_arguments_and_say_what_they_do() -> None:
    for path in SOURCES:
        for function in filter(is_kernel, functions(path)):
            arguments = function.args
            number = len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs])
            assert number <= MOST_ARGUMENTS, f"{place(path)}: {function.name}"
            assert ast.get_docstring(function), f"{place(path)}: {function.name}"


def test_the_command_imports_no_part_of_the_model() -> None:
    ours = {name for name in imports(ROOT / "jobcity.py") if name.partition(".")[0] in PACKAGES}
    assert ours <= {"agents.errors", "agents.process"}


def test_everything_imported_is_declared() -> None:
    declared = {
        canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]
    }
    used = {name.partition(".")[0] for path in SOURCES for name in imports(path)}
    outside = used - sys.stdlib_module_names - {*PACKAGES, "jobcity"}
    assert {canonicalize_name(BROUGHT_BY.get(name, name)) for name in outside} <= declared


def test_tests_mirror_the_packages() -> None:
    for path in modules("tests"):
        inside = path.relative_to(ROOT / "tests").parent
        if inside.parts and inside.parts[0] != "reference":
            assert (ROOT / inside).is_dir(), f"{place(path)} mirrors no directory"


@pytest.mark.parametrize("path", ALL, ids=place)
def test_nothing_is_left_for_later(path: Path) -> None:
    unfinished = "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "NotImplemented" + "Error"))
    assert not re.search(rf"\b({unfinished})\b", path.read_text(encoding="utf-8"))


def test_no_file_is_named_for_nothing() -> None:
    for path in ALL:
        assert path.stem not in {"utils", "util", "helpers", "helper", "misc", "common"}, path


def test_one_version_everywhere() -> None:
    version = PROJECT["project"]["version"]
    citation = (ROOT / "CITATION.cff").read_text()
    assert f"\nversion: {version}\n" in citation
    newest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest is not None
    assert newest[1] == version
