"""Recording what the client decided: approved or blocked, when, by whom, how, and what proves it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.document import Version
from app.ui.context import Context
from app.ui.forms.evidence import offer_evidence
from app.ui.forms.references import attachments_of
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.decide_version import approve_version, block_version

_FIELDS = (("decided_on", "decided_how"), ("decided_by",), ("evidence",))


def decide(context: Context, near: QWidget, version: Version, *, approved: bool) -> FormDialog:
    """Ask for the decision and record it."""
    form = RecordForm(
        context, Version, _FIELDS, references={"evidence": lambda: attachments_of(context, version.client)}
    )
    client = context.reader.get(Client, version.client)
    form.set_values({"decided_on": context.today, "decided_by": client.name})
    usecase, name = (approve_version, "approve") if approved else (block_version, "block")

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, usecase, version.id, values)

    dialog = FormDialog(
        context, near, f"documents_screen.{name}.title", form, save,
        primary=f"documents_screen.{name}.record", name=name, about=About(version.client, version.id),
    )  # fmt: skip
    dialog.body.insertWidget(0, label(context.text(f"documents_screen.{name}.text", client=client.name), "muted"))
    offer_evidence(context, dialog, version.client)
    dialog.open()
    return dialog
