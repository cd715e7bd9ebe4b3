"""Rehearsals: proof that shares, or the recovery key on paper, open the vault. Nothing changes but their date."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.plain_text import PlainLine
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label, labelled, notice
from app.ui.widgets.share_entry import ShareEntry
from app.usecases.recovery_keys import rehearse_recovery_key, rehearse_shares
from app.vault.recovery_key import RecoveryKey


class _Rehearsal(Dialog):
    """What both have in common: how it ends."""

    def __init__(self, context: Context, near: QWidget, name: str) -> None:
        super().__init__(
            context, near, f"security.rehearsal.{name}", "security.rehearsal.try", name=f"rehearsal_{name}"
        )
        self.setMinimumWidth(560)
        self.body.addWidget(label(context.text(f"security.rehearsal.{name}.text")))
        self._works = notice(context.text("keys.rehearsed"), "notice")
        self._works.setObjectName("it_works")
        self._wrong_text = label("")
        self._wrong_text.setObjectName("rehearsal_wrong")
        self._wrong = notice(self._wrong_text, "error")
        for each in (self._works, self._wrong):
            each.hide()

    def finish(self) -> None:
        """Put what is said at the end, below what is asked."""
        self.body.addWidget(self._works)
        self.body.addWidget(self._wrong)

    def works(self, _: None) -> None:
        """It opened the vault."""
        self._wrong.hide()
        self._works.show()
        self.primary.hide()
        self.back.setText(self.context.text("dialog.close"))

    def wrong(self, error: BaseException) -> None:
        """It did not, or something went wrong on the way."""
        self.primary.setEnabled(True)
        if isinstance(error, CoachkluisError):
            self._wrong_text.setText(self.context.text(error.key, **error.arguments))
            self._wrong.show()
        else:
            self.context.present(error, self)


class SharesRehearsal(_Rehearsal):
    """The people with shares, together."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(context, near, "shares")
        self.entry = ShareEntry(context)
        self.entry.changed.connect(self._refresh)
        self.body.addWidget(self.entry)
        self.finish()
        self._refresh()
        self.entry.setFocus()

    def confirmed(self) -> None:
        """Try them."""
        self.primary.setEnabled(False)
        vault, parts, shares = self.context.vault, self.context.parts, self.entry.shares
        self.context.run(
            self, self.works, lambda _: rehearse_shares(vault, shares, parts), label="security.busy", failed=self.wrong
        )

    def _refresh(self) -> None:
        self.primary.setEnabled(not self.entry.missing)


class RecoveryRehearsal(_Rehearsal):
    """The sheet with the recovery key, out of its drawer."""

    def __init__(self, context: Context, near: QWidget) -> None:
        super().__init__(context, near, "recovery")
        self.line = PlainLine()
        self.line.setObjectName("rehearsed_key")
        self.body.addLayout(labelled(context.text("unlock.recovery_key"), self.line))
        self.finish()
        self.line.setFocus()

    def confirmed(self) -> None:
        """Try it."""
        try:
            key = RecoveryKey.parse(self.line.text())
        except CoachkluisError as error:
            self.wrong(error)
            return
        self.primary.setEnabled(False)
        vault, parts = self.context.vault, self.context.parts
        self.context.run(
            self, self.works, lambda _: rehearse_recovery_key(vault, key, parts), label="security.busy",
            failed=self.wrong,
        )  # fmt: skip
