"""A day on the command line: written as 2026-11-23, and told so in the user's language where it is not."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import NoReturn

import click

from app.cli.command import Call

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Day(click.ParamType[date]):
    """Takes a day that exists, as YYYY-MM-DD, and gives a `date`; anything else is a usage error that says how."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was written."""
        written = str(value)
        if _WRITTEN.fullmatch(written):
            with suppress(ValueError):
                return date.fromisoformat(written)
        return self._unfit(written, param, ctx)

    def _unfit(self, written: str, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        call = ctx.find_object(Call) if ctx else None
        self.fail(call.translator.text("cli.no_day", written=written) if call else written, param, ctx)


DAY = Day()
