"""What is asked on the way to the end of the practice: when, how everybody was told, and the keeper's file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.closing import Closing
from app.domain.document import Channel
from app.domain.telling import Telling
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.forms.packing import PackingDialog
from app.ui.forms.references import organisations
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.close_practice import plan_closing, tell_all
from app.usecases.closing_facts import current_closing
from app.usecases.closing_letters import words_of_closing
from app.usecases.hand_to_keeper import HandedToKeeper, hand_to_keeper, require_handing

_FIELDS = (("closes_on", "why"), ("keeper",), ("keeper_agreed_on",))


def closing_form(context: Context, near: QWidget) -> FormDialog:
    """Prepare the end, or change what was prepared."""
    form = RecordForm(context, Closing, _FIELDS, references={"keeper": lambda: organisations(context)})
    found = current_closing(context.reader)
    if found is not None and found.closed_on is None:
        form.set_record(found)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, plan_closing, values)

    dialog = FormDialog(context, near, "closing.plan", form, save, name="closing", about=About(Id("")))
    dialog.open()
    return dialog


def told_form(context: Context, near: QWidget) -> FormDialog:
    """Everybody was told: how. It goes into the dossier of each who did not know yet, in the words of the letter."""
    form = RecordForm(context, Telling, (("told_how",),))
    form.set_values({"told_how": Channel.EMAIL})
    words = words_of_closing(context.reader, context.parts, context.translator.language)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, tell_all, Channel(str(values["told_how"])), words)

    dialog = FormDialog(
        context, near, "closing.tell", form, save, primary="closing.tell.yes", name="closing_told", about=About(Id(""))
    )
    dialog.body.insertWidget(0, label(context.text("closing.tell.ask"), "muted"))
    dialog.open()
    return dialog


class KeeperDialog(PackingDialog):
    """What stays, as a file for the keeper."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(context, near, "closing.hand", "closing.act.hand", name="closing_keeper")
        self.question.addWidget(label(context.text("closing.hand.text")))
        self.question.addWidget(label(context.text("closing.hand.after"), "muted"))

    def confirmed(self) -> None:
        """Look at it; then ask where to, and make it."""
        context = self.context
        vault, parts, language = context.vault, context.parts, context.translator.language

        def ready(_: Progress) -> None:
            require_handing(vault.reader(), parts)

        def packing(target: Path, progress: Progress) -> HandedToKeeper:
            return hand_to_keeper(vault, parts, target, language, progress)

        self.pack("closing.hand", context.text("closing.hand.file"), ready, packing)


def keeper_form(context: Context, near: QWidget) -> KeeperDialog:
    """Open it."""
    dialog = KeeperDialog(context, near)
    dialog.open()
    return dialog
