"""The documents part of the dossier: what is listed, how one goes to it and comes back, and beginning a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from app.domain.client import Client
from app.domain.disclosure import Disclosure
from app.domain.document import Document, DocumentKind, Version
from app.domain.organisation import Organisation
from app.kernel.progress import Silent
from app.kernel.translator import Language
from app.ui.features.documents.view import DocumentsView
from app.ui.widgets.table import RecordTable
from app.usecases.decide_version import approve_version
from app.usecases.disclose_document import disclose_document
from app.usecases.disclosure_facts import READ_THROUGH
from app.usecases.finalise_document import finalise_document
from app.usecases.give_consent import give_consent
from app.usecases.share_document import share_document
from app.usecases.write_document import begin_document
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe


def cells(table: RecordTable, row: int) -> list[str]:
    model = table.view.model()
    return [str(model.index(row, place).data()) for place in range(model.columnCount())]


def document(hands: DossierHands, client: Client, title: str) -> Version:
    trajectory = hands.trajectory(client)
    given = {"title": title, "trajectory": trajectory.id}
    made: Version = hands.context.vault.now(begin_document, given, client.id, "# Verslag")
    return made


def disclosed(hands: DossierHands, client: Client, scratch: Path) -> Version:
    """A report that went to an employer."""
    vault, parts = hands.context.vault, hands.context.parts
    employer = hands.keep(Organisation, name="Bakkerij Jansen BV")
    version = document(hands, client, "Eindrapportage")
    share_document(vault, parts, version.id, scratch / "draft.html", Silent())
    vault.now(approve_version, version.id, {"decided_by": "Anna Berg", "decided_how": "email"})
    consent = {
        "purpose": "Verslag", "recipient": employer.id, "text": "Ik vind het goed.", "given_on": "2026-03-02",
        "given_name": "Anna Berg", "given_how": "paper",
    }  # fmt: skip
    vault.now(give_consent, consent, client.id, parts.law)
    final = finalise_document(vault, parts, version.id)
    disclose_document(vault, parts, version.id, employer.id, scratch / "final.html", Silent(), READ_THROUGH)
    return final


def tables(hands: DossierHands) -> tuple[RecordTable, RecordTable | None]:
    return hands.see(RecordTable, "documents"), maybe(hands.window, RecordTable, "disclosures")


def test_an_empty_dossier_says_how_to_begin(hands: DossierHands) -> None:
    hands.go(client=hands.client().id, part="documents")
    assert "Begin met ‘Nieuw document’" in hands.texts()
    assert tables(hands)[1] is None


def test_documents_and_disclosures_are_listed(hands: DossierHands, tmp_path: Path) -> None:
    client = hands.client()
    final = disclosed(hands, client, tmp_path)
    hands.go(client=client.id, part="documents")
    documents, below = tables(hands)
    assert cells(documents, 0) == ["Eindrapportage", "Vastgesteld", "03-03-2026", "Verslag", "1"]
    assert below is not None
    assert cells(below, 0) == [
        "03-03-2026", "Eindrapportage", "Bakkerij Jansen BV", "Via een beveiligd bestand", final.pdf_sha256[:8],
    ]  # fmt: skip


def test_enter_opens_a_document_and_escape_comes_back_to_its_row(hands: DossierHands) -> None:
    client = hands.client()
    document(hands, client, "Eerste")
    document(hands, client, "Tweede")
    hands.go(client=client.id, part="documents")
    hands.activate()
    view = tables(hands)[0].view
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    title = str(view.model().index(view.currentIndex().row(), 0).data())
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert hands.see(QLabel, "document_title").text() == title
    QTest.keyClick(hands.see(QWidget, "draft").focusProxy() or hands.window, Qt.Key.Key_Escape)
    hands.until(lambda: maybe(hands.window, DocumentsView, "view_documents") is not None)
    hands.until(view.hasFocus)
    assert str(view.model().index(view.currentIndex().row(), 0).data()) == title


@pytest.mark.parametrize("noun", ["document", "version", "disclosure"])
def test_search_leads_to_the_document_and_back_leads_to_the_list(
    hands: DossierHands, tmp_path: Path, noun: str
) -> None:
    client = hands.client()
    final = disclosed(hands, client, tmp_path)
    (handed,) = hands.context.reader.find(Disclosure)
    records = {"document": final.document, "version": final.id, "disclosure": handed.id}
    for _ in range(2):
        hands.go("dossiers")
        hands.go(client=client.id, record=records[noun], part=noun)
        hands.until(lambda: maybe(hands.window, QLabel, "document_title") is not None)
        hands.act("back")
        assert maybe(hands.window, QLabel, "document_title") is None
        assert tables(hands)[0].view.currentIndex().row() == 0
        hands.act("back")
        assert maybe(hands.window, DocumentsView, "view_documents") is None


def test_a_document_begins_with_a_template_in_the_clients_language(hands: DossierHands) -> None:
    client = hands.client(language="en")
    hands.trajectory(client)
    agreed = {
        "role": "promise", "data_category": "plan_of_action", "purpose": "Plan", "text": "I agree.",
        "given_on": "2026-03-02", "given_name": "Anna Berg", "given_how": "in_person",
    }  # fmt: skip
    hands.context.vault.now(give_consent, agreed, client.id, hands.context.law)
    hands.go(client=client.id, part="documents")
    hands.act("new_document")
    offered = hands.see(QListWidget, "templates")
    titles = [offered.item(row).text() for row in range(offered.count())]
    assert "Final report" in titles
    assert titles[-1] == "Blank report"
    plan = titles.index("Plan of action")
    offered.setCurrentRow(plan)
    hands.press("primary")
    hands.until(lambda: maybe(hands.window, QWidget, "draft") is not None)
    (made,) = hands.context.reader.find(Document)
    assert (made.title, made.kind, made.language) == ("Plan of action", DocumentKind.PLAN_OF_ACTION, Language.ENGLISH)
    assert "# " in hands.context.reader.find(Version)[0].source


def test_without_a_title_it_is_said_at_the_field(hands: DossierHands) -> None:
    client = hands.client()
    hands.trajectory(client)
    hands.go(client=client.id, part="documents")
    hands.press("new_document")
    dialog = hands.see(QWidget, "new_document_dialog")
    dialog.form.fields["title"].input.show_value("")  # type: ignore[attr-defined]
    hands.press("primary")
    hands.until(lambda: dialog.form.fields["title"].fault == "Vul dit in.")  # type: ignore[attr-defined]
    assert hands.context.reader.count(Document) == 0
    hands.press("back")


def test_without_a_trajectory_that_comes_first(hands: DossierHands) -> None:
    client = hands.client()
    hands.go(client=client.id, part="documents")
    hands.press("new_document")
    assert "nog geen" in hands.texts(hands.see(QWidget, "question"))
    hands.press("primary")
    hands.fill("trajectory", title="Coaching", starts_on=hands.context.today)
    hands.until(lambda: maybe(hands.window, QWidget, "new_document_dialog") is not None)
    hands.press("primary")
    hands.until(lambda: hands.context.reader.count(Document) == 1)


def test_f22_markup_in_a_title_is_no_markup(hands: DossierHands) -> None:
    client = hands.client()
    hostile = "<img src=x><b>vet</b> & meer"
    version = document(hands, client, hostile)
    hands.go("document", client.id, version.document)
    title = hands.see(QLabel, "document_title")
    assert title.text() == hostile
    assert title.textFormat() is Qt.TextFormat.PlainText
