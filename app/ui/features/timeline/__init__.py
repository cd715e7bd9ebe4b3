"""Everything of a dossier in the order in which it happened."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.timeline.view import TimelineView

    return TimelineView(context, client)


PART = DossierPart("timeline", "timeline.title", "clock-counter-clockwise", Group.PERSON, _view)
