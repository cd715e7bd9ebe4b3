"""Every field has limits, and says what is wrong where."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.check import check
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.document import Channel
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id, new_id

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
CONSENT = Consent(
    id=new_id(),
    made=NOW,
    changed=NOW,
    client=new_id(),
    recipient=new_id(),
    purpose="Verslag",
    text="Ik vind het goed.",
    given_on=date(2026, 2, 2),
    given_name="Anna",
    given_how=Channel.EMAIL,
)


def client(**fields: object) -> Client:
    values: dict[str, object] = {"surname": "Visser", **fields}
    return Client(id=new_id(), made=NOW, changed=NOW, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "label", "code"),
    [
        ({"surname": ""}, "client.surname", "required"),
        ({"surname": "  \t"}, "client.surname", "required"),
        ({"surname": "x" * 201}, "client.surname", "too_long"),
        ({"surname": "a\x00b"}, "client.surname", "control_characters"),
        ({"surname": "a\nb"}, "client.surname", "control_characters"),
        ({"surname": "\ud800"}, "client.surname", "control_characters"),
        ({"email": "anna"}, "client.email", "not_an_email"),
        ({"email": "anna@voorbeeld"}, "client.email", "not_an_email"),
        ({"email": "a b@voorbeeld.example"}, "client.email", "not_an_email"),
        ({"phone": "bel maar"}, "client.phone", "not_a_phone"),
        ({"birth_date": date(2026, 3, 4)}, "client.birth_date", "date_in_future"),
        ({"birth_date": date(204, 3, 4)}, "client.birth_date", "date_out_of_range"),
    ],
)
def test_a_fault_in_a_field(fields: dict[str, object], label: str, code: str) -> None:
    assert [(each.label, each.code) for each in check(client(**fields))] == [(label, code)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"surname": "x" * 200},
        {"surname": "ישראלי"},
        {"surname": "Çelik 👩‍💼"},
        {"phone": "+31 (0)6-12 34 56 78"},
        {"email": "anna.berg+post@mail.voorbeeld.example"},
        {"birth_date": date(2026, 3, 3)},
    ],
)
def test_what_is_fine(fields: dict[str, object]) -> None:
    assert check(client(**fields)) == ()


def test_a_day_that_stood_there_outlives_a_clock_that_is_set_back() -> None:
    stood = client(birth_date=date(2026, 3, 3))
    back = replace(stood, first_name="Noor", changed=datetime(2024, 3, 3, tzinfo=UTC))
    assert [each.code for each in check(back)] == ["date_in_future"]
    assert check(back, stood) == ()
    assert [each.code for each in check(replace(back, birth_date=date(2025, 3, 3)), stood)] == ["date_in_future"]


def test_faults_between_fields() -> None:
    trajectory = Trajectory(
        id=new_id(),
        made=NOW,
        changed=NOW,
        client=new_id(),
        title="Traject",
        starts_on=date(2026, 3, 1),
        ends_on=date(2026, 2, 1),
    )
    assert [each.code for each in check(trajectory)] == ["ends_before_start"]
    consent = dataclasses.replace(CONSENT, withdrawn_on=date(2026, 2, 1))
    assert [each.code for each in check(consent)] == ["withdrawn_before_given"]
    nobody = dataclasses.replace(CONSENT, recipient=Id(""))
    assert [each.code for each in check(nobody)] == ["release_names_nobody"]
    assert check(CONSENT) == ()


@pytest.mark.parametrize(
    ("at", "right"), [("09:30", True), ("23:59", True), ("", True), ("24:00", False), ("9:3", False)]
)
def test_a_time_of_day(at: str, right: bool) -> None:
    session = Session(
        id=new_id(), made=NOW, changed=NOW, client=new_id(), trajectory=new_id(), on=date(2026, 3, 3), at=at
    )
    assert (check(session) == ()) is right
