"""The editor: a draft with everything that can stand in one, finding in it, its versions compared, texts to reuse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.document import Version, VersionState
from app.domain.session import Session
from app.ui.editor import ProseEditor
from app.ui.place import Place
from app.usecases.reusable_texts import add_text
from app.usecases.write_document import begin_version, save_draft
from tests.screenshots.screen import Screen
from tests.screenshots.screens.documents import version_in
from tests.screenshots.stage import Stage

TEXT = """# Over {{client.name}}

Dit verslag gaat over **{{trajectory.title}}** van {{client.name}}, geboren op {{client.birth_date}}. Wat *schuin* staat
is een [verwijzing](https://voorbeeld.nl). De opdrachtgever is {{principal.name}}; zie ook {{client.shoe_size}}.

## Wat er gebeurde

> Ik had niet gedacht dat het zo veel rustiger kon, zei ze in het derde gesprek.

1. Een stap
2. Nog een stap

   - met iets eronder
   - en nog iets

### Doelen

| Doel | Bij de start | Nu |
| --- | --- | --- |
| Grenzen aangeven | **4** | 7 |
| Op tijd naar huis | 3 | 8 |

Na de tabel gaat het verder.
"""


def _draft(stage: Stage, text: str = TEXT) -> Version:
    version = version_in(stage, VersionState.DRAFT)
    stage.context.vault.now(save_draft, version.id, text)
    stage.go(Place("document", version.client, version.document))
    return version


def _find(stage: Stage) -> None:
    _draft(stage)
    page = stage.find(ProseEditor, "draft").page
    QTest.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(stage.window.focusWidget(), "het")
    stage.settle()


def _in_table(stage: Stage) -> None:
    _draft(stage)
    page = stage.find(ProseEditor, "draft").page
    page.setTextCursor(page.document().find("Grenzen"))
    stage.settle()


def _compare(stage: Stage) -> None:
    version = version_in(stage, VersionState.SHARED)
    draft = stage.context.vault.now(begin_version, version.document)
    lines = draft.source.split("\n\n")
    changed = [
        lines[0],
        lines[1].replace(" de ", " alle "),
        *lines[3:],
        "Dit kwam erbij na het lezen van het concept.\n",
    ]
    stage.context.vault.now(save_draft, draft.id, "\n\n".join(changed))
    stage.go(Place("document", version.client, version.document))
    stage.turn("versions_button")
    stage.press("compare_versions")
    stage.until(lambda: not stage.context.tasks.running)


def _texts(stage: Stage) -> None:
    stage.open()
    for name, text in (
        ("Vertrouwelijkheid", "Wat je vertelt blijft **tussen ons**, {{client.name}}, tenzij er gevaar is.\n"),
        ("Afsluiting van een brief", "Met vriendelijke groet,\n\n{{practice.coach}}\n"),
        ("Uitleg van het reflectieverslag, met alles wat erbij komt kijken", "Een verslag lees je eerst zelf.\n"),
    ):
        stage.context.vault.now(add_text, {"name": name, "text": text})
    stage.go(Place("reusable_texts"))


def _text_dialog(stage: Stage) -> None:
    _texts(stage)
    stage.press("change_text")


def _notes(stage: Stage) -> None:
    stage.open()
    session = stage.context.reader.find(Session)[-1]
    stage.go(Place("dossier", session.client, session.id, "session"))
    stage.find(ProseEditor, "notes").page.selectAll()
    stage.find(ProseEditor, "notes").page.setFocus()
    stage.settle()


SCREENS = (
    Screen("editor-draft", lambda stage: (_draft(stage), None)[1]),
    Screen("editor-find", _find),
    Screen("editor-table", _in_table),
    Screen("editor-compare", _compare),
    Screen("editor-notes", _notes),
    Screen("reusable-texts", _texts),
    Screen("reusable-texts-empty", lambda stage: stage.go(Place("reusable_texts"))),
    Screen("reusable-text-dialog", _text_dialog),
)
