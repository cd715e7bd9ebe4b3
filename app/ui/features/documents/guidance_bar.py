"""Says that a template's guidance still stands in a draft, with a button that takes it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QFrame

from app.domain.document import Version, VersionState
from app.domain.guidance import guidance_among
from app.domain.prose_passages import AnyPassage, flatten
from app.domain.prose_source import read_source
from app.ui.context import Context
from app.ui.theme.theme import set_role
from app.ui.widgets.parts import button, label, row
from app.usecases.templates import every_template


class GuidanceBar(QFrame):
    """In sight only while there is guidance to take out."""

    def __init__(self, context: Context, remove: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        set_role(self, "warning")
        self._words = label("")
        self._words.setObjectName("guidance_words")
        go = button(context.text("documents_screen.guidance.remove"), remove, name="remove_guidance")
        inside = row(self._words, go, spacing=16)
        inside.setStretch(0, 1)
        inside.setContentsMargins(16, 8, 16, 8)
        self.setLayout(inside)
        self.hide()

    def show_version(self, version: Version, passages: Iterable[AnyPassage] | None = None) -> None:
        """Look at a version: only a draft can still be changed. `passages` is its text where that was read already."""
        context, left = self._context, 0
        if version.state is VersionState.DRAFT:
            read = flatten(read_source(version.source)) if passages is None else passages
            left = len(guidance_among(read, every_template(context.parts.resources)))
        if left:
            self._words.setText(context.translator.count("documents_screen.guidance", left))
        self.setVisible(left > 0)
