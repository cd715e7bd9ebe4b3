"""Getting a file out of the vault into memory, and ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from PySide6.QtGui import QImage

from app.domain.attachment import Attachment
from app.host.player import Player, SoundUnreadable, Speaker
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.ui.features.attachments.picture import read_picture
from app.ui.features.attachments.shown_as import ShownAs, shown_as
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file in memory. `picture` and `sound` are there where that is what it is, and it could be read."""

    kind: ShownAs
    data: bytes
    picture: QImage | None = None
    sound: Player | None = None


def open_file(vault: Vault, speaker: Speaker, attachment: Attachment, progress: Progress) -> OpenedFile:
    """Read an attachment that is to be shown, in any thread. Only its first part is read where it is not shown.

    Raises CoachkluisError where the bytes in the vault are not those that came in.
    """
    parts: list[bytes] = []
    digest, read = sha256(), 0
    for part in vault.reader().chunks(attachment.id):
        if not parts and shown_as(part) is ShownAs.NOTHING:
            return OpenedFile(ShownAs.NOTHING, b"")
        parts.append(part)
        digest.update(part)
        read += len(part)
        progress.report(read, attachment.size)
    if digest.hexdigest() != attachment.sha256:
        raise CoachkluisError("attachment.damaged", name=attachment.name)
    data = b"".join(parts)
    kind = shown_as(data)
    if kind in (ShownAs.PNG, ShownAs.JPEG):
        return OpenedFile(kind, b"", read_picture(data, kind))
    if kind is ShownAs.SOUND:
        return OpenedFile(kind, b"", sound=_sound(data, speaker))
    return OpenedFile(kind, data)


def _sound(data: bytes, speaker: Speaker) -> Player | None:
    try:
        return Player(data, speaker)
    except SoundUnreadable:
        return None
