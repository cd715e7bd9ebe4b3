"""Making the copy that was asked for: what goes in, where it goes, how far it is, and the passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.gate import GateRefused
from app.domain.request import Request
from app.domain.request_kind import RequestKind
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.forms.packing import PackingDialog
from app.ui.widgets.parts import label
from app.usecases.make_access_package import make_access_package, require_copy
from app.usecases.package_for import MadePackage


class CopyDialog(PackingDialog):
    """Says what the client will get, and makes the package."""

    def __init__(self, context: Context, near: QWidget, request: Request) -> None:
        super().__init__(context, near, "requests.copy", "requests.copy.make", name="copy")
        self._request = request
        kind = "portable" if request.kind is RequestKind.PORTABILITY else "whole"
        self.question.addWidget(label(context.text(f"requests.copy.{kind}")))
        self.question.addWidget(label(context.text("requests.copy.passphrase"), "muted"))
        searched = label(context.text("copy_builder.searched"), "hint")
        searched.setObjectName("searched")
        self.question.addWidget(searched)
        self._seen = QCheckBox(context.text("copy_builder.left_over_seen"))
        self._seen.setObjectName("left_over_seen")
        self._seen.hide()
        self.question.addWidget(self._seen)
        self._left_over = False
        self.fit()

    def failed(self) -> None:
        """Where covered words still stand elsewhere, the coach may say that she has seen them."""
        super().failed()
        self._seen.setVisible(self._left_over)
        self.fit()

    def confirmed(self) -> None:
        """Look at it; then ask where to, and make it."""
        vault, parts, identity = self.context.vault, self.context.parts, self._request.id
        seen = self._seen.isChecked()

        def ready(progress: Progress) -> None:
            reader = vault.reader()
            try:
                require_copy(reader, parts, reader.get(Request, identity), progress, left_over_seen=seen)
            except GateRefused as refused:
                self._left_over = any(each.code.startswith("gate.left_over") for each in refused.reasons)
                raise

        def packing(target: Path, progress: Progress) -> MadePackage:
            return make_access_package(vault, parts, identity, target, progress, left_over_seen=seen)

        self.pack("requests.copy.where", self.context.text("requests.copy.file"), ready, packing)
