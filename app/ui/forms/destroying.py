"""The dialog in which something is destroyed or anonymised: what goes, what stays and why, and what to type."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.destruction import Destruction, Fate
from app.domain.destruction_plan import Plan, Planned, anonymised
from app.domain.gate import Allowed, Refused, Verdict
from app.domain.gates.choose_destruction import choose_destruction_gate
from app.domain.paper_item import PaperItem
from app.domain.reason import worded
from app.ui.context import Context
from app.ui.forms.certificate import certificate_done
from app.ui.plain_text import PlainLine
from app.ui.widgets.dialog import Dialog, tell
from app.ui.widgets.parts import box, column, label, labelled, notice
from app.ui.widgets.rule_link import rule_link
from app.ui.widgets.scrolled import scrolled
from app.usecases.anonymise_dossier import anonymise_dossier, whole_dossier
from app.usecases.destroy_items import confirmation, destroy_items, distinct
from app.usecases.plan_destruction import Chosen, plan_for

_MOST = 200
"""Lines that are shown of a long list; the number above it counts them all."""


def destroying(context: Context, near: QWidget, chosen: Chosen, *, anonymising: bool = False) -> Dialog:
    """Show what would be done; where nothing can be, why not."""
    return show_plan(
        context, near, chosen, plan_for(context.reader, context.parts, chosen, context.today), anonymising=anonymising
    )


def show_plan(context: Context, near: QWidget, chosen: Chosen, plan: Plan, *, anonymising: bool = False) -> Dialog:
    """The same, where it was worked out elsewhere what would be done."""
    whole = whole_dossier(plan) if anonymising else Allowed()
    if isinstance(whole, Refused):
        return _not_now(context, near, "retention_acts.not_anonymous", whole)
    if not plan.number:
        why = choose_destruction_gate(0, (), distinct((*plan.stays, *plan.reduced)))
        return _not_now(context, near, "retention_acts.not_now", why)
    dialog = Destroying(context, near, chosen, plan, anonymising=anonymising)
    dialog.open()
    return dialog


def _not_now(context: Context, near: QWidget, key: str, why: Verdict) -> Dialog:
    reasons = why.reasons if isinstance(why, Refused) else ()
    listed = [worded(each, context.translator) for each in reasons]
    told = tell(context, near, key, context.text(f"{key}.text"), listed=listed)
    if (rule := rule_link(context, reasons)) is not None:
        told.add_button(rule)
    return told


class Destroying(Dialog):
    """Cannot be undone, so that it is typed, not clicked."""

    def __init__(self, context: Context, near: QWidget, chosen: Chosen, plan: Plan, *, anonymising: bool) -> None:
        act = "anonymise" if anonymising else "destroy"
        super().__init__(
            context, near, f"retention_acts.{act}.yes", f"retention_acts.{act}.yes", danger=True, name="destroying"
        )
        self._chosen, self._anonymising = chosen, anonymising
        self._plan = anonymised(plan) if anonymising else plan
        self.setMinimumWidth(680)
        text = confirmation(context.reader, context.parts, self._plan, act, context.translator.language)
        self.body.addWidget(self._lists())
        papers = [each for each in self._plan.items if each.fate and isinstance(each.item.record, PaperItem)]
        if papers:
            self.body.addWidget(notice(context.translator.count("retention_acts.papers", len(papers)), "warning"))
        self._typed = PlainLine()
        self._typed.setObjectName("confirm_text")
        self._typed.setPlaceholderText(text)
        self._typed.textEdited.connect(self._look)
        self._expected = text
        self.body.addLayout(labelled(context.text("destruction.preview.confirm", text=text), self._typed))
        self.primary.setDefault(False)
        self._look("")

    def confirmed(self) -> None:
        """Do it."""
        act = anonymise_dossier if self._anonymising else destroy_items
        context = self.context
        context.do(self, self._done, act, context.parts, self._chosen, self._typed.text(), self._plan.fingerprint)

    def showEvent(self, event: object) -> None:
        """Have the cursor where one types."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, done: Destruction) -> None:
        self.accept()
        certificate_done(self.context, self.parentWidget() or self, done)

    def _look(self, typed: str) -> None:
        self.primary.setEnabled(" ".join(typed.split()).casefold() == self._expected.casefold())

    def _lists(self) -> QWidget:
        inside = QVBoxLayout()
        inside.setSpacing(4)
        gone = [each for each in self._plan.items if each.fate not in (None, Fate.REDUCED)]
        for key, items, why in (
            ("goes", gone, False),
            ("reduced", self._plan.reduced, True),
            ("stays", self._plan.stays, True),
        ):
            if items:
                inside.addWidget(
                    label(self.context.translator.count(f"destruction.preview.{key}", len(items)), "label")
                )
                for each in items[:_MOST]:
                    inside.addLayout(self._line(each, why=why))
                if len(items) > _MOST:
                    inside.addWidget(label("…", "muted"))
                inside.addSpacing(10)
        inside.addStretch(1)
        scroll = scrolled(box(inside), read_as=self.context.text("destruction.preview.lists"))
        scroll.setObjectName("plan")
        scroll.setMinimumHeight(260)
        return scroll

    def _line(self, planned: Planned, *, why: bool) -> QVBoxLayout:
        translator = self.context.translator
        said = planned.reasons if why else planned.item.kept.reasons[:1]
        return column(
            label(worded(planned.item.what, translator)),
            *(label(worded(each, translator), "muted") for each in said),
            spacing=0,
        )
