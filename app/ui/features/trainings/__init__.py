"""Trainingen: groups with their meetings, participants, attendance and evaluations."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView
from app.ui.feature import Action, Feature, Kind, Menu, Page


def _page(context: Context) -> Page:
    from app.ui.features.trainings.page import TrainingsPage

    return TrainingsPage(context)


def _new(context: Context) -> None:
    from app.ui.features.trainings.forms import new_training

    if context.window is not None:
        new_training(context, context.window)


FEATURE = Feature(
    "trainings",
    "trainings.title",
    "chalkboard-teacher",
    _page,
    actions=(Action("new_training", "trainings.new", _new, menu=Menu.VAULT, kind=Kind.BEGINNING),),
)


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.trainings.dossier_view import TrainingsView

    return TrainingsView(context, client)


PART = DossierPart(
    "participation", "trainings.title", "chalkboard-teacher", Group.WORK, _view,
    nouns=("participation", "attendance", "evaluation_form", "scan_result"),
)  # fmt: skip
