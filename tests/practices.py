"""Vaults of practices, one for each starting policy: made once for each process, copied for each test."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from app.domain.practice import Practice
from app.kernel.resources import resources
from app.usecases.create_practice import create_practice
from app.usecases.parts import Parts
from app.vault.effort import Effort
from app.vault.vault import create_vault
from tests.fakes import SetClock
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE

PRACTICE = {"trade_name": "Praktijk De Brug", "coach": "Marijke de Wit", "town": "Deventer"}


def practice_in(folder: Path, policy: str = "career_advice") -> Path:
    """A closed vault in `folder`, with nothing but a practice in it. Its passphrase is `fast_keys.PASSPHRASE`."""
    return Path(shutil.copytree(_template(policy), folder))


def forget() -> None:
    """Make every vault anew from now on: what they are made with is being changed."""
    _template.cache_clear()


@cache
def _template(policy: str) -> Path:
    holder = Path(tempfile.mkdtemp(prefix="coachkluis-practice-"))
    atexit.register(shutil.rmtree, holder, ignore_errors=True)
    parts = Parts(SetClock(), resources(), Effort(FAST, FAST_COST))
    vault, _ = create_vault(holder / "vault", PASSPHRASE, parts.clock, parts.effort)
    starting = next(each for each in parts.starting_policies if each.name == policy)
    practice: Practice = vault.now(create_practice, PRACTICE, starting)
    assert practice.trade_name
    vault.close()
    return holder / "vault"
