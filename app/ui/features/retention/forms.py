"""The dialogs of holds, paper items and reviews."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.hold import Hold, HoldReason
from app.domain.paper_item import PaperItem
from app.domain.period import Period, Unit, last_day
from app.domain.review import Review
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.kinds import follow_form
from app.ui.forms.references import trajectories_of
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.destroy_paper import destroy_paper
from app.usecases.keep_item import add_item
from app.usecases.kept_until import KeptItem
from app.usecases.place_hold import change_hold, place_hold, release_hold
from app.usecases.review_item import ASKED, review_item

_HALF_A_YEAR, _A_YEAR = Period(6, Unit.MONTHS), Period(1, Unit.YEARS)


def hold_form(context: Context, near: QWidget, client: Id, item: KeptItem | None) -> FormDialog:
    """Place a hold on the dossier, on a trajectory, or on the item that the cursor is on."""
    references = {"trajectory": lambda: trajectories_of(context, client)}
    form = RecordForm(
        context, Hold, (("reason",), ("review_on", "since"), ("trajectory",), ("explanation",)), references=references
    )
    form.set_values(
        {"reason": HoldReason.PROCEDURE, "since": context.today, "review_on": _later(context.today, _HALF_A_YEAR)}
    )
    only = QCheckBox(
        "" if item is None else context.text("retention_acts.only_item", what=item.label(context.translator))
    )
    only.setObjectName("only_item")

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        on = item.id if item is not None and only.isChecked() else ""
        context.do(dialog, dialog.saved, place_hold, values, client, on)

    dialog = FormDialog(
        context, near, "retention_acts.hold.title", form, save, primary="retention_acts.hold.yes", name="hold",
        about=About(client, "" if item is None else item.id),
    )  # fmt: skip
    if item is not None:
        dialog.body.addWidget(only)
    dialog.body.addWidget(label(context.text("retention_acts.hold.hint"), "hint"))
    return _shown(dialog)


def release_form(context: Context, near: QWidget, hold: Hold) -> FormDialog:
    """Release a hold, and say why."""
    form = RecordForm(context, Hold, (("released_because",), ("released_on",)), required=("released_because",))
    form.set_values({"released_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, release_hold, hold.id, values)

    dialog = FormDialog(
        context, near, "retention_acts.release.title", form, save, primary="retention_acts.release.yes", name="release",
        about=About(hold.client, hold.id),
    )  # fmt: skip
    dialog.body.addWidget(label(context.text("retention_acts.release.hint"), "hint"))
    return _shown(dialog)


def look_again_form(context: Context, near: QWidget, hold: Hold) -> FormDialog:
    """Keep a hold, to be looked at again later."""
    form = RecordForm(context, Hold, (("reason",), ("review_on",), ("explanation",)))
    form.set_values(
        {"reason": hold.reason, "explanation": hold.explanation, "review_on": _later(context.today, _HALF_A_YEAR)}
    )

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, change_hold, hold.id, values)

    about = About(hold.client, hold.id)
    return _shown(
        FormDialog(context, near, "retention_acts.look_again.title", form, save, name="look_again", about=about)
    )


def paper_form(context: Context, near: QWidget, client: Id) -> FormDialog:
    """Say what is kept on paper, and where it lies."""
    references = {"trajectory": lambda: trajectories_of(context, client)}
    form = RecordForm(
        context, PaperItem, (("what",), ("place",), ("dated", "category"), ("trajectory",)), references=references
    )

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, add_item, PaperItem, values, client)

    return _shown(
        FormDialog(context, near, "retention_acts.paper.title", form, save, name="paper", about=About(client))
    )


def paper_gone_form(context: Context, near: QWidget, paper: PaperItem) -> FormDialog:
    """On which day the paper itself was destroyed (row W3)."""
    fields = (("destroyed_on",),)
    return follow_form(
        context, near, paper, "retention_acts.paper_gone", fields, destroy_paper, today=("destroyed_on",)
    )


def review_form(context: Context, near: QWidget, item: KeptItem) -> FormDialog:
    """Move a review date, with the reason."""
    form = RecordForm(context, Review, (("next_on",), ("why",)), required=ASKED)
    form.set_values({"next_on": _later(context.today, _A_YEAR)})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, review_item, context.parts, values, item.client, item.id)

    about = About(item.client, item.id)
    return _shown(FormDialog(context, near, "retention_acts.review.title", form, save, name="review", about=about))


def _later(day: date, period: Period) -> date:
    return last_day(day, period)


def _shown(dialog: FormDialog) -> FormDialog:
    dialog.open()
    return dialog
