"""The page: a card for each thing that opens the vault, one for the ledger, one for when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.kernel.clock import legal_date
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.security.ledger_check import LedgerCheckDialog
from app.ui.features.security.new_key import ask_new_vault_key
from app.ui.features.security.new_passphrase import NewPassphraseDialog
from app.ui.features.security.proving import prove
from app.ui.features.security.rehearsal import RecoveryRehearsal, SharesRehearsal
from app.ui.features.security.show_key import ShowKeyDialog
from app.ui.features.security.splitting import SplitDialog
from app.ui.place import Place
from app.ui.tab_order import first_stop
from app.ui.widgets.card import Card, CardPage
from app.ui.widgets.dialog import ask
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import button, label
from app.ui.widgets.sheet_buttons import SheetButtons
from app.usecases.key_record import KeyAct, last_done
from app.usecases.practice import practice_details, the_practice
from app.usecases.recovery_keys import current_split, make_recovery_key, withdraw_shares
from app.usecases.remember_on_this_computer import (
    DAYS,
    forget_on_this_computer,
    remember_on_this_computer,
    remembered_until,
)
from app.vault.ledger_head import printed_head
from app.vault.recovery_key import RecoveryKey
from app.vault.work import Change


class SecurityPage(Page):
    """What opens the vault now, when each was last seen to, and what can be done about it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._keyring_answers: bool | None = None
        """Whether this system has a keyring that answers; None until that is known."""
        self._only_here: tuple[QWidget, ...] = ()
        """The button that remembers, and what is said instead, where either is on the page."""
        self._cards = CardPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(context.text("security.title"), context.text("security.below")))
        layout.addWidget(self._cards, 1)
        context.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        """Show how things stand, with the cursor in the card that the place names, and find out meanwhile whether this
        computer could remember the vault.
        """
        self._show()
        card = self._cards.findChild(QWidget, f"card_{place.part}") if place.part else None
        if card is not None:
            if (within := first_stop(card)) is not None:
                within.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, card, lambda: self._cards.ensureWidgetVisible(card))  # once it has its place
        context, keyring = self.context, self.context.parts.keyring
        name = f"key {context.vault.identity}"
        context.tasks.run(lambda _: keyring.read(name), self, lambda _: self._heard(True), self._unheard)

    def _unheard(self, error: BaseException) -> None:
        self._heard(False)

    def _heard(self, answers: bool) -> None:
        self._keyring_answers = answers
        self._show_keyring()

    def _show_keyring(self) -> None:
        """The button where a keyring answers, else that there is none; neither before that is known."""
        for shown, widget in zip((True, False), self._only_here, strict=False):
            widget.setHidden(self._keyring_answers is not shown)

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == "setting" for each in changes):
            self._show()

    def _show(self) -> None:
        self._cards.show_cards(
            (
                self._passphrase(),
                self._computer(),
                self._recovery(),
                self._shares(),
                self._ledger(),
                self._suspicion(),
            )
        )

    def _passphrase(self) -> QWidget:
        change = self._button("change_passphrase", lambda: NewPassphraseDialog(self.context, self).open())
        return self._card("passphrase", self._since(KeyAct.PASSPHRASE), change)

    def _computer(self) -> QWidget:
        context = self.context
        until = remembered_until(context.vault.header, context.parts.keyring.kind, context.clock.now())
        if until is None:
            remember = self._button("remember", self._ask_remember)
            card = self._card("computer", context.text("security.computer.none"), remember)
            self._only_here = (remember, card.findChildren(QLabel, "state_computer")[0])
            self._show_keyring()
            return card
        self._only_here = ()
        said = context.text("security.computer.until", day=self._day(until))
        return self._card("computer", said, self._button("forget", self._forget))

    def _recovery(self) -> QWidget:
        rehearse = self._button("rehearse_recovery", lambda: RecoveryRehearsal(self.context, self).open())
        renew = self._button("new_recovery", self._ask_new_recovery)
        state = f"{self._since(KeyAct.RECOVERY)} {self._rehearsed(KeyAct.RECOVERY_REHEARSED, KeyAct.RECOVERY)}".strip()
        return self._card("recovery", state, rehearse, renew)

    def _shares(self) -> QWidget:
        context, now = self.context, current_split(self.context.vault)
        divide = self._button("split", lambda: SplitDialog(context, self).open())
        if now is None:
            return self._card("shares", context.text("security.shares.none"), divide)
        said = context.text("security.shares.are", threshold=now.threshold, count=now.count)
        rehearse = self._button("rehearse_shares", lambda: SharesRehearsal(context, self).open())
        withdraw = self._button("withdraw", self._ask_withdraw)
        state = f"{said} {self._since(KeyAct.SPLIT)} {self._rehearsed(KeyAct.SHARES_REHEARSED, KeyAct.SPLIT)}"
        return self._card("shares", state, rehearse, withdraw, divide)

    def _ledger(self) -> QWidget:
        context = self.context
        check = self._button("check_ledger", lambda: LedgerCheckDialog(context, self).open())
        card = self._card(
            "ledger", context.text("security.ledger.at", number=printed_head(context.vault).sequence), check
        )
        card.body.addWidget(SheetButtons(context, self._head_sheet, context.text("security.ledger.file"), name="head"))
        return card

    def _suspicion(self) -> QWidget:
        renew = self._button("new_vault_key", lambda: ask_new_vault_key(self.context, self), "danger")
        return self._card("suspicion", "", renew)

    def _ask_remember(self) -> None:
        prove(self.context, self, "security.ask_remember", "security.remember", self._remember)

    def _remember(self) -> None:
        context = self.context
        vault, keyring, clock = context.vault, context.parts.keyring, context.clock
        context.run(self, None, lambda _: remember_on_this_computer(vault, keyring, clock, DAYS), label="security.busy")

    def _forget(self) -> None:
        context = self.context
        vault, keyring, clock = context.vault, context.parts.keyring, context.clock

        def done(_: int) -> None:
            self._show()

        context.run(self, done, lambda _: forget_on_this_computer(vault, keyring, clock), label="security.busy")

    def _ask_new_recovery(self) -> None:
        prove(self.context, self, "security.ask_recovery", "security.new_recovery", self._new_recovery)

    def _new_recovery(self) -> None:
        context = self.context
        vault, parts = context.vault, context.parts

        def made(key: RecoveryKey) -> None:
            ShowKeyDialog(context, self, key, "security.recovery_made").open()

        context.run(self, made, lambda _: make_recovery_key(vault, parts), label="security.busy")

    def _ask_withdraw(self) -> None:
        ask(self.context, self, "security.ask_withdraw", "security.withdraw", self._withdraw, danger=True)

    def _withdraw(self) -> None:
        vault = self.context.vault
        self.context.run(self, None, lambda _: withdraw_shares(vault), label="security.busy")

    def _head_sheet(self) -> bytes:
        from app.documents.ledger_sheet import render_ledger_sheet

        context, printed = self.context, printed_head(self.context.vault)
        practice = practice_details(the_practice(context.reader))
        return render_ledger_sheet(printed.sequence, printed.code, practice, context.today, context.translator)

    def _card(self, name: str, state: str, *buttons: QWidget) -> Card:
        card = Card(self.context.text(f"security.{name}"), *buttons)  # type: ignore[arg-type]
        card.setObjectName(f"card_{name}")
        card.body.addWidget(label(self.context.text(f"security.{name}.text"), "muted"))
        if state:
            said = label(state)
            said.setObjectName(f"state_{name}")
            card.body.addWidget(said)
        return card

    def _button(self, name: str, clicked: Callable[[], object], role: str = "") -> QWidget:
        return button(self.context.text(f"security.{name}"), lambda: _done(clicked()), role, name=name)

    def _since(self, act: KeyAct) -> str:
        at = last_done(self.context.reader, act)
        return "" if at is None else self.context.text("security.since", day=self._day(at))

    def _rehearsed(self, act: KeyAct, made: KeyAct) -> str:
        """When it was last rehearsed; what was rehearsed before it was made anew proves nothing."""
        at, since = last_done(self.context.reader, act), last_done(self.context.reader, made)
        if at is None or (since is not None and at < since):
            return self.context.text("security.not_rehearsed")
        return self.context.text("security.rehearsed", day=self._day(at))

    def _day(self, at: datetime) -> str:
        return self.context.translator.date(legal_date(at))


def _done(_: object) -> None:
    """A button's act has no result."""
