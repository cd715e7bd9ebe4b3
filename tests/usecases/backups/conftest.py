"""A coach with a dossier, a place for backups, and two hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.progress import Silent
from app.usecases.backups.settings import BackupSettings, set_backups
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.usecases.backups.coach import Coach, Dossier


@pytest.fixture
def dossier(vault: Vault, tmp_path: Path) -> Dossier:
    client = vault.now(add_item, Client, {"first_name": "Anouk", "surname": "Hoogendijk"})
    trajectory = vault.now(add_item, Trajectory, {"title": "Terug aan het werk", "starts_on": "2026-01-05"}, client.id)
    notes = {"trajectory": trajectory.id, "on": "2026-02-02", "notes": "Twijfelt over haar baan."}
    session = vault.now(add_item, Session, notes, client.id)
    (tmp_path / "cv.txt").write_bytes(b"Ervaring en opleiding. " * 30_000)
    attachment = take_in_attachment(vault, client.id, tmp_path / "cv.txt", {}, Silent())
    return Dossier(client, trajectory, session, attachment)


@pytest.fixture
def place(vault: Vault, tmp_path: Path) -> Path:
    """A stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    vault.now(set_backups, BackupSettings(stick))
    return stick


@pytest.fixture
def coach(vault: Vault, clock: SetClock, parts: Parts, place: Path) -> Coach:
    return Coach(vault, clock, parts)
