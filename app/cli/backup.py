"""`coachkluis backup` and `restore`."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.secrets import read_secret
from app.vault.backup import back_up
from app.vault.restore import restore as restore_backup


@click.command(help="Write a verified backup to TO: a new file, or a folder for one named by its date.")
@click.argument("to", metavar="TO", type=click.Path(path_type=Path))
@command
def backup(call: Call, to: Path) -> None:
    """Back up the vault."""
    now = call.parts.clock.now()
    target = to / f"coachkluis-{now:%Y%m%d-%H%M%S}.backup" if to.is_dir() else to
    with call.vault() as vault:
        made = back_up(vault, target, now, call.progress())
        call.answer(
            {"file": str(made.file), "made": made.made.isoformat(), "ledger": made.sequence, "size": made.size},
            [call.translator.text("cli.backup_made"), str(made.file)],
        )


@click.command(help="Make the vault in the backup FILE anew in DIR. Erasures are applied once more.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@command
def restore(call: Call, file: Path, folder: Path) -> None:
    """Restore a backup; `--vault` names a vault whose erasures are applied as well."""
    secret = read_secret(call.passphrase_file, call.recovery_file, call.translator.text("cli.passphrase"))
    logs = (call.folder,) if call.folder else ()
    outcome = restore_backup(file, folder, secret, call.parts.clock, call.progress(), call.parts.effort, logs)
    call.answer(
        {"vault": str(outcome.folder), "ledger": outcome.sequence, "erased_again": outcome.erased_again},
        [call.translator.text("cli.restored"), call.translator.count("cli.erased_again", outcome.erased_again)],
    )
