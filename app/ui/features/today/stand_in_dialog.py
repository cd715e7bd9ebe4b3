"""A list for a deputy: who stands in, over which days, what binds that person, and out as a package (row W13)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.policy_recipient import Secrecy
from app.domain.stand_in import StandIn
from app.kernel.errors import Fault
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.forms.packing import PackingDialog
from app.ui.forms.references import organisations
from app.ui.open_list import OpenList
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label, labelled
from app.usecases.stand_in import ASKED, MadeStandIn, make_stand_in, require_stand_in

_FIELDS = (("deputy",), ("since", "until"), ("why",))
_USUAL = timedelta(days=28)


class StandInDialog(PackingDialog):
    """The next four weeks, unless other days are chosen."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(context, near, "stand_in.make", "stand_in.make.yes", name="stand_in")
        self.form = RecordForm(
            context, StandIn, _FIELDS, references={"deputy": lambda: organisations(context)}, required=ASKED
        )
        self.form.set_values({"since": context.today, "until": context.today + _USUAL})
        self._secrecy = OpenList()
        self._secrecy.setObjectName("secrecy")
        self._secrecy.addItem(context.text("stand_in.by_policy"), "")
        for each in Secrecy:
            self._secrecy.addItem(context.text(f"secrecy.{each.value}"), each.value)
        self.question.addWidget(label(context.text("stand_in.text"), "muted"))
        self.question.addWidget(self.form)
        self.question.addLayout(labelled(context.text("stand_in.secrecy"), self._secrecy))
        self.keep_typed(About(Id("")), self.form)
        self.form.focus_first()

    def is_edited(self) -> bool:
        """Whether going back would lose something."""
        return self.form.dirty and not self.is_done

    def show_faults(self, faults: list[Fault]) -> None:
        """Say at the fields what is wrong."""
        self.form.show_faults(faults)
        self.fit()

    def confirmed(self) -> None:
        """Look at it; then ask where to, and make it."""
        context, given, chosen = self.context, self.form.values(), str(self._secrecy.currentData())
        vault, parts, language = context.vault, context.parts, context.translator.language

        bound = Secrecy(chosen) if chosen else None

        def ready(_: Progress) -> None:
            require_stand_in(vault.reader(), parts, given, bound)

        def packing(target: Path, progress: Progress) -> MadeStandIn:
            return make_stand_in(vault, parts, given, bound, target, language, progress)

        self.pack("stand_in.make", context.text("stand_in.file"), ready, packing)


def stand_in_form(context: Context, near: QWidget) -> StandInDialog:
    """Open it."""
    dialog = StandInDialog(context, near)
    dialog.open()
    return dialog
