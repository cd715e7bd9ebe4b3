"""What is on or off in a policy, the documents that a client reads first, and the professional code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.document import DocumentKind
from app.domain.policy import Policy
from app.domain.policy_activity import NO_TEXT
from app.domain.professional_code import ProfessionalCode
from app.domain.reason import LocalText
from app.ui.context import Context
from app.ui.features.policy.row_inputs import BothInput
from app.ui.open_list import OpenList
from app.ui.theme.fonts import grown
from app.ui.widgets.parts import column, label, labelled, row

_BOX = 36
"""Pixels from the edge to the words of a checkbox: what explains it stands below its words."""
_SWITCHES = ("special_categories", "bsn", "consent_for_disclosure")


class Switches(QScrollArea):
    """Each change is handed over at once, and can be taken back like every other step."""

    chosen = Signal(dict)
    """Values of the policy, by name."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._showing = False
        text = context.text
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to what stands in it
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(2, 0, 16, 2)
        inside.setSpacing(12)
        self._boxes: dict[str, QCheckBox] = {}
        for name in _SWITCHES:
            hint = row(label(text(f"policy_screen.{name}.hint"), "hint"))
            hint.setContentsMargins(grown(_BOX), 0, 0, 0)
            inside.addLayout(column(self._box(name, text(f"policy.{name}")), hint, spacing=0))
            if name == "bsn":
                self._ground = BothInput(context.translator)
                self._ground.setObjectName("bsn_ground")
                for each in self._ground.findChildren(QWidget):
                    if hasattr(each, "editingFinished"):
                        each.editingFinished.connect(self._ground_given)
                inside.addLayout(labelled(text("policy.bsn_ground"), self._ground))
        inside.addSpacing(8)
        first = (self._box(f"shown_{kind.value}", text(f"document_kind.{kind.value}")) for kind in DocumentKind)
        inside.addLayout(column(label(text("policy.shown_first"), "label"), *first, spacing=4))
        inside.addSpacing(8)
        self._code = OpenList()
        self._code.setObjectName("code")
        self._code.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._code.setMinimumWidth(280)
        for code in ProfessionalCode:
            self._code.addItem(text(f"professional_code.{code.value}"), code.value)
        self._code.activated.connect(lambda _: self._give(code=ProfessionalCode(self._code.currentData())))
        inside.addLayout(labelled(text("policy.code"), self._code, label(text("policy_screen.code.hint"), "hint")))
        inside.addStretch(1)
        holder.setMaximumWidth(760)
        self.setWidget(holder)

    def show_policy(self, policy: Policy) -> None:
        """Let it show how a policy stands."""
        self._showing = True
        for name in _SWITCHES:
            self._boxes[name].setChecked(getattr(policy, name))
        for kind in DocumentKind:
            self._boxes[f"shown_{kind.value}"].setChecked(kind in policy.shown_first)
        ground = policy.bsn_ground
        self._ground.show_value({"nl": ground.nl, "en": ground.en})
        self._ground.setEnabled(policy.bsn)
        self._code.setCurrentIndex(self._code.findData(policy.code.value))
        self._showing = False

    def _box(self, name: str, text: str) -> QCheckBox:
        made = QCheckBox(text.replace("&", "&&"))
        made.setObjectName(name)
        made.toggled.connect(lambda on: self._ticked(name, on=on))
        self._boxes[name] = made
        return made

    def _ticked(self, name: str, *, on: bool) -> None:
        if name in _SWITCHES:
            self._give(**{name: on})
        else:
            shown = (kind for kind in DocumentKind if self._boxes[f"shown_{kind.value}"].isChecked())
            self._give(shown_first=frozenset(shown))

    def _ground_given(self) -> None:
        given = self._ground.given()
        ground = LocalText(str(given["nl"]), str(given["en"])) if isinstance(given, dict) else NO_TEXT
        self._give(bsn_ground=ground)

    def _give(self, **values: object) -> None:
        if not self._showing:
            self.chosen.emit(values)
