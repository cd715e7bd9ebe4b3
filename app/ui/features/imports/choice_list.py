"""A list to choose one from, by what each line stands for."""

from __future__ import annotations

from app.ui.widgets.inputs import Combo


class ChoiceList(Combo):
    """`name` is how a test finds it, `said` what a screen reader calls it."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)

    @property
    def chosen(self) -> object:
        """What the chosen line stands for."""
        return self.currentData()

    def choose(self, data: str) -> None:
        """Choose the line that stands for this."""
        self.setCurrentIndex(max(0, self.findData(data)))
