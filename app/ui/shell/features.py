"""The list of features. A new one is one line here."""

from __future__ import annotations

from app.ui.feature import Feature
from app.ui.features.about import FEATURE as ABOUT
from app.ui.features.answers import FEATURE as ANSWER
from app.ui.features.backups import FEATURE as BACKUPS
from app.ui.features.billing import FEATURE as BILLING
from app.ui.features.breaches import FEATURE as BREACHES
from app.ui.features.closing import FEATURE as CLOSING
from app.ui.features.documents import ALL as DOCUMENTS
from app.ui.features.documents import FEATURE as DOCUMENT
from app.ui.features.dossier import dossier_feature
from app.ui.features.dossiers import FEATURE as DOSSIERS
from app.ui.features.imports import FEATURE as IMPORTS
from app.ui.features.own_data import FEATURE as OWN_DATA
from app.ui.features.policy import FEATURE as POLICY
from app.ui.features.practice import FEATURE as PRACTICE
from app.ui.features.registers import FEATURE as REGISTERS
from app.ui.features.relations import FEATURE as RELATIONS
from app.ui.features.requests import FEATURE as REQUESTS
from app.ui.features.retention import FEATURE as RETENTION
from app.ui.features.reusable_texts import FEATURE as REUSABLE_TEXTS
from app.ui.features.security import FEATURE as SECURITY
from app.ui.features.statement import FEATURE as STATEMENT
from app.ui.features.today import FEATURE as TODAY
from app.ui.features.trainings import FEATURE as TRAININGS
from app.ui.shell.dossier_parts import DOSSIER_PARTS

FEATURES: tuple[Feature, ...] = (
    TODAY,
    DOSSIERS,
    dossier_feature(DOSSIER_PARTS),
    DOCUMENT,
    ANSWER,
    DOCUMENTS,
    REQUESTS,
    RETENTION,
    TRAININGS,
    REGISTERS,
    RELATIONS,
    BREACHES,
    PRACTICE,
    BILLING,
    POLICY,
    STATEMENT,
    BACKUPS,
    REUSABLE_TEXTS,
    SECURITY,
    IMPORTS,
    OWN_DATA,
    CLOSING,
    ABOUT,
)
"""In the order of the sidebar."""
HOME = TODAY.name
"""Where the window opens: what there is to do."""
BEGIN = DOSSIERS.name
"""Where it opens as long as nobody is in the vault: it tells how to begin."""


def feature_named(name: str) -> Feature:
    """The feature with this name; KeyError where there is none."""
    return {each.name: each for each in FEATURES}[name]
