"""The environment in `.venv`: made without ensurepip where that is missing, filled from the locks.

What was installed is noted in a stamp, so that a second run costs nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from installer.report import EXIT_YOUR_TURN, SetupError, run_quietly, tell
from installer.system import PIP, PIP_WHEELS

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
STAMP = "coachkluis-stamp.json"


class Part(StrEnum):
    """What an environment can hold; the name is that of its lock file."""

    BUILD = "requirements-build.txt"
    RUNTIME = "requirements.txt"
    DEVELOPMENT = "requirements-dev.txt"
    PROJECT = "pyproject.toml"


def script(name: str, folder: Path = FOLDER) -> Path:
    """The path of a program inside the environment."""
    if sys.platform == "win32":
        return folder / "Scripts" / f"{name}.exe"
    return folder / "bin" / name


def ensure(development: bool, folder: Path = FOLDER) -> None:
    """Make the environment, or bring it up to the locks; with the tools to check and test where asked.

    Raises SetupError.
    """
    if not works(folder) or Stamp(folder).is_of_another_place():
        create(folder)
    stamp = Stamp(folder)
    if not stamp.holds(Part.BUILD):
        tell("preparing the environment in .venv")
        _install_locked(_seed_pip(folder), Part.BUILD)
        stamp.note(Part.BUILD)
    pip = [str(script("python", folder)), "-m", "pip"]
    wanted = Part.DEVELOPMENT if development else Part.RUNTIME
    if not stamp.holds(wanted):
        tell("fetching the libraries (about 150 MB the first time)")
        _install_locked(pip, wanted)
        stamp.note(Part.RUNTIME, wanted)
    if not (stamp.holds(Part.PROJECT) and script("coachkluis", folder).exists()):
        tell("putting Coachkluis itself in place")
        local = ["install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
        run_quietly([*pip, *local, *_quiet()], "putting Coachkluis in place")
        stamp.note(Part.PROJECT)
    for module, what in (("catalogues", "texts"), ("word_list", "list of words")):
        compiling = [str(script("python", folder)), "-m", f"installer.{module}"]
        if subprocess.run(compiling, cwd=ROOT, check=False).returncode != 0:
            raise SetupError(f"the {what} of the program could not be compiled; the reason stands above.")


class Stamp:
    """Remembers from which locks an environment was filled. A lost or damaged stamp only costs time."""

    def __init__(self, folder: Path, root: Path = ROOT) -> None:
        self._path = folder / STAMP
        self._place = str(folder)
        self._root = root
        try:
            noted = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            noted = {}
        self._noted: dict[str, str] = noted if isinstance(noted, dict) else {}

    def holds(self, part: Part) -> bool:
        """Whether this part is installed as its lock says now."""
        return self._noted.get(part.value) == self._digest(part)

    def is_of_another_place(self) -> bool:
        """Whether the environment was made in another folder and then moved: its programs no longer start."""
        return self._noted.get("place", self._place) != self._place

    def note(self, *parts: Part) -> None:
        """Remember that these parts are installed as their locks say now."""
        self._noted.update({part.value: self._digest(part) for part in parts})
        self._noted["place"] = self._place
        self._path.write_text(json.dumps(self._noted, indent=1), encoding="utf-8")

    def _digest(self, part: Part) -> str:
        place = self._root if part is Part.PROJECT else self._root / "installer"
        return hashlib.sha256((place / part.value).read_bytes()).hexdigest()


def works(folder: Path) -> bool:
    """Whether the environment's Python starts; it does not after an upgrade or a move of the system's."""
    python = script("python", folder)
    if not python.exists():
        return False
    question = "import sys; raise SystemExit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
    try:
        return subprocess.run([python, "-c", question], check=False).returncode == 0
    except OSError:
        return False


def create(folder: Path) -> None:
    """Make an empty environment, without pip; one that is there is thrown away, and that is said."""
    if folder.exists():
        tell("the environment in .venv does not work here; making it anew")
        shutil.rmtree(folder)
    venv.EnvBuilder(symlinks=os.name != "nt", with_pip=False).create(folder)


def _seed_pip(folder: Path) -> list[str]:
    """The command that runs a pip for the new environment, before it has the one of the lock."""
    python = str(script("python", folder))
    if subprocess.run([python, "-c", "import pip"], check=False, stderr=subprocess.DEVNULL).returncode == 0:
        return [python, "-m", "pip"]
    if importlib.util.find_spec("ensurepip"):
        run_quietly([python, "-m", "ensurepip", "--default-pip"], "bringing pip into .venv")
        return [python, "-m", "pip"]
    wheels = sorted(PIP_WHEELS.glob(PIP.files))
    if not wheels:
        raise SetupError(
            "this Python brings no pip, and none was found. Install Python's ensurepip or pip with your "
            "system's packages (on Debian: python3-venv), then run this command again.",
            EXIT_YOUR_TURN,
        )
    return [python, str(wheels[-1] / "pip")]


def _install_locked(pip: Sequence[str], part: Part) -> None:
    lock = ROOT / "installer" / part.value
    locked = ["install", "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    run_quietly([*pip, *locked, *_quiet()], "fetching the libraries")


def _quiet() -> list[str]:
    """On a terminal pip shows how far it is; in a log only what goes wrong."""
    common = ["--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    return common if sys.stderr.isatty() else [*common, "--quiet", "--progress-bar", "off"]
