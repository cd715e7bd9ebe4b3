"""`coachkluis policy`: what the practice promises, what a change would do, and where practice and promise differ."""

from __future__ import annotations

import json
from dataclasses import fields as dataclass_fields
from datetime import date

import click

from app.cli.command import Call, Json, command
from app.cli.day import DAY
from app.cli.fields import own_fields
from app.cli.policy_words import policy_lines, preview_json, preview_lines
from app.cli.secrets import read_text
from app.domain.policy import Policy
from app.domain.policy_json import plain_policy, policy_from_json, stored_policy
from app.domain.reason import worded
from app.kernel.clock import legal_date
from app.usecases.change_policy import change_policy
from app.usecases.current_policy import newest_policy, policy_on, policy_versions
from app.usecases.find_drift import find_drift
from app.usecases.preview_policy import preview_policy
from app.vault.rows import Rows


@click.group("policy", help="What the practice promises.")
def policy() -> None:
    """The group."""


@policy.command("show", help="The policy in force, and where it differs from what such a practice publishes.")
@click.option("--on", type=DAY, metavar="DATE", help="As it was or will be on this day (YYYY-MM-DD).")
@command
def show(call: Call, on: date | None) -> None:
    """Show the policy in force on a day."""
    with call.vault() as vault:
        reader = vault.reader()
        adopted = policy_on(reader, _day(call, on))
        call.answer({**_plain(adopted), "versions": _versions(reader)}, policy_lines(adopted, call.translator))


@policy.command("versions", help="Every version, with the day from which it holds.")
@command
def versions(call: Call) -> None:
    """List the versions."""
    with call.vault() as vault:
        reader = vault.reader()
        lines = [f"{each.number}  {call.translator.date(each.valid_from)}" for each in policy_versions(reader)]
        call.answer(_versions(reader), lines)


@policy.command("set", help="Adopt a new version: the JSON of `policy show`, changed.")
@own_fields({each.name: "" for each in dataclass_fields(Policy)})
@click.option("--on", type=DAY, metavar="DATE", help="In force from this day (YYYY-MM-DD); otherwise from today.")
@click.option("--preview", is_flag=True, help="Only tell what it would change.")
@command
def set_(call: Call, fields: str, on: date | None, preview: bool) -> None:
    """Adopt a version, or tell what it would change."""
    given = _given(read_text(fields))
    with call.vault() as vault:
        reader = vault.reader()
        # The file's own day counts where somebody wrote another into it.
        newest = newest_policy(reader)
        written = given.valid_from if given.valid_from != newest.valid_from else None
        day = on or written or _day(call, None)
        if preview:
            found = preview_policy(reader, call.parts, given, day)
            call.answer(preview_json(found, call.translator), preview_lines(found, call.translator))
            return
        adopted = vault.now(change_policy, given, day, call.parts.law)
        told = call.translator.text("cli.policy_adopted", number=adopted.version, date=adopted.valid_from)
        call.answer({**_plain(adopted), "versions": _versions(reader)}, told)


@policy.command("drift", help="Where practice, statement and policy are not the same.")
@command
def drift(call: Call) -> None:
    """List drift."""
    with call.vault() as vault:
        found = find_drift(vault.reader(), call.parts)
        value: list[Json] = [
            {
                "code": each.code,
                "part": each.part,
                "key": each.key,
                "where": each.where,
                "message": worded(each.why, call.translator),
            }
            for each in found
        ]
        lines = [f"- {worded(each.why, call.translator)}" for each in found]
        call.answer(value, lines or call.translator.text("cli.no_drift"))


def _day(call: Call, on: date | None) -> date:
    return on or legal_date(call.parts.clock.now())


def _given(content: str) -> Policy:
    """The policy in a file, which may hold the versions that `policy show` lists beside it."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        data.pop("versions", None)
        content = json.dumps(data)
    return policy_from_json(content)


def _plain(adopted: Policy) -> dict[str, Json]:
    plain: dict[str, Json] = json.loads(json.dumps(plain_policy(adopted)))
    return plain


def _versions(rows: Rows) -> list[Json]:
    return [
        {
            "id": each.id,
            "number": each.number,
            "valid_from": each.valid_from.isoformat(),
            "name": stored_policy(each.content).name,
        }
        for each in policy_versions(rows)
    ]
