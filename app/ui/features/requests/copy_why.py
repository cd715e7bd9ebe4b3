"""Opens the question for a reason again after a lock, on the copy where it was asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.request import Request
from app.ui.context import Context
from app.ui.features.requests.copy_builder import CopyBuilder
from app.ui.features.requests.copy_place import COPY
from app.ui.features.requests.work_forms import why_form
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog


def why_again(context: Context, near: QWidget, request: Request) -> FormDialog:
    """Go to the copy, and ask there."""
    context.navigate(Place("dossier", request.client, f"{COPY}{request.id}", "requests"))

    def then(why: dict[str, object]) -> None:
        for builder in near.window().findChildren(CopyBuilder):
            if builder.isVisible():
                builder.take_why(why)

    return why_form(context, near, request, then)
