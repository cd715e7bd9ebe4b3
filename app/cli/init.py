"""`coachkluis init`: a new vault with its practice and policy."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.secrets import read_fields_file, read_passphrase, write_secret
from app.kernel.errors import CoachkluisError
from app.usecases.create_practice import create_practice
from app.vault.vault import create_vault

DEFAULT_POLICY = "career_advice"


@click.command(help="Make a new vault in DIR.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--policy", default=DEFAULT_POLICY, show_default=True, metavar="NAME", help="The starting policy.")
@click.option("--from", "fields", metavar="FILE", help="JSON with the practice's details.")
@click.option("--new-passphrase-file", metavar="FILE", help="The new passphrase is in FILE; - is standard input.")
@click.option("--recovery-to", metavar="FILE", type=click.Path(path_type=Path), help="Write the recovery key to FILE.")
@command
def init(
    call: Call, folder: Path, policy: str, fields: str | None, new_passphrase_file: str | None, recovery_to: Path | None
) -> None:
    """Make the vault, its practice and its policy; the recovery key is shown or written once."""
    starting = next((each for each in call.parts.starting_policies if each.name == policy), None)
    if starting is None:
        names = ", ".join(each.name for each in call.parts.starting_policies)
        raise CoachkluisError("unknown_policy", names=names)
    if recovery_to is not None and recovery_to.exists():
        raise CoachkluisError("file_exists", file=recovery_to.name)
    given = read_fields_file(fields) if fields else _asked_for(call)
    chosen_file = new_passphrase_file or call.passphrase_file
    passphrase = read_passphrase(chosen_file, call.translator.text("cli.new_passphrase"), twice=True)
    vault, recovery_key = create_vault(folder, passphrase, call.parts.clock, call.parts.effort, call.parts.witness)
    try:
        practice = vault.now(create_practice, given, starting)
    finally:
        vault.close()
    if recovery_to is not None:
        write_secret(recovery_to, recovery_key.text)
    shown = {} if recovery_to else {"recovery_key": recovery_key.text}
    told = call.translator.text("cli.recovery_written" if recovery_to else "cli.recovery_shown")
    call.answer(
        {"id": practice.id, "vault": str(folder), "policy": policy, **shown},
        [call.translator.text("cli.vault_made"), told, *shown.values()],
    )


def _asked_for(call: Call) -> dict[str, object]:
    return {"trade_name": click.prompt(call.translator.text("practice.trade_name"), err=True)}
