"""Sharing a draft with the client: the version is frozen, and goes out as a package in one file (rows D10, X1)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.document import Document, Version
from app.domain.gate import GateRefused
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.forms.packing import PackingDialog
from app.ui.widgets.parts import label, notice
from app.usecases.package_for import MadePackage
from app.usecases.print_document import not_printed
from app.usecases.share_document import require_shareable, share_document

_MOST = 20
"""Characters that are named; a text in another script has hundreds."""


def share(context: Context, near: QWidget, version: Version) -> None:
    """Ask the gate before the coach is asked anything; it is asked again when the version is frozen."""
    try:
        require_shareable(context.reader, version, context.parts)
    except GateRefused as refused:
        context.present(refused, near)
        return
    ShareDialog(context, near, version).open()


class ShareDialog(PackingDialog):
    """Says what sharing means, and then makes the package."""

    def __init__(self, context: Context, near: QWidget, version: Version) -> None:
        super().__init__(context, near, "documents_screen.share.title", "documents_screen.share.make", name="share")
        self._version = version
        text, reader = context.text, context.reader
        title = reader.get(Document, version.document).title
        client = reader.get(Client, version.client)
        self.question.addWidget(
            label(text("documents_screen.share.text", title=title, number=version.number, client=client.name))
        )
        self.question.addWidget(notice(text("documents_screen.share.frozen")))
        missing = not_printed(reader, context.parts, version)
        if missing:
            words = label(text("documents_screen.share.not_printed", characters=" ".join(missing[:_MOST])))
            words.setObjectName("not_printed")
            self.question.addWidget(notice(words, "warning"))

    def confirmed(self) -> None:
        """Look at it; then ask where the file goes, and make it."""
        vault, parts, version = self.context.vault, self.context.parts, self._version

        def ready(_: Progress) -> None:
            reader = vault.reader()
            require_shareable(reader, reader.get(Version, version.id), parts)

        def sharing(target: Path, progress: Progress) -> MadePackage:
            return share_document(vault, parts, version.id, target, progress)

        suggested = self.context.text("documents_screen.share.file", day=self.context.today.isoformat())
        self.pack("documents_screen.share.place", suggested, ready, sharing)
