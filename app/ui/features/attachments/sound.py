"""Plays a recording from memory: one button, where it is, and how long it takes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSlider, QWidget

from app.host.player import Player
from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.theme.icons import icon
from app.ui.widgets.parts import button, column, label, row

_TICK = 200
"""Milliseconds between two looks at where the recording is."""
_STEPS = 10
"""Places of the slider in a second."""
_SECONDS = 5
"""What an arrow key goes on or back."""
_WIDEST = 640


class SoundView(QWidget):
    """Space plays and pauses, the arrows go five seconds on or back. It falls silent as soon as it is out of sight."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._held: list[Player] = []
        # A view that goes with the vault that was locked takes the recording along.
        self.destroyed.connect(partial(_let_go, self._held))
        self._play = button("", self.toggle, "primary", name="play_sound")
        self._play.setIconSize(QSize(20, 20))
        self._place = QSlider(Qt.Orientation.Horizontal)
        self._place.setObjectName("sound_place")
        self._place.setMaximumWidth(_WIDEST)
        self._place.setAccessibleName(context.text("sound.place"))
        self._place.setSingleStep(_SECONDS * _STEPS)
        self._place.setPageStep(_SECONDS * _STEPS * 6)
        self._place.valueChanged.connect(self._moved)
        self._time = label("", "muted", wrap=False)
        self._time.setObjectName("sound_time")
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._look)
        inside = row(self._play, self._place, self._time)
        inside.setStretchFactor(self._place, 1)
        self.setLayout(column(None, inside, None, margin=24))
        self._look()

    def show_sound(self, player: Player) -> None:
        """Be ready to play a recording, from its beginning; it belongs to this view from now on."""
        self.clear()
        self._held.append(player)
        # A recording that does not say how long it is can be played, not gone through.
        self._place.setEnabled(bool(player.length))
        self._place.setRange(0, round(player.length * _STEPS))
        self._look()

    def clear(self) -> None:
        """Forget the recording."""
        self._timer.stop()
        _let_go(self._held)
        self._look()

    @property
    def _player(self) -> Player | None:
        return self._held[0] if self._held else None

    def toggle(self) -> None:
        """Play it, or pause."""
        player = self._player
        if player is None:
            return
        try:
            if player.playing:
                player.pause()
            else:
                player.play()
                self._timer.start()
        except CoachkluisError as error:
            self._context.present(error, self)
        self._look()

    def take_focus(self) -> None:
        """Let Space play at once."""
        self._play.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Called by Qt."""
        if self._player is not None:
            self._player.pause()
        super().hideEvent(event)

    def _moved(self, place: int) -> None:
        if self._player is not None:
            self._player.go_to(place / _STEPS)
            self._look()

    def _look(self) -> None:
        player = self._player
        playing = player is not None and player.playing
        if not playing:
            self._timer.stop()
        words = self._context.text("sound.pause" if playing else "sound.play")
        self._play.setText(words)
        self._play.setIcon(icon("pause" if playing else "play", self._context.colours.on_accent))
        position, length = (player.position, player.length) if player is not None else (0.0, 0.0)
        if not self._place.isSliderDown():
            self._place.blockSignals(True)
            self._place.setValue(round(position * _STEPS))
            self._place.blockSignals(False)
        self._time.setText(f"{clock(position)} / {clock(length)}" if length else clock(position))


def _let_go(held: list[Player], _gone: object = None) -> None:
    while held:
        held.pop().close()


def clock(seconds: float) -> str:
    """`0:05`, `12:30` or `1:02:03`."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
