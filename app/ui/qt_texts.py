"""Qt's own words in the language of the window: its translations, and those of ours that they lack.

Qt changes a source text now and then (*Look in:* became *&Look in:*), and its Dutch then falls back to English.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from app.kernel.translator import Translator

_LACKING = {
    ("QFileDialog", "&Look in:"): "qt.look_in",
    ("QFileDialog", "Files of &type:"): "qt.files_of_type",
    ("QAbstractFileIconProvider", "Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "File"): "qt.file",
}


class QtTexts(QObject):
    """The two translators of the application, changed together."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._own = _Lacking(self)
        self._shipped = QTranslator(self)

    def speak(self, words: Translator) -> None:
        """Let Qt speak the translator's language from now on; widgets that are there already keep their texts."""
        self.silence()
        self._own.words = words
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._shipped.load(f"qtbase_{words.language.value}", folder):
            QCoreApplication.installTranslator(self._shipped)
        QCoreApplication.installTranslator(self._own)

    def silence(self) -> None:
        """Leave Qt to its own English."""
        for each in (self._own, self._shipped):
            QCoreApplication.removeTranslator(each)


class _Lacking(QTranslator):
    """Answers for the few texts that Qt's own translations lack."""

    words: Translator | None = None

    def isEmpty(self) -> bool:
        """Qt leaves out a translator that says it has nothing."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text, or None, which leaves it to the other translators; an empty text would be shown as it is."""
        key = _LACKING.get((context, source))
        return self.words.text(key) if key and self.words else None  # type: ignore[return-value]
