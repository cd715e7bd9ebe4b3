"""The employer gate: every reason, and no way around one."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.consent import Consent, ConsentRole
from app.domain.disclosure import DisclosureGround
from app.domain.document import Channel, DocumentKind, Version, VersionState
from app.domain.gate import Allowed, Refused
from app.domain.gates.disclose import DisclosureFacts, disclose_gate, release_for
from app.domain.organisation import Organisation, OrganisationKind
from app.domain.policy_recipient import Secrecy
from app.domain.restriction import Restriction, RestrictionCause
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import record

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


def told(**fields: object) -> DisclosureFacts:
    """Something told by mouth, with a consent that names the recipient."""
    return dataclasses.replace(facts(VersionState.FINAL, consent()), version=None, **fields)  # type: ignore[arg-type]


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
        ({"role": ConsentRole.LEGAL_BASIS}, "consent_other_role"),
        ({"version": OTHER}, "consent_elsewhere"),
        ({"trajectory": OTHER}, "consent_elsewhere"),
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


@seed(31)
@given(
    kind=st.sampled_from(DocumentKind),
    final_on=st.dates(date(2024, 1, 1), TODAY),
    ground=st.sampled_from([None, *DisclosureGround]),
)
def test_l14_what_ran_out_goes_only_where_the_paper_itself_is_asked_for(
    kind: DocumentKind, final_on: date, ground: DisclosureGround | None
) -> None:
    """A report holds a year, a quotation thirty days, its last day included."""
    held = {DocumentKind.REPORT: final_on.replace(year=final_on.year + 1, day=min(final_on.day, 28)),
            DocumentKind.QUOTATION: final_on + timedelta(30)}.get(kind)  # fmt: skip
    old = dataclasses.replace(version(VersionState.FINAL), kind=kind, final_on=final_on)
    asked = dataclasses.replace(
        facts(VersionState.FINAL, consent()), version=old, ground=ground, ground_reason="Artikel 54 Wet SUWI."
    )
    if final_on.day < 28:
        as_it_is = (DisclosureGround.LEGAL_DUTY, DisclosureGround.VITAL_INTEREST, DisclosureGround.OWN_REQUEST)
        ran_out = held is not None and held < TODAY and ground not in as_it_is
        assert ("expired" in codes(asked)) is ran_out


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"employer": True}, ["medical_unread"]),
        ({"employer": True, "words": ("burn-out",)}, ["medical_words"]),
        ({"employer": True, "medical": True}, ["medical"]),
        ({"employer": True, "words": ("burn-out",), "medical": False}, []),
        ({"words": ("burn-out",), "medical": True}, []),
    ],
)
def test_l8_an_employer_hears_only_what_somebody_read_through(fields: dict[str, object], expected: list[str]) -> None:
    assert codes(told(**fields)) == expected


def restricted(**fields: object) -> Restriction:
    values: dict[str, object] = {"since": TODAY, "cause": RestrictionCause.DISPUTED, **fields}
    return record(Restriction, client=CLIENT, **values)


def recipient(kind: OrganisationKind) -> Organisation:
    return dataclasses.replace(EMPLOYER, kind=kind)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"ground": DisclosureGround.LEGAL_DUTY}, ["no_why"]),
        ({"ground": DisclosureGround.LEGAL_DUTY, "ground_reason": "Artikel 54 Wet SUWI."}, []),
        ({"ground": DisclosureGround.OWN_REQUEST}, ["not_asked"]),
        ({"statements": 2, "goes_along": False}, ["statement_stays"]),
        ({"recipient": recipient(OrganisationKind.PRACTITIONER)}, ["practitioner"]),
        ({"recipient": recipient(OrganisationKind.PRACTITIONER), "secrecy": Secrecy.PROFESSIONAL}, []),
        ({"recipient": recipient(OrganisationKind.PROCESSOR), "secrecy": Secrecy.PROFESSIONAL}, ["processor"]),
        ({"recipient": recipient(OrganisationKind.PROCESSOR), "secrecy": Secrecy.PROCESSOR_AGREEMENT}, []),
        ({"restrictions": (restricted(since=TODAY + timedelta(1)),)}, ["restricted"]),
        ({"restrictions": (restricted(lifted_on=TODAY),)}, []),
    ],
)
def test_ground_recipient_and_restriction(fields: dict[str, object], expected: list[str]) -> None:
    assert codes(told(**fields)) == expected
    withdrawn = dataclasses.replace(version(VersionState.WITHDRAWN))
    assert "withdrawn" in codes(dataclasses.replace(facts(VersionState.FINAL, consent()), version=withdrawn))
