"""What may not be: refused on the command line with its reason, and nothing half recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance import dossier
from tests.acceptance.policies import faults, reasons, shown
from tests.cli.driver import CommandLine

Plain = dict[str, Any]


@contextmanager
def nothing_recorded(run: CommandLine) -> Iterator[None]:
    """The ledger is as long after it as before: no row was written, not even one taken back."""
    before = run.ok("ledger")
    yield
    assert run.ok("ledger") == before


def first(policy: Plain, part: str = "rules") -> Plain:
    """The first row that has a period."""
    found: Plain = next(each for each in policy[part] if "period" in each)
    return found


def doubled(policy: Plain) -> None:
    policy["rules"].append(dict(first(policy)))


def never_and_always(policy: Plain) -> None:
    rule = {**first(policy), "categories": ["session_notes"], "trigger": "made", "action": "never_keep"}
    rule.pop("period")
    policy["rules"].append(rule)


def lasting(period: str) -> Callable[[Plain], None]:
    return lambda policy: first(policy).update(period=period)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        pytest.param(doubled, "policy.two_rules", id="two rules for one thing"),
        pytest.param(never_and_always, "policy.kept_and_never_kept", id="kept and never kept"),
        pytest.param(lasting("0 years"), "policy.period_below_one", id="zero"),
        pytest.param(lasting("-3 years"), "policy.period_below_one", id="negative"),
        pytest.param(lasting("200 years"), "policy.period_too_long", id="two hundred years"),
        pytest.param(lasting("soon"), "policy.not_a_period", id="no period"),
    ],
)
def test_contradictions_of_a_policy(command_line: CommandLine, edit: Callable[[Plain], None], code: str) -> None:
    with nothing_recorded(command_line):
        assert code in {found for found, _ in faults(command_line, edit)}
        answer = command_line("policy", "set", "--from", "-", "--lang", "nl", given=_edited(command_line, edit))
        assert "policy.rules[" not in answer.err, "a rule is named in words"


def test_a_term_below_the_law(command_line: CommandLine) -> None:
    def short(policy: Plain) -> None:
        rule = next(each for each in policy["rules"] if each["trigger"] == "book_year_end")
        rule |= {"period": "5 years", "basis": "promised"}

    with nothing_recorded(command_line):
        assert reasons(command_line, short) == ["gate.policy.promise_below_law"]
        assert "AWR art. 52" in command_line("policy", "set", "--from", "-", given=_edited(command_line, short)).err


def test_a_term_that_no_law_asks_is_not_called_the_laws(command_line: CommandLine) -> None:
    def lasting(years: int, basis: str) -> Callable[[Plain], None]:
        def edit(policy: Plain) -> None:
            rule = next(each for each in policy["rules"] if each["trigger"] == "book_year_end")
            rule |= {"period": f"{years} years", "basis": basis}

        return edit

    with nothing_recorded(command_line):
        assert reasons(command_line, lasting(9, "statutory")) == ["gate.policy.beyond_law"]
        assert reasons(command_line, lasting(11, "statutory")) == ["gate.policy.beyond_law"]
    for years, basis in ((9, "promised"), (10, "statutory")):
        answer = command_line("policy", "set", "--from", "-", given=_edited(command_line, lasting(years, basis)))
        assert answer.code == 0, answer.err


def test_days_that_cannot_be(command_line: CommandLine) -> None:
    run = command_line
    client = dossier.client(run, birth_date="1990-05-01")
    consent = {
        "role": "promise",
        "purpose": "Verslag",
        "text": "Goed.",
        "given_name": "Sanne Dekker",
        "given_how": "paper",
    }
    give = ("consent", "give", "--client", client, "--from", "-", "--json")
    with nothing_recorded(run):
        for day, code in (
            ("1990-04-30", "before_birth"),
            ("2026-03-04", "date_in_future"),
            ("0204-01-01", "date_out_of_range"),
        ):
            answer = run(*give, given={**consent, "given_on": day})
            assert (answer.code, answer.json["faults"][0]["code"]) == (2, code)
    made = run.ok(*give[:-1], given={**consent, "given_on": "2026-03-02"})
    with nothing_recorded(run):
        early = run(
            "consent",
            "withdraw",
            made["id"],
            "--from",
            "-",
            "--json",
            given={"withdrawn_on": "2026-03-01", "withdrawn_how": "email"},
        )
        assert early.code == 2, early.out
    assert run.ok("consent", "show", made["id"])["withdrawn_on"] is None


def test_a_day_that_nobody_plans(command_line: CommandLine) -> None:
    run = command_line
    client = dossier.client(run)
    trajectory = dossier.trajectory(run, client)
    with nothing_recorded(run):
        for noun, given, label in (
            ("session", {"trajectory": trajectory, "on": "2062-03-04", "state": "planned"}, "session.on"),
            ("trajectory", {"title": "Loopbaan", "starts_on": "2206-03-04"}, "trajectory.starts_on"),
            (
                "trajectory",
                {"title": "Loopbaan", "starts_on": "2026-03-04", "ends_on": "2199-01-01"},
                "trajectory.ends_on",
            ),
        ):
            answer = run(noun, "add", "--client", client, "--from", "-", "--json", given=given)
            fault = answer.json["faults"][0]
            assert (answer.code, fault["field"], fault["code"]) == (2, label, "date_far_ahead"), answer.out
    last = run.ok(
        "session",
        "add",
        "--client",
        client,
        "--from",
        "-",
        given={"trajectory": trajectory, "on": "2031-03-03", "state": "planned"},
    )
    assert last["id"]


def test_a_request_closed_without_an_answer_and_a_draft_that_goes_out(
    command_line: CommandLine, tmp_path: Path
) -> None:
    run = command_line
    client, employer = dossier.client(run), dossier.organisation(run)
    trajectory = dossier.trajectory(run, client, principal=employer)
    asked = {"kind": "access", "channel": "email", "received_on": "2026-03-02"}
    request = run.ok("request", "open", "--client", client, "--from", "-", given=asked)["id"]
    report, out = dossier.report(run, client, trajectory), tmp_path / "out.html"
    with nothing_recorded(run):
        close = ("request", "close", request, "--from", "-")
        assert dossier.refusals(run, *close, given={"outcome": "granted", "answer": ""})
        gone = dossier.refusals(run, "disclose", report, "--to", employer, "--not-medical", "--file", out)
        assert "gate.disclose.not_approved" in gone
    assert not out.exists()
    assert run.ok("request", "show", request)["state"] == "open"


def _edited(run: CommandLine, edit: Callable[[Plain], None]) -> Plain:
    policy = shown(run)
    edit(policy)
    return policy
