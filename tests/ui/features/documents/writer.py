"""A coach at the page of one document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.client import Client
from app.domain.document import Version
from app.kernel.progress import Silent
from app.ui.editor import ProseEditor
from app.usecases.decide_version import approve_version
from app.usecases.share_document import share_document
from app.usecases.write_document import begin_document
from tests.ui.features.dossier_hands import DossierHands

DECIDED = {"decided_by": "Anna van den Berg", "decided_how": "email"}
TEXT = "# Verslag\n\nAnna wil **groeien**.\n"


class Writer:
    """A coach at the page of one document."""

    def __init__(self, hands: DossierHands, scratch: Path) -> None:
        self.hands, self.scratch = hands, scratch
        self.vault, self.parts = hands.context.vault, hands.context.parts
        self.client: Client = hands.client()
        trajectory = hands.trajectory(self.client)
        given = {"title": "Eindrapportage", "trajectory": trajectory.id}
        self.first: Version = self.vault.now(begin_document, given, self.client.id, TEXT)

    def open(self) -> None:
        self.hands.go("document", self.client.id, self.first.document)

    def share(self, version: Version | None = None) -> None:
        version = version or self.first
        share_document(self.vault, self.parts, version.id, self.scratch / f"{version.number}.html", Silent())

    def approve(self) -> None:
        self.vault.now(approve_version, self.first.id, DECIDED)

    def version(self, number: int = 1) -> Version:
        return self.vault.reader().find(Version, number=number)[0]

    def type(self, words: str) -> None:
        page = self.editor.page
        page.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(page, words)

    @property
    def editor(self) -> ProseEditor:
        return self.hands.see(ProseEditor, "draft")

    @property
    def saved(self) -> str:
        return self.hands.see(QLabel, "saved").text()

    def refuse_writing(self, refuse: bool) -> None:
        """Have the database itself take nothing, as a full or a write-protected disk would."""
        lane = self.vault.lane
        statement = f"PRAGMA query_only = {int(refuse)}"
        lane.between(lambda: lane._connection.execute(statement))
