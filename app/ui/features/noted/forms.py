"""The dialogs in which something is recorded, one for each noun: the noun's declaration gives the fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.document import Document, Version, VersionState
from app.domain.handover import Handover
from app.domain.national_number import NationalNumber
from app.domain.other_use import OtherUse
from app.domain.refusal import Refusal
from app.domain.special_note import SpecialNote
from app.domain.telling import Telling
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.references import organisations, trajectories_of
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.inputs import Option
from app.usecases.hand_over import hand_over
from app.usecases.note_bsn import note_bsn
from app.usecases.note_special import note_special
from app.usecases.record_refusal import decline, record_refusal
from app.usecases.tell import tell
from app.usecases.use_otherwise import use_otherwise
from app.vault.work import Work

Keeping = Callable[[Work, Mapping[str, object], str], Record]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one noun is recorded: its fields, which of them is today, and the act. `<title>` is the key of its name."""

    record: type[Record]
    title: str
    fields: Arrangement
    usecase: Keeping
    today: tuple[str, ...] = field(default=())


KINDS: tuple[Kind, ...] = (
    Kind(
        Telling, "noted.telling", (("about",), ("told_on", "told_how"), ("trajectory", "recipient"), ("version",),
                                   ("told",)), tell, ("told_on",),
    ),
    Kind(
        Refusal, "noted.refusal",
        (("what",), ("data_category", "trajectory"), ("refused_on", "refused_how"), ("said",)),
        record_refusal, ("refused_on",),
    ),
    Kind(
        SpecialNote, "noted.special", (("matter", "ground"), ("what",), ("needed",), ("trajectory", "noted_on")),
        note_special, ("noted_on",),
    ),
    Kind(NationalNumber, "noted.bsn", (("number", "told_on"), ("law",), ("trajectory",)), note_bsn),
    Kind(
        OtherUse, "noted.other_use", (("purpose",), ("consent",), ("what",), ("used_on",)), use_otherwise, ("used_on",)
    ),
    Kind(
        Handover, "noted.handover", (("trajectory", "kind"), ("handed_on", "handed_how"), ("note",)), hand_over,
        ("handed_on",),
    ),
)  # fmt: skip
"""In the order in which the menu offers them."""


def kind_of(title: str) -> Kind:
    """The kind with this title; KeyError where there is none."""
    return {each.title: each for each in KINDS}[title]


def record_form(context: Context, near: QWidget, client: Id, kind: Kind) -> FormDialog:
    """Record something new in a client's dossier."""
    references: dict[str, Callable[[], list[Option]]] = {
        "trajectory": lambda: trajectories_of(context, client),
        "recipient": lambda: organisations(context),
        "version": lambda: _blocked(context, client),
        "consent": lambda: _consents(context, client),
    }
    form = RecordForm(context, kind.record, kind.fields, references=references)
    form.set_values(dict.fromkeys(kind.today, context.today))

    def save(dialog: FormDialog, values: dict[str, Any]) -> None:
        context.do(dialog, dialog.saved, kind.usecase, values, client)

    dialog = FormDialog(context, near, kind.title, form, save, name="noted", about=About(client))
    dialog.open()
    return dialog


def decline_form(context: Context, near: QWidget, refusal: Refusal) -> FormDialog:
    """Decline after a refusal, and say why."""
    form = RecordForm(context, Refusal, (("declined_because",), ("declined_on",)))
    form.set_values({"declined_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, decline, refusal.id, values)

    dialog = FormDialog(
        context, near, "noted.decline", form, save, name="decline", about=About(refusal.client, refusal.id)
    )
    dialog.open()
    return dialog


def _blocked(context: Context, client: Id) -> list[Option]:
    """The versions that the client blocked."""
    reader = context.reader
    found = reader.find(Version, client=client, state=VersionState.BLOCKED)
    return [(each.id, reader.get(Document, each.document).title) for each in reversed(found)]


def _consents(context: Context, client: Id) -> list[Option]:
    """The consents in force, the newest first."""
    found = context.reader.find(Consent, client=client)
    return [(each.id, each.purpose) for each in reversed(found) if each.in_force(context.today)]
