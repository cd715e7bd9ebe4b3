"""Documents: the list, the page in every state, and each dialog on the way from draft to disclosure."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.disclosure import Disclosure
from app.domain.document import Document, Version, VersionState
from app.ui.place import Place
from app.usecases.keep_item import edit_item
from app.usecases.write_document import newest_version
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def version_in(stage: Stage, state: VersionState) -> Version:
    """The newest version in this state that is the newest of its document."""
    stage.open()
    reader = stage.context.reader
    found = reader.find(Version, state=state)
    return next(each for each in reversed(found) if newest_version(reader, each.document).id == each.id)


def _page(stage: Stage, state: VersionState) -> Version:
    version = version_in(stage, state)
    stage.go(Place("document", version.client, version.document))
    return version


def _list(stage: Stage) -> None:
    stage.open()
    client = [each for each in stage.context.reader.find(Disclosure) if each.version][-1].client
    stage.go(Place("dossier", client, part="documents"))


def _empty(stage: Stage) -> None:
    from app.domain.client import Client

    stage.open()
    written = {each.client for each in stage.context.reader.find(Version)}
    client = next(each for each in stage.context.reader.find(Client) if each.id not in written)
    stage.go(Place("dossier", client.id, part="documents"))


def _new(stage: Stage) -> None:
    version = version_in(stage, VersionState.DRAFT)
    stage.go(Place("dossier", version.client, part="documents"))
    stage.press("new_document")


def _preview(stage: Stage) -> None:
    _page(stage, VersionState.FINAL)
    stage.press("preview_button")
    stage.until(lambda: not stage.context.tasks.running)


def _step(stage: Stage, state: VersionState, step: str) -> None:
    _page(stage, state)
    stage.press(f"step_{step}")


def _shared(stage: Stage) -> None:
    _step(stage, VersionState.DRAFT, "share")
    stage.files.answers.append(stage.context.folders.vault.parent / "Concept om te lezen.html")
    stage.press("primary")
    stage.until(lambda: _visible(stage, "copy_passphrase"))


def _refused(stage: Stage) -> None:
    _page(stage, VersionState.DRAFT)
    stage.act("document_disclose")


def _withdrawn(stage: Stage) -> None:
    from app.domain.consent import Consent

    stage.open()
    reader = stage.context.reader
    client = next(each.client for each in reader.find(Consent) if each.withdrawn_on and each.recipient)
    version = next(each for each in reader.find(Version, client=client) if each.state is VersionState.FINAL)
    stage.go(Place("document", client, version.document))
    stage.press("step_disclose")


def _allowed(stage: Stage) -> None:
    _page(stage, VersionState.APPROVED)
    stage.press("step_finalise")
    stage.press("primary")
    stage.until(lambda: _visible(stage, "step_disclose"))
    stage.press("step_disclose")
    stage.press("offer_not_medical")


def _disclosed(stage: Stage) -> None:
    _allowed(stage)
    stage.files.answers.append(stage.context.folders.vault.parent / "Document voor ontvanger.html")
    stage.press("primary")
    stage.until(lambda: _visible(stage, "copy_passphrase"))
    stage.press("primary")
    stage.settle()


def _looked_up(stage: Stage) -> None:
    _page(stage, VersionState.SHARED)
    stage.turn("versions_button")
    stage.press("look_up_passphrase")


def _small(stage: Stage) -> None:
    """The smallest window, and a title that is longer than any window."""
    version = version_in(stage, VersionState.SHARED)
    title = "Voortgangsrapportage over het loopbaantraject in het voorjaar, met bijlagen en een lange titel"
    stage.context.vault.now(edit_item, Document, version.document, {"title": title})
    stage.window.resize(1024, 640)
    stage.go(Place("document", version.client, version.document))


def _small_refused(stage: Stage) -> None:
    _small(stage)
    stage.act("document_disclose")


def _small_list(stage: Stage) -> None:
    stage.open()
    stage.window.resize(1024, 640)
    client = [each for each in stage.context.reader.find(Disclosure) if each.version][-1].client
    stage.go(Place("dossier", client, part="documents"))


def _visible(stage: Stage, name: str) -> bool:
    try:
        stage.find(QWidget, name)
    except LookupError:
        return False
    return True


def _take_back(stage: Stage) -> None:
    _page(stage, VersionState.BLOCKED)
    stage.act("document_take_back")


def _print(stage: Stage) -> None:
    _page(stage, VersionState.FINAL)
    stage.act("document_print")
    stage.until(lambda: _visible(stage, "print_preview"))


def _locked(stage: Stage) -> None:
    _page(stage, VersionState.FINAL)
    stage.files.answers.append(stage.context.folders.vault.parent / "Plan van aanpak.pdf")
    stage.act("document_save_locked")
    stage.until(lambda: _visible(stage, "locked_pdf"))


SCREENS = (
    Screen("documents-all", lambda stage: stage.go(Place("documents"))),
    Screen("documents-list", _list),
    Screen("documents-list-empty", _empty),
    Screen("documents-new", _new),
    Screen("document-draft", lambda stage: _page(stage, VersionState.DRAFT)),
    Screen("document-shared", lambda stage: _page(stage, VersionState.SHARED)),
    Screen("document-approved", lambda stage: _page(stage, VersionState.APPROVED)),
    Screen("document-blocked", lambda stage: _page(stage, VersionState.BLOCKED)),
    Screen("document-final", _disclosed),
    Screen("document-preview", _preview),
    Screen("document-print", _print),
    Screen("document-save-locked", _locked),
    Screen("document-share", lambda stage: _step(stage, VersionState.DRAFT, "share")),
    Screen("document-share-done", _shared),
    Screen("document-approve", lambda stage: _step(stage, VersionState.SHARED, "approve")),
    Screen("document-block", lambda stage: _step(stage, VersionState.SHARED, "block")),
    Screen("document-take-back", _take_back),
    Screen("document-finalise", lambda stage: _step(stage, VersionState.APPROVED, "finalise")),
    Screen("document-disclose-refused", _refused),
    Screen("document-disclose-withdrawn", _withdrawn),
    Screen("document-disclose-allowed", _allowed),
    Screen("document-passphrase", _looked_up),
    Screen("document-small", _small),
    Screen("document-small-refused", _small_refused),
    Screen("documents-small-list", _small_list),
)
