"""Every form that can be filled in keeps what is typed, and can be opened again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit

import app.ui
from app.domain.category import Category
from app.domain.unfinished import Unfinished, write_typed
from app.kernel.ids import new_id
from app.kernel.translator import Language
from app.ui.run import Program
from app.ui.shell.ways_back import WAYS_BACK, open_again
from app.usecases.parts import Parts
from tests.ui.look import see
from tests.usecases import dossier

UI = Path(app.ui.__file__).parent


def form_dialogs() -> Iterator[tuple[str, ast.Call]]:
    """Every call that makes a FormDialog, and where it stands."""
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "FormDialog":
                yield f"app/ui/{path.relative_to(UI).as_posix()}", node


def test_there_are_forms_to_look_at() -> None:
    assert len(list(form_dialogs())) > 10


def test_every_form_says_what_it_is_about() -> None:
    """Without `about` nothing of it is kept at a lock."""
    silent = set()
    for where, call in form_dialogs():
        if not any(each.arg == "about" for each in call.keywords):
            title = call.args[2]
            silent.add(f"{where}: {ast.unparse(title)}")
    assert not silent


def test_every_form_that_is_kept_can_be_opened_again() -> None:
    titles = {
        str(call.args[2].value)
        for _, call in form_dialogs()
        if isinstance(call.args[2], ast.Constant) and any(each.arg == "about" for each in call.keywords)
    }
    assert titles <= set(WAYS_BACK)


@pytest.mark.parametrize(("form", "dialog"), [("hold", "hold"), ("review", "review")])
def test_a_form_about_an_item_is_opened_again_about_that_item(program: Program, form: str, dialog: str) -> None:
    context, vault = program.context, program.context.vault
    held = dossier.session(vault, dossier.trajectory(vault, dossier.client(vault)))
    now = context.parts.clock.now()
    left = Unfinished(
        id=new_id(), made=now, changed=now, client=held.client, form=f"retention_acts.{form}.title", record=held.id,
        category=Category.ADMINISTRATION,
        content=write_typed({"hold": {"explanation": "De zaak loopt."}, "review": {"why": "De zaak loopt."}}),
    )  # fmt: skip
    assert open_again(context, program.window, left)
    opened = see(program.window, QDialog, dialog)
    assert "De zaak loopt." in [each.toPlainText() for each in opened.findChildren(QPlainTextEdit)]
    if form == "hold":
        assert "3 februari 2025" in see(program.window, QCheckBox, "only_item").text()
    assert not open_again(context, program.window, replace(left, record=new_id())), "it went meanwhile"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", sorted(WAYS_BACK))
def test_every_form_has_a_name_to_offer_it_by(form: str, language: Language, parts: Parts) -> None:
    assert parts.translator(language).text(form)
    assert len(form) <= 80
