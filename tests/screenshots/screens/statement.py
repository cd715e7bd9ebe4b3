"""The privacy statement before and after publishing, what changes, who must hear, the welcome folder; registers."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.practice import Practice
from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.ui.widgets.pdf_view import PdfView
from app.usecases.keep_item import add_item, edit_item
from app.usecases.practice import the_practice
from app.usecases.publish_statement import publish_statement
from app.usecases.statement_now import newest_statement
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _publish(stage: Stage) -> None:
    """Publish, where another picture of the same vault has not."""
    if newest_statement(stage.context.reader) is None:
        stage.context.vault.now(publish_statement, stage.context.parts)


def _published(stage: Stage, press: str = "") -> None:
    stage.open()
    vault = stage.context.vault
    _publish(stage)
    practice = the_practice(stage.context.reader)
    vault.now(edit_item, Practice, practice.id, {"phone": "0570 555 123"})
    _paper(stage)
    if press:
        stage.press(press)


def _paper(stage: Stage) -> None:
    """The page once its paper is made."""
    stage.go(Place("statement"))
    stage.until(lambda: any(each.isVisible() and each.page_count for each in stage.window.findChildren(PdfView)))


def _source(stage: Stage) -> None:
    """Somebody whom an employer sent, and who has not heard that yet."""
    stage.open()
    vault = stage.context.vault
    client = vault.now(add_item, Client, {"first_name": "Noor", "surname": "Wagenaar"})
    principal = vault.now(add_item, Organisation, {"name": "Drukkerij Het Zetwerk"})
    given = {"title": "Terug naar werk", "principal": principal.id, "starts_on": stage.context.today.isoformat()}
    vault.now(add_item, Trajectory, given, client.id)
    _published(stage, "tell_source")


def _register(stage: Stage, name: str) -> None:
    stage.go(Place("registers", part=name))
    stage.until(lambda: stage.find(QLabel, "register_below").text().strip() != "")


SCREENS = (
    Screen("statement-now", _paper),
    Screen("statement-published", _published),
    Screen("statement-changes", lambda stage: _published(stage, "statement_changes")),
    Screen("statement-tell", lambda stage: _published(stage, "tell_statement")),
    Screen("statement-source", _source),
    Screen("statement-welcome", lambda stage: _published(stage, "welcome_folder")),
    Screen("registers-processing", lambda stage: _register(stage, "processing")),
    Screen("registers-consents", lambda stage: _register(stage, "consents")),
    Screen("registers-empty", lambda stage: _register(stage, "for_controllers")),
)
