"""Hands for all features around dossiers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.run import Program
from tests.ui.features.dossier_hands import DossierHands


@pytest.fixture
def hands(program: Program, qtbot: QtBot) -> DossierHands:
    """A coach at the open vault."""
    return DossierHands(program, qtbot)
