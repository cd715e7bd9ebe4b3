"""The list of dossiers, and the dossier with its parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.nouns import DOSSIER_NOUNS
from app.domain.representative import Representative
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.ui.features.attachments.picture import PictureView
from app.ui.features.attachments.take_in import take_in
from app.ui.forms.client import new_client
from app.ui.forms.organisation import new_organisation
from app.ui.forms.session import new_session
from app.ui.forms.trajectory import new_trajectory
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog
from app.usecases.keep_item import add_item
from app.usecases.take_in_attachment import take_in_attachment
from app.usecases.waiting import waiting
from app.vault.work import Work
from tests.fakes import CountedProgress
from tests.screenshots.screen import Screen
from tests.screenshots.stage import Stage

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def _anna(stage: Stage) -> Client:
    """The dossier in which most has happened, with a session that is still to come."""
    stage.open()
    reader = stage.context.reader
    clients = reader.find(Client)
    waits = waiting(reader, stage.context.law, [each.id for each in clients])
    client = max(clients, key=lambda each: (len(waits.get(each.id, ())), reader.count(Session, client=each.id)))
    trajectory = max(reader.find(Trajectory, client=client.id), key=lambda each: each.starts_on)
    given = {"trajectory": trajectory.id, "on": "2026-03-17", "at": "09:30", "subject": "Stappen", "state": "planned"}
    stage.context.vault.now(add_item, Session, given, client.id)
    return client


def _list(stage: Stage) -> None:
    _anna(stage)
    stage.go(Place("practice"))
    stage.go(Place("dossiers"))


def _search(stage: Stage) -> None:
    _list(stage)
    stage.find(QLineEdit, "search").setText("de")
    stage.until(lambda: _visible(stage, QListWidget, "found"))


def _nothing_found(stage: Stage) -> None:
    _list(stage)
    stage.find(QLineEdit, "search").setText("zeppelin")


def _empty(stage: Stage) -> None:
    stage.open()

    stage.context.vault.now(_forget_all)
    stage.go(Place("practice"))
    stage.go(Place("dossiers"))


def _forget_all(work: Work) -> None:
    for trajectory in work.find(Trajectory):
        work.change(trajectory, agreement="")
    for noun in reversed(DOSSIER_NOUNS):
        for each in work.find(noun):
            work.remove(each)


def _new_client_wrong(stage: Stage) -> None:
    stage.open()
    dialog = new_client(stage.context, stage.window)
    dialog.form.set_values({"first_name": "Noor", "email": "noor", "postcode": "8161 AA"})
    dialog.primary.click()
    stage.until(lambda: bool(dialog.form.fields["surname"].fault))


def _part(part: str) -> Callable[[Stage], None]:
    def set_up(stage: Stage) -> None:
        client = _anna(stage)
        stage.go(Place("dossier", client.id, part=part))

    return set_up


def _session(stage: Stage) -> None:
    client = _anna(stage)
    session = next(each for each in stage.context.reader.find(Session, client=client.id) if each.notes)
    stage.go(Place("dossier", client.id, session.id, "session"))


def _new_session(stage: Stage) -> None:
    client = _anna(stage)
    stage.go(Place("dossier", client.id, part="sessions"))
    new_session(stage.context, stage.window, client.id)


def _new_trajectory(stage: Stage) -> None:
    client = _anna(stage)
    stage.go(Place("dossier", client.id, part="trajectories"))
    new_trajectory(stage.context, stage.window, client.id)


def _new_organisation(stage: Stage) -> None:
    client = _anna(stage)
    stage.go(Place("dossier", client.id, part="trajectories"))
    new_organisation(stage.context, stage.window)


def _attachments(stage: Stage) -> Client:
    client = _anna(stage)
    folder = stage.context.folders.settings_file.parent
    for name, data in (("Foto van de flip-over.png", _photo()), ("Persoonlijk plan.docx", b"PK\x03\x04 no preview")):
        _bring(stage, client, folder, name, data)
    stage.go(Place("dossier", client.id, part="attachments"))
    return client


def _bring(stage: Stage, client: Client, folder: Path, name: str, data: bytes) -> None:
    path = folder / "source"
    path.write_bytes(data)
    take_in_attachment(stage.context.vault, client.id, path, {"name": name}, CountedProgress())
    path.unlink()


def _picture(stage: Stage) -> None:
    client = _attachments(stage)
    photo = next(each for each in stage.context.reader.find(Attachment, client=client.id) if each.name.endswith("png"))
    stage.go(Place("dossier", client.id, photo.id, "attachment"))
    stage.until(lambda: any(each.isVisible() for each in stage.window.findChildren(PictureView)))


def _no_preview(stage: Stage) -> None:
    client = _attachments(stage)
    other = next(each for each in stage.context.reader.find(Attachment, client=client.id) if each.name.endswith("docx"))
    stage.go(Place("dossier", client.id, other.id, "attachment"))
    stage.until(lambda: not stage.context.tasks.running)


def _take_in(stage: Stage) -> None:
    client = _attachments(stage)
    path = stage.context.folders.settings_file.parent / "Curriculum vitae.pdf"
    path.write_bytes(b"%PDF-1.7")
    take_in(stage.context, stage.window, client.id, [path])
    stage.find(FormDialog, "take_in")


def _long_and_foreign(stage: Stage) -> None:
    stage.window.resize(1024, 640)
    stage.open()

    def fill(work: Work) -> Client:
        name = {"first_name": "محمد عبد الله", "surname": LONG, "town": f"إسطنبول {LONG[:100]}"}
        client = add_item(work, Client, {**name, "birth_date": "2012-05-01", "street": LONG})
        given = {"title": f"<b>{LONG}</b>", "starts_on": "2026-01-05", "question": LONG * 3}
        add_item(work, Trajectory, given, client.id)
        add_item(work, Representative, {"first_name": "רחל", "surname": LONG, "capacity": "parent"}, client.id)
        return client

    client = stage.context.vault.now(fill)
    stage.go(Place("dossier", client.id))


def _photo() -> bytes:
    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, 1200, 800)
    ground.setColorAt(0, QColor("#f6efe2"))
    ground.setColorAt(1, QColor("#cfe0d8"))
    painter.fillRect(image.rect(), ground)
    for place, colour in enumerate(("#d98c6a", "#6a9fd9", "#e0c15a")):
        painter.fillRect(140 + place * 320, 220 + place * 60, 260, 260, QColor(colour))
    painter.end()
    stored = QByteArray()
    buffer = QBuffer(stored)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(stored.data())


def _visible(stage: Stage, kind: type[QWidget], name: str) -> bool:
    return any(each.isVisible() for each in stage.window.findChildren(kind, name))


SCREENS = (
    Screen("dossiers", _list),
    Screen("dossiers-search", _search),
    Screen("dossiers-nothing-found", _nothing_found),
    Screen("dossiers-empty", _empty),
    Screen("dossiers-new-client-wrong", _new_client_wrong),
    *(
        Screen(f"dossier-{part}", _part(part))
        for part in ("overview", "people", "trajectories", "sessions", "timeline")
    ),
    Screen("dossier-session", _session),
    Screen("dossier-session-new", _new_session),
    Screen("dossier-trajectory-new", _new_trajectory),
    Screen("dossier-organisation-new", _new_organisation),
    Screen("dossier-attachments", _attachments),
    Screen("dossier-attachments-picture", _picture),
    Screen("dossier-attachments-no-preview", _no_preview),
    Screen("dossier-attachments-take-in", _take_in),
    Screen("dossier-long-and-foreign", _long_and_foreign),
)
