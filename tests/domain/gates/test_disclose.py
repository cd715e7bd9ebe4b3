"""The employer gate: every reason, and no way around one."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.consent import Consent, ConsentRole
from app.domain.document import Channel, DocumentKind, Version, VersionState
from app.domain.gate import Allowed, Refused
from app.domain.gates.disclose import DisclosureFacts, disclose_gate, release_for
from app.domain.organisation import Organisation
from app.kernel.ids import new_id

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
TODAY = date(2026, 3, 3)
CLIENT, TRAJECTORY = new_id(), new_id()
EMPLOYER = Organisation(id=new_id(), made=NOW, changed=NOW, name="Bakkerij Jansen BV")
OTHER = new_id()


def version(state: VersionState) -> Version:
    return Version(
        id=new_id(), made=NOW, changed=NOW, client=CLIENT, document=new_id(), kind=DocumentKind.REPORT,
        number=1, state=state,
    )  # fmt: skip


def consent(**fields: object) -> Consent:
    values: dict[str, object] = {
        "id": new_id(), "made": NOW, "changed": NOW, "client": CLIENT, "role": ConsentRole.RELEASE,
        "purpose": "Verslag", "recipient": EMPLOYER.id, "text": "Ik vind het goed.", "given_on": TODAY,
        "given_name": "Anna", "given_how": Channel.EMAIL, **fields,
    }  # fmt: skip
    return Consent(**values)  # type: ignore[arg-type]


def facts(state: VersionState, *consents: Consent, client_first: bool = True, needed: bool = True) -> DisclosureFacts:
    return DisclosureFacts(version(state), TRAJECTORY, EMPLOYER, consents, client_first, needed, TODAY)


def codes(what: DisclosureFacts) -> list[str]:
    answer = disclose_gate(what)
    return [each.code.rpartition(".")[2] for each in answer.reasons] if isinstance(answer, Refused) else []


def test_final_and_with_a_consent_that_names_the_recipient() -> None:
    assert disclose_gate(facts(VersionState.FINAL, consent())) == Allowed()


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (VersionState.DRAFT, "not_approved"),
        (VersionState.SHARED, "not_approved"),
        (VersionState.APPROVED, "not_final"),
        (VersionState.BLOCKED, "blocked"),
        (VersionState.SUPERSEDED, "superseded"),
    ],
)
def test_every_other_state_is_refused(state: VersionState, code: str) -> None:
    assert codes(facts(state, consent())) == [code]
    assert codes(facts(state)) == [code, "no_consent"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"recipient": OTHER}, "no_consent"),
        ({"recipient": ""}, "no_consent"),
        ({"role": ConsentRole.LEGAL_BASIS}, "no_consent"),
        ({"version": OTHER}, "no_consent"),
        ({"trajectory": OTHER}, "no_consent"),
        ({"withdrawn_on": TODAY}, "consent_withdrawn"),
        ({"valid_until": TODAY - timedelta(1)}, "consent_not_in_force"),
        ({"given_on": TODAY + timedelta(1)}, "consent_not_in_force"),
    ],
)
def test_a_consent_that_does_not_count(fields: dict[str, object], code: str) -> None:
    assert codes(facts(VersionState.FINAL, consent(**fields))) == [code]
    assert codes(facts(VersionState.FINAL, consent(**fields), consent())) == []


def test_a_policy_that_promises_less_asks_less() -> None:
    assert codes(facts(VersionState.FINAL, needed=False)) == []
    assert codes(facts(VersionState.SHARED, consent(), client_first=False)) == ["not_final"]


def test_the_newest_release_is_the_one_that_counts() -> None:
    older, newer = consent(), consent()
    assert release_for(facts(VersionState.FINAL, older, newer)) == newer
    withdrawn = dataclasses.replace(newer, withdrawn_on=TODAY)
    assert release_for(facts(VersionState.FINAL, older, withdrawn)) == older


consents = st.builds(
    consent,
    recipient=st.sampled_from([EMPLOYER.id, OTHER, ""]),
    role=st.sampled_from(list(ConsentRole)),
    trajectory=st.sampled_from(["", TRAJECTORY, OTHER]),
    given_on=st.sampled_from([TODAY - timedelta(9), TODAY, TODAY + timedelta(1)]),
    withdrawn_on=st.sampled_from([None, TODAY, TODAY + timedelta(2)]),
    valid_until=st.sampled_from([None, TODAY, TODAY - timedelta(1)]),
)


@given(state=st.sampled_from(list(VersionState)), given_consents=st.lists(consents, max_size=4))
def test_nothing_goes_out_without_final_and_a_release_in_force(
    state: VersionState, given_consents: list[Consent]
) -> None:
    counts = any(
        each.role is ConsentRole.RELEASE
        and each.recipient == EMPLOYER.id
        and each.trajectory in ("", TRAJECTORY)
        and each.given_on <= TODAY
        and (each.withdrawn_on is None or each.withdrawn_on > TODAY)
        and (each.valid_until is None or each.valid_until >= TODAY)
        for each in given_consents
    )
    allowed = disclose_gate(facts(state, *given_consents)) == Allowed()
    assert allowed is (state is VersionState.FINAL and counts)
