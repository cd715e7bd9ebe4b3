"""The dialogs of the work on a request: a step, a recipient told, a restriction, an omission, a client's words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.client_statement import ClientStatement
from app.domain.document import Channel, Document, Version
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.omission import Omission
from app.domain.organisation import Organisation
from app.domain.reason import worded
from app.domain.recipient_notice import RecipientNotice
from app.domain.redaction import Redaction
from app.domain.request import Request
from app.domain.request_step import RequestStep
from app.domain.request_task import BY_HAND
from app.domain.restriction import Restriction, RestrictionCause
from app.domain.session import Session
from app.kernel.errors import Fault, InputError
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.references import trajectories_of
from app.ui.open_list import OpenList
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.inputs import Option
from app.ui.widgets.parts import label, labelled
from app.usecases.redact import WHY
from app.usecases.request_facts import request_facts
from app.usecases.request_work import DONE, OMITTED, THEIRS, omit_item, place_statement, record_step, tell_recipient
from app.usecases.restrict_dossier import lift_restriction, restrict_dossier, tell_of_lifting

_NEVER_LEFT_OUT = (
    "client",
    "request",
    "request_step",
    "recipient_notice",
    "omission",
    "redaction",
    "disclosure",
    "unfinished",
)


def step_form(context: Context, near: QWidget, request: Request, task: str = "") -> FormDialog:
    """Record that a task was done outside the vault, and how."""
    form = RecordForm(context, RequestStep, (("task",), ("done_on",), ("note",)), required=DONE)
    facts = request_facts(context.reader, request)
    possible = [each.value for each in facts.tasks if each in BY_HAND]
    _only(form, "task", possible)
    left = [each.value for each in facts.left if each.value in possible]
    form.set_values({"task": task or next(iter(left or possible), ""), "done_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, record_step, request.id, values)

    return _shown(FormDialog(context, near, "requests.step", form, save, name="step", about=_about(request)))


def tell_form(context: Context, near: QWidget, request: Request, recipient: str = "") -> FormDialog:
    """Record that a recipient was told, or why that is impossible."""
    untold = request_facts(context.reader, request).untold

    def load() -> list[Option]:
        return [(each, context.reader.get(Organisation, each).name) for each in untold]

    form = RecordForm(
        context, RecipientNotice, (("recipient",), ("told_on", "told_how"), ("not_told",)),
        references={"recipient": load},
    )  # fmt: skip
    form.set_values({"recipient": recipient or next(iter(untold), ""), "told_on": context.today})
    form.set_values({"told_how": Channel.EMAIL})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        to = str(values.pop("recipient", ""))
        if str(values.get("not_told") or "").strip():
            values.update(told_on=None, told_how=None)
        context.do(dialog, dialog.saved, tell_recipient, request.id, to, values)

    return _shown(FormDialog(context, near, "requests.tell", form, save, name="tell", about=_about(request)))


def restrict_form(context: Context, near: QWidget, request: Request) -> FormDialog:
    """From now on the dossier, or one trajectory of it, is kept and not used."""
    form = _restriction(context, request.client)
    form.set_values({"explanation": request.asked, "trajectory": request.trajectory})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, restrict_dossier, values, request.client, request.id)

    dialog = FormDialog(context, near, "requests.restrict", form, save, name="restrict", about=_about(request))
    dialog.body.addWidget(label(context.text("requests.restrict.hint"), "hint"))
    return _shown(dialog)


def restrict_dossier_form(context: Context, near: QWidget, client: Id) -> FormDialog:
    """The same on the coach's own account: nobody asked for it."""
    form = _restriction(context, client)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, restrict_dossier, values, client)

    dialog = FormDialog(context, near, "requests.restrict_dossier", form, save, name="restrict", about=About(client))
    dialog.body.addWidget(label(context.text("requests.restrict.hint"), "hint"))
    return _shown(dialog)


def _restriction(context: Context, client: Id) -> RecordForm:
    """An objection to marketing is none of these: it stops nothing in the dossier, and comes with a request."""
    form = RecordForm(
        context, Restriction, (("cause",), ("trajectory",), ("explanation",)),
        references={"trajectory": lambda: trajectories_of(context, client)}, required=("cause",),
    )  # fmt: skip
    _only(form, "cause", [each.value for each in RestrictionCause if each is not RestrictionCause.MARKETING])
    return form


def tell_lifting_form(context: Context, near: QWidget, restriction: Restriction) -> FormDialog:
    """Record that the client was told that it will be lifted."""
    form = RecordForm(context, Restriction, (("told_on", "told_how"),), required=("told_on", "told_how"))
    form.set_values({"told_on": context.today, "told_how": Channel.EMAIL})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, tell_of_lifting, restriction.id, values)

    about = About(restriction.client, restriction.id)
    return _shown(FormDialog(context, near, "requests.lift_tell", form, save, name="lift_tell", about=about))


