"""Requests and retention: the lists, one request with its steps, its dialogs, and the copy that was made."""

from __future__ import annotations

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QWidget

from app.documents.boxes import Box
from app.domain.disclosure import Disclosure
from app.domain.prose_source import plain_text, read_source
from app.domain.redaction import Redaction
from app.domain.request import Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.session import Session
from app.kernel.progress import Silent
from app.ui.place import Place
from app.ui.widgets.box_canvas import BoxCanvas
from app.usecases.open_request import open_request
from app.usecases.redact import redact_item
from app.usecases.restrict_dossier import restrict_dossier
from app.usecases.take_in_attachment import take_in_attachment
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage


def _copy_asked(stage: Stage) -> Request:
    """The first open request for a copy, else any open one."""
    stage.open()
    found = stage.context.reader.find(Request, state=RequestState.OPEN)
    return next((each for each in found if each.kind in (RequestKind.COPY, RequestKind.ACCESS)), found[0])


def _one(stage: Stage) -> Request:
    request = _copy_asked(stage)
    stage.go(Place("dossier", request.client, request.id, "requests"))
    return request


def _part(stage: Stage) -> None:
    stage.go(Place("dossier", _copy_asked(stage).client, part="requests"))


def _new(stage: Stage) -> None:
    _part(stage)
    stage.press("new_request")


def _pressed(stage: Stage, name: str) -> None:
    _one(stage)
    stage.press(name)


def _made(stage: Stage) -> None:
    _pressed(stage, "identify_request")
    stage.press("primary")
    stage.until(lambda: not _visible(stage, "identify"))
    stage.files.answers.append(stage.program.context.folders.vault.parent / "kopie.html")
    stage.press("make_copy")
    stage.press("primary")
    stage.until(lambda: _visible(stage, "copy_passphrase"))


def _after(stage: Stage) -> None:
    _made(stage)
    stage.press("primary")


def _built(stage: Stage, *, small: bool = False) -> Request:
    """The copy for a request, with something covered in the notes of a session."""
    if small:
        stage.window.resize(1024, 640)
    request = _copy_asked(stage)
    vault = stage.context.vault
    session = next(each for each in vault.reader().find(Session, client=request.client) if each.notes)
    why = {"cause": "third_person", "reason": "Dit gaat over een collega van je."}
    text = plain_text(read_source(session.notes))
    for start in (8, 60):
        given = {**why, "field": "notes", "start": start, "end": min(start + 24, len(text))}
        vault.now(redact_item, request.id, session.id, given)
    stage.go(Place("dossier", request.client, f"copy:{request.id}", "requests"))
    _light(stage, session.id)
    return request


def _light(stage: Stage, identity: str) -> None:
    """Go to an item in the list."""
    view = stage.find(QTreeWidget, "copy_items")
    groups = [view.topLevelItem(place) for place in range(view.topLevelItemCount())]
    lines = [each.child(place) for each in groups if each is not None for place in range(each.childCount())]
    view.setCurrentItem(next(each for each in lines if each and each.data(0, Qt.ItemDataRole.UserRole) == identity))


def _boxed(stage: Stage) -> None:
    """A page of a file with a box on it."""
    request = _copy_asked(stage)
    path = stage.context.folders.vault.parent / "flip-over.png"
    picture = Image.new("RGB", (900, 640), "white")
    ImageDraw.Draw(picture).multiline_text(
        (60, 80), "Afspraken\n\nSanne belt Bram\nmaandag evalueren", fill="black", font_size=56
    )
    picture.save(path)
    file = take_in_attachment(stage.context.vault, request.client, path, {"origin": "coach"}, Silent())
    _built(stage)
    _light(stage, file.id)
    stage.until(lambda: _visible(stage, "box_canvas"))
    canvas = stage.find(BoxCanvas, "box_canvas")
    stage.until(lambda: canvas.width() > 100)
    canvas.add(Box(0, 2900, 3100, 2200, 1200))
    canvas.setFocus()
    stage.until(lambda: bool(stage.context.reader.find(Redaction, item=file.id)))


def _as_the_client_sees_it(stage: Stage) -> None:
    _built(stage)
    stage.press("see_copy")
    stage.until(lambda: _visible(stage, "outgoing"))


