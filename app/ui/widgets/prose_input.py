"""Written text in a form: the editor as one of the inputs."""

from __future__ import annotations

from app.kernel.translator import Translator
from app.ui.editor import ProseEditor
from app.ui.widgets.inputs import Input


class ProseInput(Input):
    """An editor; what it gives is the stored source."""

    def __init__(self, translator: Translator) -> None:
        self.editor = ProseEditor(translator)
        super().__init__(self.editor)
        self.editor.setMinimumHeight(260)
        self.editor.edited.connect(self.edited)

    def given(self) -> object:
        """The source of the text as it stands."""
        return self.editor.source()

    def show_value(self, value: object) -> None:
        """Show a stored source."""
        self.editor.set_source(str(value or ""))
