"""One row of a register with everything it says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.register import Register, RegisterRow
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import box, column, label
from app.ui.widgets.scrolled import scrolled

_HIGH = 400


class RegisterRowDialog(Dialog):
    """The primary button closes it; a row of a dossier leads there."""

    def __init__(self, context: Context, near: QWidget, register: Register, shown: RegisterRow) -> None:
        in_dossier = bool(shown.client)
        super().__init__(
            context, near, f"register.{register.name.value}",
            "registers.to_dossier" if in_dossier else "registers.close", name="register_row",
        )  # fmt: skip
        self._client = shown.client
        self.setMinimumWidth(680)
        self.back.setText(context.text("registers.close"))
        self.back.setVisible(in_dossier)
        facts = []
        for each, cell in zip(register.columns, shown.cells, strict=True):
            if cell.strip():
                facts.append(column(label(context.text(each.label), "label"), label(cell), spacing=2))
        area = scrolled(box(column(*facts, None, spacing=10)), read_as=context.text(f"register.{register.name.value}"))
        area.setMinimumHeight(_HIGH)
        area.setAccessibleName(context.text(f"register.{register.name.value}"))
        self.body.addWidget(area)

    def confirmed(self) -> None:
        """Close; go to the dossier where it is in one."""
        self.accept()
        if self._client:
            self.context.navigate(Place("dossier", client=self._client))
