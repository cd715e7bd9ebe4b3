"""Documents: the list in the dossier, and the page on which one is written, shared, made final and handed over."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.documents.page import DocumentPage

    return DocumentPage(context)


def _all(context: Context) -> Page:
    from app.ui.features.documents.all_page import AllDocumentsPage

    return AllDocumentsPage(context)


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.documents.view import DocumentsView

    return DocumentsView(context, client)


FEATURE = Feature("document", "documents_screen.document", "file-text", _page, sidebar=False, under="dossiers")
ALL = Feature("documents", "documents_screen.all", "files", _all)
PART = DossierPart(
    "documents",
    "documents_screen.part",
    "file-text",
    Group.WORK,
    _view,
    nouns=("document", "version", "disclosure", "package"),
)
