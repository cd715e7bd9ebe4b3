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
from app.cli.secrets import read_secret
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.kernel.translator import Translator
from app.usecases.parts import Parts
from app.vault.errors import NoVault
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
    as_json: bool = False
    answered: bool = field(default=False)

    @property
    def vault_folder(self) -> Path:
        """The folder of the vault; NoVault where none was given."""
        if self.folder is None:
            raise NoVault("vault.none_given")
        return self.folder

    @contextmanager
    def vault(self) -> Iterator[Vault]:
        """The vault, open; closed again whatever happens. A vault that is behind is told on standard error."""
        folder = self.vault_folder
        prompt = self.translator.text("cli.passphrase")
        secret = read_secret(self.passphrase_file, self.recovery_file, prompt)
        vault = open_vault(folder, secret, self.parts.clock, self.parts.effort, self.parts.witness)
        try:
            if vault.behind:
                click.echo(self.translator.count("vault.behind", vault.behind), err=True)
            yield vault
        finally:
            vault.close()

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
    @click.pass_context
    @functools.wraps(function)
    def run(context: click.Context, /, *arguments: P.args, **options: P.kwargs) -> None:
        call = context.find_object(Call)
        if call is None:
            raise RuntimeError("a command runs under the program's own group")
        call.as_json = bool(options.pop("as_json")) or call.as_json
        call.passphrase_file = _text(options.pop("passphrase_file")) or call.passphrase_file
        call.recovery_file = _text(options.pop("recovery_key_file")) or call.recovery_file
        try:
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


def _joined(lines: Sequence[str] | str) -> str:
    return lines if isinstance(lines, str) else "\n".join(lines)
