"""The page of the practice: its details at the left, the program's settings below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.domain.practice import Practice
from app.domain.unfinished import Unfinished
from app.host.settings import LONGEST_IDLE, SHORTEST_IDLE, Theme
from app.kernel.errors import Fault
from app.kernel.translator import Language
from app.ui.context import Context
from app.ui.feature import Action, Page
from app.ui.open_list import OpenList
from app.ui.place import Place
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About, FormKeeper
from app.ui.widgets.number_input import NumberInput
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import button, divider, label
from app.ui.widgets.scrolled import scrolled
from app.usecases.keep_item import edit_item
from app.usecases.practice import the_practice
from app.vault.work import Change, Work

_ROWS = (
    ("trade_name", "legal_name"),
    ("coach", "kvk"),
    ("email", "phone"),
    ("street", "house_number"),
    ("postcode", "town"),
    ("country", "website"),
    ("officer", "responsible"),
)


T = TypeVar("T")
P = ParamSpec("P")
_TITLE = "practice.title"


class PracticePage(Page):
    """The practice's own details can be changed here; the settings take hold at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        text = context.text
        self.form = RecordForm(context, Practice, _ROWS)
        self.form.edited.connect(self._edited)
        self._typed = FormKeeper(context, self, _TITLE, About(), (self.form,))
        self._save = button(text("dialog.save"), self._keep, "primary", name="save_practice")
        self._save.setEnabled(False)
        self._said = label("", "hint")
        self._said.setObjectName("practice_saved")
        inside = QVBoxLayout()
        inside.setSpacing(14)
        inside.addWidget(label(text("practice.details"), "heading"))
        inside.addWidget(self.form)
        inside.addWidget(self._said)
        inside.addSpacing(6)
        inside.addWidget(divider())
        inside.addSpacing(6)
        inside.addWidget(label(text("practice.settings"), "heading"))
        inside.addWidget(label(text("practice.settings.text"), "muted"))
        self._add_settings(inside)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        holder.setMaximumWidth(860)
        inside.setContentsMargins(2, 0, 16, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(text("practice.title"), text("practice.below"), self._save))
        self._scroll = scrolled(holder)
        layout.addWidget(self._scroll, 1)
        context.changed.connect(self._changed)
        self._show()

    def arrive(self, place: Place) -> None:
        """Put the cursor in the first field, or on the setting that the place names. What was left at a lock and is not
        good yet stands there again.
        """
        left = self.context.reader.find(Unfinished, form=_TITLE)
        if left and not self.form.dirty:
            self._typed.take_up(left[0])
            self._edited()
        setting = self.findChild(QWidget, place.part) if place.part else None
        if setting is None:
            self.form.focus_first()
            return
        setting.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, setting, lambda: self._scroll.ensureWidgetVisible(setting))  # once it has its place

    def leave(self) -> None:
        """What is good is kept; what is not stays on the page."""
        if self.form.dirty:
            self._keep()

    def holds(self) -> bool:
        """What could not be kept yet because it is not good."""
        return self.form.dirty

    def actions_here(self) -> tuple[Action, ...]:
        """Saving by key."""
        return (Action("save_practice", "dialog.save", lambda _: self._keep(), "Ctrl+S", lambda _: self.form.dirty),)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields what is wrong."""
        self._said.clear()
        self.form.show_faults(faults)

    def _show(self) -> None:
        self.form.set_record(the_practice(self.context.reader))
        self._save.setEnabled(False)

    def _edited(self) -> None:
        self._save.setEnabled(self.form.dirty)
        self._said.clear()

    def _keep(self) -> None:
        practice = the_practice(self.context.reader)
        self.context.do(self, self._kept, edit_item, Practice, practice.id, self.form.values())

    def finishing(self, usecase: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        """An act of this page: once it is done nothing is kept of what was typed."""
        return self._typed.finishing(usecase)

    def _kept(self, _: Practice) -> None:
        self._typed.begin_anew()
        self._show()
        self._said.setText(self.context.text("practice.saved"))

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == "practice" for each in changes) and not self.form.dirty:
            self._show()

    def _add_settings(self, layout: QVBoxLayout) -> None:
        text, settings = self.context.text, self.context.settings
        language = _choice([(each.value, text(f"language.{each.value}")) for each in Language], settings.language)
        language.setObjectName("language")
        language.activated.connect(lambda _: self._set(language=Language(language.currentData())))
        theme = _choice([(each.value, text(f"theme.{each.value}")) for each in Theme], settings.theme)
        theme.setObjectName("theme")
        theme.activated.connect(lambda _: self._set(theme=Theme(theme.currentData())))
        idle = NumberInput("idle_minutes", SHORTEST_IDLE, LONGEST_IDLE, settings.idle_minutes)
        idle.setSuffix(f" {text('practice.minutes')}")
        idle.lineEdit().setTextMargins(8, 0, 0, 0)  # the stylesheet's padding does not reach into a spin box
        idle.setKeyboardTracking(False)
        idle.valueChanged.connect(lambda minutes: self._set(idle_minutes=minutes))
        for key, widget in (("language", language), ("theme", theme), ("idle", idle)):
            above = label(text(f"practice.{key}"), "label", wrap=False)
            above.setBuddy(widget)
            widget.setAccessibleName(text(f"practice.{key}"))
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            widget.setMinimumWidth(280)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(above)
            pair.addWidget(widget)
            layout.addLayout(pair)
        reminders = QCheckBox(text("practice.reminders"))
        reminders.setObjectName("reminders")
        reminders.setChecked(settings.reminders)
        reminders.toggled.connect(lambda wanted: self._remind(reminders, wanted=wanted))
        layout.addWidget(reminders)
        layout.addWidget(label(text("practice.reminders.hint"), "hint"))

    def _remind(self, box: QCheckBox, *, wanted: bool) -> None:
        """Where the system does not let it, the box says so."""
        self._set(reminders=wanted)
        box.setChecked(self.context.settings.reminders)

    def _set(self, **changed: Language | Theme | int) -> None:
        self.context.settings_changed.emit(replace(self.context.settings, **changed))  # type: ignore[arg-type]


def _choice(options: list[tuple[str, str]], chosen: str) -> QComboBox:
    made = OpenList()
    for value, words in options:
        made.addItem(words, value)
    made.setCurrentIndex(made.findData(str(chosen)))
    return made
