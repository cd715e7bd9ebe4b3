"""`coachkluis export`: everything in the vault, in open formats."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.usecases.export_vault import export_vault


@click.command("export", help="Write everything to the new folder DIR, in open formats and not encrypted.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@command
def export(call: Call, folder: Path) -> None:
    """Export the vault; says plainly that what was written is not encrypted."""
    with call.vault() as vault:
        done = export_vault(vault, call.parts, folder, call.translator, call.progress())
    warning = call.translator.text("export.not_encrypted")
    click.echo(warning, err=True)
    call.answer(
        {
            "folder": str(done.folder),
            "encrypted": False,
            "warning": warning,
            "records": done.records,
            "files": done.files,
        },
        call.translator.text("export.done", folder=done.folder, records=sum(done.records.values()), files=done.files),
    )
