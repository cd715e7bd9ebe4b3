"""Making the welcome folder of a client (row D14), and recording in the same step that the statement was given."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.reason import worded
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
from app.usecases.give_terms import newest_terms, read_terms
from app.usecases.welcome_folder import NewTerms, record_welcome, save_welcome_folder
from app.vault.lists import Query


def welcome_form(context: Context, near: QWidget) -> FormDialog:
    """Choose the client, and the terms that go along; then where the folder is kept."""
    form = RecordForm(
        context, StatementTold, (("client",), ("told_on", "told_how")), references={"client": lambda: _clients(context)}
    )
    form.set_values({"told_on": context.today, "told_how": "paper"})
    newest = newest_terms(context.reader)
    terms: list[NewTerms] = [NewTerms(newest.title, newest.content)] if newest else []
    said = context.text("statement_screen.no_terms")
    chosen = label(worded(newest.named(lambda _: None), context.translator) if newest else said, "muted")
    chosen.setObjectName("terms_chosen")

    def take(path: Path) -> None:
        try:
            terms[:] = [NewTerms(path.stem, read_terms(path))]
        except InputError as error:
            context.present(error, near)
            return
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


def _where(
    context: Context, dialog: FormDialog, client: Client, terms: NewTerms | None, values: dict[str, object]
) -> None:
    """Ask where it is kept, write it there, and record what was given with it: the statement, and which terms."""
    suggested = f"{safe_name(' '.join((context.text('welcome.title'), client.name)))}.pdf"
    given = {"given_on": values.get("told_on"), "given_how": values.get("told_how")}

    def written(_: Path) -> None:
        context.do(dialog, dialog.saved, record_welcome, client.id, values, terms, given)

    def write(path: Path) -> None:
        def work(_: Progress) -> Path:
            content = terms.content if terms else b""
            return save_welcome_folder(context.vault.reader(), context.parts, client.id, path, content)

        context.run(dialog, written, work, label="statement_screen.making")

    dialog.primary.setEnabled(True)
    context.files.save_file(dialog, context.text("statement_screen.make"), suggested, "PDF (*.pdf)", write)


def _clients(context: Context) -> list[Option]:
    """All of them: whoever is welcomed is the newest, at the far end of no list."""
    found = context.reader.page(Query(Client), limit=context.reader.count(Client))
    return [(Id(each.id), each.name) for each in found]
