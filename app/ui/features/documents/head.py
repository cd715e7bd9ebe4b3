"""The head of the document's page: what it is, whether it is saved, and the steps that can be taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.document import Document
from app.ui.context import Context
from app.ui.features.documents.steps import Step, Steps
from app.ui.keeping.keeper import Kept
from app.ui.theme.glyphs import pixmap
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label, row

_MARK = 16


class Head(QWidget):
    """`take` is asked for a step, `back` leads to the list, `preview` turns the preview on and off."""

    def __init__(
        self, context: Context, take: Callable[[Step], None], back: Callable[[], None], preview: Callable[[], None],
        again: Callable[[], None], versions: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._take = context, take
        text = context.text
        self._back = link("", back, name="back_to_documents")
        self._back.setIcon(icon("caret-left", context.colours.accent))
        self._title = ElidedLabel("title")
        self._title.setObjectName("document_title")
        self._below = ElidedLabel("muted")
        self._mark, self._saved = label("", wrap=False), label("", "muted", wrap=False)
        self._saved.setObjectName("saved")
        self._again = button(text("documents_screen.save_again"), again, "inside", name="save_again")
        self.preview = button(text("documents_screen.preview"), preview, name="preview_button")
        self._more = button(text("documents_screen.more"), lambda: None, name="more")
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._steps: list[QPushButton] = []
        above = row(self._back, None, self._mark, self._saved, self._again, spacing=6)
        self._versions = button(text("documents_screen.versions"), versions, name="versions_button")
        self._versions.setCheckable(True)
        self._versions.hide()
        self._line = Flow(self._below, self._versions, self.preview, self._more, lead=True, gap=10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(above)
        layout.addWidget(self._title)
        layout.addLayout(self._line)

    def show_document(self, document: Document, client: str, trajectory: str, number: int) -> None:
        """Say what the page is about."""
        text = self._context.text
        self._back.setText(text("documents_screen.back", client=client).replace("&", "&&"))
        self._title.setText(document.title)
        facts = (
            text(f"document_kind.{document.kind.value}"), text("documents_screen.version", number=number), trajectory,
            text(f"language.{document.language.value}"),
        )  # fmt: skip
        self._below.setText(" · ".join(each for each in facts if each))

    def show_versions(self, *, apart: bool, shown: bool) -> None:
        """Offer the versions where they do not stand beside the text, and say whether they are shown in its place."""
        self._versions.setVisible(apart)
        self._versions.setChecked(shown)

    def show_previewing(self, previewing: bool) -> None:
        """Let the button say where it leads from here."""
        self.preview.setText(
            self._context.text("documents_screen.to_text" if previewing else "documents_screen.preview")
        )

    def show_steps(self, steps: Steps) -> None:
        """Offer the steps: the one that is obvious stands out at the right."""
        while self._steps:
            before = self._steps.pop()
            self._line.removeWidget(before)
            before.hide()
            before.deleteLater()
        for each in steps.beside:
            self._add(self._button(each))
        self._add(self._button(steps.primary, "primary"))
        self._menu.clear()
        for each in steps.more:
            action = self._menu.addAction(self._words(each).replace("&", "&&"))
            action.setObjectName(f"more_{each.value}")
            action.triggered.connect(lambda _=False, step=each: self._take(step))

    def show_saved(self, state: Kept | None) -> None:
        """Say how far the text is in the vault; nothing for a version that cannot be written."""
        for each in (self._mark, self._saved, self._again):
            each.setVisible(state is not None and (each is not self._again or state is Kept.FAILED))
        if state is None:
            return
        colours = self._context.colours
        failed = state is Kept.FAILED
        name = {Kept.YES: "check", Kept.FAILED: "warning"}.get(state, "dots-three")
        colour = colours.danger if failed else colours.muted
        self._mark.setPixmap(pixmap(name, colour, _MARK, self.devicePixelRatioF()))
        self._saved.setText(self._context.text(f"kept.{state.value}"))
        set_role(self._saved, "fault" if failed else "muted")

    def _add(self, made: QPushButton) -> None:
        self._steps.append(made)
        self._line.addWidget(made)
        made.show()

    def _button(self, step: Step, role: str = "") -> QPushButton:
        return button(self._words(step), lambda: self._take(step), role, name=f"step_{step.value}")

    def _words(self, step: Step) -> str:
        return self._context.text(f"documents_screen.step.{step.value}")
