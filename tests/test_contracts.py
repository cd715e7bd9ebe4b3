"""What holds for the whole tree: imports run one way, files stay small, nothing of a machine stands in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.environment import script

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = script("lint-imports", Path(sys.prefix))

WALL = 400
WALLED = {".py", ".js", ".css", ".html", ".sql", ".toml", ".spec"}

AT_THE_TOP = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "app", "docs", "installer", "pyproject.toml", "resources", "tests",
}  # fmt: skip

# Where libraries and packages are fetched from is the machine's own business.
REGISTRIES = re.compile(
    r"\bpypi\.(?:org|python\.org)|\bpythonhosted\.org|\bregistry\.(?:npmjs|yarnpkg)\.|\bdeb\.debian\.org"
    r"|\bconda\.anaconda\.org|\bpiwheels\.org|(?:--|_)(?:extra[-_])?index[-_]url\b[ =]|--find-links[ =]",
    re.IGNORECASE,
)


def tree() -> list[Path]:
    """Every file of the project that is, or would be, kept in git."""
    git = ["git", "-c", "safe.directory=*"]
    command = [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def texts() -> Iterator[tuple[Path, str]]:
    """Every file that is text, with its text."""
    for path in tree():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            yield path.relative_to(ROOT), content.decode("utf-8", errors="replace")


def places() -> re.Pattern[str]:
    """Paths of the machine that this runs on: the checkout and the home of whoever runs it."""
    found = [path for path in (ROOT, Path.home()) if len(path.parts) > 2 or path == Path.home()]
    return re.compile("|".join(rf"(?<![\w.]){re.escape(str(path))}(?=[/\\])" for path in found))


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINT_IMPORTS), "--no-cache", "--no-logo", "--config", str(ROOT / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_run_only_downwards() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("kernel/planted.py", "import app.domain.client", "Imports run only downwards"),
        ("vault/planted.py", "import app.documents", "Imports run only downwards"),
        ("stray/__init__.py", "", "Imports run only downwards"),
        ("usecases/planted.py", "import PySide6.QtCore", "Only the window knows Qt"),
        ("usecases/planted.py", "import sqlite3", "Only the vault knows SQLCipher"),
        ("packages/planted.py", "import reportlab.pdfgen", "Only the documents know reportlab"),
    ],
)
def test_an_import_against_the_rules_is_found(tmp_path: Path, file: str, line: str, contract: str) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    planted = tmp_path / "app" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"{line}\n", encoding="utf-8")
    result = lint_imports(tmp_path)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


def test_no_file_passes_the_wall() -> None:
    long = {str(path): lines for path, text in texts() if path.suffix in WALLED and (lines := text.count("\n")) > WALL}
    assert long == {}


def test_only_what_the_design_names_stands_at_the_top() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tree()} - AT_THE_TOP == set()


def test_no_registry_and_no_place_of_a_machine_is_named() -> None:
    here = places()
    named = {
        f"{path}:{text[: found.start()].count(chr(10)) + 1}": found[0]
        for path, text in texts()
        for pattern in (REGISTRIES, here)
        for found in pattern.finditer(text)
    }
    assert named == {}


def test_a_registry_or_a_place_of_this_machine_would_be_found() -> None:
    assert REGISTRIES.search("see https://py" + "pi.org/project/click")
    assert REGISTRIES.search("pip install --index" + "-url x")
    assert places().search(f"cd {Path.home()}/x")
    if len(ROOT.parts) > 2:
        assert places().search(f"open {ROOT}/app")
