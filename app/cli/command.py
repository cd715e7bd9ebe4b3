"""What every command shares: its options, the open vault, one JSON value or readable lines, and exit codes."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Concatenate, ParamSpec

import click

from app.cli.failure import told
from app.cli.progress import ProgressLine
from app.cli.secrets import UnfitInput, read_secret, read_shares
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.kernel.translator import Translator
from app.kernel.visible import visible
from app.usecases.parts import Parts
from app.usecases.remember_on_this_computer import remembered_key
from app.usecases.rollback_words import rollback_words
from app.vault.errors import NoVault
from app.vault.shares import join_shares
from app.vault.slots import Secret
from app.vault.vault import Vault, open_vault

P = ParamSpec("P")
Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(slots=True)
class Call:
    """One call of a command: where the vault is, how it is opened, and how to answer."""

    parts: Parts
    translator: Translator
    folder: Path | None = None
    passphrase_file: str | None = None
    recovery_file: str | None = None
    share_files: tuple[str, ...] = ()
    remembered: bool = False
    as_json: bool = False
    answered: bool = field(default=False)

    @property
    def vault_folder(self) -> Path:
        """The folder of the vault; NoVault where none was given."""
        if self.folder is None:
            raise NoVault("vault.none_given")
        return self.folder

    @contextmanager
    def vault(self, secret: Secret | None = None) -> Iterator[Vault]:
        """The vault, open; closed again whatever happens. What was put back is told on standard error. `secret`
        opens it where the command needed that for something else as well.
        """
        folder = self.vault_folder
        vault = open_vault(folder, secret or self.secret(), self.parts.clock, self.parts.effort, self.parts.witness)
        try:
            if vault.still:
                click.echo(self.translator.text("vault.still"), err=True)
            if vault.rollback:
                click.echo(rollback_words(vault.rollback, self.translator), err=True)
            if vault.old_keys:
                click.echo(self.translator.text("vault.old_keys"), err=True)
            yield vault
        finally:
            vault.close()

    def secret(self) -> Secret:
        """What opens the vault: what this computer remembers, shares, the recovery key, or the passphrase."""
        if self.remembered:
            return remembered_key(self.vault_folder, self.parts.keyring, self.parts.clock)
        if self.share_files:
            return join_shares(read_shares(self.share_files))
        return read_secret(self.passphrase_file, self.recovery_file, self.translator.text("cli.passphrase"))

    def progress(self) -> Progress:
        """Progress on standard error, where that is a terminal."""
        return ProgressLine(sys.stderr)

    def answer(self, value: Json, lines: Sequence[str] | str) -> None:
        """The one answer of a command: `value` with `--json`, `lines` otherwise."""
        text = json.dumps(value, ensure_ascii=False, indent=2) if self.as_json else _joined(lines)
        click.echo(text)


def command(function: Callable[Concatenate[Call, P], None]) -> Callable[P, None]:
    """A command: takes the options that all share, and ends in an exit code whatever goes wrong."""

    @click.option("--json", "as_json", is_flag=True, help="Answer with one JSON value.")
    @click.option("--passphrase-file", metavar="FILE", help="The passphrase is in FILE; - is standard input.")
    @click.option("--recovery-key-file", metavar="FILE", help="Open with the recovery key in FILE.")
    @click.option("--share-file", multiple=True, metavar="FILE", help="Open with shares, one in each FILE.")
    @click.option("--remembered", is_flag=True, help="Open with what this computer remembers.")
    @click.pass_context
    @functools.wraps(function)
    def run(context: click.Context, /, *arguments: P.args, **options: P.kwargs) -> None:
        call = context.find_object(Call)
        if call is None:
            raise RuntimeError("a command runs under the program's own group")
        call.as_json = bool(options.pop("as_json")) or call.as_json
        call.passphrase_file = _text(options.pop("passphrase_file")) or call.passphrase_file
        call.recovery_file = _text(options.pop("recovery_key_file")) or call.recovery_file
        call.share_files = _texts(options.pop("share_file"))
        call.remembered = bool(options.pop("remembered"))
        try:
            if [call.passphrase_file, call.recovery_file, *options.values()].count("-") > 1:
                raise UnfitInput("standard_input_twice")
            function(call, *arguments, **options)
        except CoachkluisError as error:
            value, lines = told(error, call.translator)
            click.echo(_joined(lines), err=True)
            if call.as_json:
                click.echo(json.dumps(value, ensure_ascii=False, indent=2))
            context.exit(error.exit_code)

    return run


def _text(option: object) -> str | None:
    return option if isinstance(option, str) else None


def _texts(option: object) -> tuple[str, ...]:
    return tuple(map(str, option)) if isinstance(option, tuple) else ()


def _joined(lines: Sequence[str] | str) -> str:
    return visible(lines if isinstance(lines, str) else "\n".join(lines))
