"""Secrets and personal data come from files or a prompt, never from arguments: those stand in process lists."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from app.kernel.errors import CoachkluisError
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import Share
from app.vault.slots import Secret


class UnfitInput(CoachkluisError):
    """What was given is not of the form that the command asks for."""

    exit_code = 2


LARGEST = 10_000_000
"""Bytes that a file with fields may have."""


def read_passphrase(file: str | None, prompt: str, *, twice: bool = False) -> Passphrase:
    """The passphrase in a file (`-` is standard input), or asked for.

    One trailing newline and a BOM are taken off; spaces count.
    """
    if file is None:
        return Passphrase(click.prompt(prompt, hide_input=True, confirmation_prompt=twice, err=True))
    text = _read(file).removeprefix("\ufeff")
    return Passphrase(text.removesuffix("\n").removesuffix("\r"))


def read_secret(passphrase_file: str | None, recovery_file: str | None, prompt: str) -> Secret:
    """What opens the vault: the recovery key in a file where one is given, else the passphrase."""
    if recovery_file is not None:
        return RecoveryKey.parse(_read(recovery_file))
    return read_passphrase(passphrase_file, prompt)


def read_shares(files: Sequence[str]) -> tuple[Share, ...]:
    """The shares of a recovery key in files, one in each. Raises WrongShare."""
    return tuple(Share.parse(_read(each)) for each in files)


def read_fields_file(file: str) -> dict[str, object]:
    """The JSON object in a file (`-` is standard input). Raises CoachkluisError where it is none."""
    try:
        given = json.loads(_read(file))
    except (ValueError, RecursionError) as error:
        raise UnfitInput("not_json") from error
    if not isinstance(given, dict):
        raise UnfitInput("not_a_json_object")
    return given


def read_text(file: str) -> str:
    """The text in a file (`-` is standard input)."""
    return _read(file)


def write_secret(target: Path, text: str) -> None:
    """Write a secret to a new file that only its owner may read; an existing file is never overwritten."""
    with new_secret(target) as keep:
        keep(text)


@contextmanager
def new_secret(target: Path | None) -> Iterator[Callable[[str], None]]:
    """A new file for a secret that does not exist yet: it is there before, so that the secret cannot be made in vain.

    Gives what writes the secret into it; without a target that does nothing. On any failure the file goes again.
    """
    if target is None:
        yield lambda _: None
        return
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(target, flags, 0o600)
    except FileExistsError as error:
        raise CoachkluisError("file_exists", file=target.name) from error
    except OSError as error:
        raise CoachkluisError("file_not_written", file=target.name) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            yield lambda text: _write_line(file, text)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _write_line(file: TextIO, text: str) -> None:
    file.write(text + "\n")
    file.flush()
    os.fsync(file.fileno())


def _read(file: str) -> str:
    try:
        if file == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(LARGEST + 1)
    except OSError as error:
        raise CoachkluisError("file_unreadable", file=Path(file).name) from error
    if len(data) > LARGEST:
        raise CoachkluisError("file_too_large", file=Path(file).name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CoachkluisError("not_utf8", file=Path(file).name) from error
