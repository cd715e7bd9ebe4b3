"""What every screen before a closed vault has: a picture, the folder as its owner knows it, the other language, and
the place of all that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from app.kernel.translator import Language
from app.ui.by_name import set_by_name
from app.ui.context import Context
from app.ui.theme.fonts import enlarged
from app.ui.theme.glyphs import pixmap
from app.ui.widgets.parts import row


def picture(context: Context, name: str) -> QLabel:
    """A large icon, in the middle."""
    made = QLabel()
    made.setPixmap(pixmap(name, context.colours.accent, 56, made.devicePixelRatioF()))
    return centred(made)


def centred(text: QLabel) -> QLabel:
    """The same label, with what it shows in the middle."""
    set_by_name(text, alignment="AlignHCenter")
    return text


def short_folder(folder: Path) -> str:
    """The folder as its owner knows it: from the home folder on."""
    try:
        return str(Path("~") / folder.absolute().relative_to(Path.home()))
    except ValueError:
        return str(folder)


def switch_language(context: Context) -> None:
    """Have the program speak the other language from now on."""
    settings = context.settings
    other = Language.ENGLISH if settings.language is Language.DUTCH else Language.DUTCH
    context.settings_changed.emit(replace(settings, language=other))


def stand(screen: QWidget, middle: QWidget, ways: Sequence[QWidget], language: QWidget) -> None:
    """Put what a screen is about in its middle, and the ways elsewhere at its foot.

    Where type is large the foot takes the lines that it needs, and the screen scrolls where it is too low for all of
    it. What does that is imported only then: a lock screen stands sooner without.
    """
    inside, large = QVBoxLayout(), enlarged() > 1
    others: QLayout
    if large:
        from app.ui.widgets.flow import Flow

        others = Flow(*ways)
    else:
        others = row(*ways, None)
    foot = row(others, language)
    foot.setStretch(0, 1)
    inside.setContentsMargins(24, 24, 24, 16)
    inside.addStretch(2)
    beside = row(None, middle, None)
    beside.setStretch(1, 100)  # as wide as it may be
    inside.addLayout(beside)
    inside.addStretch(3)
    inside.addLayout(foot)
    if not large:
        screen.setLayout(inside)
        return
    from app.ui.widgets.low_window import LowColumn

    outer = QVBoxLayout(screen)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(LowColumn(inside))
