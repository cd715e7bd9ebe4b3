"""One session: when and about what, and below it the notes, which keep themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.gate import Refused
from app.domain.reason import worded
from app.domain.session import Session
from app.ui.context import Context
from app.ui.editor import ProseEditor
from app.ui.forms.reusable_text import offer_texts
from app.ui.forms.session import edit_session
from app.ui.keeping.keeper import Keeper, Kept
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.parts import box, button, label, notice, row
from app.usecases.document_fields import filled_in
from app.usecases.keep_typed import Into, Leaf
from app.usecases.require_unrestricted import may_be_used
from app.vault.work import Change

_RESTRICTING = ("restriction", "consent")
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class SessionPage(QWidget):
    """Esc goes back to the list."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        text = context.text
        self._editor = ProseEditor(context.translator)
        self._editor.setObjectName("notes")
        offer_texts(context, self._editor, self, self._filled_in)
        self._keeper = Keeper(context.desk, self, self._editor.source)
        self._editor.edited.connect(self._keeper.edited)
        self._editor.notice.connect(self._tell)
        self._keeper.state_changed.connect(self._show_state)
        back = link(text("sessions.back"), self.closed.emit, name="back_to_sessions")
        back.setIcon(icon("caret-left", context.colours.accent))
        self._state = label("", "muted", wrap=False)
        self._state.setObjectName("kept")
        change = button(text("session.edit"), self.edit_details, name="edit_session")
        self._title = ElidedLabel("heading")
        self._title.setObjectName("session_title")
        self._about = ElidedLabel("muted")
        self._restricted = label("")
        self._restricted.setObjectName("restricted_words")
        rule = button(text("help.rule"), lambda: context.helped.emit("requests#use"), "quiet", name="rule")
        self._restriction = notice(self._restricted, "warning", box(row(rule, None)))
        self._restriction.setObjectName("restriction")
        self._restriction.hide()
        self._notice = label("", "muted")
        self._notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(Flow(back, self._state, change, lead=True))
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        layout.addWidget(self._restriction)
        layout.addSpacing(4)
        layout.addWidget(self._editor, 1)
        layout.addWidget(self._notice)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=_HERE)
        escape.activated.connect(self.closed)
        context.changed.connect(self._changed)

    def show_session(self, session: Session) -> None:
        """Show a session. Where it is the one that is being written already, its text stays as it is."""
        context = self._context
        self._show_head(session)
        if self._keeper.record == session.id and self._keeper.unkept:
            return
        self.leave()
        text = self._keeper.follow(Leaf(Into.NOTES, (session.id,)), session.notes)
        self._editor.come_back(session.id, text, context.shelf)
        self._notice.hide()
        self._show_restriction(session)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep the notes before one goes elsewhere; what was done to them can be undone when one comes back."""
        self._keeper.keep()
        if self._keeper.record:
            self._editor.leave(self._keeper.record, self._context.shelf)
        self._keeper.drop()

    def keep(self) -> None:
        """Keep the notes now."""
        self._keeper.keep()

    def edit_details(self) -> None:
        """Change when and where it is."""
        self.keep()
        session = self._context.reader.maybe(Session, self._keeper.record)
        if session is not None:
            edit_session(self._context, self, session)

    def _filled_in(self, source: str) -> str:
        """A text to reuse about this client."""
        context = self._context
        session = context.reader.maybe(Session, self._keeper.record)
        return (
            source if session is None else filled_in(context.reader, session, source, context.translator, context.today)
        )

    def _show_head(self, session: Session) -> None:
        context = self._context
        when = context.translator.date(session.on)
        self._title.setText(session.subject or context.text("session.of", when=when))
        minutes = context.translator.count("session.lasted", session.minutes) if session.minutes else ""
        state = context.text(f"session_state.{session.state.value}")
        facts = (f"{when} {session.at}".strip(), minutes, session.place, state)
        self._about.setText(" · ".join(each for each in facts if each))

    def _show_restriction(self, session: Session) -> None:
        """Where its use is restricted the notes are there to read, and it is said why (row L4)."""
        context = self._context
        answer = may_be_used(context.reader, session.client, session.trajectory, context.today)
        stopped = isinstance(answer, Refused)
        if isinstance(answer, Refused):
            self._restricted.setText("\n".join(worded(each, context.translator) for each in answer.reasons))
        self._restriction.setVisible(stopped)
        self._editor.set_read_only(stopped)

    def _show_state(self, state: Kept) -> None:
        self._state.setText(self._context.text(f"kept.{state.value}"))
        set_role(self._state, "fault" if state is Kept.FAILED else "muted")

    def _tell(self, words: str) -> None:
        self._notice.setText(words)
        self._notice.show()

    def _changed(self, changes: frozenset[Change]) -> None:
        """Its date or subject may be other ones now, or its use restricted; the text on the screen is what counts."""
        if any(each.record == self._keeper.record or each.noun in _RESTRICTING for each in changes):
            session = self._context.reader.maybe(Session, self._keeper.record)
            if session is not None:
                self._show_head(session)
                self._show_restriction(session)
