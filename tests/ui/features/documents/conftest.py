"""A coach at the page of one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.features.documents.writer import Writer
from tests.ui.features.dossier_hands import DossierHands


@pytest.fixture
def writer(hands: DossierHands, tmp_path: Path) -> Writer:
    return Writer(hands, tmp_path)
