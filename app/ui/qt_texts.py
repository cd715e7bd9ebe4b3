"""Qt's own words in the language of the window: its translations, and those of ours that they lack.

Qt changes a source text now and then (*Look in:* became *&Look in:*), and its Dutch then falls back to English.
"""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from app.kernel.translator import Translator

Said = Mapping[tuple[str, str], str]
"""What to say, by the context and the English text by which Qt asks for it."""
LACKING = {
    ("QFileDialog", "&Look in:"): "qt.look_in",
    ("QFileDialog", "Files of &type:"): "qt.files_of_type",
    ("QAbstractFileIconProvider", "Drive"): "qt.drive",
    ("QAbstractFileIconProvider", "Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "File"): "qt.file",
    ("QPrintSettingsOutput", "Page &Set:"): "qt.page_set",
    ("QPrintSettingsOutput", "Double Sided Printing"): "qt.two_sides",
    ("QPrintSettingsOutput", "Off"): "qt.off",
    ("QPrintSettingsOutput", "Long side binding"): "qt.long_side",
    ("QPrintSettingsOutput", "Short side binding"): "qt.short_side",
    ("QPrintPropertiesDialog", "Custom value for %1"): "qt.own_value",
    ("QPageSetupWidget", "Pages &per sheet:"): "qt.pages_per_sheet",
    ("QPageSetupWidget", "Page &order:"): "qt.page_order",
    ("QCupsJobWidget", "Job &priority:"): "qt.job_priority",
    ("QCupsJobWidget", "&Billing information:"): "qt.job_billing",
    ("QCupsJobWidget", "Scheduled &printing:"): "qt.job_time",
    ("QCupsJobWidget", "&Start:"): "qt.job_start",
    ("QCupsJobWidget", "&End:"): "qt.job_end",
    ("QAccessibleActionInterface", "Set Focus"): "qt.set_focus",
    ("QAccessibleActionInterface", "Show Menu"): "qt.show_menu",
    ("QAccessibleActionInterface", "Show on Screen"): "qt.bring_into_sight",
    ("QAccessibleActionInterface", "Moves the element into the visible area"): "qt.brings_into_sight",
}
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_TRANSLATION, _SOURCE, _CONTEXT, _COMMENT, _END = 3, 6, 7, 8, b"\x01"


class QtTexts(QObject):
    """The two translators of the application, changed together."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._own, self._shipped = QTranslator(self), QTranslator(self)
        self._said = b""

    def speak(self, words: Translator) -> None:
        """Let Qt speak the translator's language from now on; widgets that are there already keep their texts."""
        self.silence()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._shipped.load(f"qtbase_{words.language.value}", folder):
            QCoreApplication.installTranslator(self._shipped)
        said = catalogue({asked: words.text(key) for asked, key in LACKING.items()})
        if self._own.load(said):
            QCoreApplication.installTranslator(self._own)
        self._said = said  # Qt reads from it for as long as it speaks

    def silence(self) -> None:
        """Leave Qt to its own English."""
        for each in (self._own, self._shipped):
            QCoreApplication.removeTranslator(each)


def catalogue(said: Said) -> bytes:
    """A catalogue as Qt reads it (`.qm`).

    A translator written in Python would do for so few texts, but at each question without a disambiguation, which are
    nearly all, PySide takes away one reference to None that it never had, until Python has none left and ends.
    """
    places, messages = [], b""
    for (context, source), text in said.items():
        places.append((_hash(source), len(messages)))
        messages += _part(_TRANSLATION, text.encode("utf-16-be")) + _part(_COMMENT, b"")
        messages += _part(_SOURCE, source.encode()) + _part(_CONTEXT, context.encode()) + _END
    return _MAGIC + _part(_HASHES, b"".join(pack(">II", *each) for each in sorted(places))) + _part(_MESSAGES, messages)


def _part(tag: int, content: bytes) -> bytes:
    return pack(">BI", tag, len(content)) + content


def _hash(source: str) -> int:
    """By which Qt finds a text (the hash of ELF, System V ABI), never 0."""
    made = 0
    for byte in source.encode():
        made = (made << 4) + byte
        made = (made ^ (made & 0xF0000000) >> 24) & 0x0FFFFFFF
    return made or 1
