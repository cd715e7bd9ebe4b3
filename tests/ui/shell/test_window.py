"""The window around the pages: states, ways to go, keys, and nothing of a dossier once it is locked."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QMenu, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.trajectory import Trajectory
from app.host.folders import Folders
from app.host.settings import Settings, SettingsFile
from app.kernel.log import bug
from app.kernel.progress import Progress
from app.ui.door import VaultState
from app.ui.feature import Feature
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.commands import first_places
from app.ui.shell.dossier_tabs import DossierTabs
from app.ui.shell.features import FEATURES
from app.ui.shell.frame import Frame
from app.ui.shell.idle import BLINK, Idle
from app.usecases.keep_item import add_item
from app.usecases.write_document import begin_document
from app.vault.lock import FolderLock
from app.vault.work import Change
from tests.ui.conftest import Start
from tests.ui.look import maybe, press, see


def frame(program: Program) -> Frame:
    found = program.window.frame
    assert found is not None
    return found


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_cursor(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    program.context.navigate(Place("dossiers"))
    found = see(program.window, QPushButton, "first_client")
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    with qtbot.waitSignal(found.clicked):
        QTest.keyClick(found, key)
    program.window.findChildren(QDialog)[-1].close()


def lock(program: Program, qtbot: QtBot) -> None:
    program.context.door.lock()
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)


def actions(program: Program) -> list[QAction]:
    """What stands in the menus, and in those inside of them."""
    menus = [menu for each in program.window.menuBar().actions() if (menu := menu_of(program, each)) is not None]
    inside = [menu for each in menus for action in each.actions() if (menu := menu_of(program, action)) is not None]
    return [action for menu in (*menus, *inside) for action in menu.actions() if action.objectName()]


def menu_of(program: Program, action: QAction) -> QMenu | None:
    """The menu that an action opens, of those that are shown now."""
    return next((each for each in program.window.findChildren(QMenu) if each.menuAction() is action), None)


def act(program: Program, name: str) -> QAction:
    (found,) = [each for each in actions(program) if each.objectName() == f"action_{name}"]
    return found


def go(program: Program, feature: Feature) -> None:
    """Go to a place by the sidebar, as one does with the mouse."""
    if feature.under:
        press(program.window, f"go_{feature.under}")
    press(program.window, f"go_{feature.name}")


def test_every_feature_in_the_sidebar_can_be_gone_to(program: Program) -> None:
    for feature in FEATURES:
        if feature.sidebar:
            go(program, feature)
            assert frame(program).place == Place(feature.name)
            assert maybe(program.window, QWidget, f"page_{feature.name}") is not None


def test_what_stands_below_a_place_is_in_sight_only_while_one_is_there(program: Program) -> None:
    below = [each.name for each in FEATURES if each.sidebar and each.under == "practice"]
    assert len(below) > 1
    program.context.navigate(Place("dossiers"))
    assert not any(maybe(program.window, QWidget, f"go_{each}") for each in below)
    program.context.navigate(Place(below[-1]))
    assert all(maybe(program.window, QWidget, f"go_{each}") for each in (*below, "practice"))


def test_the_first_places_are_few_and_each_has_a_key(program: Program) -> None:
    first = [each.name for each in first_places(FEATURES)]
    assert first == [
        "today", "dossiers", "documents", "requests", "retention", "trainings", "registers", "practice",
    ]  # fmt: skip
    for number, name in enumerate(first, 1):
        act(program, f"go_{name}").trigger()
        assert frame(program).place == Place(name)
        assert act(program, f"go_{name}").shortcut() == QKeySequence(f"Ctrl+{number}")


def test_every_page_begins_at_the_same_edge(program: Program) -> None:
    edges = {}
    for feature in FEATURES:
        if feature.sidebar:
            go(program, feature)
            page = see(program.window, QWidget, f"page_{feature.name}")
            edges[feature.name] = see(page, QLabel, "title").mapTo(program.window, QPoint(0, 0))
    assert len({(each.x(), each.y()) for each in edges.values()}) == 1, edges


def test_the_way_back_leads_where_one_came_from(program: Program) -> None:
    start = frame(program).place
    program.context.navigate(Place("practice"))
    program.context.navigate(Place("about"))
    act(program, "back").trigger()
    assert frame(program).place == Place("practice")
    if start != Place("practice"):
        act(program, "back").trigger()
        assert frame(program).place == start
    act(program, "back").trigger()


def test_one_can_go_forward_again_until_one_goes_elsewhere(program: Program) -> None:
    for name in ("practice", "about"):
        program.context.navigate(Place(name))
    act(program, "back").trigger()
    act(program, "forward").trigger()
    assert frame(program).place == Place("about")
    act(program, "forward").trigger()
    assert frame(program).place == Place("about")
    act(program, "back").trigger()
    program.context.navigate(Place("retention"))
    act(program, "forward").trigger()
    assert frame(program).place == Place("retention")
    assert act(program, "back").shortcut() == QKeySequence("Alt+Left")
    assert act(program, "forward").shortcut() == QKeySequence("Alt+Right")


def test_of_a_frame_that_was_replaced_no_action_is_left(program: Program, qtbot: QtBot) -> None:
    program.window.rebuild()
    qtbot.waitUntil(lambda: len(program.window.findChildren(QAction, "action_palette")) == 1)


def test_no_two_actions_have_one_key_or_one_name(program: Program) -> None:
    for feature in FEATURES:
        if not feature.sidebar:
            continue
        program.context.navigate(Place(feature.name))
        made = actions(program)
        keys = [each.shortcut().toString() for each in made if not each.shortcut().isEmpty()]
        assert len(set(keys)) == len(keys)
        names = [each.objectName() for each in made]
        assert len(set(names)) == len(names)


def test_the_window_is_locked_by_key(program: Program, qtbot: QtBot) -> None:
    assert act(program, "lock").shortcut() == QKeySequence("Ctrl+L")
    act(program, "lock").trigger()
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
    qtbot.waitUntil(lambda: maybe(program.window, QLineEdit, "passphrase") is not None)
    assert not program.window.menuBar().isVisible()


def test_a_locked_vault_is_closed_and_its_keys_are_gone(program: Program, vault_folder: Path, qtbot: QtBot) -> None:
    lock(program, qtbot)
    FolderLock(vault_folder).release()
    assert not list(vault_folder.glob("*-wal")) or all(each.stat().st_size == 0 for each in vault_folder.glob("*-wal"))


def test_a_lock_ends_long_work_and_dialogs(program: Program, qtbot: QtBot) -> None:
    ended: list[BaseException] = []

    def work(progress: Progress) -> None:
        while True:
            progress.report(1, 4)

    context = program.context
    context.run(program.window, None, work, label="window.title", failed=ended.append)
    dialog = QDialog(program.window)
    dialog.open()
    lock(program, qtbot)
    assert len(ended) == 1
    assert not any(each.isVisible() for each in program.window.findChildren(QDialog))


def test_long_work_shows_its_progress_and_can_be_ended(program: Program, qtbot: QtBot) -> None:
    ended: list[BaseException] = []

    def work(progress: Progress) -> None:
        while True:
            progress.report(1, 4)

    program.context.run(program.window, None, work, label="window.title", failed=ended.append)
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "cancel_task") is not None)
    press(program.window, "cancel_task")
    qtbot.waitUntil(lambda: len(ended) == 1)
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "cancel_task") is None)


def test_what_changed_is_heard_in_the_window(program: Program, qtbot: QtBot) -> None:
    heard: list[frozenset[Change]] = []
    program.context.changed.connect(heard.append)
    program.context.vault.now(add_item, Client, {"surname": "Berg"})
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert {each.noun for each in heard[0]} == {"client"}


def test_the_palette_finds_and_does(program: Program, qtbot: QtBot) -> None:
    act(program, "palette").trigger()
    palette = see(program.window, QDialog, "palette")
    line, found = palette.findChild(QLineEdit), palette.findChild(QListWidget)
    assert isinstance(line, QLineEdit)
    assert isinstance(found, QListWidget)
    everything = found.count()
    QTest.keyClicks(line, "over coach")
    assert 1 == found.count() < everything
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame(program).place == Place("about"))


def test_the_palette_finds_dossiers_and_documents(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = vault.now(add_item, Client, {"first_name": "Anouk", "infix": "van", "surname": "Zwanenburg"})
    trajectory: Trajectory = vault.now(add_item, Trajectory, {"title": "Rust", "starts_on": "2026-01-05"}, client.id)
    given = {"title": "Zwanenzang", "kind": "report", "trajectory": trajectory.id, "language": "nl"}
    document = vault.now(begin_document, given, client.id, "Tekst")
    act(program, "palette").trigger()
    palette = see(program.window, QDialog, "palette")
    line, found = palette.findChild(QLineEdit), palette.findChild(QListWidget)
    assert isinstance(line, QLineEdit)
    assert isinstance(found, QListWidget)
    QTest.keyClicks(line, "zwanen")
    assert [found.item(row).text() for row in range(2)] == ["Anouk van Zwanenburg", "Zwanenzang"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame(program).place.feature == "document")
    assert frame(program).place.client == client.id
    assert document is not None


def test_the_palette_shows_nothing_for_nonsense(program: Program) -> None:
    act(program, "palette").trigger()
    palette = see(program.window, QDialog, "palette")
    line = palette.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "xyzzy")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_title_never_holds_a_name(program: Program) -> None:
    for feature in FEATURES:
        if feature.sidebar:
            program.context.navigate(Place(feature.name))
            assert program.window.windowTitle() == "Coachkluis"


def watching(program: Program, *, locks_in: int | None = None) -> QTimer:
    """The timer of the lock by idleness, after the moment in which no touch is looked for."""
    idle = program.idle
    idle._blink.timeout.emit()
    if locks_in is not None:
        idle._timer.setInterval(locks_in)
    return idle._timer


def test_untouched_it_locks_by_itself(program: Program, qtbot: QtBot) -> None:
    watching(program, locks_in=1)
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
    assert not program.idle._timer.isActive()


def test_work_that_runs_keeps_it_open_until_it_is_done(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.shell.idle._AGAIN", 1)
    context, go_on = program.context, Event()
    context.tasks.run(lambda _: go_on.wait(30), program.window, None, bug)
    timer = watching(program, locks_in=1)
    with qtbot.waitSignals([timer.timeout] * 3):
        pass
    assert context.door.state is VaultState.OPEN
    go_on.set()
    qtbot.waitUntil(lambda: context.door.state is VaultState.LOCKED)


def test_a_touch_begins_the_wait_anew(program: Program) -> None:
    timer = watching(program)
    timer.stop()
    QTest.keyClick(program.window, Qt.Key.Key_Shift)
    assert timer.isActive()
    assert timer.interval() == program.context.settings.idle_minutes * 60_000 + BLINK
    assert program.idle._blink.isActive()


def test_no_event_is_looked_at_right_after_a_touch_nor_while_nothing_is_open(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QEvent.Type] = []
    watch = Idle.eventFilter

    def counted(idle: Idle, watched: QObject, event: QEvent) -> bool:
        seen.append(event.type())
        return watch(idle, watched, event)

    monkeypatch.setattr(Idle, "eventFilter", counted)
    QTest.keyClick(program.window, Qt.Key.Key_Shift)
    assert not seen, "the vault was opened a moment ago"
    watching(program)
    QTest.keyClick(program.window, Qt.Key.Key_Shift)
    assert QEvent.Type.KeyPress in seen
    seen.clear()
    QTest.keyClick(program.window, Qt.Key.Key_Shift)
    assert not seen
    watching(program)
    program.context.door.lock()
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
    seen.clear()
    QTest.keyClick(program.window, Qt.Key.Key_Shift)
    assert not seen
    assert not program.idle._blink.isActive()


def test_several_dossiers_are_open_as_tabs(program: Program, qtbot: QtBot) -> None:
    vault, context = program.context.vault, program.context
    people = [
        vault.now(add_item, Client, {"first_name": name, "surname": "Vos & Co"}) for name in ("Ali", "Bo", "Chris")
    ]
    tabs = program.window.findChild(DossierTabs, "dossier_tabs")
    assert isinstance(tabs, DossierTabs)
    context.navigate(Place("dossier", people[0].id, part="documents"))
    assert not tabs.isVisible()
    for each in people[1:]:
        context.navigate(Place("dossier", each.id))
    assert tabs.isVisible()
    assert [tabs.tabText(at) for at in range(3)] == ["Ali Vos && Co", "Bo Vos && Co", "Chris Vos && Co"]
    tabs.setCurrentIndex(0)
    assert frame(program).place == Place("dossier", people[0].id, part="documents")
    act(program, "next_dossier").trigger()
    assert frame(program).place.client == people[1].id
    act(program, "close_dossier").trigger()
    assert [tabs.tabData(at) for at in range(2)] == [people[0].id, people[2].id]
    assert frame(program).place.client in (people[0].id, people[2].id)
    lock(program, qtbot)
    assert not any("Vos" in each.tabText(0) for each in program.window.findChildren(QTabBar))


def test_the_window_is_as_it_was_the_last_time(program: Program, folders: Folders, start: Start) -> None:
    program.window.resize(1024, 701)
    program.window.close()
    kept = folders.settings_file.read_text(encoding="utf-8")
    assert SettingsFile(folders.settings_file).read().window
    assert "Vos" not in kept
    assert start(None).window.height() == 701  # as wide as it may be on the screen of the tests


def test_a_place_of_the_window_that_makes_no_sense_is_not_taken(folders: Folders, start: Start) -> None:
    SettingsFile(folders.settings_file).write(Settings(window="00ff" * 20))
    assert start(None).window.width() >= 1024


def test_closing_the_window_closes_the_vault(program: Program, vault_folder: Path) -> None:
    program.window.close()
    FolderLock(vault_folder).release()


def test_it_fits_on_a_small_screen(program: Program) -> None:
    size = program.window.minimumSizeHint()
    assert program.window.minimumWidth() <= 1024
    assert size.width() <= 1024
    assert size.height() <= 640
