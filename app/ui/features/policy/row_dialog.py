"""One row of the policy in a form. What is wrong with it, alone or beside others, is said before it is taken over."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.policy import Policy
from app.domain.policy_check import policy_faults
from app.domain.policy_rows import Row, plain_row, read_row, row_key, with_rows
from app.kernel.errors import Fault, InputError
from app.ui.context import Context
from app.ui.features.policy.fields import FIELDS
from app.ui.features.policy.row_inputs import ManyInput
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.inputs import Input, YesNoInput
from app.ui.widgets.parts import column, label, labelled, notice

_KEYED = ("activities", "recipients", "asked", "roles")
"""Parts whose rows have a key of their own."""


class RowDialog(Dialog):
    """Asks for a row of a part; `taken` gets it, and the key of the one in whose place it comes."""

    def __init__(
        self,
        context: Context,
        near: QWidget,
        part: str,
        policy: Policy,
        row: Row | None,
        taken: Callable[[tuple[Row, ...], str], None],
    ) -> None:
        title = f"policy_screen.{part}.{'edit' if row is not None else 'add'}"
        super().__init__(context, near, title, "policy_screen.take_over", name="policy_row")
        self._part, self._policy, self._row, self._taken = part, policy, row, taken
        self._inputs: dict[str, Input] = {}
        self._said: dict[str, QLabel] = {}
        self._general = label("")
        self._general.setObjectName("row_fault")
        self._general_box = notice(self._general, "error")
        self._general_box.hide()
        self.body.addWidget(self._general_box)
        self.body.addWidget(self._form())
        known = plain_row(row) if row is not None else {"country": "NL", "sources": ["client"]}
        for name, made in self._inputs.items():
            made.show_value(known.get(name))
        self._first = self._values()
        self.setMinimumWidth(680)
        next(iter(self._inputs.values())).setFocus()

    def is_edited(self) -> bool:
        """Whether going back would lose something."""
        return self._values() != self._first

    def confirmed(self) -> None:
        """Take the row over, where nothing is wrong with it."""
        instead = row_key(self._row) if self._row is not None else ""
        try:
            made = read_row(self._part, self._data())
        except InputError as error:
            self._show(error.faults)
            return
        before = set(policy_faults(self._policy))
        after = policy_faults(with_rows(self._policy, self._part, made, instead))
        faults = tuple(each for each in after if each not in before)
        if faults:
            self._show(faults)
            return
        self._taken(made, instead)
        self.accept()

    def _form(self) -> QWidget:
        text = self.context.text
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for field in FIELDS[self._part]:
            made = field.make(self.context)
            made.setObjectName(field.name)
            if isinstance(made, ManyInput) and field.name == "activities":
                words = self.context.translator
                made.set_options([(each.key, each.purpose.words(words)) for each in self._policy.activities])
            name = text(f"policy_row.{field.name}") + (" *" if field.required else "")
            fault = label("", "fault")
            fault.setObjectName(f"{field.name}_fault")
            fault.hide()
            hint = f"policy_row.{field.name}.hint"
            below = [label(text(hint), "hint")] if self.context.translator.has(hint) else []
            if isinstance(made, YesNoInput):
                inside.addLayout(column(made, *below, fault, spacing=4))
            else:
                inside.addLayout(labelled(name, made, *below, fault))
            self._inputs[field.name], self._said[field.name] = made, fault
        if any(field.required for field in FIELDS[self._part]):
            inside.addWidget(label(text("form.required"), "hint"))
        inside.addStretch(1)
        self.setMinimumWidth(700)
        return holder

    def _values(self) -> dict[str, object]:
        return {name: made.given() for name, made in self._inputs.items()}

    def _data(self) -> dict[str, object]:
        """The row as JSON has it: with what the form does not ask as it was."""
        data = plain_row(self._row) if self._row is not None else {}
        if self._row is None and self._part in _KEYED:
            data["key"] = self._new_key()
        if self._part == "asked":
            data.setdefault("fields", [])
        for name, value in self._values().items():
            if value is None:
                data.pop(name, None)
            else:
                data[name] = value
        return data

    def _new_key(self) -> str:
        """A name that no row has: it stays when the words change."""
        return "row_" + "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(8))

    def _show(self, faults: tuple[Fault, ...]) -> None:
        said: dict[str, list[str]] = {}
        for fault in faults:
            where = str(dict(fault.arguments).get("where", ""))
            name = _FIELD_OF.get(fault.code, where.rpartition(".")[2].partition("[")[0])
            field = name if name in self._said else ""
            said.setdefault(field, []).append(self._worded(fault))
        for name, shown in self._said.items():
            shown.setText("\n".join(said.get(name, ())))
            shown.setVisible(name in said)
            self._inputs[name].set_wrong(name in said)
        self._general.setText("\n".join(said.get("", ())))
        self._general_box.setVisible("" in said)
        first = next((name for name in self._inputs if name in said), None)
        if first is not None:
            self._inputs[first].setFocus()

    def _worded(self, fault: Fault) -> str:
        """The fault in words, without the place in a file: it stands at its field. What a file must be written like,
        a form says more plainly.
        """
        plainer = f"policy_screen.wrong.{fault.code.rpartition('.')[2]}"
        if self.context.translator.has(plainer):
            return self.context.text(plainer)
        told = self.context.text(fault.key, **{**dict(fault.arguments), "where": ""}).lstrip(": ")
        return told[:1].upper() + told[1:]


_FIELD_OF = {
    "policy.weighing_missing": "weighing",
    "policy.agreement_missing": "agreement_with",
    "policy.contract_without_client": "agreement_with",
    "policy.contract_without_party": "subjects",
    "policy.agreement_beside_basis": "agreement_with",
    "policy.special_ground_missing": "special_ground",
    "policy.special_ground_beside": "special_ground",
    "policy.special_switched_off": "categories",
    "policy.purpose_missing": "purpose",
    "policy.subjects_missing": "subjects",
    "policy.data_missing": "data",
    "policy.marketing_without_consent": "basis",
    "policy.name_missing": "name",
    "policy.unknown_activity": "activities",
    "policy.period_missing": "period",
    "policy.period_too_long": "period",
    "policy.period_below_one": "period",
    "policy.never_keep_with_period": "period",
    "policy.never_keep_from_made": "trigger",
    "policy.retention_in_working_days": "period",
    "policy.kept_and_never_kept": "action",
    "policy.two_rules": "categories",
    "policy.two_answers": "kind",
}
"""At which field a contradiction is said; the rest is said above all."""
