"""`coachkluis consent`: list, show, give, effect, withdraw."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from app.cli.command import Call, Json, command
from app.cli.fields import REASON, fields_of, own_fields
from app.cli.noun import noun_group
from app.cli.only_reason import only_reason
from app.cli.package_target import as_form, named
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, tell_record
from app.domain.consent import Consent
from app.domain.consent_asked import ConsentAsked
from app.domain.reason import worded
from app.domain.values import to_json
from app.kernel.clock import legal_date
from app.kernel.errors import Fault, InputError
from app.kernel.translator import Translator
from app.usecases.ask_consent import Question, ask_consent
from app.usecases.give_consent import give_consent
from app.usecases.withdraw_consent import ASKED, withdraw_consent
from app.usecases.withdraw_draft import call_back
from app.usecases.withdrawal_effect import WithdrawalEffect, effect_reasons, withdrawal_effect

_QUESTION = {
    "lines": "a list, each with the fields that `consent give` takes to ask",
    "standing": "a list of the ids of consents that may be withdrawn in it",
}

consent = noun_group(Consent, adding=False)


@consent.command("give", help="Record a consent that was given.")
@click.option("--client", required=True, metavar="CLIENT")
@fields_of(Consent)
@command
def give(call: Call, client: str, fields: str) -> None:
    """Record a consent."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        made = vault.now(give_consent, given, client, call.parts.law)
        tell_record(call, vault.reader(), made)


@consent.command(
    "ask",
    help="Ask consent by package.",
)
@click.option("--client", required=True, metavar="CLIENT")
@own_fields(_QUESTION)
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@as_form
@command
def ask(call: Call, client: str, fields: str, target: Path, form: str | None) -> None:
    """Write a question for consent as a package."""
    question = _question(read_fields_file(fields))
    with call.vault() as vault:
        made = ask_consent(vault, call.parts, client, question, named(target, form), call.progress())
        asked: list[Json] = [to_json(each) for each in vault.reader().find(ConsentAsked, package=made.package.id)]
        call.answer(
            {**to_json(made.package), "file": str(made.file), "passphrase": made.passphrase, "asked": asked},
            [str(made.file), call.translator.text("cli.package_passphrase", passphrase=made.passphrase)],
        )


@consent.command("call-back", help="Call back a question for consent. An answer to it counts no more.")
@click.argument("identity", metavar="PACKAGE")
@own_fields(REASON)
@command
def call_back_(call: Call, identity: str, fields: str) -> None:
    """Call back a question."""
    reason = only_reason(fields, "package.called_back_why")
    with call.vault() as vault:
        changed = vault.now(call_back, identity, reason)
        tell_record(call, vault.reader(), changed)


def _question(given: dict[str, object]) -> Question:
    """`lines` and `standing` of a file; InputError where they are something else."""
    lines, standing = given.get("lines", []), given.get("standing", [])
    unknown = [name for name in given if name not in ("lines", "standing")]
    faults = [Fault("noun.consent_asked", "unknown_field", (("name", name[:80]),)) for name in unknown]
    if not isinstance(lines, list) or not all(isinstance(each, dict) for each in lines):
        faults.append(Fault("noun.consent_asked", "not_a_list"))
    if not isinstance(standing, list) or not all(isinstance(each, str) for each in standing):
        faults.append(Fault("noun.consent", "not_a_list"))
    if faults:
        raise InputError(*faults)
    return Question(tuple(cast("list[dict[str, object]]", lines)), tuple(cast("list[str]", standing)))


@consent.command("effect", help="What withdrawing it would do: what becomes due, what is blocked, what stops.")
@click.argument("identity", metavar="CONSENT")
@command
def effect(call: Call, identity: str) -> None:
    """Tell the effect of a withdrawal without withdrawing."""
    with call.vault() as vault:
        reader = vault.reader()
        found = withdrawal_effect(reader, reader.get(Consent, identity), legal_date(call.parts.clock.now()))
        call.answer(effect_json(found, call.translator), _lines(found, call.translator))


@consent.command(
    "withdraw",
    help="Withdraw a consent: today and in person, unless told otherwise. effect says what it did, service_stopped"
    " ends its trajectory.",
)
@click.argument("identity", metavar="CONSENT")
@fields_of(Consent, *ASKED, required=False, today=("withdrawn_on",))
@command
def withdraw(call: Call, identity: str, fields: str | None) -> None:
    """Withdraw a consent; its effect is listed at once."""
    given = read_fields_file(fields) if fields else {}
    with call.vault() as vault:
        reader = vault.reader()
        found = withdrawal_effect(reader, reader.get(Consent, identity), legal_date(call.parts.clock.now()))
        changed = vault.now(withdraw_consent, identity, given)
        call.answer(
            {**to_json(changed), "depends": effect_json(found, call.translator)},
            [*lines_of(changed, call.translator, vault.reader()), *_lines(found, call.translator)],
        )


def effect_json(found: WithdrawalEffect, translator: Translator) -> dict[str, Json]:
    """What happens, by what it is."""
    return {
        "erasure_due": found.erasure_due,
        "due": [worded(each, translator) for each in found.due],
        "recipient": found.recipient,
        "blocked": [each.id for each in found.stopped],
        "gone": [each.id for each in found.gone],
        "plans": [each.id for each in found.plans],
        "uses": [each.id for each in found.uses],
        "sessions": [each.id for each in found.sessions],
        "special_off": found.special_off,
    }


def _lines(found: WithdrawalEffect, translator: Translator) -> list[str]:
    return [worded(each, translator) for each in effect_reasons(found)]
