"""A request from receipt to outcome: opened, identified, extended, closed; and every refusal with its reasons."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.gate import GateRefused
from app.domain.request import IdentityCheck, Outcome, Request, RequestState
from app.kernel.errors import InputError, NotFound
from app.usecases.close_request import close_request
from app.usecases.extend_request import extend_request
from app.usecases.identify_request import identify_request
from app.usecases.open_request import open_request
from app.usecases.parts import Parts
from app.usecases.request_work import record_step
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.usecases import dossier


def codes(refused: pytest.ExceptionInfo[GateRefused]) -> list[str]:
    return [each.code for each in refused.value.reasons]


def faults(refused: pytest.ExceptionInfo[InputError]) -> list[tuple[str, str]]:
    return [(each.label, each.code) for each in refused.value.faults]


def test_a_request_is_received_today_unless_told_otherwise(vault: Vault) -> None:
    made = dossier.request(vault, dossier.client(vault), {"received_on": None})
    assert made.received_on.isoformat() == "2026-03-03"
    assert (made.state, made.identity) == (RequestState.OPEN, IdentityCheck.NOT_YET)


def test_what_a_request_needs_is_named_all_at_once(vault: Vault) -> None:
    client = dossier.client(vault)
    with pytest.raises(InputError) as refused:
        dossier.request(vault, client, {"kind": None, "channel": None})
    assert faults(refused) == [("request.kind", "required"), ("request.channel", "required")]
    with pytest.raises(InputError) as refused:
        dossier.request(vault, client, {"received_on": "2026-03-04"})
    assert faults(refused) == [("request.received_on", "date_in_future")]
    with pytest.raises(InputError) as refused:
        dossier.request(vault, client, {"outcome": "granted"})
    assert faults(refused) == [("request.outcome", "unknown_field")]
    assert vault.reader().find(Request) == ()


def test_a_request_of_nobody_is_refused(vault: Vault) -> None:
    with pytest.raises(NotFound):
        vault.now(open_request, {"kind": "copy", "channel": "email"}, "0" * 26)


def test_a9_identifying_says_how_and_when(vault: Vault) -> None:
    made = dossier.request(vault, dossier.client(vault))
    with pytest.raises(InputError):
        vault.now(identify_request, made.id, {"identity": "not_yet"})
    with pytest.raises(InputError):
        vault.now(identify_request, made.id, {})
    with pytest.raises(InputError) as refused:
        vault.now(identify_request, made.id, {"identity": "known", "identified_on": "2026-03-01"})
    assert faults(refused) == [("request.identified_on", "before_receipt")]
    known = vault.now(identify_request, made.id, {"identity": "known"})
    assert (known.identity, known.identified_on) == (IdentityCheck.KNOWN, date(2026, 3, 3))


@pytest.mark.parametrize(
    ("received", "today", "allowed"),
    [
        ("2026-03-02", "2026-04-02", True),
        ("2026-03-02", "2026-04-03", False),
        ("2026-01-31", "2026-03-02", True),  # 28 February is a Saturday, so the first month ends on Monday
        ("2026-01-31", "2026-03-03", False),
    ],
)
def test_l1_extending_is_told_within_the_first_month(
    vault: Vault, parts: Parts, clock: SetClock, received: str, today: str, allowed: bool
) -> None:
    clock.instant = datetime.fromisoformat(f"{today}T10:00:00+00:00")
    made = dossier.request(vault, dossier.client(vault), {"received_on": received})
    given = {"extension_reason": "Het dossier is groot."}
    if allowed:
        assert vault.now(extend_request, made.id, given, parts.law).extended_on == date.fromisoformat(today)
        return
    with pytest.raises(GateRefused) as refused:
        vault.now(extend_request, made.id, given, parts.law)
    assert codes(refused) == ["gate.extend_request.too_late"]
    assert vault.reader().get(Request, made.id) == made


def test_extending_needs_reasons_and_happens_once(vault: Vault, parts: Parts) -> None:
    made = dossier.request(vault, dossier.client(vault))
    with pytest.raises(GateRefused) as refused:
        vault.now(extend_request, made.id, {"extension_reason": "  "}, parts.law)
    assert codes(refused) == ["gate.extend_request.no_reasons"]
    vault.now(extend_request, made.id, {"extension_reason": "Veel verzoeken tegelijk."}, parts.law)
    with pytest.raises(GateRefused) as refused:
        vault.now(extend_request, made.id, {"extension_reason": "Nog meer."}, parts.law)
    assert codes(refused) == ["gate.extend_request.already"]


def test_closing_asks_outcome_answer_and_identity(vault: Vault) -> None:
    made = dossier.request(vault, dossier.client(vault))
    with pytest.raises(GateRefused) as refused:
        vault.now(close_request, made.id, {})
    assert codes(refused) == ["gate.close_request.no_outcome", "gate.close_request.no_answer"]
    with pytest.raises(GateRefused) as refused:
        vault.now(close_request, made.id, {"outcome": "refused"})
    assert codes(refused) == ["gate.close_request.no_reasons"]
    with pytest.raises(GateRefused) as refused:
        vault.now(close_request, made.id, {"outcome": "granted", "answer": "Gestuurd."})
    assert codes(refused) == ["gate.close_request.not_identified", "gate.close_request.task.give_copy"]
    vault.now(identify_request, made.id, {"identity": "called_back"})
    with pytest.raises(GateRefused) as refused:
        vault.now(close_request, made.id, {"outcome": "granted", "answer": "Gestuurd."})
    assert codes(refused) == ["gate.close_request.task.give_copy"]
    vault.now(record_step, made.id, {"task": "give_copy", "note": "Op papier meegegeven."})
    closed = vault.now(close_request, made.id, {"outcome": "granted", "answer": "Gestuurd."})
    assert (closed.state, closed.outcome, closed.answer) == (RequestState.CLOSED, Outcome.GRANTED, "Gestuurd.")
    for again in (close_request, identify_request):
        with pytest.raises(GateRefused) as refused:
            vault.now(again, made.id, {"outcome": "granted", "answer": "x"} if again is close_request else {})
        assert codes(refused)[0].endswith("_request.closed")


def test_refusing_needs_no_identity_and_withdrawing_no_answer(vault: Vault) -> None:
    client = dossier.client(vault)
    refused = dossier.request(vault, client)
    assert vault.now(close_request, refused.id, {"outcome": "refused", "answer": "Onbekende afzender."}).closed_on
    withdrawn = dossier.request(vault, client)
    assert vault.now(close_request, withdrawn.id, {"outcome": "withdrawn"}).outcome is Outcome.WITHDRAWN
