"""The policy that a new vault begins with: by its name, by answers in a file, or by asking the questions."""

from __future__ import annotations

import click

from app.cli.command import Call
from app.cli.secrets import UnfitInput, read_fields_file
from app.domain.policy import Policy
from app.domain.reason import worded
from app.domain.statute import FigureName
from app.kernel.clock import legal_date

DEFAULT_POLICY = "career_advice"


def starting_policy(call: Call, name: str | None, answers: str | None, *, ask: bool) -> Policy:
    """The policy; at most one of the three ways may be taken. Raises UnfitInput, and InputError for the answers."""
    if [bool(name), bool(answers), ask].count(True) > 1:
        raise click.UsageError(call.translator.text("cli.starting.one_way"))
    if answers:
        given = read_fields_file(answers)
        return call.parts.policy_of({key: str(value) for key, value in given.items()})
    if ask:
        return call.parts.policy_of(_asked(call))
    chosen = name or DEFAULT_POLICY
    found = next((each for each in call.parts.starting_policies if each.name == chosen), None)
    if found is None:
        raise UnfitInput("unknown_policy", names=", ".join(each.name for each in call.parts.starting_policies))
    return found


def adapted_by(call: Call, policy: Policy) -> list[str]:
    """What of its starting policy this one has another way, in sentences."""
    from app.domain.policy_change import changes

    begun = next(each for each in call.parts.starting_policies if each.name == policy.name)
    today = legal_date(call.parts.clock.now())
    duty = call.parts.law.statute.figure(FigureName.FISCAL_RETENTION, today)
    found = changes(begun, policy, duty)
    return [worded(each.what, call.translator) for each in found if each.part != "description"]


def _asked(call: Call) -> dict[str, str]:
    """An answer to every question, by its number; those that the first answer makes usual are suggested."""
    translator, questions = call.translator, call.parts.starting_questions
    given: dict[str, str] = {}
    for number, question in enumerate(questions.questions, start=1):
        click.echo(f"\n{number}. {question.text.words(translator)}\n   {question.hint.words(translator)}", err=True)
        for place, answer in enumerate(question.answers, start=1):
            click.echo(f"   {place}) {answer.text.words(translator)}", err=True)
        begins = questions.begins(given)
        usual = question.answers.index(question.usual(begins)) + 1 if begins else None
        place = click.prompt(
            translator.text("cli.starting.answer"),
            type=click.IntRange(1, len(question.answers)),
            default=usual,
            err=True,
        )
        given[question.key] = question.answers[place - 1].key
    return given
