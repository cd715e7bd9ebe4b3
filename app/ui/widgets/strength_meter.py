"""How strong a passphrase is, while it is typed: a bar, a word, and why where it is weak."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.domain.passphrase_strength import ENOUGH, Strength
from app.domain.practice import Practice
from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.theme.theme import set_role
from app.ui.widgets.parts import label
from app.ui.widgets.secret_input import SecretInput
from app.usecases.judge_passphrase import judge_passphrase, known_of, make_ready

_PAUSE = 120
"""Milliseconds after a keystroke until it is judged: nobody reads faster than they type."""


class StrengthMeter(QWidget):
    """Judges what stands in a field; `about` are words that someone who wants in would try, such as the practice."""

    def __init__(self, context: Context, secret: SecretInput, about: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._context, self._secret, self.about = context, secret, about
        self._bar = QProgressBar()
        self._bar.setRange(0, 5)
        self._bar.setTextVisible(False)
        self._said = label("", "label")
        self._said.setObjectName("strength")
        self._why = label("", "hint")
        self._why.setObjectName("strength_reasons")
        keeps = self._why.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # so that a reason moves nothing when it is said
        self._why.setSizePolicy(keeps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        for each in (self._bar, self._said, self._why):
            layout.addWidget(each)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.show_strength)
        secret.edited.connect(self._pause.start)
        self._ready = False
        parts = context.parts
        context.tasks.run(lambda _: make_ready(parts), self, self._made_ready, self._made_ready)
        self.show_strength()

    def strength(self) -> Strength:
        """The judgement of what stands in the field now."""
        return judge_passphrase(self._secret.text, self._context.parts, (*self.about, *_practice_names(self._context)))

    def require(self) -> None:
        """Raise CoachkluisError where what stands in the field is too weak to be set."""
        if self.strength().refused:
            raise CoachkluisError("passphrase_too_weak")

    def show_strength(self) -> None:
        """Say it; what is typed before the words are read is judged as soon as they are."""
        self._pause.stop()
        typed = bool(self._secret.text)
        if typed and not self._ready:
            self._said.setText(self._context.text("passphrase.strength.looking"))
            return
        strength = self.strength() if typed else Strength(0)
        text = self._context.text
        self._bar.setValue(strength.score + 1 if typed else 0)
        set_role(self._bar, "good" if strength.score >= ENOUGH else "weak")
        self._said.setText(text(f"passphrase.strength.{strength.score}") if typed else text("passphrase.strength.none"))
        self._why.setText(" ".join(text(f"passphrase.weak.{each.value}") for each in strength.reasons))
        self._why.setVisible(bool(strength.reasons))
        self.setAccessibleDescription(f"{self._said.text()} {self._why.text()}")

    def _made_ready(self, _: object) -> None:
        """The words are there; where they could not be read, judging says why."""
        self._ready = True
        self.show_strength()


def _practice_names(context: Context) -> tuple[str, ...]:
    """What anyone can know of the practice; before there is one, nothing."""
    if context.door.state is not VaultState.OPEN:
        return ()
    return tuple(name for each in context.reader.find(Practice) for name in known_of(each))
