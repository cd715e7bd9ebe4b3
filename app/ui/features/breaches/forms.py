"""The dialogs of a breach: a suspicion, what is known, a report, who was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.breach import Breach, BreachNotice, BreachReport
from app.kernel.clock import amsterdam
from app.ui.context import Context
from app.ui.forms.choose_clients import ChooseClients
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.assess_breach import assess_breach, dismiss_breach
from app.usecases.report_breach import report_breach
from app.usecases.suspect_breach import suspect_breach
from app.usecases.tell_of_breach import tell_of_breach

_KNOWN = (("nature", "began_on"), ("facts",), ("data",), ("people", "encrypted"))
_ASSESSED = (("risk",), ("risk_reason",), ("effects",), ("measures",), ("controllers_told_on",))
_LEARNED = (("evaluation",), ("prevention",))


def suspect_form(context: Context, near: QWidget) -> FormDialog:
    """Record a suspicion, and go to it: what happened comes first, the rest can wait."""
    form = RecordForm(context, Breach, (("title",), ("nature",), ("facts",), ("suspected_on", "suspected_at")))
    form.set_values(dict(zip(("suspected_on", "suspected_at"), _now(context), strict=True)))

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def recorded(breach: Breach) -> None:
            dialog.saved()
            context.navigate(Place("breaches", record=breach.id))

        context.do(dialog, recorded, suspect_breach, values)

    return _shown(FormDialog(context, near, "breaches.suspect", form, save, name="suspect", about=About()))


def establish_form(context: Context, near: QWidget, breach: Breach) -> FormDialog:
    """Say since when it is certain: from then the hours run. Whoever suspected it sooner than was noted says so."""
    day, at = _now(context)
    known = {"aware_on": breach.aware_on or day, "aware_at": breach.aware_at or at}
    rows = (("aware_on", "aware_at"), ("suspected_on", "suspected_at"))
    return _assessing(context, near, breach, "breaches.establish", rows, known)


def known_form(context: Context, near: QWidget, breach: Breach) -> FormDialog:
    """Change what is known of what happened."""
    return _assessing(context, near, breach, "breaches.known", _KNOWN)


def risk_form(context: Context, near: QWidget, breach: Breach) -> FormDialog:
    """Judge the risk, and what was done."""
    return _assessing(context, near, breach, "breaches.judge", _ASSESSED)


def learned_form(context: Context, near: QWidget, breach: Breach) -> FormDialog:
    """What was learned, and what keeps it from happening again."""
    return _assessing(context, near, breach, "breaches.learned", _LEARNED)


def dismiss_form(context: Context, near: QWidget, breach: Breach) -> FormDialog:
    """Say why it is no breach."""
    form = RecordForm(context, Breach, (("risk_reason",),))

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, dismiss_breach, breach.id, values)

    dialog = FormDialog(context, near, "breaches.dismiss", form, save, name="dismiss", about=About(record=breach.id))
    dialog.body.addWidget(label(context.text("breaches.dismiss.hint"), "hint"))
    return _shown(dialog)


def report_form(context: Context, near: QWidget, breach: Breach) -> FormDialog:
    """Record that a stage was reported."""
    rows = (("reported_to", "reference"), ("reported_on", "reported_at"), ("told",), ("late_reason",))
    form = RecordForm(context, BreachReport, rows)
    day, at = _now(context)
    form.set_values({"reported_to": "authority", "reported_on": day, "reported_at": at})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, report_breach, breach.id, values, context.law)

    dialog = FormDialog(context, near, "breaches.report", form, save, name="report", about=About(record=breach.id))
    dialog.body.addWidget(label(context.text("breaches.report.hint"), "hint"))
    return _shown(dialog)


def tell_form(context: Context, near: QWidget, breach: Breach) -> FormDialog:
    """Record which clients were told, and how."""
    form = RecordForm(context, BreachNotice, (("told_on", "told_how"), ("told",)))
    form.set_values({"told_on": context.today})
    clients = ChooseClients(context)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, tell_of_breach, breach.id, clients.chosen(), values)

    dialog = FormDialog(context, near, "breaches.tell", form, save, name="tell", about=About(record=breach.id))
    dialog.body.addWidget(clients)
    return _shown(dialog)


def _assessing(
    context: Context,
    near: QWidget,
    breach: Breach,
    title: str,
    rows: tuple[tuple[str, ...], ...],
    known: Mapping[str, Any] | None = None,
) -> FormDialog:
    form = RecordForm(context, Breach, rows)
    form.set_values({**{name: getattr(breach, name) for names in rows for name in names}, **(known or {})})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, assess_breach, breach.id, values)

    return _shown(FormDialog(context, near, title, form, save, name="assess", about=About(record=breach.id)))


def _now(context: Context) -> tuple[date, str]:
    now = context.clock.now().astimezone(amsterdam())
    return now.date(), f"{now:%H:%M}"


def _shown(dialog: FormDialog) -> FormDialog:
    dialog.open()
    return dialog


FormOf = Callable[[Context, QWidget, Breach], FormDialog]
"""What a step of a breach opens."""
