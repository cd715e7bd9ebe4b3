"""A recording in the window: played from memory, by keyboard, and gone when the vault is locked."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSlider

from app.host.player import Player
from app.ui.features.attachments.sound import SoundView, clock
from app.usecases.take_in_attachment import take_in_attachment
from tests.fakes import CountedProgress
from tests.host.recordings import recording
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (65.9, "1:05"), (3723, "1:02:03")])
def test_a_time_is_written_as_players_do(seconds: float, told: str) -> None:
    assert clock(seconds) == told


def test_w3_a_memo_is_played_from_memory_and_falls_silent_with_the_vault(hands: DossierHands) -> None:
    client = hands.client()
    memo = hands.context.vault.folder.parent / "memo.m4a"
    memo.write_bytes(recording("m4a", seconds=8))
    kept = take_in_attachment(hands.context.vault, client.id, memo, {"name": "Memo.m4a"}, CountedProgress())
    memo.unlink()
    hands.go("dossier", client.id, kept.id, "attachment")
    hands.until(lambda: maybe(hands.window, QSlider, "sound_place") is not None)
    play = hands.see(QPushButton, "play_sound")
    time = hands.see(QLabel, "sound_time")
    assert (play.text(), time.text()) == ("Afspelen", "0:00 / 0:08")
    assert play.hasFocus()
    QTest.keyClick(play, Qt.Key.Key_Space)
    assert play.text() == "Pauze"
    hands.until(lambda: not time.text().startswith("0:00"))
    QTest.keyClick(play, Qt.Key.Key_Space)
    assert play.text() == "Afspelen"
    QTest.keyClick(hands.see(QSlider, "sound_place"), Qt.Key.Key_Right)
    assert time.text() in ("0:06 / 0:08", "0:07 / 0:08")
    QTest.keyClick(play, Qt.Key.Key_Space)
    player = hands.window.findChildren(SoundView)[0]._player
    assert player is not None
    assert player.playing
    gone: weakref.ref[Player] = weakref.ref(player)
    del player
    hands.context.door.lock()
    hands.until(lambda: not hands.window.findChildren(SoundView))
    hands.until(lambda: gc.collect() >= 0 and gone() is None)


def test_what_only_looks_like_a_recording_is_said_to_be_unreadable(hands: DossierHands) -> None:
    client = hands.client()
    broken = hands.context.vault.folder.parent / "broken.m4a"
    broken.write_bytes(recording("m4a")[:300])
    kept = take_in_attachment(hands.context.vault, client.id, broken, {"name": "Stuk.m4a"}, CountedProgress())
    hands.go("dossier", client.id, kept.id, "attachment")
    hands.until(lambda: hands.see(QLabel, "no_preview").text().startswith("Deze opname"))
    assert maybe(hands.window, QSlider, "sound_place") is None
