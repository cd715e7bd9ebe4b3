"""Says what went wrong, each kind of error in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from app.domain.gate import GateRefused
from app.domain.reason import worded
from app.kernel.errors import CoachkluisError, Fault, InputError
from app.kernel.log import bug
from app.kernel.progress import Cancelled
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.widgets.bug_report import tell_bug
from app.ui.widgets.dialog import Dialog, ask, tell
from app.ui.widgets.parts import button
from app.ui.widgets.rule_link import rule_link
from app.vault.errors import DatabaseDamaged

DAMAGED = "damaged"
"""The name of the dialog that says so."""


@runtime_checkable
class TakesFaults(Protocol):
    """A form, a dialog or a page that can say at its fields what is wrong."""

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say it."""


@runtime_checkable
class Waits(Protocol):
    """Something whose button rests until there is an answer."""

    def failed(self) -> None:
        """The answer is no."""


def present(context: Context, error: BaseException, near: QWidget) -> None:
    """Faults at the fields of the nearest form, reasons as a list, errors with what to do, bugs plainly."""
    _release(near)
    if isinstance(error, InputError):
        form = _around(near)
        if form is not None:
            form.show_faults(error.faults)
            return
        tell(context, near, "message.input", listed=[_fault(context, each) for each in error.faults])
    elif isinstance(error, GateRefused):
        reasons = [worded(each, context.translator) for each in error.reasons]
        told = tell(context, near, _refused_title(context, error), listed=reasons)
        if (rule := rule_link(context, error.reasons)) is not None:
            told.add_button(rule)
        _lead(context, told, near, error)
    elif isinstance(error, Cancelled):
        return
    elif isinstance(error, DatabaseDamaged) and context.door.state is VaultState.OPEN:
        _offer_repair(context, near)
    elif isinstance(error, CoachkluisError):
        tell(context, near, "message.error", context.text(error.key, **error.arguments))
    else:
        bug(error)
        tell_bug(context, near, error)


def _lead(context: Context, told: Dialog, near: QWidget, error: GateRefused) -> None:
    """A way to the first record where something can be done about it. The dialog that was refused goes with it."""
    at = next((each.at for each in error.reasons if each.at is not None), None)
    if at is None:
        return

    def go() -> None:
        told.reject()
        around = near.window()
        if isinstance(around, Dialog):
            around.reject()  # asks where something would be lost, and then stays
            if around.isVisible():
                return
        context.navigate(Place(at.noun, at.client, at.record))

    told.add_button(button(context.text(f"look_at.{at.noun}"), go, name="look_at"))


def _refused_title(context: Context, error: GateRefused) -> str:
    """The key of what stands above the reasons: what will never be possible is not said to be impossible *yet*."""
    kinds = {each.code.split(".")[1] for each in error.reasons}
    key = f"error.refused.{kinds.pop()}" if len(kinds) == 1 else ""
    return key if context.translator.has(key) else "error.refused"


def _offer_repair(context: Context, near: QWidget) -> None:
    """Something in the open vault cannot be read: to where it is looked over, put back and built anew. Asked once,
    though more than one part of a page may meet the same damage.
    """
    window = near.window()
    if any(each.isVisible() for each in window.findChildren(Dialog, DAMAGED)):
        return
    dialog = ask(context, near, "message.damaged", "message.damaged.repair", lambda: context.navigate(Place("backups")))
    dialog.setObjectName(DAMAGED)


def _fault(context: Context, fault: Fault) -> str:
    return f"{context.text(fault.label)}: {context.text(fault.key, **dict(fault.arguments))}"


def _around(near: QWidget) -> TakesFaults | None:
    widget: QWidget | None = near
    while widget is not None:
        if isinstance(widget, TakesFaults):
            return widget
        widget = widget.parentWidget()
    return None


def _release(near: QWidget) -> None:
    if isinstance(near, Waits):
        near.failed()
