"""The cards of the page of backups: each shows what is, and hands on what is pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from app.domain.backup_rule import MOST, KeepRule
from app.domain.drill import Drill, DrillResult
from app.ui.context import Context
from app.ui.theme.fonts import grown
from app.ui.widgets.backup_age import tone_of
from app.ui.widgets.breakable import breakable
from app.ui.widgets.card import Card
from app.ui.widgets.link import link
from app.ui.widgets.number_input import NumberInput
from app.ui.widgets.parts import button, column, label, notice, row
from app.ui.widgets.state_mark import StateMark, Tone
from app.usecases.backups.newest import BackupState, backup_age
from app.usecases.backups.place import StoredBackup
from app.usecases.backups.settings import BackupSettings

_LISTED = 4
"""Backups that are shown at once; the others come when asked for."""


def newest_card(context: Context, state: BackupState, make: Callable[[], None], choose: Callable[[], None]) -> Card:
    """How old the newest is, where it goes, and one made now."""
    text, place = context.text, state.settings.place
    now = button(text("backups.make"), make, "primary", name="make_backup")
    now.setEnabled(state.present)
    key = "backups.other_place" if place else "backups.choose_place"
    where = button(text(key), choose, "" if place else "primary", name="choose_place")
    card = Card(text("backups.newest"), *((where, now) if place else (where,)))
    mark = StateMark(context.colours, "large")
    mark.words.setObjectName("newest_backup")
    mark.show_state(tone_of(state), backup_age(state.newest, context.translator))
    card.body.addWidget(mark)
    if place is None:
        if state.newest is not None and state.same_disk:
            card.body.addWidget(_named(notice(text("backups.newest_same_disk")), "same_disk"))
        card.body.addWidget(label(text("backups.no_place"), "muted"))
        return card
    told = label(text("backups.place", place=breakable(str(place))), "muted")
    told.setObjectName("backup_place")
    card.body.addWidget(told)
    if not state.present:
        card.body.addWidget(_named(notice(text("backups.place_away.text")), "place_away"))
    elif state.same_disk:
        card.body.addWidget(_named(notice(text("backups.same_disk")), "same_disk"))
    return card


def rule_card(context: Context, settings: BackupSettings, changed: Callable[[BackupSettings], None]) -> Card:
    """Whether by itself, and how many are kept. It takes hold at once."""
    text = context.text
    card = Card(text("backups.rule"))
    nightly = QCheckBox(text("backups.nightly"))
    nightly.setObjectName("nightly")
    nightly.setChecked(settings.nightly)
    card.body.addWidget(nightly)
    boxes: list[NumberInput] = []
    line = QHBoxLayout()
    line.setSpacing(24)
    for name, value, least in (
        ("days", settings.rule.days, 1), ("weeks", settings.rule.weeks, 0), ("months", settings.rule.months, 0),
    ):  # fmt: skip
        spin = NumberInput(f"keep_{name}", least, MOST, value)
        spin.setKeyboardTracking(False)
        spin.lineEdit().setTextMargins(8, 0, 0, 0)
        spin.setFixedWidth(grown(110))
        spin.setAccessibleName(text(f"backups.keep.{name}"))
        above = label(text(f"backups.keep.{name}"), "label", wrap=False)
        above.setBuddy(spin)
        line.addLayout(column(above, spin, spacing=4))
        boxes.append(spin)
    line.addStretch(1)
    card.body.addLayout(line)
    card.body.addWidget(label(text("backups.rule.text"), "hint"))

    def now_set(_: object = None) -> None:
        days, weeks, months = (each.value() for each in boxes)
        changed(replace(settings, nightly=nightly.isChecked(), rule=KeepRule(days, weeks, months)))

    nightly.toggled.connect(now_set)
    for each in boxes:
        each.valueChanged.connect(now_set)
    return card


def stored_card(
    context: Context, stored: tuple[StoredBackup, ...], restore: Callable[[Path], None], choose: Callable[[], None],
    *, present: bool, everything: bool, show_all: Callable[[], None],
) -> Card:  # fmt: skip
    """The backups in the place, each to look into and to restore."""
    text = context.text
    card = Card(text("backups.stored"), button(text("backups.from_file"), choose, name="choose_backup"))
    if not stored:
        card.body.addWidget(label(text("backups.none_stored" if present else "backups.from_file.text"), "muted"))
        return card
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(0)
    shown = stored if everything else stored[:_LISTED]
    for place, each in enumerate(shown):
        grid.addWidget(label(context.translator.instant(each.made), wrap=False), place, 0)
        grid.addWidget(label(context.translator.size(each.particulars.size), "muted", wrap=False), place, 1)
        grid.addWidget(
            label("" if each.by_rule else text("backups.kept_for_good", name=each.file.name), "hint"), place, 2
        )
        look = button(text("backups.look"), _with(restore, each.file), "quiet", name=f"look_{place}")
        look.setAccessibleName(text("backups.look_into", made=each.made))
        grid.addWidget(look, place, 3)
    grid.setColumnStretch(2, 1)
    card.body.addLayout(grid)
    if len(shown) < len(stored):
        more = context.translator.count("backups.more", len(stored) - len(shown))
        card.body.addLayout(row(link(more, show_all, name="all_backups"), None))
    return card


def drill_card(context: Context, drill: Drill | None, hold: Callable[[], None], *, possible: bool) -> Card:
    """When it was last proven that a backup can be restored, and proving it now."""
    text = context.text
    now = button(text("drill.hold"), hold, name="hold_drill")
    now.setEnabled(possible)
    card = Card(text("drill.title"), now)
    mark = StateMark(context.colours)
    mark.words.setObjectName("last_drill")
    if drill is None:
        mark.show_state(Tone.WAITING if possible else Tone.QUIET, text("drill.never"))
    else:
        passed = drill.result is DrillResult.PASSED
        mark.show_state(
            Tone.GOOD if passed else Tone.STOPPED, text(f"drill.last.{drill.result.value}", on=drill.held_on)
        )
    card.body.addWidget(mark)
    if drill is not None:
        told = text(
            f"drill.told.{drill.result.value}",
            on=drill.held_on, made=drill.backup_made, items=drill.items, attachments=drill.attachments,
        )  # fmt: skip
        card.body.addWidget(label(told, "muted"))
    card.body.addWidget(label(text("drill.text"), "hint"))
    return card


def _with(act: Callable[[Path], None], file: Path) -> Callable[[], None]:
    return lambda: act(file)


def _named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget
