"""Changing a policy as a coach does who works on the command line: what it shows, changed, handed in again."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.gate import Allowed
from tests.cli.driver import Answer, CommandLine

Plain = dict[str, Any]
Edit = Callable[[Plain], object]


def shown(run: CommandLine) -> Plain:
    """The policy in force."""
    policy: Plain = run.ok("policy", "show")
    return policy


def handed_in(run: CommandLine, edit: Edit, *options: str) -> Answer:
    """What comes of handing in the policy with an edit."""
    policy = shown(run)
    edit(policy)
    return run("policy", "set", "--from", "-", *options, "--json", given=policy)


def adopted(run: CommandLine, edit: Edit) -> Plain:
    """The version that an edit makes."""
    answer = handed_in(run, edit)
    assert answer.code == 0, answer.err
    policy: Plain = answer.json
    return policy


def adopted_before(run: CommandLine, edit: Edit, patch: pytest.MonkeyPatch) -> None:
    """Have a version that the gate would refuse now: one from before the law or the gate was what it is."""
    with patch.context() as once:
        once.setattr("app.usecases.change_policy.change_policy_gate", lambda _: Allowed())
        adopted(run, edit)


def faults(run: CommandLine, edit: Edit) -> list[tuple[str, str]]:
    """The contradictions for which an edit is refused: code, and the row it is at. Nothing is changed."""
    before, answer = shown(run), handed_in(run, edit)
    assert answer.code == 2, (answer.code, answer.out, answer.err)
    assert shown(run) == before
    return [(each["code"], each.get("where", "")) for each in answer.json["faults"]]


def reasons(run: CommandLine, edit: Edit) -> list[str]:
    """The reasons for which the gate refuses an edit. Nothing is changed."""
    before, answer = shown(run), handed_in(run, edit)
    assert answer.code == 6, (answer.code, answer.out, answer.err)
    assert shown(run) == before
    return [each["code"] for each in answer.json["reasons"]]


def row(policy: Plain, part: str, key: str) -> Plain:
    """A row of a part by its key or kind, which must be there."""
    found: Plain | None = next((each for each in policy[part] if key in (each.get("key"), each.get("kind"))), None)
    assert found is not None, f"the policy has no {key} among its {part}"
    return found


def keys(policy: Plain, part: str) -> set[str]:
    """The keys, or kinds, of the rows of a part."""
    return {each.get("key") or each["kind"] for each in policy[part]}


def drift(run: CommandLine) -> list[tuple[str, str]]:
    """The rows of drift: code, and the key of the row that it is at."""
    return [(each["code"], each["key"]) for each in run.ok("policy", "drift")]


def changed(part: str, key: str, **values: object) -> Edit:
    """An edit that gives a row other values."""
    return lambda policy: row(policy, part, key).update(values)


def added(part: str, **values: object) -> Edit:
    """An edit that adds a row."""
    return lambda policy: policy[part].append(values)


def without(part: str, key: str) -> Edit:
    """An edit that takes a row out."""
    return lambda policy: policy[part].remove(row(policy, part, key))


def stated(run: CommandLine) -> str:
    """The words of the privacy statement as it would be published now, in Dutch, in one line."""
    page = run.folder.parent / "verklaring.html"
    page.unlink(missing_ok=True)
    run.ok("statement", "--draft", "--html", "--to", page)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.read_text(encoding="utf-8"))).split())
