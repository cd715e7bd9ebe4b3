"""The actions of the editor as data: name, icon, shortcut. The order is that of the toolbar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence


class Tool(StrEnum):
    """What a coach can do to the text; `editor.<tool>` is its name on the screen."""

    PARAGRAPH = "paragraph"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    BOLD = "bold"
    ITALIC = "italic"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    QUOTE = "quote"
    UNDO = "undo"
    REDO = "redo"

    @property
    def key(self) -> str:
        """The key of its name in the locale files."""
        return f"editor.{self.value}"


LEVELS = (Tool.PARAGRAPH, Tool.HEADING_1, Tool.HEADING_2, Tool.HEADING_3)
"""The style list; the position of a tool is the level of its heading."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button on the toolbar."""

    tool: Tool
    icon: str
    """Its name in the Phosphor typeface."""
    checkable: bool = False
    begins_group: bool = False


BUTTONS = (
    Button(Tool.BOLD, "text-bolder", checkable=True, begins_group=True),
    Button(Tool.ITALIC, "text-italic", checkable=True),
    Button(Tool.BULLETS, "list-bullets", checkable=True, begins_group=True),
    Button(Tool.NUMBERS, "list-numbers", checkable=True),
    Button(Tool.QUOTE, "quotes", checkable=True),
    Button(Tool.UNDO, "arrow-u-up-left", begins_group=True),
    Button(Tool.REDO, "arrow-u-up-right"),
)

_SHORTCUTS: dict[Tool, str | QKeySequence.StandardKey] = {
    Tool.PARAGRAPH: "Ctrl+Alt+0",
    Tool.HEADING_1: "Ctrl+Alt+1",
    Tool.HEADING_2: "Ctrl+Alt+2",
    Tool.HEADING_3: "Ctrl+Alt+3",
    Tool.BOLD: "Ctrl+B",
    Tool.ITALIC: "Ctrl+I",
    Tool.BULLETS: "Ctrl+Shift+8",
    Tool.NUMBERS: "Ctrl+Shift+7",
    Tool.QUOTE: "Ctrl+Shift+9",
    Tool.UNDO: QKeySequence.StandardKey.Undo,
    Tool.REDO: QKeySequence.StandardKey.Redo,
}


def shortcut(tool: Tool) -> QKeySequence:
    """The keys of a tool on this system."""
    return QKeySequence(_SHORTCUTS[tool])
