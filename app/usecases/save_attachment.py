"""Save an attachment outside the vault: under a safe name, in the folder that was chosen and nowhere else (F19)."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from app.domain.attachment import Attachment
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.packages.errors import PackageTarget
from app.packages.new_file import new_file
from app.packages.safe_names import safe_name
from app.vault.vault import Vault


def save_attachment(vault: Vault, identity: str, folder: Path, progress: Progress) -> Path:
    """Write an attachment into `folder` and give its path. Its label becomes a safe name; nothing is overwritten.

    Raises CoachkluisError where the bytes in the vault are not those that came in, PackageTarget where the folder
    cannot be looked into or written in; then nothing is written.
    """
    reader = vault.reader()
    attachment = reader.get(Attachment, identity)
    if not folder.is_dir():
        raise CoachkluisError("not_a_folder", folder=folder.name)
    try:
        taken = {each.name for each in folder.iterdir()}
    except OSError as error:
        raise PackageTarget("package.target_unusable", folder) from error
    target = folder / safe_name(attachment.name, taken)
    digest, written = sha256(), 0
    with new_file(target) as file:
        for chunk in reader.chunks(attachment.id):
            digest.update(chunk)
            file.write(chunk)
            written += len(chunk)
            progress.report(written, attachment.size)
        if digest.hexdigest() != attachment.sha256:
            raise CoachkluisError("attachment.damaged", name=attachment.name)
    return target
