"""Making the welcome folder of a client (row D14), and recording in the same step that the statement was given."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.statement import StatementTold
from app.kernel.errors import Fault, InputError
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.inputs import Option
from app.ui.widgets.parts import button, label, row
from app.usecases.statement_now import newest_statement
from app.usecases.tell_statement import tell_statement
from app.usecases.welcome_folder import save_welcome_folder
from app.vault.lists import Query

_MOST = 2_000


def welcome_form(context: Context, near: QWidget) -> FormDialog:
    """Choose the client, and the terms that go along; then where the folder is kept."""
    form = RecordForm(
        context, StatementTold, (("client",), ("told_on", "told_how")), references={"client": lambda: _clients(context)}
    )
    form.set_values({"told_on": context.today, "told_how": "paper"})
    terms: list[Path] = []
    chosen = label(context.text("statement_screen.no_terms"), "muted")
    chosen.setObjectName("terms_chosen")

    def take(path: Path) -> None:
        terms[:] = [path]
        chosen.setText(path.name)

    def choose() -> None:
        context.files.open_file(near, context.text("statement_screen.terms"), "PDF (*.pdf)", take)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        client = context.reader.maybe(Client, str(values.pop("client", "")))
        if client is None:
            context.present(InputError(Fault("statement_told.client", "required")), dialog)
            dialog.primary.setEnabled(True)
            return
        _where(context, dialog, client, terms[0] if terms else None, values)

    dialog = FormDialog(
        context, near, "statement_screen.welcome", form, save, primary="statement_screen.make", name="welcome_form",
        about=About(),
    )  # fmt: skip
    dialog.body.insertWidget(0, label(context.text("statement_screen.welcome.below"), "hint"))
    dialog.body.addLayout(row(button(context.text("statement_screen.terms"), choose, name="terms"), chosen))
    dialog.open()
    return dialog


def _where(context: Context, dialog: FormDialog, client: Client, terms: Path | None, values: dict[str, object]) -> None:
    """Ask where it is kept, write it there, and record that the statement was given where it was not yet."""
    statement = newest_statement(context.reader)
    known = statement is not None and context.reader.count(StatementTold, client=client.id, statement=statement.id)
    suggested = f"{safe_name(' '.join((context.text('welcome.title'), client.name)))}.pdf"

    def written(_: Path) -> None:
        if known:
            dialog.saved()
        else:
            context.do(dialog, dialog.saved, tell_statement, [client.id], values)

    def write(path: Path) -> None:
        def work(_: Progress) -> Path:
            return save_welcome_folder(context.vault.reader(), context.parts, client.id, path, terms)

        context.run(dialog, written, work, label="statement_screen.making")

    dialog.primary.setEnabled(True)
    context.files.save_file(dialog, context.text("statement_screen.make"), suggested, "PDF (*.pdf)", write)


def _clients(context: Context) -> list[Option]:
    found = context.reader.page(Query(Client), limit=_MOST)
    return [(Id(each.id), each.name) for each in found]
