"""How long modules and functions are: reported past the soft cap, refused past the hard one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

API = Path(__file__).parents[2] / "api"
MODULE_SOFT, MODULE_HARD = 300, 400
FUNCTION_SOFT, FUNCTION_HARD = 40, 60


def modules() -> Iterator[tuple[str, int]]:
    """Each module with its number of lines."""
    for path in sorted(API.rglob("*.py")):
        yield str(path.relative_to(API.parent)), len(path.read_text().splitlines())


def functions() -> Iterator[tuple[str, int]]:
    """Each function with its number of lines."""
    for path in sorted(API.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                name = f"{path.relative_to(API.parent)}:{node.lineno} {node.name}"
                yield name, node.end_lineno - node.lineno + 1


def test_no_module_or_function_is_far_past_its_cap(capsys: pytest.CaptureFixture[str]) -> None:
    """Past the soft cap one thinks; what is found there is printed."""
    long_modules = [(name, size) for name, size in modules() if size > MODULE_SOFT]
    long_functions = [(name, size) for name, size in functions() if size > FUNCTION_SOFT]
    with capsys.disabled():
        for name, size in (*long_modules, *long_functions):
            print(f"\nlong: {name} has {size} lines", end="")  # noqa: T201 - the report
    assert [item for item in long_modules if item[1] > MODULE_HARD] == []
    assert [item for item in long_functions if item[1] > FUNCTION_HARD] == []
