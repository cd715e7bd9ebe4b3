"""The locks pin every library with hashes for every system, without addresses, and are what is installed."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.environment import Part

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "installer").glob("requirements*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: Path) -> dict[str, Requirement]:
    """The pinned requirements of a lock, by name."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    found = [Requirement(line.split("--hash")[0].strip()) for line in joined.splitlines() if line.strip()]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def declared(texts: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in texts}


RUNTIME = declared(PROJECT["project"]["dependencies"])
DEVELOPMENT = declared(PROJECT["dependency-groups"]["dev"])


def test_there_are_the_three_locks() -> None:
    assert {lock.name for lock in LOCKS} == {Part.BUILD, Part.DEVELOPMENT, Part.RUNTIME}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_is_a_pin_with_hashes_and_nothing_else(lock: Path) -> None:
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    pattern = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^#@]+?)?( +--hash=sha256:[0-9a-f]{64})+")
    strays = [line for line in joined.splitlines() if line and not pattern.fullmatch(line.rstrip())]
    assert strays == []


def test_what_the_program_declares_is_locked() -> None:
    assert set(pins(ROOT / "installer" / "requirements.txt")) >= RUNTIME
    assert set(pins(ROOT / "installer" / "requirements-dev.txt")) >= RUNTIME | DEVELOPMENT


def test_the_tests_run_on_the_versions_that_a_coach_gets() -> None:
    runtime = pins(ROOT / "installer" / "requirements.txt")
    development = pins(ROOT / "installer" / "requirements-dev.txt")
    differing = [name for name, pin in runtime.items() if development[name].specifier != pin.specifier]
    assert differing == []


@pytest.mark.parametrize(("platform", "needs"), [("win32", "pywin32-ctypes"), ("linux", "secretstorage")])
def test_the_lock_speaks_for_other_systems_too(platform: str, needs: str) -> None:
    marker = pins(ROOT / "installer" / "requirements.txt")[needs].marker
    assert isinstance(marker, Marker)
    assert marker.evaluate({"sys_platform": platform})


def test_what_is_installed_is_what_is_locked() -> None:
    locked = pins(ROOT / "installer" / "requirements-dev.txt").items()
    wanted = {name: pin for name, pin in locked if pin.marker is None or pin.marker.evaluate()}
    differing = {name: version(name) for name, pin in wanted.items() if version(name) not in pin.specifier}
    assert differing == {}


def imported(folder: str) -> dict[str, str]:
    """The libraries that the sources of a folder import, each with one of the files that does."""
    owners = packages_distributions()
    found: dict[str, str] = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            else:
                continue
            for name in names:
                top = name.split(".")[0]
                if top not in sys.stdlib_module_names and top not in {"app", "installer", "tests"}:
                    owner = _owner(name, owners.get(top, [top]))
                    found[owner] = str(path.relative_to(ROOT))
    return found


def _owner(module: str, owners: list[str]) -> str:
    if module.startswith("PySide6"):  # two libraries share this one name
        return "pyside6-pdf" if module.startswith("PySide6.QtPdf") else "pyside6-essentials"
    return canonicalize_name(owners[0])


def test_whatever_the_program_imports_it_declares() -> None:
    allowed = RUNTIME | {"shiboken6"}  # Qt for Python's own binding, never without it
    assert {name: file for name, file in imported("app").items() if name not in allowed} == {}


def test_whatever_the_tests_import_is_declared() -> None:
    # Qt for Python's and pytest's own, never without them.
    allowed = RUNTIME | DEVELOPMENT | {"shiboken6", "packaging", "pluggy"}
    assert {name: file for name, file in imported("tests").items() if name not in allowed} == {}


def test_every_library_is_accounted_for_in_the_documentation() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    told = {canonicalize_name(name) for name in re.findall(r"^\| `([\w-]+)`", text, re.MULTILINE)}
    groups = PROJECT["dependency-groups"]
    assert told == RUNTIME | DEVELOPMENT | declared(groups["build"])
