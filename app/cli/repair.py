"""`coachkluis repair`: build a vault with damaged pages anew."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.vault.rebuild import rebuild_vault


@click.command(
    help="Build the vault anew of what can be read of it, where pages are damaged; what the backup FILE has just as it "
    "was written last comes from there."
)
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@command
def repair(call: Call, file: Path | None) -> None:
    """Build it anew; where something is lost the exit code is 4, and `verify` names it."""
    parts = call.parts
    outcome = rebuild_vault(call.vault_folder, call.secret(), file, parts.clock, call.progress(), parts.effort)
    lost = call.translator.count("rebuild.lost", outcome.lost) if outcome.lost else ""
    text = call.translator.text
    aside = [text("rebuild.backup_differs")] if outcome.backup_differs else []
    call.answer(
        {"from_backup": outcome.from_backup, "lost": outcome.lost, "backup_differs": outcome.backup_differs},
        [text("rebuild.done"), *aside, lost or text("rebuild.nothing_lost")],
    )
    if outcome.lost:
        click.get_current_context().exit(4)
