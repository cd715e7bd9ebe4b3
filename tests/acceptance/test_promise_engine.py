"""One promise is changed; what follows from it changes by itself."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.domain.policy import Policy
from app.domain.policy_json import stored_policy
from app.usecases.current_policy import policy_versions
from app.vault.rows import Rows
from tests.acceptance import dossier
from tests.acceptance.conftest import Practice
from tests.acceptance.mutation import noticed, with_answer, with_figure, with_other
from tests.acceptance.policies import Plain, adopted, adopted_before, drift, faults, handed_in, reasons
from tests.acceptance.retaining import due, ended, kept, refused, session
from tests.cli.driver import CommandLine
from tests.fakes import SetClock


def _first_of(rows: Rows, day: date) -> Policy:
    return stored_policy(policy_versions(rows)[0].content)


_STILL = with_other("app.usecases.current_policy:policy_on", _first_of, "what follows keeps to the first version")


def _changed_rule(policy: Plain, period: str) -> None:
    rule = next(
        each
        for each in policy["rules"]
        if "session_notes" in each["categories"] and each["trigger"] == "trajectory_end"
    )
    rule["period"] = period


def _asked(run: CommandLine, client: str, received: str) -> Plain:
    given = {"kind": "copy", "channel": "email", "received_on": received}
    made: Plain = run.ok("request", "open", "--client", client, "--from", "-", given=given)
    return made


@noticed(_STILL)
def test_x2_one_changed_promise_moves_the_retention_dates_after_it_was_shown_what_moves(
    practice: Practice, clock: SetClock
) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    notes = session(run, client, ended(run, client))
    assert kept(run, client, notes)["until"] == "2031-02-01"

    policy = run.ok("policy", "show")
    _changed_rule(policy, "2 years")
    shown = run.ok("policy", "set", "--from", "-", "--preview", given=policy)
    moved = [(each["id"], each["before"], each["after"]) for each in shown["items"]["shown"]]
    assert (notes, "2031-02-01", "2028-02-01") in moved
    assert kept(run, client, notes)["until"] == "2031-02-01", "looking changes nothing"

    adopted(run, lambda plain: _changed_rule(plain, "2 years"))
    assert kept(run, client, notes)["until"] == "2028-02-01"
    clock.forward(days=800)
    assert notes in due(run)
    adopted(run, lambda plain: _changed_rule(plain, "5 years"))
    assert notes not in due(run)
    assert refused(run, "--client", client, "--item", notes) == ["gate.destroy.not_due"]
    endless = faults(run, lambda plain: _changed_rule(plain, "200 years"))
    assert [code for code, _ in endless] == ["policy.period_too_long"]


@noticed(_STILL)
def test_x2_one_changed_promise_moves_the_term_of_requests_from_then_on(practice: Practice) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    before = _asked(run, client, "2026-03-02")
    assert (before["promised_term"], before["legal_term"]) == ("2026-03-16", "2026-04-02")
    adopted(run, lambda policy: policy["answers"].update(copy="7 days"))
    after = _asked(run, client, "2026-03-03")
    assert (after["promised_term"], after["remind_on"]) == ("2026-03-10", "2026-03-10")
    assert run.ok("request", "show", before["id"])["promised_term"] == "2026-03-16", "a promise never moves later on"
    never = handed_in(run, lambda policy: policy["answers"].update(copy="0 days"))
    assert never.code == 2
    assert _asked(run, client, "2026-03-03")["promised_term"] == "2026-03-10"


@noticed(with_answer("app.domain.drift:drift", (), "nobody looks for drift"))
def test_x2_a_promise_that_practice_or_law_cannot_bear_is_drift_at_once(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = practice("career_advice")
    client = dossier.client(run)
    late, short = ("later_than_law", "copy"), ("shorter_than_duty", "administration.book_year_end")
    assert not {late, short} & set(drift(run))

    def broken(policy: Plain) -> None:
        policy["answers"]["copy"] = "3 months"
        rule = next(each for each in policy["rules"] if each["trigger"] == "book_year_end")
        rule |= {"period": "5 years", "basis": "promised"}

    assert reasons(run, broken) == ["gate.policy.promise_below_law", "gate.policy.answer_beyond_law"]
    adopted_before(run, broken, monkeypatch)
    assert {late, short} <= set(drift(run))
    term = _asked(run, client, "2026-03-03")
    assert term["remind_on"] <= term["legal_term"] < term["promised_term"], "both run, and the earlier drives"
    trajectory = ended(run, client)
    assert kept(run, client, trajectory)["until"] == "2033-12-31", "of promise and duty the later counts"

    def mended(policy: Plain) -> None:
        policy["answers"]["copy"] = "14 days"
        next(each for each in policy["rules"] if each["trigger"] == "book_year_end")["period"] = "7 years"

    adopted(run, mended)
    assert not {late, short} & set(drift(run))


@noticed(with_figure("answer_term", 2))
def test_x2_the_law_beside_the_promise_is_data_too(practice: Practice) -> None:
    run = practice("career_advice")
    made = _asked(run, dossier.client(run), "2026-03-02")
    (legal,) = [each for each in made["reasons"] if each["term"] == "legal"][:1]
    assert made["legal_term"] == "2026-04-02"
    assert "12" in json.dumps(legal["message"]), "with its article of law"
