"""The program's commands, and how a call of one begins and ends."""

from __future__ import annotations

import json
import locale
import os
from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.command import Call
from app.cli.commands import Commands
from app.kernel.log import bug
from app.kernel.translator import Language
from app.usecases.parts import Parts

_HELP = """Client dossiers in an encrypted vault.

A word in capitals such as CLIENT, DOCUMENT or VERSION is the id of one: `list` tells it, and so does what made it.
`--from FILE` takes JSON; the help of a command lists its fields."""


def run_command(parts: Parts, arguments: Sequence[str]) -> int:
    """Run one command; the result is the exit code (DESIGN: the command line)."""
    try:
        program = _program(parts)
        result = program.main(list(arguments), prog_name="coachkluis", standalone_mode=False)
    except click.exceptions.Abort:
        _tell_json(arguments, "cancelled", parts.translator(_system_language()).text("error.cancelled"))
        return 130
    except click.ClickException as error:
        error.show()
        _tell_json(arguments, "usage", error.format_message())
        return error.exit_code
    except BrokenPipeError:
        return 1
    except Exception as error:  # noqa: BLE001
        if isinstance(error, OSError) and error.filename is None:  # no file, so the answer itself is not written
            click.echo(parts.translator(_system_language()).text("error.answer_not_written"), err=True)
            return 1
        bug(error)
        _tell_bug(parts, as_json="--json" in arguments)
        return 1
    return result if isinstance(result, int) else 0


def _program(parts: Parts) -> click.Group:
    @click.group(cls=Commands, help=_HELP)
    @click.option("--vault", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The folder of the vault.")
    @click.option("--lang", type=click.Choice([each.value for each in Language]), help="The language of the answers.")
    @click.option("--passphrase-file", metavar="FILE", help="The passphrase is in FILE; - is standard input.")
    @click.option("--json", "as_json", is_flag=True, help="Answer with one JSON value.")
    @click.pass_context
    def program(
        context: click.Context, folder: Path | None, lang: str | None, passphrase_file: str | None, as_json: bool
    ) -> None:
        language = Language(lang) if lang else _system_language()
        context.obj = Call(parts, parts.translator(language), folder, passphrase_file, as_json=as_json)

    return program


def _system_language() -> Language:
    """Dutch, unless the system speaks English."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    stated = next((name for name in names if name), locale.getlocale()[0] or "")
    return Language.ENGLISH if stated.lower().startswith(("en", "c.", "c", "posix")) else Language.DUTCH


def _tell_bug(parts: Parts, *, as_json: bool) -> None:
    message = parts.translator(_system_language()).text("error.bug")
    click.echo(message, err=True)
    _tell_json(["--json"] if as_json else [], "bug", message)


def _tell_json(arguments: Sequence[str], code: str, message: str) -> None:
    """The one JSON value of a command that did not come to its own answer."""
    if "--json" in arguments:
        click.echo(json.dumps({"error": code, "message": message}, ensure_ascii=False))
