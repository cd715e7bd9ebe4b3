"""Recording what was told: to whom, what, and on which ground; the gate is asked when it is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.disclosure import Disclosure
from app.domain.document import Channel
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.evidence import below
from app.ui.forms.organisation import new_organisation
from app.ui.forms.references import organisations, trajectories_of
from app.ui.open_list import OpenList
from app.ui.theme.fonts import grown
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.link import link
from app.ui.widgets.parts import label, labelled
from app.usecases.practice import the_practice
from app.usecases.record_disclosure import NEEDED, record_disclosure

_ROWS = (
    ("recipient", "told_to"),
    ("told",),
    ("how", "disclosed_on"),
    ("trajectory", "secrecy"),
    ("ground", "ground_reason"),
)
_FEW_LINES = 84
"""Pixels: what was told is a few sentences, and the whole form is to be seen at once."""
_LOOKED = {"": None, "no": False, "yes": True}


def tell_outside(
    context: Context, near: QWidget, client: Id, then: Callable[[Disclosure], None] | None = None
) -> FormDialog:
    """Record a disclosure by word of mouth, or of what is no document of the vault."""
    form = RecordForm(
        context, Disclosure, _ROWS,
        references={
            "recipient": lambda: organisations(context), "trajectory": lambda: trajectories_of(context, client)
        },
        required=NEEDED,
    )  # fmt: skip
    form.set_values({"how": Channel.TELEPHONE, "disclosed_on": context.today})
    form.fields["told"].input.stay_low(grown(_FEW_LINES))
    medical = OpenList()
    medical.setObjectName("medical")
    for each in _LOOKED:
        medical.addItem(context.text(f"disclosures.medical.{each or 'unknown'}"), each)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def recorded(made: Disclosure) -> None:
            dialog.saved()
            if then is not None:
                then(made)

        practice = the_practice(context.reader)
        said = {"medical": _LOOKED[str(medical.currentData())], "decided_by": practice.coach or practice.trade_name}
        context.do(dialog, recorded, record_disclosure, {**values, **said}, client)

    dialog = FormDialog(context, near, "disclosures.record", form, save, name="record", about=About(client))
    again = link(context.text("documents_screen.new_recipient"), lambda: _new(context, dialog, form), name="new")
    below(form, "recipient", again)
    dialog.body.addLayout(labelled(context.text("disclosure.medical"), medical))
    dialog.body.addWidget(label(context.text("disclosures.record.hint"), "hint"))
    dialog.open()
    return dialog


def _new(context: Context, dialog: FormDialog, form: RecordForm) -> None:
    """A recipient who was not known yet: chosen as soon as it is there."""
    new_organisation(context, dialog, lambda made: form.set_values({"recipient": made.id}))
