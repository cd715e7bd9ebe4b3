"""One field of a form: label, input, hint, and below it what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.declare import Column, Shape
from app.kernel.translator import Translator
from app.ui.widgets.inputs import Input
from app.ui.widgets.parts import label


class Field(QWidget):
    """A declared field with the input that fits its shape."""

    edited = Signal()

    def __init__(self, column: Column, made: Input, translator: Translator, *, required: bool = False) -> None:
        super().__init__()
        self.column, self.input = column, made
        self.required = required or column.declaration.required
        made.setObjectName(column.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        text = translator.text(column.label)
        text = f"{text} *" if self.required else text  # row E14
        made.inner.setAccessibleName(text)
        if column.declaration.shape is not Shape.YES_NO:
            above = label(text, "label", wrap=False)
            above.setBuddy(made.inner)
            layout.addWidget(above)
        layout.addWidget(made)
        keys = (f"{column.label}.hint", f"{column.label}.consequence")
        self._hints = tuple(translator.text(key) for key in keys if translator.has(key))
        for hint in self._hints:
            layout.addWidget(label(hint, "hint"))
        made.inner.setAccessibleDescription(" ".join(self._hints))
        self._fault = label("", "fault")
        self._fault.setObjectName(f"{column.name}_fault")
        self._fault.setText("Ag")
        self._fault.setMinimumHeight(self._fault.sizeHint().height())
        self._fault.setText("")
        keeps = self._fault.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # so that what is wrong moves nothing when it is said
        self._fault.setSizePolicy(keeps)
        self._fault.hide()
        layout.addWidget(self._fault)
        layout.addStretch(1)
        made.edited.connect(self._changed)

    @property
    def fault(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._fault.text()

    def show_fault(self, text: str) -> None:
        """Say what is wrong, or with an empty text that nothing is."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.input.set_wrong(bool(text))
        self.input.inner.setAccessibleDescription(" ".join((text, *self._hints) if text else self._hints))

    def _changed(self) -> None:
        self.show_fault("")
        self.edited.emit()
