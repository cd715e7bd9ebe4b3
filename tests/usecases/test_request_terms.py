"""Both terms of a request, with the promise of the day on which it came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.period import Period, Unit
from app.domain.policy import AnswerPromise
from app.domain.policy_json import policy_to_json
from app.domain.request_kind import RequestKind
from app.usecases.current_policy import policy_on
from app.usecases.extend_request import extend_request
from app.usecases.parts import Parts
from app.usecases.request_terms import request_terms
from app.vault.vault import Vault
from app.vault.work import Work
from tests.fakes import SetClock
from tests.usecases import dossier


def test_d11_a_copy_is_promised_in_14_days_and_due_in_a_month(vault: Vault, parts: Parts) -> None:
    made = dossier.request(vault, dossier.client(vault), {"received_on": "2026-03-03"})
    terms = request_terms(vault.reader(), made, parts.law)
    assert terms.promised is not None
    # 3 April 2026 is Good Friday, and Easter follows.
    assert (terms.promised.ends_on, terms.legal.ends_on) == (date(2026, 3, 17), date(2026, 4, 7))
    assert terms.remind_on == date(2026, 3, 17)


def test_d7_access_is_promised_in_three_working_days(vault: Vault, parts: Parts) -> None:
    made = dossier.request(vault, dossier.client(vault), {"kind": "access", "received_on": "2026-02-27"})
    terms = request_terms(vault.reader(), made, parts.law)
    assert terms.promised is not None
    assert terms.promised.ends_on == date(2026, 3, 4)


def test_without_a_promise_the_law_alone_drives(vault: Vault, parts: Parts) -> None:
    made = dossier.request(vault, dossier.client(vault), {"kind": "erasure"})
    terms = request_terms(vault.reader(), made, parts.law)
    assert terms.promised is None
    assert terms.remind_on == date(2026, 4, 2)


def test_extending_moves_the_legal_term_and_never_the_promise(vault: Vault, parts: Parts) -> None:
    made = dossier.request(vault, dossier.client(vault))
    before = request_terms(vault.reader(), made, parts.law)
    longer = vault.now(extend_request, made.id, {"extension_reason": "Het is veel."}, parts.law)
    after = request_terms(vault.reader(), longer, parts.law)
    assert after.promised == before.promised
    assert (before.legal.ends_on, after.legal.ends_on) == (date(2026, 4, 2), date(2026, 6, 2))


def test_the_promise_is_the_one_of_the_day_of_receipt(vault: Vault, parts: Parts, clock: SetClock) -> None:
    client = dossier.client(vault)
    before = dossier.request(vault, client, {"received_on": "2026-03-03"})

    def promise_less(work: Work) -> None:
        answers = (AnswerPromise(RequestKind.COPY, Period(28, Unit.DAYS)),)
        later = replace(policy_on(work, work.today), version=2, valid_from=date(2026, 3, 10), answers=answers)
        work.new(AdoptedPolicy, number=2, valid_from=later.valid_from, content=policy_to_json(later))

    vault.now(promise_less)
    clock.forward(days=10)
    after = dossier.request(vault, client, {"received_on": "2026-03-10"})
    ends = [request_terms(vault.reader(), each, parts.law).promised for each in (before, after)]
    assert [each.ends_on for each in ends if each] == [date(2026, 3, 17), date(2026, 4, 7)]


def test_l7_withdrawing_consent_waits_for_no_term(vault: Vault, parts: Parts) -> None:
    made = dossier.request(vault, dossier.client(vault), {"kind": "withdrawal"})
    terms = request_terms(vault.reader(), made, parts.law)
    assert terms.remind_on == made.received_on
    assert terms.promised is not None
    assert [each.code for each in terms.promised.reasons] == ["request.term.at_once"]
