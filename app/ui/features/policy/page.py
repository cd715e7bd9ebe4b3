"""The page of the policy: where practice and promise differ, and every part by itself, chosen at the left.

What is changed is a draft until it is adopted, after a look at what it does.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from app.domain.policy import Policy
from app.domain.policy_rows import PARTS
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.features.policy.draft import PolicyDraft
from app.ui.features.policy.drift_view import DriftView
from app.ui.features.policy.part_view import PartView
from app.ui.features.policy.preview_dialog import PolicyPreviewDialog
from app.ui.features.policy.switches import Switches
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import button, label, row
from app.usecases.current_policy import newest_policy
from app.usecases.keep_policy_draft import keep_policy_draft, kept_policy_draft
from app.vault.work import Change

_LIST_WIDTH = 150
_ENTRY_HEIGHT = 40


class PolicyPage(Page):
    """A draft is kept over a lock, until it is adopted or taken back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        adopted = newest_policy(context.reader)
        self._draft = PolicyDraft(adopted, kept_policy_draft(context.reader, adopted))
        self._undo = button(text("policy_screen.undo"), self._take_back, "quiet", name="undo_policy")
        self._adopt = button(text("policy_screen.look"), self._look, "primary", name="look_policy")
        self._header = PageHeader(text("policy_screen.title"), " ", self._undo, self._adopt)
        self._said = label("", "hint")
        self._said.setObjectName("policy_said")
        self._said.hide()
        self._drift = DriftView(context)
        self._drift.opened.connect(self._go)
        self._drift.looked.connect(self._looked)
        self._arrived = False
        """Whether nobody chose a part yet since coming here: then an empty one is passed over."""
        self._switches = Switches(context)
        self._switches.chosen.connect(self._set)
        self._list, self._stack = QListWidget(), QStackedWidget()
        self._list.setObjectName("policy_parts")
        self._list.setAccessibleName(text("policy_screen.part"))
        self._list.setFixedWidth(grown(_LIST_WIDTH))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._add_part(self._drift, "drift")
        self._parts = {part: PartView(context, part, self._draft.policy) for part in PARTS}
        for part, view in self._parts.items():
            view.put.connect(self._put)
            view.taken_out.connect(self._take_out)
            self._add_part(view, part)
        self._add_part(self._switches, "switches")
        self._list.setCurrentRow(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._header)
        layout.addWidget(self._said)
        layout.addLayout(row(self._list, self._stack, spacing=20), 1)
        context.changed.connect(self._changed)
        self._show()

    def arrive(self, place: Place) -> None:
        """Show the part that the place names, and what drift there is now."""
        self._arrived = not place.part and self._list.currentRow() == 0
        self._drift.look()
        self._list.setFocus()
        if place.part:
            self._go(place.part, place.record)

    def leave(self) -> None:
        """Keep the draft: a lock loses nothing of it."""
        draft = self._draft.policy if self._draft.changed else None
        if draft is not None or kept_policy_draft(self.context.reader, self._draft.adopted) is not None:
            self.context.vault.do(keep_policy_draft, draft)

    def holds(self) -> bool:
        """What can be taken back step by step; the draft itself is in the vault."""
        return self._draft.changed or self._draft.can_undo

    def actions_here(self) -> tuple[Action, ...]:
        """Adopting and taking back by key."""
        look, undo = "policy_screen.look", "policy_screen.undo"
        return (
            Action("look_policy", look, lambda _: self._look(), "Ctrl+S", lambda _: self._draft.changed),
            Action("undo_policy", undo, lambda _: self._take_back(), "Ctrl+Z", lambda _: self._draft.can_undo),
        )

    def _add_part(self, view: QWidget, part: str) -> None:
        entry = QListWidgetItem(self.context.text(f"policy_screen.{part}"), self._list)
        entry.setSizeHint(QSize(0, grown(_ENTRY_HEIGHT)))
        self._stack.addWidget(view)

    def _looked(self, number: int) -> None:
        if self._arrived and not number and self._list.currentRow() == 0:
            self._list.setCurrentRow(1)
        self._arrived = False

    def _go(self, part: str, key: str) -> None:
        if part in self._parts:
            self._list.setCurrentRow(self._stack.indexOf(self._parts[part]))
            self._parts[part].open_key(key)
        elif part == "statement":
            self.context.navigate(Place("statement"))
        elif part == "switches":
            self._list.setCurrentRow(self._stack.indexOf(self._switches))

    def _put(self, part: str, rows: tuple[object, ...], instead: str) -> None:
        self._draft.put(part, rows, instead)  # type: ignore[arg-type]  # rows, by PartView
        self._show()

    def _take_out(self, part: str, key: str) -> None:
        self._draft.take_out(part, key)
        self._show()

    def _set(self, values: Mapping[str, object]) -> None:
        self._draft.set(**values)
        self._show()

    def _take_back(self) -> None:
        self._draft.undo()
        self._show()

    def _look(self) -> None:
        if self._draft.changed:
            PolicyPreviewDialog(self.context, self, self._draft.policy, self._adopted).open()

    def _adopted(self, adopted: Policy) -> None:
        self._draft = PolicyDraft(adopted)
        self._show()
        self._said.setText(self.context.text("cli.policy_adopted", number=adopted.version, date=adopted.valid_from))
        self._said.show()

    def _show(self) -> None:
        policy, context = self._draft.policy, self.context
        for view in self._parts.values():
            view.show_policy(policy)
        self._switches.show_policy(policy)
        key = "policy_screen.draft" if self._draft.changed else "policy_screen.version"
        title = self._draft.adopted.title.words(context.translator)
        below = context.text(key, title=title, version=policy.version, date=self._draft.adopted.valid_from)
        self._header.set_title(context.text("policy_screen.title"), below)
        self._undo.setVisible(self._draft.can_undo)
        self._adopt.setEnabled(self._draft.changed)
        self._said.hide()

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == "policy" for each in changes) and not self._draft.changed:
            self._draft = PolicyDraft(newest_policy(self.context.reader))
            self._show()
        if self.isVisible():
            self._drift.look()
