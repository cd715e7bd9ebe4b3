"""The consents part of a dossier: the list, the chosen one in full; recorded and withdrawn from the same place."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.consent import Consent
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import PartView
from app.ui.feature import Action
from app.ui.features.consents.ask import ask_for_consent
from app.ui.features.consents.asked import AskedQuestions
from app.ui.features.consents.details import ConsentDetails
from app.ui.features.consents.rows import ConsentRow, consent_columns, consent_rows
from app.ui.features.consents.standing import Standing, tone_of
from app.ui.features.consents.withdraw import withdraw
from app.ui.forms.consent import new_consent
from app.ui.widgets.flow import Flow
from app.ui.widgets.paged import Listed, Order
from app.ui.widgets.parts import button, label
from app.ui.widgets.state_mark import MarkDelegate
from app.ui.widgets.stretch import fit_columns
from app.ui.widgets.table import RecordTable
from app.vault.work import Change

_SHOWN = frozenset(
    {"answer", "consent_asked", "package", "consent", "organisation", "attachment", "document", "version", "trajectory"}
)
_FAR = 9_999_999
"""Days after which no ordinal of a date comes: counting back from it, the newest comes first."""


class ConsentsView(PartView):
    """Arrows walk through the list; what the cursor is on stands below it."""

    def __init__(self, context: Context, client: Id) -> None:
        super().__init__(context, client)
        text, columns = context.text, consent_columns(context)
        keys = {
            "standing": lambda each: (
                f"{list(Standing).index(each.standing)} {_FAR - each.consent.given_on.toordinal()}"
            ),
            "given_on": lambda each: each.consent.given_on.isoformat(),
            "until": lambda each: str(each.consent.withdrawn_on or each.consent.valid_until or ""),
        }
        self._table = RecordTable(
            context, columns, Listed(lambda: consent_rows(context, client), columns, keys), empty="consents.empty",
            order=Order("standing"),
        )  # fmt: skip
        self._table.setObjectName("consents")
        self._table.view.setAccessibleName(text("consents.part"))
        place = next(number for number, each in enumerate(columns) if each.name == "standing")
        self._table.view.setItemDelegateForColumn(
            place, MarkDelegate(context.colours, lambda each: tone_of(each.standing), self)
        )
        fit_columns(self._table, tuple(each.width for each in columns), fixed=(3, 4))
        self._details = ConsentDetails(context, self.withdraw)
        self._number = label("", "muted", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        ask = button(text("consents.ask"), self.ask, name="ask_consent_button")
        new = button(text("consents.new"), self.new, "primary", name="new_consent")
        layout.addLayout(Flow(self._number, ask, new, lead=True))
        self._asked = AskedQuestions(context, client)
        layout.addWidget(self._asked)
        layout.addWidget(self._table, 2)
        layout.addWidget(self._details, 3)
        self._table.selected.connect(self._select)
        self._table.opened.connect(self._select)
        context.changed.connect(self._changed)
        self._refresh()

    def arrive(self, record: str) -> None:
        """Show the list, with the cursor on the consent with this id where there is one."""
        self._refresh()
        self._go_to(record)

    def actions_here(self) -> tuple[Action, ...]:
        """Recording, asking, and withdrawing the one that the cursor is on."""
        return (
            Action("new_consent", "consents.new", lambda _: self.new(), "Ctrl+Shift+T"),
            Action("ask_consent", "consents.ask", lambda _: self.ask()),
            Action("withdraw_consent", "consents.withdraw_action", lambda _: self._withdraw_here(), when=self._can),
        )

    def new(self) -> None:
        """Record a consent; the cursor goes to it."""
        new_consent(self.context, self, self.client, lambda consent: self._go_to(consent.id))

    def ask(self) -> None:
        """Ask for consent by package, or offer there to withdraw it."""
        ask_for_consent(self.context, self, self.client)

    def withdraw(self, consent: Consent) -> None:
        """Ask, and withdraw it."""
        withdraw(self.context, self, consent)

    @property
    def current(self) -> ConsentRow | None:
        """The consent that the cursor is on."""
        return cast("ConsentRow | None", self._table.current)

    def _withdraw_here(self) -> None:
        if self.current is not None:
            self.withdraw(self.current.consent)

    def _can(self, _: Context) -> bool:
        return self.current is not None and self.current.standing is Standing.IN_FORCE

    def _select(self, shown: object) -> None:
        self._details.show_row(cast("ConsentRow | None", shown))

    def _go_to(self, record: str) -> None:
        model, view = self._table.model, self._table.view
        rows = (model.at(number) for number in range(model.rowCount()))
        here = next((number for number, each in enumerate(rows) if each and each.consent.id == record), -1)
        if here >= 0 or (model.rowCount() and not view.currentIndex().isValid()):
            view.selectRow(max(0, here))
        if model.rowCount():
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._details.show_row(self.current)

    def _changed(self, changes: frozenset[Change]) -> None:
        if self.isVisible() and any(each.noun in _SHOWN and each.client in ("", self.client) for each in changes):
            here = self.current
            self._refresh()
            self._go_to(here.consent.id if here else "")

    def _refresh(self) -> None:
        self._asked.refresh()
        self._table.refresh()
        number = self._table.model.rowCount()
        self._number.setText(self.context.translator.count("consents.count", number) if number else "")
        self._details.show_row(self.current)
