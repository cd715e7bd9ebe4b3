"""`coachkluis init`: a new vault with its practice and policy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from app.cli.command import Call, command
from app.cli.secrets import UnfitInput, new_secret, read_fields_file, read_passphrase
from app.usecases.create_practice import check_practice, create_practice
from app.usecases.judge_passphrase import require_strong
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
        raise UnfitInput("unknown_policy", names=names)
    given = read_fields_file(fields) if fields else _asked_for(call)
    check_practice(given, call.parts.clock)
    chosen_file = new_passphrase_file or call.passphrase_file
    passphrase = read_passphrase(chosen_file, call.translator.text("cli.new_passphrase"), twice=True)
    passphrase.require_fit()
    require_strong(passphrase.text, call.parts, (str(each) for each in given.values() if each))
    with _undone_on_failure(folder), new_secret(recovery_to) as keep:
        vault, recovery_key = create_vault(folder, passphrase, call.parts.clock, call.parts.effort, call.parts.witness)
        try:
            practice = vault.now(create_practice, given, starting)
        finally:
            vault.close()
        keep(recovery_key.text)
    shown = {} if recovery_to else {"recovery_key": recovery_key.text}
    told = call.translator.text("cli.recovery_written" if recovery_to else "cli.recovery_shown")
    call.answer(
        {"id": practice.id, "vault": str(folder), "policy": policy, **shown},
        [call.translator.text("cli.vault_made"), told, *shown.values()],
    )


@contextmanager
def _undone_on_failure(folder: Path) -> Iterator[None]:
    """A vault whose recovery key reached nobody is no vault: where anything fails, what was made is taken away."""
    before = set(folder.iterdir()) if folder.is_dir() else None
    try:
        yield
    except BaseException:
        if before is None:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            for made in set(folder.iterdir()) - before:
                made.unlink()
        raise


def _asked_for(call: Call) -> dict[str, object]:
    return {"trade_name": click.prompt(call.translator.text("practice.trade_name"), err=True)}
