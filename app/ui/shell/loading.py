"""Loads the pages in the background: what takes 200 ms after unlocking takes nothing while a passphrase is typed."""

from __future__ import annotations

from app.kernel.progress import Progress


def load_pages(_: Progress) -> None:
    """Import what the window shows first. Makes no widgets, so it may run in any thread."""
    import app.ui.features.dossier.page
    import app.ui.features.dossiers.page
    import app.ui.shell.features
    import app.ui.shell.frame  # noqa: F401
