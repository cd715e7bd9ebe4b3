"""Who died takes part in nothing that began afterwards, and cancelling is said once."""

from __future__ import annotations

from datetime import date

from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.client import Client
from app.domain.gates.enrol import cancel_gate, enrol_gate
from app.domain.participation import Participation
from app.domain.training import Training
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import DAYS, codes, record


@seed(12)
@given(begins=DAYS, died=st.none() | DAYS)
def test_l18_nobody_who_had_died_is_enrolled(begins: date, died: date | None) -> None:
    client = record(Client, surname="Berg", died_on=died)
    refused = died is not None and begins > died
    training = record(Training, title="Omgaan met druk", starts_on=begins)
    assert codes(enrol_gate(client, training)) == (["gate.enrol.died"] if refused else [])


@seed(13)
@given(enrolled=DAYS, cancelled=st.none() | DAYS)
def test_cancelling_is_noted_once(enrolled: date, cancelled: date | None) -> None:
    found = record(Participation, client=new_id(), training=new_id(), enrolled_on=enrolled, cancelled_on=cancelled)
    assert codes(cancel_gate(found)) == ([] if cancelled is None else ["gate.enrol.cancelled"])
