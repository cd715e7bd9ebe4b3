"""Recording what the client answered without a file: the decision, when, by whom, how, and what proves it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.answer import Decision
from app.domain.client import Client
from app.domain.document import Version, VersionState
from app.domain.received_answer import ReceivedAnswer
from app.ui.context import Context
from app.ui.forms.evidence import offer_evidence
from app.ui.forms.references import attachments_of
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label, notice
from app.usecases.decide_version import NEEDED
from app.usecases.record_answer import record_answer

_FIELDS = (("decided_on", "decided_how"), ("decided_by",), ("evidence",))
_REMARK = (("remark",),)


def decide(context: Context, near: QWidget, version: Version, *, decision: Decision) -> FormDialog:
    """Ask how the client decided, and record it."""
    form = RecordForm(
        context, Version, _FIELDS, references={"evidence": lambda: attachments_of(context, version.client)},
        required=NEEDED,
    )  # fmt: skip
    remark = RecordForm(context, ReceivedAnswer, _REMARK)
    client = context.reader.get(Client, version.client)
    form.set_values({"decided_on": context.today, "decided_by": client.name})
    name = decision.value

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        given = {**values, "comments": str(remark.values()["remark"] or "")}
        context.do(dialog, dialog.saved, record_answer, version.id, decision, given)

    dialog = FormDialog(
        context, near, f"documents_screen.{name}.title", form, save,
        primary=f"documents_screen.{name}.record", name=name,
        about=About(version.client, version.id), more=(remark,),
    )  # fmt: skip
    dialog.body.insertWidget(0, label(context.text(f"documents_screen.{name}.text", client=client.name), "muted"))
    if version.state is VersionState.BLOCKED and decision is not Decision.BLOCK:
        lifts = notice(context.text("documents_screen.decide.lifts", day=version.decided_on), "warning")
        lifts.setObjectName("lifts")
        dialog.body.insertWidget(1, lifts)
    offer_evidence(context, dialog, version.client)
    dialog.open()
    return dialog
