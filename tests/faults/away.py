"""A coach who is called away in the middle of typing, in the real window: run in a child, looked at by F27."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.faults.journey import _Waiting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.run import Program
    from tests.ui.features.dossier_hands import DossierHands

SIGNALS = {"sleep": ("PrepareForSleep", True), "shutdown": ("PrepareForShutdown", True), "screen": ("Lock", None)}
WAYS = (*SIGNALS, "session end", "idle", "key")
"""Three that logind tells over D-Bus, the end of the session, ten minutes untouched, and Ctrl+L."""
EDITS = ("notes", "draft", "form")
TYPED = "Hoogendijkgetypt"
NAMES = (TYPED, "Zwanenburg", "Loopbaan bij de haven")
SECRET, OTHERS = "68ZPY-00D91-AHB4F", "iets uit een ander programma"
PLANTED = "planted"


def go_away(place: Path, way: str, bus: str) -> dict[str, object]:
    """Type into each kind of text, leave by one way, come back; what is wrong, in words that hold no name."""
    from PySide6.QtWidgets import QApplication, QLabel

    from app.host.folders import folders_under
    from app.ui.keeping import keeper
    from app.ui.run import Program
    from tests.faults.places import parts
    from tests.ui.answers import AnsweredFiles
    from tests.ui.features.dossier_hands import DossierHands

    application = QApplication([])
    keeper.PAUSE = keeper.LONGEST = 600_000  # no timer keeps anything: leaving does
    program = Program(application, parts(), folders_under(place / "host"), place / "vault", AnsweredFiles())
    titles = _Titles(application)
    program.window.show()
    hands = DossierHands(program, cast("QtBot", _Waiting()))
    wrong: list[str] = []
    _open(hands)
    begun = _Begun(hands)
    for edit in EDITS if way != PLANTED else EDITS[:1]:
        for taken_over in (False, True):
            text = f"{TYPED}{edit}{int(taken_over)} "
            begun.type_into(edit, text)
            _copy(program, taken_over=taken_over)
            if way == PLANTED:
                planted = QLabel(f"{NAMES[1]} wacht")
                planted.setWindowTitle(NAMES[1])
                planted.show()
            vault = weakref.ref(hands.context.vault)
            _leave(program, "key" if way == PLANTED else way, bus)
            hands.until(lambda: program.context.door.state.value == "locked")
            wrong += [f"{edit}: {each}" for each in _left_behind(vault, taken_over=taken_over)]
            _open(hands)
            if not _is_kept(hands, text.strip()):
                wrong.append(f"{edit}: not kept")
            begun.finish(edit)
    wrong += [f"a title with a name: {each}" for each in titles.named()]
    titles_seen = len(titles.seen)
    program.window.close()
    program.end()
    return {"wrong": wrong, "titles": titles_seen}


class _Titles:
    """Every title that any window had, as the task bar and a switcher show it."""

    def __init__(self, application: object) -> None:
        from PySide6.QtCore import QEvent, QObject
        from PySide6.QtWidgets import QApplication, QWidget

        seen = self.seen = set[str]()

        class Watch(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() in (QEvent.Type.WindowTitleChange, QEvent.Type.Show) and isinstance(watched, QWidget):
                    seen.add(watched.windowTitle())
                return False

        assert isinstance(application, QApplication)
        self._watch = Watch(application)
        application.installEventFilter(self._watch)

    def named(self) -> list[str]:
        """Those that hold a name. Only how long they are is told."""
        return [f"{len(each)} letters" for each in self.seen if any(name in each for name in NAMES)]


class _Begun:
    """A dossier with a session, a draft and an open form in it."""

    def __init__(self, hands: DossierHands) -> None:
        from app.usecases.write_document import begin_document

        self._hands = hands
        self._client = hands.client(surname=NAMES[1])
        trajectory = hands.trajectory(self._client, title=NAMES[2])
        self._session = hands.session(trajectory)
        given = {"title": "Verslag", "trajectory": trajectory.id}
        self._version = hands.context.vault.now(begin_document, given, self._client.id, "Begin.")

    def type_into(self, edit: str, text: str) -> None:
        """Type, as with a keyboard."""
        from PySide6.QtTest import QTest

        from app.ui.editor import ProseEditor
        from app.ui.widgets.dialog import FormDialog

        hands = self._hands
        if edit == "notes":
            hands.go("dossier", self._client.id, self._session.id, "session")
            QTest.keyClicks(hands.see(ProseEditor, "notes").page, text)
        elif edit == "draft":
            hands.go("document", self._client.id, self._version.document)
            QTest.keyClicks(hands.see(ProseEditor, "draft").page, text)
        else:
            hands.go("dossiers")
            hands.act("new_client")
            dialog = hands.dialog("new_client")
            assert isinstance(dialog, FormDialog)
            QTest.keyClicks(dialog.form.fields["surname"].input.inner, text)

    def finish(self, edit: str) -> None:
        """Save the form that came back, so that the next one is new."""
        if edit == "form":
            self._hands.dialog("new_client").primary.click()
            self._hands.gone("new_client")


def _open(hands: DossierHands) -> None:
    from tests.vault.fast_keys import PASSPHRASE

    def refused(error: BaseException) -> None:
        raise error

    door = hands.context.door
    door.open(PASSPHRASE, refused)
    hands.until(lambda: door.state.value == "open")


def _copy(program: Program, *, taken_over: bool) -> None:
    """Copy a secret, and perhaps something else after it."""
    from PySide6.QtGui import QGuiApplication

    from app.ui.widgets.secret_clipboard import secret_clipboard

    secret_clipboard(program.context).copy(SECRET)
    if taken_over:
        QGuiApplication.clipboard().setText(OTHERS)


def _leave(program: Program, way: str, bus: str) -> None:
    if way in SIGNALS:
        _logind_says(program, *SIGNALS[way], bus)
    elif way == "session end":
        program.away._lock(None)  # what the end of the session is connected to; Qt makes no manager here
    elif way == "idle":
        _Waiting().waitUntil(lambda: _is_left_alone(program))
    else:
        from PySide6.QtGui import QAction

        action = program.window.findChild(QAction, "action_lock")
        assert isinstance(action, QAction)
        action.trigger()


def _is_left_alone(program: Program) -> bool:
    """Let the time be over when nothing runs, again where something began to run meanwhile: it would wait anew."""
    from app.ui.door import VaultState

    is_open = program.context.door.state is VaultState.OPEN
    if is_open and not program.context.tasks.running:
        program.idle._timer.start(0)
    return not is_open


def _logind_says(program: Program, member: str, begins: bool | None, bus: str) -> None:
    """Over a real bus, to the program's own listener."""
    from jeepney import DBusAddress, new_signal
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection
    from PySide6.QtDBus import QDBusConnection

    from app.ui.shell.power import LockWhenAway
    from app.ui.shell.power_logind import LogindEvents

    with open_dbus_connection(bus) as logind:
        logind.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
        listening = LogindEvents(program, QDBusConnection.connectToBus(bus, "logind"))
        away = LockWhenAway(program.context, program._application, listening)
        path, kind = (
            ("/org/freedesktop/login1", "Manager") if begins else ("/org/freedesktop/login1/session/_31", "Session")
        )
        address = DBusAddress(path, interface=f"org.freedesktop.login1.{kind}")
        logind.send(new_signal(address, member, "b" if begins else None, (True,) if begins else ()))
        _Waiting().waitUntil(lambda: program.context.door.state.value == "locked")
        away.deleteLater()
        QDBusConnection.disconnectFromBus("logind")


def _left_behind(vault: Callable[[], object], *, taken_over: bool) -> Iterator[str]:
    """What is still there after the lock and should not be."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication, QSystemTrayIcon

    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    if vault() is not None:
        yield "the vault and its keys are still in memory"
    copied = QGuiApplication.clipboard().text()
    if copied != (OTHERS if taken_over else ""):
        yield "the clipboard was emptied of what is not ours" if taken_over else "the secret is still on the clipboard"
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName"):
            read = getattr(widget, name, None)
            shown = read() if callable(read) else ""
            if isinstance(shown, str) and any(each in shown for each in NAMES):
                yield f"{type(widget).__name__}.{name} still shows a name"
    if any(isinstance(each, QSystemTrayIcon) for each in QApplication.instance().children()):  # type: ignore[union-attr]
        yield "an icon in the tray"


def _is_kept(hands: DossierHands, text: str) -> bool:
    """Whether what was typed is somewhere in the vault."""
    from app.domain.nouns import NOUNS
    from app.domain.values import to_row

    rows = (to_row(each) for noun in NOUNS for each in hands.context.reader.find(noun))
    return any(text in str(value) for row in rows for value in row.values())
