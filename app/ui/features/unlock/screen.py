"""How the lock screen looks."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.features.unlock.attempt import Attempt
from app.ui.features.unlock.elsewhere import Elsewhere
from app.ui.features.unlock.surroundings import centred, picture, short_folder, stand, switch_language
from app.ui.theme.fonts import grown
from app.ui.widgets.breakable import breakable
from app.ui.widgets.parts import box, button, column, label, notice, row
from app.ui.widgets.secret_input import SecretInput
from app.ui.widgets.work_bar import WorkBar
from app.vault.errors import VaultInUse

if TYPE_CHECKING:
    from app.ui.widgets.share_entry import ShareEntry

_WIDTH = 460


class Way(Enum):
    """How somebody wants in."""

    PASSPHRASE = auto()
    RECOVERY_KEY = auto()
    SHARES = auto()


class UnlockScreen(QWidget):
    """Passphrase or recovery key, and what is wrong where it does not open."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._attempt = Attempt(context, self)
        self._way = Way.PASSPHRASE
        self._wait = 0
        self._trouble: CoachkluisError | None = None
        self._open_elsewhere = False
        text = context.text
        self._passphrase_label = label(text("unlock.passphrase"), "label")
        self.passphrase = SecretInput(context, "passphrase")
        self.passphrase.line.setAccessibleName(text("unlock.passphrase"))
        self.passphrase.entered.connect(self._try)
        self.passphrase.edited.connect(self._edited)
        self._key_label = label(text("unlock.recovery_key"), "label")
        self._key_hint = label(text("unlock.recovery_key.hint"), "hint")
        self.key = QLineEdit()
        self.key.setObjectName("recovery_key")
        self.key.setAccessibleName(text("unlock.recovery_key"))
        self.key.returnPressed.connect(self._try)
        self.key.textEdited.connect(self._edited)
        self._entry: ShareEntry | None = None
        self._entry_place = column()
        self._wrong_text = label("")
        self._wrong_text.setObjectName("unlock_wrong")
        self._repair = button(text("unlock.repair"), self._ask_repair, name="repair")
        self._repair.hide()
        self._wrong = notice(self._wrong_text, "error", self._repair)
        self._wrong.hide()
        self._bar = WorkBar()
        keep = self._bar.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(keep)
        self._bar.hide()
        self._open = button(text("unlock.open"), self._try, "primary", name="open")
        self._open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._remembered = button(text("unlock.remembered"), self._attempt.remembered, name="open_remembered")
        self._remembered.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._after_away = label(text("unlock.after_away"), "hint")
        self._after_away.setObjectName("after_away")
        self._other_way = button(text("unlock.by_recovery_key"), self._switch, "quiet", name="other_way")
        self._by_shares = button(
            text("unlock.by_shares"), lambda: self._choose_way(Way.SHARES), "quiet", name="by_shares"
        )
        self._elsewhere = Elsewhere(context, self, self._refused)
        self._ways_out = self._elsewhere.buttons()
        self._language = button(text("unlock.language"), lambda: switch_language(context), "quiet", name="language")
        self._folder = label("", "hint")
        centred(self._folder)
        self._lay_out(picture(context, "lock-key"), centred(label(text("unlock.title"), "title")))
        self._attempt.started.connect(self._started)
        self._attempt.refused.connect(self._refused)
        self._attempt.waiting.connect(self._waiting)
        context.door.state_changed.connect(self._state_changed)
        context.door.moved.connect(self._begin_anew)
        self._show_way()
        self._look_at_header()

    def showEvent(self, event: QShowEvent) -> None:
        """After a lock or in another language: whoever types, types into the field."""
        super().showEvent(event)
        (self._open if self._lost else self._line).setFocus()

    def event(self, event: QEvent) -> bool:
        """Called by Qt; whoever comes to the window may come from the one in which the vault was open."""
        if event.type() is QEvent.Type.WindowActivate:
            self._look_elsewhere()
        return super().event(event)

    def _lay_out(self, picture: QWidget, title: QWidget) -> None:
        middle = box(
            column(
                picture,
                title,
                self._folder,
                column(self._passphrase_label, self.passphrase, spacing=4),
                column(self._key_label, self.key, self._key_hint, spacing=4),
                self._entry_place,
                self._wrong,
                self._open,
                self._remembered,
                self._after_away,
                self._bar,
                column(row(None, self._other_way, None), row(None, self._by_shares, None), spacing=0),
            )
        )
        ways = (self._other_way, self._by_shares)
        middle.setFixedWidth(max(grown(_WIDTH), *(each.sizeHint().width() for each in ways)))
        stand(self, middle, self._ways_out, self._language)

    def _try(self) -> None:
        if self._lost:
            self._elsewhere.ask_backup()
            return
        match self._way:
            case Way.PASSPHRASE:
                self._attempt.passphrase(self.passphrase.text)
            case Way.RECOVERY_KEY:
                self._attempt.recovery_key(self.key.text())
            case Way.SHARES:
                self._attempt.shares(self._wanted_entry().shares)

    def _started(self) -> None:
        self._wrong.hide()
        self._bar.show()
        self._refresh()

    def _refused(self, words: str) -> None:
        self._bar.hide()
        found = self._trouble = self._attempt.trouble()
        # What the attempt itself says may lead to a copy of the header that is not there.
        self._wrong_text.setText(self.context.text(found.key, **found.arguments) if found and self._lost else words)
        self._repair.setVisible(self._attempt.repairable is not None)
        self._wrong.show()
        self._refresh()
        self._line.setFocus()
        if self._way is Way.PASSPHRASE:
            self.passphrase.line.selectAll()
        elif self._way is Way.RECOVERY_KEY:
            self.key.selectAll()
        else:
            self._wanted_entry().clear()

    def _edited(self) -> None:
        self._attempt.forget()
        self._repair.hide()
        self._refresh()

    def _waiting(self, seconds: int) -> None:
        self._wait = seconds
        self._refresh()

    def _state_changed(self, state: VaultState) -> None:
        if state is VaultState.OPEN:
            self._clear()
        else:
            self._look_at_header()

    def _clear(self) -> None:
        self.passphrase.clear()
        self.key.clear()
        if self._entry is not None:
            self._entry.clear()

    def _begin_anew(self) -> None:
        """Another vault: nothing that was typed or said of the one before stays, and one types again."""
        self._clear()
        self._attempt.begin_anew()
        self._bar.hide()
        self._repair.hide()
        self.passphrase.setEnabled(True)
        self._choose_way(Way.PASSPHRASE)

    def _look_at_header(self) -> None:
        """Say at once where the header is damaged, and that the one before it will be tried: to press is to agree.
        Where nothing that is typed can open the vault, no way to type anything is offered.
        """
        found = self._trouble = self._attempt.trouble() if self.context.door.state is VaultState.LOCKED else None
        if self._closed_for_good and self._way is not Way.PASSPHRASE:
            self._choose_way(Way.PASSPHRASE)
        if found is not None:
            self._wrong_text.setText(self.context.text(found.key, **found.arguments))
            self._wrong.show()
        self._look_elsewhere()
        self._refresh()

    def _look_elsewhere(self) -> None:
        """Say before anybody types that the vault is open in another window; and no longer, once it is closed there."""
        before, door = self._open_elsewhere, self.context.door
        if door.state is not VaultState.LOCKED or self._trouble is not None:
            return
        self._open_elsewhere = self._attempt.is_open_elsewhere()
        if self._open_elsewhere:
            self._wrong_text.setText(self.context.text(VaultInUse().key))
            self._wrong.show()
        elif before:
            self._wrong.hide()

    @property
    def _lost(self) -> bool:
        """Whether nothing can open the vault any more, so that a backup is all that helps."""
        return self._trouble is not None and self._trouble.code == "vault.header_lost"

    @property
    def _closed_for_good(self) -> bool:
        """Whether nothing that is typed can open the vault: its header is lost, or for a newer program."""
        return self._lost or (self._trouble is not None and self._trouble.code == "vault.newer_vault")

    def _switch(self) -> None:
        self._choose_way(Way.RECOVERY_KEY if self._way is Way.PASSPHRASE else Way.PASSPHRASE)

    def _choose_way(self, way: Way) -> None:
        self._way = way
        self._wrong.hide()
        self._show_way()

    def _show_way(self) -> None:
        by_passphrase = self._way is Way.PASSPHRASE
        for field in (self._key_label, self.key, self._key_hint):
            field.setVisible(self._way is Way.RECOVERY_KEY)
        if self._way is Way.SHARES or self._entry is not None:
            self._wanted_entry().setVisible(self._way is Way.SHARES)
        other = "unlock.by_recovery_key" if by_passphrase else "unlock.by_passphrase"
        self._other_way.setText(self.context.text(other))
        self._refresh()
        self._line.setFocus()

    def _wanted_entry(self) -> ShareEntry:
        """Where shares are typed: made when somebody first wants to, which few ever do."""
        if self._entry is None:
            from app.ui.widgets.share_entry import ShareEntry

            self._entry = ShareEntry(self.context)
            self._entry.changed.connect(self._refresh)
            self._entry_place.addWidget(self._entry)
        return self._entry

    @property
    def _line(self) -> QWidget:
        """Where one types."""
        match self._way:
            case Way.PASSPHRASE:
                return self.passphrase
            case Way.RECOVERY_KEY:
                return self.key
            case Way.SHARES:
                return self._wanted_entry()

    @property
    def _filled(self) -> bool:
        match self._way:
            case Way.PASSPHRASE:
                return bool(self.passphrase.text)
            case Way.RECOVERY_KEY:
                return bool(self.key.text().strip())
            case Way.SHARES:
                return not self._wanted_entry().missing

    def _refresh(self) -> None:
        door, text = self.context.door, self.context.text
        busy = door.state is VaultState.UNLOCKING
        self._folder.setText(text("unlock.folder", folder=breakable(short_folder(door.folder))))
        self._folder.setToolTip(str(door.folder))
        ways = (self._other_way, self._by_shares, *self._ways_out)
        for each in (self.passphrase, self.key, *ways, self._language):
            each.setEnabled(not busy)
        if self._entry is not None:
            self._entry.setEnabled(not busy)
        until = self._attempt.remembered_until() if self._way is Way.PASSPHRASE and not busy else None
        if not busy:
            self._remembered.setVisible(until is not None and not door.asks_passphrase)
            self._after_away.setVisible(until is not None and door.asks_passphrase)
        self._remembered.setEnabled(not busy and not self._wait)
        self._open.setEnabled(self._filled and not busy and not self._wait)
        if busy:
            self._open.setText(text("unlock.opening"))
        elif self._wait:
            self._open.setText(self.context.translator.count("unlock.wait", self._wait))
        else:
            self._open.setText(text("unlock.open_by_copy" if self._trouble else "unlock.open"))
        for shown in (self._passphrase_label, self.passphrase):
            shown.setVisible(self._way is Way.PASSPHRASE and not self._closed_for_good)
        self._other_way.setVisible(not self._closed_for_good)
        self._by_shares.setVisible(self._way is not Way.SHARES and not self._closed_for_good)
        self._open.setVisible(self._lost or not self._closed_for_good)
        if self._lost:
            self._open.setText(text("unlock.restore"))
            self._open.setEnabled(True)

    def _ask_repair(self) -> None:
        """What was typed fits, and the database does not: it can be built anew. Imported only here:
        a lock screen stands sooner without.
        """
        from app.ui.restoring.rebuild import RepairDialog

        if self._attempt.repairable is not None:
            RepairDialog(self.context, self, self._attempt.repairable).open()
