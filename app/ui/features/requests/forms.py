"""The dialogs of a request: opening it, saying who asked, extending its term, closing it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.document import Channel
from app.domain.request import IdentityCheck, Outcome, Request
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.features.requests.identity_scan import offer_scan
from app.ui.forms.references import organisations
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.close_request import close_request
from app.usecases.extend_request import extend_request
from app.usecases.identify_request import identify_request
from app.usecases.open_request import open_request
from app.usecases.practice import the_practice

_OF_A_DOCUMENT = ("identity_reason", "masked_photo", "masked_zone", "masked_number", "masked_bsn")


def open_request_form(context: Context, near: QWidget, client: Id) -> FormDialog:
    """Record a request, and go to it."""
    form = RecordForm(
        context, Request,
        (("kind", "channel"), ("received_on", "responsible"), ("asked",), ("recipient",), ("marketing",)),
        references={"recipient": lambda: organisations(context)},
    )  # fmt: skip
    form.set_values({"received_on": context.today, "channel": Channel.EMAIL, "responsible": _responsible(context)})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def opened(request: Request) -> None:
            dialog.saved()
            context.navigate(Place("dossier", client, request.id, Request.noun.name))

        context.do(dialog, opened, open_request, values, client, context.law.codes)

    return _shown(FormDialog(context, near, "requests.new", form, save, name="request", about=About(client)))


def identify_form(context: Context, near: QWidget, request: Request) -> FormDialog:
    """Record how the coach made sure who asks; an identity document is the last resort, and no copy of it is kept."""
    form = RecordForm(
        context, Request,
        (("identity", "identified_on"), ("identity_reason",), ("masked_photo", "masked_zone"),
         ("masked_number", "masked_bsn")),
        required=("identity",),
    )  # fmt: skip
    choice = form.fields["identity"].input.inner
    if isinstance(choice, QComboBox):  # the check is for the coach to name: nothing is proposed, and "not yet" is none
        choice.setItemText(choice.findData(IdentityCheck.NOT_YET.value), context.text("form.choose"))
        choice.currentIndexChanged.connect(lambda _: _show_document(form, choice))
    form.set_values({"identity": request.identity, "identified_on": request.identified_on or context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, identify_request, request.id, values)

    dialog = FormDialog(context, near, "requests.identify", form, save, name="identify", about=_about(request))
    scan = offer_scan(context, dialog, form, request)
    if isinstance(choice, QComboBox):
        _show_document(form, choice)
        choice.currentIndexChanged.connect(lambda _: _show_scan(scan, choice))
        choice.currentIndexChanged.connect(lambda _: dialog.fit())
        _show_scan(scan, choice)
        dialog.fit()
    dialog.body.addWidget(label(context.text("requests.identify.hint"), "hint"))
    return _shown(dialog)


def _show_document(form: RecordForm, choice: QComboBox) -> None:
    """What is asked of a document is asked only where one was shown: it is the last resort."""
    shown = choice.currentData() == IdentityCheck.DOCUMENT_SHOWN.value
    for name in _OF_A_DOCUMENT:
        form.fields[name].setVisible(shown)


def _show_scan(scan: QWidget, choice: QComboBox) -> None:
    scan.setVisible(choice.currentData() == IdentityCheck.DOCUMENT_SHOWN.value)


def extend_form(context: Context, near: QWidget, request: Request) -> FormDialog:
    """Record that the client was told that it takes longer, and why."""
    form = RecordForm(context, Request, (("extension_reason",), ("extended_on",)), required=("extension_reason",))
    form.set_values({"extended_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, extend_request, request.id, values, context.law)

    dialog = FormDialog(context, near, "requests.extend", form, save, name="extend", about=_about(request))
    dialog.body.addWidget(label(context.text("requests.extend.hint"), "hint"))
    return _shown(dialog)


def close_form(context: Context, near: QWidget, request: Request) -> FormDialog:
    """Close it with its outcome and what was answered."""
    form = RecordForm(context, Request, (("outcome", "closed_on"), ("answer",)), required=("outcome",))
    form.set_values({"outcome": Outcome.GRANTED, "closed_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, close_request, request.id, values)

    dialog = FormDialog(
        context, near, "requests.close", form, save, primary="requests.close.yes", name="close_request",
        about=_about(request),
    )  # fmt: skip
    dialog.body.addWidget(label(context.text("requests.close.hint"), "hint"))
    return _shown(dialog)


def _responsible(context: Context) -> str:
    practice = the_practice(context.reader)
    return practice.responsible or practice.coach


def _about(request: Request) -> About:
    return About(request.client, request.id)


def _shown(dialog: FormDialog) -> FormDialog:
    dialog.open()
    return dialog