def _why(stage: Stage) -> None:
    _built(stage)
    stage.press("other_reason")


def _due(stage: Stage) -> None:
    stage.go(Place("retention"))
    stage.until(lambda: not stage.context.tasks.running)


def _kept(stage: Stage) -> None:
    stage.go(Place("dossier", _copy_asked(stage).client, part="retention"))


def _correction(stage: Stage) -> Request:
    stage.open()
    found = stage.context.reader.find(Request, kind=RequestKind.RECTIFICATION)
    stage.go(Place("dossier", found[0].client, found[0].id, "requests"))
    return found[0]


def _correcting(stage: Stage, name: str) -> None:
    _correction(stage)
    stage.press(name)


def _telling(stage: Stage) -> None:
    """Somebody got the data that is corrected, and must be told."""
    stage.open()
    client = next(each for each in stage.context.reader.find(Disclosure) if each.version).client
    asked = {"kind": "rectification", "channel": "email", "asked": "Mijn functie staat verkeerd in het verslag."}
    request: Request = stage.context.vault.now(open_request, asked, client)
    stage.go(Place("dossier", client, request.id, "requests"))
    stage.press("tell_request")


def _scrolled(stage: Stage) -> None:
    _correction(stage)
    stage.window.resize(1280, 1700)


def _small(stage: Stage) -> None:
    stage.window.resize(1024, 640)
    _one(stage)


def _restricting(stage: Stage) -> None:
    stage.window.resize(1024, 640)
    _part(stage)
    stage.press("restrict_dossier")


def _restricted(stage: Stage) -> None:
    stage.window.resize(1024, 640)
    _part(stage)
    client = _copy_asked(stage).client
    stage.context.vault.now(
        restrict_dossier,
        {"cause": "disputed", "explanation": "Belde dat het jaartal van de opleiding anders is."},
        client,
    )
    stage.until(lambda: _visible(stage, "restriction_words"))


def _noted(stage: Stage) -> None:
    """The notes of a session in a restricted dossier."""
    stage.open()
    session = stage.context.reader.find(Session)[0]
    stage.context.vault.now(restrict_dossier, {"cause": "disputed"}, session.client)
    stage.go(Place("dossier", session.client, session.id, "session"))
    stage.until(lambda: _visible(stage, "restricted_words"))


def _small_kept(stage: Stage) -> None:
    stage.window.resize(1024, 640)
    _kept(stage)


def _done(_: object) -> None:
    """A screen gives nothing back."""


def _visible(stage: Stage, name: str) -> bool:
    try:
        stage.find(QWidget, name)
    except LookupError:
        return False
    return True


SCREENS = (
    Screen("requests", lambda stage: stage.go(Place("requests"))),
    Screen("requests-dossier", _part),
    Screen("requests-new", _new),
    Screen("requests-one", lambda stage: _one(stage)),
    Screen("requests-one-small", _small),
    Screen("requests-correction", lambda stage: _scrolled(stage)),
    Screen("requests-step", lambda stage: _correcting(stage, "step_request")),
    Screen("requests-statement", lambda stage: _correcting(stage, "statement_request")),
    Screen("requests-tell", _telling),
    Screen("requests-omit", lambda stage: _pressed(stage, "omit_request")),
    Screen("requests-identify", lambda stage: _pressed(stage, "identify_request")),
    Screen("requests-extend", lambda stage: _pressed(stage, "extend_request")),
    Screen("requests-close", lambda stage: _pressed(stage, "close_request")),
    Screen("requests-copy", lambda stage: _pressed(stage, "make_copy")),
    Screen("requests-copy-made", _made),
    Screen("requests-copy-after", _after),
    Screen("copy-builder", lambda stage: _done(_built(stage))),
    Screen("copy-builder-small", lambda stage: _done(_built(stage, small=True))),
    Screen("copy-builder-boxes", _boxed),
    Screen("copy-builder-seen", _as_the_client_sees_it),
    Screen("copy-builder-why", _why),
    Screen("retention-due", _due),
    Screen("retention-dossier", _kept),
    Screen("retention-dossier-small", _small_kept),
    Screen("requests-restrict", _restricting),
    Screen("requests-restricted", _restricted),
    Screen("requests-restricted-notes", _noted),
)
