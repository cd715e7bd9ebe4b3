"""One demonstration vault for all these tests, because each takes some seconds to come about; nobody changes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.kernel.resources import resources
from app.usecases.demo.make_demo import make_demo
from app.usecases.parts import Parts
from app.vault.effort import Effort
from app.vault.passphrase import Passphrase
from app.vault.reader import Reader
from app.vault.vault import Vault, open_vault
from tests.fakes import CountedProgress, SetClock
from tests.vault.fast_keys import FAST, FAST_COST


@pytest.fixture(scope="package")
def demo_parts() -> Parts:
    """Stands at 3 March 2026, with keys that cost next to nothing."""
    return Parts(SetClock(), resources(), Effort(FAST, FAST_COST))


@pytest.fixture(scope="package")
def demo_progress() -> CountedProgress:
    """What making the vault told of its progress."""
    return CountedProgress()


@pytest.fixture(scope="package")
def demo_vault(
    demo_parts: Parts, demo_progress: CountedProgress, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Vault]:
    """The demonstration vault as `coachkluis demo` makes it, with a few dossiers more, opened as a user does."""
    folder: Path = tmp_path_factory.mktemp("demo") / "vault"
    made = make_demo(demo_parts, folder, demo_progress, clients=30)
    vault = open_vault(folder, Passphrase(made.passphrase), demo_parts.clock, demo_parts.effort)
    yield vault
    vault.close()


@pytest.fixture
def rows(demo_vault: Vault) -> Reader:
    """What is in it."""
    return demo_vault.reader()
