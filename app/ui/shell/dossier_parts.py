"""The parts of a dossier, in the order of its inner list. A new one is one line here."""

from __future__ import annotations

from app.ui.dossier_part import DossierPart

DOSSIER_PARTS: tuple[DossierPart, ...] = ()
