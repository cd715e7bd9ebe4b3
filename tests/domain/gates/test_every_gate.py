"""Every gate is asked in the tests beside this one, and every reason that it can give is given there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

GATES = Path(__file__).parents[3] / "app" / "domain" / "gates"
HERE = Path(__file__).parent


@cache
def trees(folder: Path) -> dict[str, ast.Module]:
    return {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))}


def gates() -> dict[str, str]:
    """The functions that give a verdict, by name, each with the file it stands in."""
    return {
        node.name: file
        for file, tree in trees(GATES).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if isinstance(node.returns, ast.Name) and node.returns.id == "Verdict"
    }


def reasons() -> set[str]:
    """The codes of reasons that stand in the gates as they are."""
    return {
        node.args[0].value
        for tree in trees(GATES).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reason"
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def asked() -> set[str]:
    """What the tests here call, or hand on to be called."""
    return {node.id for tree in trees(HERE).values() for node in ast.walk(tree) if isinstance(node, ast.Name)}


def expected() -> set[str]:
    """The last parts of the codes that the tests here expect."""
    return {
        node.value.rpartition(".")[2]
        for tree in trees(HERE).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_gate_is_asked_here() -> None:
    found = gates()
    assert len(found) > 80, "the folder was walked"
    here = asked()
    unasked = {name: file for name, file in found.items() if name not in here}
    assert unasked == {}, "gates without a table or a property test"


def test_every_reason_is_given_here() -> None:
    found = reasons()
    assert len(found) > 180, "the folder was walked"
    here = expected()
    untold = sorted(each for each in found if each.rpartition(".")[2] not in here)
    assert untold == [], "reasons that no test here makes a gate give"
