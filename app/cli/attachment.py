"""`coachkluis attachment`: list, show, add, save."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.fields import fields_of, own_fields
from app.cli.noun import noun_group
from app.cli.secrets import read_fields_file
from app.cli.show import tell_record
from app.domain.attachment import Attachment
from app.usecases.mask_attachment import mask_attachment, masking_from, take_in_masked
from app.usecases.save_attachment import save_attachment
from app.usecases.take_in_attachment import ASKED, take_in_attachment

_MASK = {
    "boxes": "a list of {page, left, top, width, height}", "crop": "{left, top, width, height}",
    "turn": "0, 90, 180, 270",
}  # fmt: skip

attachment = noun_group(Attachment, adding=False)


@attachment.command("add", help="Take FILE into a dossier.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--client", required=True, metavar="CLIENT")
@fields_of(Attachment, *ASKED, also={"mask": "what to mask, as `attachment mask` takes it"}, required=False)
@command
def add(call: Call, file: Path, client: str, fields: str | None) -> None:
    """Take a file into a dossier."""
    given = read_fields_file(fields) if fields else {}
    masking = given.pop("mask", None)
    with call.vault() as vault:
        if isinstance(masking, dict):
            made = take_in_masked(vault, client, file, masking_from(masking), given, call.progress())
        else:
            made = take_in_attachment(vault, client, file, given, call.progress())
        tell_record(call, vault.reader(), made)


@attachment.command("mask", help="Mask a picture or PDF for good: see docs/masking.md.")
@click.argument("identity", metavar="ATTACHMENT")
@own_fields(_MASK)
@command
def mask(call: Call, identity: str, fields: str) -> None:
    """Put the masked file in the place of the other."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = mask_attachment(vault, identity, masking_from(given), call.progress())
        tell_record(call, vault.reader(), made)


@attachment.command("save", help="Write an attachment into the folder DIR, under a safe name.")
@click.argument("identity", metavar="ATTACHMENT")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@command
def save(call: Call, identity: str, folder: Path) -> None:
    """Save an attachment outside the vault."""
    with call.vault() as vault:
        written = save_attachment(vault, identity, folder, call.progress())
        call.answer({"id": identity, "file": str(written)}, str(written))
