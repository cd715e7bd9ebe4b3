"""Until when every item of one dossier is kept, and why; what may not go now; and what is done about it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.hold import Hold
from app.domain.paper_item import PaperItem
from app.domain.policy import RetentionAction
from app.domain.request import IdentityCheck, Request, RequestState
from app.domain.request_kind import RequestKind
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.retention.listed import KeptList
from app.ui.place import Place
from app.ui.widgets.flow import Flow
from app.ui.widgets.link import link
from app.ui.widgets.low_window import LowColumn
from app.ui.widgets.parts import button, label, notice, row
from app.usecases.kept_until import KeptItem, kept_until
from app.usecases.plan_destruction import Chosen
from app.vault.work import Change

_ROWS = 4
"""Rows that the list has at least, its heading among them: in a low window what stands above it scrolls away."""


class RetentionView(PartView):
    """All items, or those on which there is something to decide now; Enter goes to one."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        text = context.text
        self._due = QCheckBox(text("retention_screen.only_due"))
        self._due.setObjectName("only_due")
        self._due.toggled.connect(self._read)
        self._number = label("", "muted")
        self._number.setObjectName("kept_number")
        self._holds = QVBoxLayout()
        self._holds.setSpacing(8)
        self._list = KeptList(context)
        self._list.opened.connect(self._open)
        self._list.selected.connect(self._selected)
        self._preview = button(text("retention_acts.preview"), self._destroy, "primary", name="preview")
        self._erase = button(text("retention_acts.erase"), self._destroy_asked, name="erase")
        self._review = button(text("retention_acts.review"), self._look, name="review_item")
        self._hold = button(text("retention_acts.hold"), self._place_hold, name="place_hold")
        self._paper = button(text("retention_acts.paper"), self._add_paper, name="add_paper")
        self._gone = button(text("retention_acts.paper_gone"), self._paper_gone, name="paper_gone")
        self._anonymised = link(text("retention_acts.anonymise"), self._anonymise, name="anonymise")
        self._list.table.keep_rows(_ROWS)
        kept = QVBoxLayout()
        kept.setContentsMargins(0, 0, 0, 0)
        kept.addLayout(self._holds)
        kept.addLayout(Flow(self._number, self._due, lead=True))
        kept.addWidget(self._list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(LowColumn(kept), 1)
        layout.addLayout(
            Flow(self._paper, self._gone, self._hold, self._review, self._erase, self._preview, self._anonymised)
        )
        context.changed.connect(self._changed)

    def arrive(self, record: str) -> None:
        """Read again."""
        self._read()
        self._list.focus()

    def actions_here(self) -> tuple[Action, ...]:
        """What the buttons do."""
        return (
            Action("place_hold", "retention_acts.hold", lambda _: self._place_hold()),
            Action("add_paper", "retention_acts.paper", lambda _: self._add_paper()),
            Action(
                "destroy", "retention_acts.preview", lambda _: self._destroy(), when=lambda _: self._preview.isEnabled()
            ),
            Action("anonymise", "retention_acts.anonymise", lambda _: self._anonymise()),
        )

    def _read(self) -> None:
        items = kept_until(self.context.reader, self.context.parts, self.client)
        due = [each for each in items if each.due]
        self._list.show_rows(due if self._due.isChecked() else items)
        count = self.context.translator.count
        told = count("retention_screen.due", len(due)) if due else self.context.text("retention_screen.none_due")
        self._number.setText(f"{count('retention_screen.items', len(items))} · {told}")
        self._preview.setEnabled(bool(due))
        self._erase.setVisible(self._asked() is not None)
        self._show_holds()

    def _show_holds(self) -> None:
        while (item := self._holds.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for hold in self.context.reader.find(Hold, client=self.client):
            if hold.in_force:
                self._holds.addWidget(self._told(hold))

    def _told(self, hold: Hold) -> QWidget:
        text = self.context.text
        which = "item" if hold.item else "trajectory" if hold.trajectory else "dossier"
        why = text(f"hold_reason.{hold.reason.value}")
        said = text(f"retention_acts.held.{which}", date=hold.since, why=why, review=hold.review_on)
        if hold.explanation:
            said = f"{said}\n{hold.explanation}"
        words = label(said)
        words.setObjectName("hold_words")
        made = notice(
            words, "warning",
            _beside(
                button(text("retention_acts.release"), lambda: self._release(hold), name="release_hold"),
                button(text("retention_acts.look_again"), lambda: self._again(hold), "quiet", name="look_again"),
            ),
        )  # fmt: skip
        made.setObjectName("hold_notice")
        return made

    def _selected(self) -> None:
        item = self._list.current
        rule = None if item is None else item.kept.rule
        self._review.setVisible(rule is not None and rule.action is RetentionAction.REVIEW)
        paper = None if item is None else self.context.reader.maybe(PaperItem, item.id)
        self._gone.setVisible(paper is not None and paper.destroyed_on is None)

    def _paper_gone(self) -> None:
        item = self._list.current
        if item is not None:
            from app.ui.features.retention.forms import paper_gone_form

            paper_gone_form(self.context, self, self.context.reader.get(PaperItem, item.id))

    def _asked(self) -> Request | None:
        """The open request of the client to erase, from someone who was identified."""
        found = self.context.reader.find(Request, client=self.client, kind=RequestKind.ERASURE, state=RequestState.OPEN)
        return next((each for each in found if each.identity is not IdentityCheck.NOT_YET), None)

    def _destroy(self) -> None:
        from app.ui.forms.destroying import destroying

        destroying(self.context, self, Chosen(self.client))

    def _destroy_asked(self) -> None:
        from app.ui.forms.destroying import destroying

        request = self._asked()
        if request is not None:
            destroying(self.context, self, Chosen(self.client, request=request.id))

    def _anonymise(self) -> None:
        from app.ui.forms.destroying import destroying

        destroying(self.context, self, Chosen(self.client, looked=True), anonymising=True)

    def _place_hold(self) -> None:
        from app.ui.features.retention.forms import hold_form

        hold_form(self.context, self, self.client, self._list.current)

    def _release(self, hold: Hold) -> None:
        from app.ui.features.retention.forms import release_form

        release_form(self.context, self, hold)

    def _again(self, hold: Hold) -> None:
        from app.ui.features.retention.forms import look_again_form

        look_again_form(self.context, self, hold)

    def _add_paper(self) -> None:
        from app.ui.features.retention.forms import paper_form

        paper_form(self.context, self, self.client)

    def _look(self) -> None:
        from app.ui.features.retention.forms import review_form

        item = self._list.current
        if item is not None:
            review_form(self.context, self, item)

    def _open(self, found: object) -> None:
        item = cast(KeptItem, found)
        self.context.navigate(Place("dossier", item.client, item.id, item.noun))

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.client == self.client or each.noun == "policy" for each in changes):
            self._read()


def _beside(*widgets: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(*widgets, None))
    return made
