"""The way from the reasons of a gate to the rule behind them, in the manual."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QPushButton

from app.domain.reason import Reason
from app.ui.context import Context
from app.ui.help_topics import rule_of
from app.ui.widgets.parts import button


def rule_link(context: Context, reasons: Iterable[Reason]) -> QPushButton | None:
    """A button that opens the manual at the rule of the first reason that has one; None where none has."""
    rule = next((found for each in reasons if (found := rule_of(each.code))), "")
    if not rule:
        return None
    return button(context.text("help.rule"), partial(context.helped.emit, rule), "quiet", name="rule")
