"""Answers: what clients sent back, looked at beside what they were shown, and accepted or set aside."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView
from app.ui.feature import Action, Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.answers.page import AnswerPage

    return AnswerPage(context)


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.answers.view import AnswersView

    return AnswersView(context, client)


def _receive(context: Context) -> None:
    from app.ui.forms.answer import choose_answer

    if context.window is not None:
        choose_answer(context, context.window)


FEATURE = Feature(
    "answer", "answers.title", "chat-text", _page, sidebar=False, under="dossiers",
    actions=(Action("receive_answer", "answers.receive", _receive, "Ctrl+Shift+A"),),
)  # fmt: skip
PART = DossierPart("answers", "answers.part", "chat-text", Group.RIGHTS, _view, nouns=("answer", "comment"))
