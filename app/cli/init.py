"""`coachkluis init`: a new vault with its practice and policy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of
from app.cli.secrets import new_secret, read_fields_file, read_passphrase
from app.cli.starting_policy import DEFAULT_POLICY, adapted_by, starting_policy
from app.domain.practice import Practice
from app.usecases.change_passphrase import made_up_passphrase
from app.usecases.create_practice import check_practice, create_practice
from app.usecases.judge_passphrase import require_strong
from app.vault.errors import VaultExists
from app.vault.files import explained
from app.vault.passphrase import Passphrase
from app.vault.traces import holds_vault
from app.vault.vault import create_vault


@click.command(help="Make a new vault in DIR.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--policy", metavar="NAME", help=f"The starting policy; {DEFAULT_POLICY} where nothing else is asked.")
@click.option(
    "--answers", metavar="FILE", help="JSON with an answer to each starting question: they lead to the policy."
)
@click.option("--ask", is_flag=True, help="Ask the starting questions, and begin with what follows from the answers.")
@fields_of(Practice, required=False)
@click.option("--new-passphrase-file", metavar="FILE", help="The new passphrase is in FILE; - is standard input.")
@click.option("--recovery-to", metavar="FILE", type=click.Path(path_type=Path), help="Write the recovery key to FILE.")
@click.option("--generate", is_flag=True, help="Have a passphrase made; it is shown once.")
@command
def init(
    call: Call, folder: Path, policy: str | None, answers: str | None, ask: bool, fields: str | None,
    new_passphrase_file: str | None, recovery_to: Path | None, generate: bool,
) -> None:  # fmt: skip
    """Make the vault, its practice and its policy; the recovery key is shown or written once."""
    if holds_vault(folder):
        raise VaultExists
    starting = starting_policy(call, policy, answers, ask=ask)
    given = read_fields_file(fields) if fields else _asked_for(call)
    check_practice(given, call.parts.clock)
    passphrase = _chosen(call, new_passphrase_file, generate)
    strength = require_strong(passphrase.text, call.parts, (str(each) for each in given.values() if each))
    with _undone_on_failure(folder), new_secret(recovery_to) as keep:
        vault, recovery_key = create_vault(folder, passphrase, call.parts.clock, call.parts.effort, call.parts.witness)
        try:
            practice = vault.now(create_practice, given, starting)
        finally:
            vault.close()
        keep(recovery_key.text)
    text = call.translator.text
    made = {"passphrase": passphrase.text} if generate else {}
    shown = {} if recovery_to else {"recovery_key": recovery_key.text}
    reasons = [text(f"passphrase.weak.{each.value}") for each in strength.reasons]
    judged: dict[str, Json] = {"strength": strength.score, "reasons": reasons}
    told = [text("cli.passphrase_made"), *made.values()] if made else [text(f"passphrase.strength.{strength.score}")]
    adapted = adapted_by(call, starting)
    begun = [starting.description.words(call.translator), *(f"  {each}" for each in adapted)] if adapted else []
    recovery = text("cli.recovery_written" if recovery_to else "cli.recovery_shown")
    call.answer(
        {
            "id": practice.id,
            "vault": str(folder),
            "policy": starting.name,
            "adapted": adapted,
            **judged,
            **made,
            **shown,
        },
        [text("cli.vault_made"), *begun, *told, *reasons, recovery, *shown.values()],
    )


def _chosen(call: Call, file: str | None, generate: bool) -> Passphrase:
    """The passphrase for the new vault: made up, or read twice. Raises UnfitPassphrase."""
    if generate:
        if file:
            raise click.UsageError(call.translator.text("cli.generate_or_file"))
        return Passphrase(made_up_passphrase())
    chosen = read_passphrase(file or call.passphrase_file, call.translator.text("cli.new_passphrase"), twice=True)
    chosen.require_fit()
    return chosen


@contextmanager
def _undone_on_failure(folder: Path) -> Iterator[None]:
    """A vault whose recovery key reached nobody is no vault: where anything fails, what was made is taken away."""
    with explained(folder):
        before = set(folder.iterdir()) if folder.is_dir() else None
    try:
        yield
    except BaseException:
        if before is None:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            with suppress(OSError):
                for made in set(folder.iterdir()) - before:
                    made.unlink()
        raise


def _asked_for(call: Call) -> dict[str, object]:
    return {"trade_name": click.prompt(call.translator.text("practice.trade_name"), err=True)}
