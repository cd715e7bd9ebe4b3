"""One line of a file, in the table and below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.client import Client
from app.domain.declare import column
from app.domain.imports.plan import Action, ImportLine
from app.domain.imports.wording import remarks
from app.ui.context import Context
from app.ui.widgets.card import Card, pairs
from app.ui.widgets.paged import TableColumn
from app.ui.widgets.parts import label
from app.ui.widgets.shown import shown

_FIELDS = (("birth_date", 140), ("town", 130))


def line_columns(context: Context) -> tuple[TableColumn[ImportLine], ...]:
    """Where it stands, what happens, to whom, and what there is to say."""

    def value(name: str, width: int) -> TableColumn[ImportLine]:
        declared = column(Client, name)
        return TableColumn(
            name,
            declared.label,
            lambda line: shown(declared, line.values.get(name, ""), context.translator),
            width,
            sortable=False,
        )

    return (
        TableColumn("number", "import.line", lambda line: str(line.number), 70, right=True, sortable=False),
        TableColumn("action", "imports.happens", lambda line: action_text(context, line.action), 125, sortable=False),
        TableColumn("name", "import.name", lambda line: line.name, 200, sortable=False),
        *(value(name, width) for name, width in _FIELDS),
        TableColumn(
            "remarks", "imports.look", lambda line: " · ".join(remarks(line, context.translator)), 240, sortable=False
        ),
    )


def action_text(context: Context, action: Action) -> str:
    """What happens to a line, in a word."""
    return context.text(f"import.action.{action.value}")


class LineDetails(QWidget):
    """A card about one line."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.card = Card(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addStretch(1)


def details_of(context: Context, line: ImportLine, choice: QWidget | None = None) -> LineDetails:
    """Everything that was read from a line, and everything that there is to say of it, with what can be chosen."""
    shown_line = LineDetails(context.text("imports.line", line=line.number, name=line.name or "–"))
    card = shown_line.card
    if choice is not None:
        card.body.addWidget(choice)
    role = "fault" if line.action is Action.REFUSED else "muted"
    for remark in remarks(line, context.translator):
        card.body.addWidget(label(remark, role))
    declared = [(column(Client, name), value) for name, value in line.values.items()]
    told = [(context.text(each.label), shown(each, value, context.translator)) for each, value in declared]
    if told:
        card.body.addWidget(pairs(told, 5))
    return shown_line
