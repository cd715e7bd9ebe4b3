"""`coachkluis policy`: what the practice promises."""

from __future__ import annotations

import json

import click

from app.cli.command import Call, Json, command
from app.domain.adopted_policy import AdoptedPolicy
from app.domain.policy import Policy
from app.domain.policy_json import policy_to_json
from app.domain.reason import Label
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.usecases.current_policy import policy_on


@click.group("policy", help="What the practice promises.")
def policy() -> None:
    """The group."""


@policy.command("show", help="The policy in force today, and where it differs from what such a practice publishes.")
@command
def show(call: Call) -> None:
    """Show the policy in force."""
    with call.vault() as vault:
        reader = vault.reader()
        adopted = policy_on(reader, legal_date(call.parts.clock.now()))
        versions: list[Json] = [
            {"id": each.id, "number": each.number, "valid_from": each.valid_from.isoformat()}
            for each in reader.find(AdoptedPolicy)
        ]
        call.answer({**json.loads(policy_to_json(adopted)), "versions": versions}, _lines(adopted, call.translator))


def _lines(adopted: Policy, translator: Translator) -> list[str]:
    text = translator.text
    lines = [
        adopted.title.words(translator),
        f"  {adopted.description.words(translator)}",
        f"  {text('policy.version')}: {adopted.version} ({translator.date(adopted.valid_from)})",
        f"  {text('policy.responsible')}: {adopted.responsible.words(translator)}",
        *(
            f"  {text(f'policy.{name}')}: {text('value.yes' if value else 'value.no')}"
            for name, value in (
                ("special_categories", adopted.special_categories),
                ("bsn", adopted.bsn),
                ("consent_for_disclosure", adopted.consent_for_disclosure),
            )
        ),
        f"  {text('policy.shown_first')}: "
        + ", ".join(text(f"document_kind.{kind.value}") for kind in sorted(adopted.shown_first)),
        text("policy.answers"),
        *(f"  {text(f'request_kind.{each.kind.value}')}: {each.period.words(translator)}" for each in adopted.answers),
        text("policy.rules"),
    ]
    for rule in adopted.rules:
        category = text(f"category.{rule.category.value}")
        trigger = Label(f"retention.trigger.{rule.trigger.value}").words(translator)
        period = rule.period.words(translator) if rule.period else text(f"retention.action.{rule.action.value}")
        only = f" ({text(f'trajectory_kind.{rule.only.value}')})" if rule.only else ""
        lines += [
            f"  {category}{only}: " + text("policy.rule", period=period, trigger=trigger),
            f"    {rule.ground.words(translator)}",
        ]
    lines.append(text("policy.differences"))
    lines += [f"  {each.row}: {each.text.words(translator)}" for each in adopted.differences]
    return lines
