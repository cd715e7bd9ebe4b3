"""Putting the look on: Fusion, our palette, one stylesheet."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6 import QtCore
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.host.settings import Theme
from app.ui.theme.colours import DARK, LIGHT, Colours
from app.ui.theme.fonts import lines, load_fonts, plain_font, sizes

STYLE = ("-style", "Fusion")
"""What an application is made with. To set the style later is to have Python set up all of `QStyle`, which takes ten
milliseconds.
"""


def colours_for(theme: Theme, application: QApplication) -> Colours:
    """The colours of a theme; SYSTEM asks how the system is set."""
    if theme is Theme.SYSTEM:
        dark = application.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme is Theme.DARK else LIGHT


def put_on(application: QApplication, colours: Colours, resources: Path, points: float = 11.0) -> None:
    """Let the whole application, made with `STYLE`, look so; plain text in this many points."""
    load_fonts()
    application.setFont(plain_font(points))
    application.setPalette(_palette(colours))
    template = (resources / "theme" / "style.qss").read_text(encoding="utf-8")
    drawings = (resources / "theme").as_posix()
    look, filled = ("dark", "light") if colours is DARK else ("light", "dark")  # on a button filled with colour
    of_type = {f"size_{name}": each for name, each in sizes(points).items()}
    of_type |= {f"height_{name}": each for name, each in lines(points).items()}
    drawn = {"drawings": drawings, "look": look, "filled": filled}
    application.setStyleSheet(Template(template).substitute(**asdict(colours), **of_type, **drawn))


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is in the eyes of the stylesheet: `title`, `primary`, `danger`, `muted`, ..."""
    widget.setProperty("role", role)
    if widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        # What was not shown yet is looked up when it is.
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.window), (role.WindowText, colours.text), (role.Base, colours.window),
        (role.AlternateBase, colours.raised), (role.Text, colours.text), (role.Button, colours.raised),
        (role.ButtonText, colours.text), (role.BrightText, colours.danger), (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent), (role.Link, colours.accent), (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.raised), (role.ToolTipText, colours.text), (role.PlaceholderText, colours.muted),
        (role.Light, colours.raised), (role.Midlight, colours.line), (role.Mid, colours.line),
        (role.Dark, colours.control_line), (role.Shadow, colours.line), (role.Accent, colours.accent),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.muted))
    return palette
