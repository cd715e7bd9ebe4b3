"""What every screen before a closed vault has: a picture, the folder as its owner knows it, the other language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.kernel.translator import Language
from app.ui.by_name import set_by_name
from app.ui.context import Context
from app.ui.theme.glyphs import pixmap


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
