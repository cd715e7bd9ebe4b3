"""The parts of a dossier. A new one is one line here; under which heading it stands it says itself."""

from __future__ import annotations

from app.ui.dossier_part import DossierPart
from app.ui.features.answers import PART as ANSWERS
from app.ui.features.around import PART as AROUND
from app.ui.features.attachments import PART as ATTACHMENTS
from app.ui.features.consents import PART as CONSENTS
from app.ui.features.disclosures import PART as DISCLOSURES
from app.ui.features.documents import PART as DOCUMENTS
from app.ui.features.dossier import OVERVIEW
from app.ui.features.goals import PART as GOALS
from app.ui.features.messages import PART as MESSAGES
from app.ui.features.noted import PART as NOTED
from app.ui.features.people import PART as PEOPLE
from app.ui.features.requests import PART as REQUESTS
from app.ui.features.retention import PART as RETENTION
from app.ui.features.sessions import PART as SESSIONS
from app.ui.features.timeline import PART as TIMELINE
from app.ui.features.trainings import PART as TRAININGS
from app.ui.features.trajectories import PART as TRAJECTORIES

DOSSIER_PARTS: tuple[DossierPart, ...] = (
    OVERVIEW,
    PEOPLE,
    TRAJECTORIES,
    SESSIONS,
    DOCUMENTS,
    CONSENTS,
    ATTACHMENTS,
    REQUESTS,
    RETENTION,
    GOALS,
    MESSAGES,
    AROUND,
    ANSWERS,
    DISCLOSURES,
    NOTED,
    TRAININGS,
    TIMELINE,
)
"""Within its group each stands in this order. The first nine have a key, Alt+1 to Alt+9: what is needed less often
comes after them.
"""