def lift_form(context: Context, near: QWidget, restriction: Restriction) -> FormDialog:
    """Lift a restriction, and say why; of an objection also how it was weighed."""
    weighed = (("weighing",),) if restriction.cause is RestrictionCause.OBJECTION else ()
    form = RecordForm(
        context, Restriction, (*weighed, ("lifted_because",), ("lifted_on",)), required=("weighing", "lifted_because")
    )
    form.set_values({"lifted_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, lift_restriction, restriction.id, values)

    about = About(restriction.client, restriction.id)
    return _shown(FormDialog(context, near, "requests.lift", form, save, name="lift", about=about))


def omit_form(context: Context, near: QWidget, request: Request, item: str = "") -> FormDialog:
    """Leave an item out of the copy, with the reason that the client reads."""
    form = RecordForm(context, Omission, (("cause",), ("reason",)), required=OMITTED)
    items = OpenList()
    items.setObjectName("item")
    items.addItem(context.text("form.choose"), "")
    for identity, name in _items(context, request):
        items.addItem(name, identity)
    items.setCurrentIndex(max(0, items.findData(item)))

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, omit_item, request.id, str(items.currentData() or ""), values)

    dialog = FormDialog(context, near, "requests.omit", form, save, name="omit", about=_about(request))
    dialog.body.insertLayout(0, labelled(context.text("requests.omit.what"), items))
    dialog.body.addWidget(label(context.text("requests.omit.hint"), "hint"))
    return _shown(dialog)


def why_form(
    context: Context, near: QWidget, request: Request, then: Callable[[dict[str, object]], None]
) -> FormDialog:
    """Ask why something is covered, in words that the client reads; `then` gets what was filled in."""
    form = RecordForm(context, Redaction, (("cause",), ("reason",)), required=WHY)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        names = ("cause", "reason")
        missing = [Fault(f"redaction.{name}", "required") for name in names if not str(values.get(name) or "").strip()]
        if missing:
            context.present(InputError(*missing), dialog)
            return
        dialog.saved()
        then({name: values[name] for name in names})

    dialog = FormDialog(
        context, near, "copy_builder.why.title", form, save, primary="copy_builder.why.primary", name="why",
        about=_about(request),
    )  # fmt: skip
    dialog.body.addWidget(label(context.text("copy_builder.why.hint"), "hint"))
    return _shown(dialog)


def statement_form(context: Context, near: QWidget, request: Request) -> FormDialog:
    """Put the client's words beside a document or a session: the finding itself stays as it is."""
    reader = context.reader

    def versions() -> list[Option]:
        return [
            (each.id, worded(each.named(lambda identity: _document(context, identity)), context.translator))
            for each in reader.find(Version, client=request.client)
            if each.frozen
        ]

    def sessions() -> list[Option]:
        return [
            (each.id, worded(each.named(lambda _: None), context.translator))
            for each in reversed(reader.find(Session, client=request.client))
        ]

    form = RecordForm(
        context, ClientStatement, (("version",), ("session",), ("finding",), ("text",), ("given_on", "given_how")),
        references={"version": versions, "session": sessions}, required=THEIRS,
    )  # fmt: skip
    form.set_values({"given_on": context.today, "given_how": request.channel})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, place_statement, {**values, "request": request.id}, request.client)

    dialog = FormDialog(context, near, "requests.statement", form, save, name="statement", about=_about(request))
    dialog.body.addWidget(label(context.text("requests.statement.hint"), "hint"))
    return _shown(dialog)


def _items(context: Context, request: Request) -> list[Option]:
    """What may be left out of a copy, noun by noun, each by its name."""
    reader = context.reader
    found: list[Option] = []
    for noun in DOSSIER_NOUNS:
        if noun.noun.name in _NEVER_LEFT_OUT:
            continue
        for each in reader.find(noun, client=request.client):
            name = worded(each.named(lambda identity: _document(context, identity)), context.translator)
            found.append((each.id, name))
    return found


def _document(context: Context, identity: str) -> Document | None:
    return context.reader.maybe(Document, identity)


def _only(form: RecordForm, name: str, values: list[str]) -> None:
    """Offer only these of a choice."""
    choice = form.fields[name].input.inner
    if isinstance(choice, QComboBox):
        for place in reversed(range(choice.count())):
            if choice.itemData(place) and choice.itemData(place) not in values:
                choice.removeItem(place)


def _about(request: Request) -> About:
    return About(request.client, request.id)


def _shown(dialog: FormDialog) -> FormDialog:
    dialog.open()
    return dialog
