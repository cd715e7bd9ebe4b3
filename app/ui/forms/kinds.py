"""What can be recorded in a part of a dossier, as data: for each noun its fields, its act, and what can follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.attachment import Attachment
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.document import Document, Version, VersionState
from app.domain.goal import Goal
from app.domain.reason import worded
from app.domain.session import Session
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.consent import new_consent
from app.ui.forms.evidence import below
from app.ui.forms.organisation import new_organisation
from app.ui.forms.references import attachments_of, organisations, trajectories_of, versions_of_terms
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.inputs import Option
from app.ui.widgets.link import link
from app.usecases.keep_item import edit_item
from app.vault.work import Work

Keeping = Callable[[Work, Mapping[str, object], str], Record]
Following = Callable[[Work, str, Mapping[str, object]], Record]


@dataclass(frozen=True, slots=True)
class RecordAct:
    """What can be done with a record that is shown: `run(context, near, record)`. `label` is the key on its button."""

    label: str
    name: str
    run: Callable[[Context, QWidget, Any], object]
    when: Callable[[Any], bool] = lambda _: True
    role: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one noun is recorded: its fields, which of them is today, the act, and what can be done with it afterwards.

    `<title>` is the key of its name, `<title>.short` of what it is called in a list. `state` gives the key of how a
    record stands, where that changes. What comes in another way than by a form has no `usecase` here.
    """

    record: type[Record]
    title: str
    fields: Arrangement = field(default=())
    usecase: Keeping | None = None
    today: tuple[str, ...] = field(default=())
    acts: tuple[RecordAct, ...] = field(default=())
    state: Callable[[Any], str] | None = None
    opens: Callable[[Context, QWidget, Id], FormDialog] | None = None
    """Its own form, where recording it takes another step."""


def record_form(context: Context, near: QWidget, client: Id, kind: Kind) -> FormDialog:
    """Record something new in a client's dossier."""
    if kind.opens is not None:
        return kind.opens(context, near, client)
    usecase = kind.usecase
    if usecase is None:
        raise ValueError(kind.title)
    form = RecordForm(context, kind.record, kind.fields, references=references_of(context, client))
    form.set_values(dict.fromkeys(kind.today, context.today))
    trajectories = trajectories_of(context, client)
    if "trajectory" in form.fields and trajectories and form.fields["trajectory"].column.declaration.required:
        form.set_values({"trajectory": trajectories[0][0]})

    def save(dialog: FormDialog, values: dict[str, Any]) -> None:
        context.do(dialog, dialog.saved, usecase, values, client)

    dialog = FormDialog(context, near, kind.title, form, save, name="noted", about=About(client))
    _offer_new(context, dialog, form, client)
    dialog.open()
    return dialog


def _offer_new(context: Context, dialog: FormDialog, form: RecordForm, client: Id) -> None:
    """Below a recipient and a consent a way to one that was not there yet: what was typed stays, and it is chosen."""

    def recipient() -> None:
        new_organisation(context, dialog, lambda made: form.set_values({"recipient": made.id}))

    def consent() -> None:
        new_consent(context, dialog, client, lambda made: form.set_values({"consent": made.id}))

    if "recipient" in form.fields:
        below(form, "recipient", link(context.text("documents_screen.new_recipient"), recipient, name="new_recipient"))
    if "consent" in form.fields:
        below(form, "consent", link(context.text("kinds.new_consent"), consent, name="new_consent"))


def follow_form(
    context: Context,
    near: QWidget,
    record: Any,
    title: str,
    fields: Arrangement,
    usecase: Following,
    *,
    today: tuple[str, ...] = (),
) -> FormDialog:
    """Record what follows on something that is there: what came back, how it ended."""
    form = RecordForm(context, type(record), fields, references=references_of(context, record.client))
    shown = {name: getattr(record, name) for line in fields for name in line}
    form.set_values({**shown, **{name: shown[name] or context.today for name in today}})

    def save(dialog: FormDialog, values: dict[str, Any]) -> None:
        context.do(dialog, dialog.saved, usecase, record.id, values)

    about = About(record.client, record.id)
    dialog = FormDialog(context, near, title, form, save, name=title.rpartition(".")[2], about=about)
    dialog.open()
    return dialog


def edit_form(context: Context, near: QWidget, record: Any, title: str, fields: Arrangement) -> FormDialog:
    """Change what was recorded."""
    form = RecordForm(context, type(record), fields, references=references_of(context, record.client))
    form.set_record(record)

    def save(dialog: FormDialog, values: dict[str, Any]) -> None:
        context.do(dialog, dialog.saved, edit_item, type(record), record.id, values)

    about = About(record.client, record.id)
    dialog = FormDialog(context, near, title, form, save, name=f"edit_{record.noun.name}", about=about)
    dialog.open()
    return dialog


def references_of(context: Context, client: Id) -> dict[str, Callable[[], list[Option]]]:
    """What the references of these forms can lead to, by the name of the field."""
    return {
        "trajectory": lambda: trajectories_of(context, client),
        "recipient": lambda: organisations(context),
        "version": lambda: _blocked(context, client),
        "consent": lambda: _consents(context, client),
        "terms": lambda: versions_of_terms(context),
        "goal": lambda: _goals(context, client),
        "session": lambda: _sessions(context, client),
        "attachment": lambda: attachments_of(context, client),
        "original": lambda: attachments_of(context, client),
    }


def _blocked(context: Context, client: Id) -> list[Option]:
    """The versions that the client blocked."""
    reader = context.reader
    found = reader.find(Version, client=client, state=VersionState.BLOCKED)
    return [(each.id, reader.get(Document, each.document).title) for each in reversed(found)]


def _consents(context: Context, client: Id) -> list[Option]:
    """The consents in force, the newest first."""
    found = context.reader.find(Consent, client=client)
    return [(each.id, each.purpose) for each in reversed(found) if each.in_force(context.today)]


def _goals(context: Context, client: Id) -> list[Option]:
    """The goals that are being worked on, the newest first."""
    found = context.reader.find(Goal, client=client)
    return [(each.id, each.what) for each in reversed(found) if each.closed_on is None]


def _sessions(context: Context, client: Id) -> list[Option]:
    """The sessions, the newest first."""
    found = sorted(context.reader.find(Session, client=client), key=lambda each: (each.on, each.at), reverse=True)
    return [(each.id, worded(each.named(lambda _: None), context.translator)) for each in found]


def attachment_of(context: Context, identity: str) -> Attachment | None:
    """The file that a record leads to."""
    return context.reader.maybe(Attachment, identity)
