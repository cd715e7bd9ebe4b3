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
    FIND = "find"
    REPLACE = "replace"
    TABLE_NEW = "table_new"
    ROW_ABOVE = "row_above"
    ROW_BELOW = "row_below"
    COLUMN_LEFT = "column_left"
    COLUMN_RIGHT = "column_right"
    ROW_REMOVE = "row_remove"
    COLUMN_REMOVE = "column_remove"
    TABLE_REMOVE = "table_remove"
    LINK = "link"
    FIELD = "field"
    TEXT = "text"

    @property
    def key(self) -> str:
        """The key of its name in the locale files."""
        return f"editor.{self.value}"


LEVELS = (Tool.PARAGRAPH, Tool.HEADING_1, Tool.HEADING_2, Tool.HEADING_3)
"""The style list; the position of a tool is the level of its heading."""


OF_TABLE = (
    Tool.ROW_ABOVE, Tool.ROW_BELOW, Tool.COLUMN_LEFT, Tool.COLUMN_RIGHT,
    Tool.ROW_REMOVE, Tool.COLUMN_REMOVE, Tool.TABLE_REMOVE,
)  # fmt: skip
"""What can be done where there is a table."""
OPENING = (Tool.FIND, Tool.REPLACE, Tool.TABLE_NEW, Tool.LINK, Tool.FIELD, Tool.TEXT)
"""What asks for something before the text changes."""
BY_EDITOR = (Tool.FIND, Tool.REPLACE)
"""Whose keys mean something else in the window: while one is in the editor, they are the editor's."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button on the toolbar."""

    tool: Tool
    icon: str
    """Its name in the Phosphor typeface."""
    checkable: bool = False
    begins_group: bool = False
    spare: bool = False
    """Not seen where there is little room: everybody knows its keys."""


BUTTONS = (
    Button(Tool.BOLD, "text-bolder", checkable=True, begins_group=True),
    Button(Tool.ITALIC, "text-italic", checkable=True),
    Button(Tool.BULLETS, "list-bullets", checkable=True, begins_group=True),
    Button(Tool.NUMBERS, "list-numbers", checkable=True),
    Button(Tool.QUOTE, "quotes", checkable=True),
    Button(Tool.UNDO, "arrow-u-up-left", begins_group=True, spare=True),
    Button(Tool.REDO, "arrow-u-up-right", spare=True),
    Button(Tool.FIND, "magnifying-glass", begins_group=True, spare=True),
)


@dataclass(frozen=True, slots=True)
class ToolMenu:
    """A button that opens a menu of tools; `editor.<name>` is its name. None stands for a dividing line."""

    name: str
    icon: str
    tools: tuple[Tool | None, ...]

    @property
    def key(self) -> str:
        """The key of its name in the locale files."""
        return f"editor.{self.name}"


MENUS = (
    ToolMenu("table", "table", (Tool.TABLE_NEW, None, *OF_TABLE[:4], None, *OF_TABLE[4:])),
    ToolMenu("insert", "plus", (Tool.FIELD, Tool.TEXT, Tool.LINK)),
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
    Tool.FIND: "Ctrl+F",
    Tool.REPLACE: "Ctrl+H",
    Tool.TABLE_NEW: "Ctrl+Shift+G",
    Tool.LINK: "Ctrl+Shift+L",
    Tool.FIELD: "Ctrl+Shift+F",
    Tool.TEXT: "Ctrl+Shift+E",
}


_AS_WELL: dict[Tool, str] = {Tool.REDO: "Ctrl+Y"}
"""What hands know from other programs, on every system."""


def shortcut(tool: Tool) -> QKeySequence:
    """The keys of a tool on this system; empty for one that stands in a menu only."""
    return QKeySequence(_SHORTCUTS.get(tool, ""))


def shortcuts(tool: Tool) -> list[QKeySequence]:
    """All keys of a tool; the first is the one that is named."""
    usual = shortcut(tool)
    more = [QKeySequence(_AS_WELL[tool])] if tool in _AS_WELL else []
    return [usual, *(each for each in more if each != usual)]
