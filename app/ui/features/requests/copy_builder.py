"""Walking through the copy before it goes out: every item and file, what is covered, and what the client will see.

What is marked lies in the vault at once, so a lock takes nothing away.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.redaction import Redaction
from app.domain.request import Request, RequestState
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.feature import Action
from app.ui.features.requests import work_forms
from app.ui.features.requests.copy_dialog import CopyDialog
from app.ui.features.requests.copy_face import CopyFace
from app.ui.features.requests.copy_items import CopyItem, copy_groups
from app.ui.theme.icons import icon
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label, notice, row
from app.ui.widgets.splitter import Splitter
from app.usecases.redact import keep_boxes, redact_everywhere, redact_item, uncover, where_it_stands
from app.usecases.request_work import put_back
from app.vault.work import Change

_NOUNS = frozenset({"redaction", "omission", "request"})
_ELSEWHERE = 80
"""Characters of words that are looked for elsewhere."""
_LOOK = """
QTreeView { padding: 5px 5px 7px 7px; }
QTreeView:focus { padding: 4px 4px 6px 6px; }
QTreeView::item { padding: 3px 0; }
"""


class CopyBuilder(QWidget):
    """`left` when one goes back to the request."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("copy_builder")
        self._context = context
        self._request: Request | None = None
        self._items: dict[str, CopyItem] = {}
        self._why: dict[str, object] = {}
        self._about = ""
        text = context.text
        back = link(text("copy_builder.back"), self.left.emit, name="back_to_request")
        back.setIcon(icon("caret-left", context.colours.accent))
        self._seen = button(text("copy_builder.see"), self._switch, name="see_copy")
        self._seen.setCheckable(True)
        self._make = button(text("copy_builder.make"), self.make, "primary", name="make_this_copy")
        self._title = ElidedLabel("heading")
        self._title.setText(text("copy_builder.title"))
        self._list = QTreeWidget()
        self._list.setObjectName("copy_items")
        self._list.setAccessibleName(text("copy_builder.items"))
        self._list.setHeaderHidden(True)
        self._list.setStyleSheet(_LOOK)
        self._list.setRootIsDecorated(False)
        self._list.setIndentation(10)
        self._list.setMinimumWidth(160)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentItemChanged.connect(self._go)
        self.face = CopyFace(context)
        self.face.marked.connect(self._settle)
        self.face.boxed.connect(self._keep_boxes)
        self._cover = button(text("copy_builder.cover"), self.cover, name="cover")
        self._uncover = button(text("copy_builder.uncover"), self.uncover, name="uncover")
        self._omit = button(text("copy_builder.leave_out"), self._leave_out, name="leave_out")
        self._reason = ElidedLabel("muted")
        self._reason.setObjectName("why")
        self._other = link(text("copy_builder.other_reason"), self.ask_why, name="other_reason")
        self._still = label("")
        self._still.setObjectName("still_elsewhere")
        self._everywhere = button(text("copy_builder.everywhere"), self._cover_everywhere, name="cover_everywhere")
        self._elsewhere = notice(self._still, "warning", self._everywhere)
        self._elsewhere.hide()
        self._hint = label("", "hint")
        self._build(back)
        context.changed.connect(self._changed)

    def show_copy(self, request: Request) -> None:
        """Show the copy for a request; where it was before stays lit."""
        same = self._request is not None and self._request.id == request.id
        self._request = request
        if not same:
            self._elsewhere.hide()
            self._why = {}
        self._fill()
        if self._seen.isChecked():
            self.face.show_outgoing(request.id)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Let go of what is shown."""
        self.face.forget()
        self._seen.setChecked(False)

    def steps(self) -> tuple[Action, ...]:
        """The same for menu, keys and palette."""
        return (
            Action("cover", "copy_builder.cover", lambda _: self.cover(), "Ctrl+Shift+B"),
            Action("uncover", "copy_builder.uncover", lambda _: self.uncover(), "Ctrl+Shift+U"),
            Action("see_copy", "copy_builder.see", lambda _: self._seen.click(), "Ctrl+Shift+P"),
            Action("make_this_copy", "copy_builder.make", lambda _: self.make(), "Ctrl+Shift+K"),
        )

    def cover(self) -> None:
        """Cover what is marked. The first time the reason is asked; after that it stays until another is given."""
        if self._request is None or not self._is_open:
            return
        if not self._why:
            self.ask_why()
        elif self.face.shows_pages:
            self.face.canvas.add()
        elif (marked := self.face.passages.marked) is not None:
            given = {**self._why, "field": marked.field, "start": marked.start, "end": marked.end}
            self._about = marked.words.strip()
            self._context.do(self, self._look_elsewhere, redact_item, self._request.id, self._chosen_id, given)

    def uncover(self) -> None:
        """Let what is chosen be read again: the box, or the passage where the cursor stands."""
        item = self._chosen
        if item is None:
            return
        if self.face.shows_pages:
            self.face.canvas.remove_chosen()
            return
        here = self.face.passages.covered_here()
        found = [each for each in item.covered if (each.field, each.start) == here]
        self._elsewhere.hide()
        for each in found:
            self._context.do(self, None, uncover, each.id)

    def ask_why(self) -> None:
        """Ask for the reason that goes with what is covered from now on."""
        if self._request is not None:
            work_forms.why_form(self._context, self, self._request, self.take_why)

    def take_why(self, why: dict[str, object]) -> None:
        """Go on with another reason from now on; what is marked gets it at once."""
        self._why = why
        self._settle()
        if self.face.shows_texts:
            self.cover()
        elif self.face.shows_pages and self.face.canvas.boxes:
            self._keep_boxes()

    def make(self) -> None:
        """Make the package."""
        if self._request is not None:
            CopyDialog(self._context, self, self._request).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @property
    def _is_open(self) -> bool:
        return self._request is not None and self._request.state is RequestState.OPEN

    @property
    def _chosen_id(self) -> Id:
        line = self._list.currentItem()
        return Id(str(line.data(0, Qt.ItemDataRole.UserRole) or "")) if line is not None else Id("")

    @property
    def _chosen(self) -> CopyItem | None:
        return self._items.get(self._chosen_id)

    def _build(self, back: QPushButton) -> None:
        acts = Flow(self._cover, self._uncover, self._omit)
        why = row(self._reason, self._other, spacing=8)
        why.setStretch(0, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(10, 0, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self.face, 1)
        beside.addWidget(self._hint)
        beside.addLayout(acts)
        beside.addLayout(why)
        beside.addWidget(self._elsewhere)
        self._right = (self._hint, self._cover, self._uncover, self._omit, self._reason, self._other)
        split = Splitter(self._context, self._list, right)
        split.setStretchFactor(1, 1)
        split.setSizes([245, 515])
        right.setMinimumWidth(352)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(Flow(back, self._seen, self._make, lead=True))
        layout.addWidget(self._title)
        layout.addWidget(split, 1)

    def _fill(self) -> None:
        """The list anew; the same line stays lit."""
        if self._request is None:
            return
        lit = self._chosen_id
        self._why = self._why or _last_why(self._context, self._request)
        groups = copy_groups(self._context, self._request)
        self._items = {each.record.id: each for group in groups for each in group.items}
        self._list.blockSignals(True)
        self._list.clear()
        first: QTreeWidgetItem | None = None
        for group in groups:
            head = QTreeWidgetItem(self._list, [group.title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setExpanded(True)
            for each in group.items:
                line = QTreeWidgetItem(head, ["\n".join(filter(None, (each.name, self._state(each))))])
                line.setData(0, Qt.ItemDataRole.UserRole, str(each.record.id))
                line.setToolTip(0, each.name)
                if first is None or each.record.id == lit:
                    first = line
        self._list.blockSignals(False)
        if first is not None:
            self._list.setCurrentItem(first)
        self._show()

    def _state(self, item: CopyItem) -> str:
        text = self._context.text
        if item.omission is not None:
            return text("copy_builder.left_out")
        if item.changed:
            return text("copy_builder.changed")
        if item.covered:
            return self._context.translator.count("copy_builder.covered", len(item.covered))
        return ""

    def _go(self, now: QTreeWidgetItem | None, _: object) -> None:
        self._elsewhere.hide()
        if self._seen.isChecked():
            self._seen.setChecked(False)
        self._show()

    def _show(self) -> None:
        item = self._chosen
        if item is not None and not self._seen.isChecked():
            self.face.show_item(item)
        self._settle()

    def _switch(self) -> None:
        """Between what is marked, and what the client will see."""
        if self._request is None:
            return
        if self._seen.isChecked():
            self._elsewhere.hide()
            self.face.show_outgoing(self._request.id)
        self._show()

    def _settle(self) -> None:
        """What can be done now."""
        item, text, marking = self._chosen, self._context.text, not self._seen.isChecked()
        for each in self._right:
            each.setVisible(marking and self._is_open)
        if item is None:
            return
        pages, texts = self.face.shows_pages, self.face.shows_texts
        self._cover.setText(text("copy_builder.new_box" if pages else "copy_builder.cover"))
        self._cover.setEnabled(pages or (texts and self.face.passages.marked is not None))
        chosen = self.face.canvas.chosen >= 0 if pages else self.face.passages.covered_here() is not None
        self._uncover.setEnabled((pages or texts) and chosen)
        self._omit.setText(text("copy_builder.put_back" if item.omission is not None else "copy_builder.leave_out"))
        hint = "copy_builder.changed.hint" if item.changed else "copy_builder.pages" if pages else "copy_builder.texts"
        self._hint.setText(text(hint) if pages or texts else "")
        if self._why:
            cause = text(f"omission_cause.{self._why['cause']}")
            self._reason.setText(text("copy_builder.why", cause=cause, reason=str(self._why["reason"])))
        else:
            self._reason.setText(text("copy_builder.no_reason"))

    def _leave_out(self) -> None:
        item, request = self._chosen, self._request
        if item is None or request is None:
            return
        if item.omission is not None:
            self._context.do(self, None, put_back, item.omission.id)
        else:
            work_forms.omit_form(self._context, self, request, item.record.id)

    def _keep_boxes(self) -> None:
        item, request = self._chosen, self._request
        if item is None or request is None or not self._is_open:
            return
        if not self._why:
            self.ask_why()
            return
        page, boxes = self.face.page, self.face.boxes_sent()
        self._context.do(self, None, keep_boxes, request.id, item.record.id, page, boxes, self._why)

    def _look_elsewhere(self, _: object) -> None:
        """Where the words that were covered stand as well."""
        words, request = self._about, self._request
        if request is None or not words or len(words) > _ELSEWHERE or "\n" in words:
            return
        found = where_it_stands(self._context.reader, request, words)
        self._elsewhere.setVisible(bool(found))
        self._still.setText(self._context.translator.count("copy_builder.still", len(found), words=words))

    def _cover_everywhere(self) -> None:
        self._elsewhere.hide()
        if self._request is not None:
            self._context.do(self, None, redact_everywhere, self._request.id, self._about, self._why)

    def _changed(self, changes: frozenset[Change]) -> None:
        if not self.isVisible() or self._request is None or not any(each.noun in _NOUNS for each in changes):
            return
        request = self._context.reader.maybe(Request, self._request.id)
        if request is not None:
            self._request = request
            self._fill()


def _last_why(context: Context, request: Request) -> dict[str, object]:
    """The reason that was given last in this copy."""
    found = context.reader.find(Redaction, request=request.id)
    return {"cause": found[-1].cause.value, "reason": found[-1].reason} if found else {}
