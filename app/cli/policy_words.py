"""A policy, and what a change of it would do, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.cli.command import Json
from app.domain.item_shift import Shift
from app.domain.policy import Policy, RetentionRule
from app.domain.policy_activity import Activity
from app.domain.policy_change import Changed, Direction
from app.domain.policy_recipient import Recipient
from app.domain.reason import LocalText, worded
from app.kernel.translator import Translator
from app.usecases.preview_policy import PolicyPreview


def policy_lines(policy: Policy, translator: Translator) -> list[str]:
    """A policy for reading."""
    return [*_head(policy, translator), *_terms(policy, translator), *_parts(policy, translator)]


def _head(policy: Policy, translator: Translator) -> Iterator[str]:
    text = translator.text
    yield policy.title.words(translator)
    yield f"  {policy.description.words(translator)}"
    yield f"  {text('policy.version')}: {policy.version} ({translator.date(policy.valid_from)})"
    yield f"  {text('policy.responsible')}: {policy.responsible.words(translator)}"
    yield f"  {text('policy.code')}: {text(f'professional_code.{policy.code.value}')}"
    for name, value in (
        ("special_categories", policy.special_categories),
        ("bsn", policy.bsn),
        ("consent_for_disclosure", policy.consent_for_disclosure),
    ):
        yield f"  {text(f'policy.{name}')}: {text('value.yes' if value else 'value.no')}"
    shown = ", ".join(text(f"document_kind.{kind.value}") for kind in sorted(policy.shown_first))
    yield f"  {text('policy.shown_first')}: {shown}"


def _terms(policy: Policy, translator: Translator) -> Iterator[str]:
    text = translator.text
    yield text("policy.answers")
    for answer in policy.answers:
        yield f"  {text(f'request_kind.{answer.kind.value}')}: {answer.period.words(translator)}"
    yield text("policy.rules")
    for rule in policy.rules:
        yield f"  {rule_line(rule, translator)}"
        yield f"    {rule.ground.words(translator)}"


def rule_line(rule: RetentionRule, translator: Translator) -> str:
    """A retention rule in a line."""
    text = translator.text
    category = text(f"category.{rule.category.value}")
    trigger = text(f"retention.trigger.{rule.trigger.value}")
    period = rule.period.words(translator) if rule.period else text(f"retention.action.{rule.action.value}")
    only = f" ({text(f'trajectory_kind.{rule.only.value}')})" if rule.only else ""
    return f"{category}{only}: " + text("policy.rule", period=period, trigger=trigger)


def _parts(policy: Policy, translator: Translator) -> Iterator[str]:
    text = translator.text
    yield text("policy.activities")
    for activity in policy.activities:
        yield from _activity(activity, translator)
    yield text("policy.recipients")
    for recipient in policy.recipients:
        yield from _recipient(recipient, translator)
    yield text("policy.promises")
    yield from (f"  {each.text.words(translator)}" for each in policy.promises)
    yield text("policy.asked")
    for asked in policy.asked:
        yield f"  {asked.what.words(translator)}{' *' if asked.required else ''}: {asked.consequence.words(translator)}"
    yield text("policy.roles")
    yield from (f"  {each.title.words(translator)}: {each.note.words(translator)}" for each in policy.roles)
    yield text("policy.differences")
    yield from (f"  {each.row}: {each.text.words(translator)}" for each in policy.differences)


def _activity(activity: Activity, translator: Translator) -> Iterator[str]:
    text = translator.text
    basis = text(f"legal_basis.{activity.basis.value}")
    if activity.agreement_with is not None:
        basis += f" {text(f'agreement_with.{activity.agreement_with.value}')}"
    if activity.special_ground is not None:
        basis += f"; {text(f'special_ground.{activity.special_ground.value}')}"
    yield f"  {activity.purpose.words(translator)}: {basis}"
    yield f"    {_listed((f'subject.{each.value}' for each in activity.subjects), translator)}"
    yield f"    {_listed((f'category.{each.value}' for each in activity.categories), translator)}"
    yield from _said((activity.data, activity.weighing, activity.risks, activity.measures), translator)


def _recipient(recipient: Recipient, translator: Translator) -> Iterator[str]:
    text = translator.text
    when = text(f"recipient_when.{recipient.when.value}")
    bound = text(f"secrecy.{recipient.secrecy.value}")
    if recipient.agreement_on is not None:
        bound += f" ({translator.date(recipient.agreement_on)})"
    yield f"  {recipient.name.words(translator)} ({recipient.country}): {recipient.purpose.words(translator)}"
    yield f"    {when}; {bound}"


def preview_lines(preview: PolicyPreview, translator: Translator) -> list[str]:
    """What a change would do, for reading."""
    text, count = translator.text, translator.count
    lines = [_changed(each, translator) for each in preview.changes] or [text("policy_preview.nothing")]
    lines.append(text("policy_preview.items"))
    for (category, shift), number in preview.moved.items():
        name = text(f"category.{category.value}")
        lines.append(f"  {name}: {count(f'policy_shift.{shift.value}', number)}")
    if not preview.moved:
        lines.append(f"  {text('policy_preview.no_items')}")
    elif preview.due_at_once:
        lines.append(f"  {count('policy_preview.due_at_once', preview.due_at_once)}")
    for each in preview.running:
        counts = {name.value: each.count(name) for name in (Direction.STRICTER, Direction.WEAKER)}
        lines.append(count("policy_preview.running", each.trajectories, version=each.version, **counts))
    if preview.refused:
        lines.append(text("policy_preview.refused"))
        lines += [f"  - {worded(each, translator)}" for each in preview.refused]
    return lines


def preview_json(preview: PolicyPreview, translator: Translator) -> dict[str, Json]:
    """What a change would do, as data."""
    return {
        "version": preview.after.version,
        "valid_from": preview.after.valid_from.isoformat(),
        "changes": _changes(preview.changes, translator),
        "refused": [{"code": each.code, "message": worded(each, translator)} for each in preview.refused],
        "items": {
            **{each.value: preview.items(each) for each in Shift},
            "dossiers": preview.clients,
            "due_at_once": preview.due_at_once,
            "by_category": [
                {"category": category.value, "shift": shift.value, "number": number}
                for (category, shift), number in preview.moved.items()
            ],
            "shown": [
                {
                    "noun": each.noun,
                    "id": each.id,
                    "client": each.client,
                    "category": each.category.value,
                    "shift": each.shift.value,
                    "before": each.before.isoformat() if each.before else None,
                    "after": each.after.isoformat() if each.after else None,
                }
                for each in preview.shown
            ],
        },
        "running": [
            {
                "version": each.version,
                "trajectories": each.trajectories,
                "clients": each.clients,
                **{direction.value: each.count(direction) for direction in Direction},
                "changes": _changes(each.changes, translator),
            }
            for each in preview.running
        ],
    }


def _changes(changes: Iterable[Changed], translator: Translator) -> list[Json]:
    return [
        {
            "part": each.part,
            "key": each.key,
            "direction": each.direction.value,
            "message": worded(each.what, translator),
        }
        for each in changes
    ]


def _changed(change: Changed, translator: Translator) -> str:
    return f"{translator.text(f'policy_direction.{change.direction.value}')}: {worded(change.what, translator)}"


def _listed(keys: Iterable[str], translator: Translator) -> str:
    return ", ".join(translator.text(key) for key in keys)


def _said(texts: Iterable[LocalText], translator: Translator) -> Iterator[str]:
    for each in texts:
        if each.words(translator):
            yield f"    {each.words(translator)}"
