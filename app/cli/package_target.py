"""Where a package goes and as what: a page, or an AES zip with the page in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])
_FORMS = ("html", "zip")


def as_form(function: F) -> F:
    """The option `--as html|zip` of a command that makes a package; `named` puts it together with its file."""
    return click.option(
        "--as", "form", type=click.Choice(_FORMS), help="A page (html, as ever), or an AES zip with the page in it."
    )(function)


def named(target: Path, form: str | None) -> Path:
    """The file, whose ending says which of both it is. Raises UsageError where that is another than was asked."""
    ending = target.suffix.lower().removeprefix(".")
    if form is None or ending == form:
        return target
    if ending in _FORMS:
        raise click.UsageError(f"--as {form} does not go with a file that ends in .{ending}.")
    return target.with_name(f"{target.name}.{form}")
