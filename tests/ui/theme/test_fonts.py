"""Type is as large as whoever set the system wants to read it, and everything has room for it."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMenu, QPushButton, QWidget

from app.ui import run
from app.ui.place import Place
from app.ui.run import Program
from app.ui.theme.fonts import LARGEST, SIZES, SMALLEST, plain_points, sizes
from app.ui.widgets import work_bar
from app.ui.widgets.work_bar import WorkBar
from tests.screenshots.cut_off import cut_off
from tests.ui.look import maybe, see
from tests.usecases import dossier

PLAIN = SIZES["plain"]
W = TypeVar("W", bound=QWidget)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (9, PLAIN),
        (10, PLAIN),
        (11, PLAIN),
        (22, LARGEST),
        (16.5, 16.5),
        (6, SMALLEST),
        (8.5, 11 * 8.5 / 9),
        (-1, PLAIN),
    ],
)
def test_type_grows_as_that_of_the_system_does(asked: float, given: float) -> None:
    assert plain_points(asked, 9, 11) == pytest.approx(given)


def test_all_sizes_keep_their_proportion() -> None:
    assert sizes(PLAIN) == SIZES
    assert {round(each / SIZES[name], 1) for name, each in sizes(2 * PLAIN).items()} == {2.0}


def test_a_change_of_the_system_shows_when_the_window_comes_back(
    program: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def inside(kind: type[W]) -> list[W]:
        assert program.window.frame is not None
        return program.window.frame.findChildren(kind)

    def title() -> float:
        return next(each for each in inside(QLabel) if each.property("role") == "title").font().pointSizeF()

    def sidebar() -> int:
        return next(each for each in inside(QFrame) if each.property("role") == "sidebar").sizeHint().width()

    before, wide = title(), sidebar()
    with monkeypatch.context() as patched:
        patched.setattr(run, "system_points", lambda: 16.5)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert title() == pytest.approx(1.5 * before, abs=0.1)
        assert sidebar() > wide
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert title() == before


def test_where_little_is_to_move_work_of_unknown_length_stands_still(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar, still = WorkBar("Back-up"), WorkBar()
    assert (bar.minimum(), bar.maximum(), bar.accessibleName()) == (0, 0, "Back-up")
    monkeypatch.setattr(work_bar, "less_motion", lambda: True)
    bar.show_progress(0, 0)
    still.show()
    assert still.minimum() < still.value() < still.maximum()
    assert bar.minimum() < bar.value() < bar.maximum()
    bar.show_progress(3, 4)
    assert bar.value() / bar.maximum() == 0.75


def test_where_type_is_large_the_window_folds_and_nothing_is_out_of_reach(
    program: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, context = program.window, program.context
    client = dossier.client(context.vault)
    window.resize(1024, 640)
    context.navigate(Place("dossier", client.id))
    words, chosen = see(window, QPushButton, "go_today").text(), see(window, QPushButton, "part_trajectories").text()
    with monkeypatch.context() as patched:
        patched.setattr(run, "system_points", lambda: 20.0)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        today = see(window, QPushButton, "go_today")
        assert (today.text(), today.toolTip(), today.accessibleName()) == ("", words, words)
        assert maybe(window, QPushButton, "part_trajectories") is None
        opener = see(window, QPushButton, "dossier_parts")
        opener.click()
        menu = next(each for each in window.findChildren(QMenu) if each.isVisible())
        next(each for each in menu.actions() if each.text() == chosen).trigger()
        menu.close()
        assert opener.text() == chosen
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert see(window, QPushButton, "go_today").text() == words
    assert see(window, QPushButton, "part_trajectories").isChecked()
    assert maybe(window, QPushButton, "dossier_parts") is None


def test_where_type_is_large_the_lock_screen_scrolls_and_cuts_nothing_off(
    program: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    window.resize(1024, 640)
    program.context.door.lock()
    with monkeypatch.context() as patched:
        patched.setattr(run, "system_points", lambda: 20.0)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        see(window, QPushButton, "other_way").click()
        see(window, QPushButton, "new_vault")
        qapp.processEvents()
        assert cut_off(window) == []
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
