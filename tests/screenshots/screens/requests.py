"""Requests and retention: the lists, one request with its steps, its dialogs, and the copy that was made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.disclosure import Disclosure
from app.domain.request import Request, RequestState
from app.domain.request_kind import RequestKind
from app.domain.session import Session
from app.ui.place import Place
from app.usecases.open_request import open_request
from app.usecases.restrict_dossier import restrict_dossier
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
    client = stage.context.reader.find(Disclosure)[0].client
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
    Screen("retention-due", _due),
    Screen("retention-dossier", _kept),
    Screen("retention-dossier-small", _small_kept),
    Screen("requests-restrict", _restricting),
    Screen("requests-restricted", _restricted),
    Screen("requests-restricted-notes", _noted),
)
