"""What is handed out was published, what is told is told to who lives, and nothing twice (C1, L17, L18, W6)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.client import Client
from app.domain.document import Channel
from app.domain.gates.after_death import access_after_death_gate, mail_gate
from app.domain.gates.give_terms import give_terms_gate, signed_before
from app.domain.gates.tell_statement import (
    TellFacts,
    hand_out_statement_gate,
    tell_source_gate,
    tell_statement_gate,
)
from app.domain.statement import Statement
from app.domain.terms import Terms, TermsGiven
from app.kernel.ids import Id, new_id
from tests.domain.gates.gate_samples import DAYS, TODAY, codes, record

DIGEST = "0" * 64
PUBLISHED = record(
    Statement, number=2, policy_version=2, published_on=TODAY, valid_from=TODAY, changed_on=TODAY,
    letterhead="{}", text_nl="Wij", text_en="We", sha256_nl=DIGEST, sha256_en=DIGEST,
)  # fmt: skip
TERMS = record(Terms, number=1, title="Voorwaarden 2026", kept_on=TODAY, content=b"%PDF", content_sha256=DIGEST)
clients = st.builds(lambda died: record(Client, surname="Berg", died_on=died), st.none() | DAYS)


def given_terms(on: date = TODAY, trajectory: str = "", terms: Id = TERMS.id) -> TermsGiven:
    return record(TermsGiven, client=new_id(), terms=terms, trajectory=trajectory, given_on=on, given_how=Channel.PAPER)


@seed(51)
@given(
    statement=st.none() | st.just(PUBLISHED), people=st.lists(clients, max_size=4), before=st.integers(0, 3),
    told_on=DAYS,
)  # fmt: skip
def test_c1_told_of_what_was_published_to_each_who_lives_once(
    statement: Statement | None, people: list[Client], before: int, told_on: date
) -> None:
    found = codes(tell_statement_gate(TellFacts(statement, people, before, told_on)))
    assert ("gate.tell_statement.none_published" in found) is (statement is None)
    assert ("gate.tell_statement.nobody" in found) is (not people)
    assert ("gate.tell_statement.too_early" in found) is (statement is not None and told_on < TODAY)
    assert ("gate.tell_statement.told_before" in found) is (before > 0)
    assert found.count("gate.tell_statement.died") == sum(each.died_on is not None for each in people)


@seed(52)
@given(people=st.lists(clients, max_size=4))
def test_l17_of_the_source_only_who_lives_is_told(people: list[Client]) -> None:
    found = codes(tell_source_gate(people))
    dead = sum(each.died_on is not None for each in people)
    assert found == (["gate.tell_statement.died"] * dead if people else ["gate.tell_statement.nobody"])


def test_d14_only_what_was_published_is_handed_out() -> None:
    assert codes(hand_out_statement_gate(PUBLISHED)) == []
    assert codes(hand_out_statement_gate(None)) == ["gate.tell_statement.none_published"]


@seed(53)
@given(
    died=st.none() | DAYS, on=DAYS, trajectory=st.sampled_from(["", "een", "twee"]),
    before=st.lists(st.tuples(st.sampled_from(["", "een", "twee"]), st.booleans()), max_size=4),
)  # fmt: skip
def test_w6_a_version_is_given_once_for_the_same_work_and_not_after_a_death(
    died: date | None, on: date, trajectory: str, before: list[tuple[str, bool]]
) -> None:
    earlier = [given_terms(TODAY, work, TERMS.id if same else new_id()) for work, same in before]
    found = codes(
        give_terms_gate(record(Client, surname="Berg", died_on=died), TERMS, given_terms(on, trajectory), earlier)
    )
    assert ("gate.give_terms.twice" in found) is ((trajectory, True) in before)
    assert ("gate.give_terms.died" in found) is (died is not None and died < on)


def test_w6_on_the_day_of_signing_is_in_time() -> None:
    assert not signed_before(TODAY, None)
    assert not signed_before(TODAY, TODAY)
    assert signed_before(TODAY, TODAY - timedelta(1))


@seed(54)
@given(died=st.none() | DAYS)
def test_l18_after_a_death_neither_mail_nor_access(died: date | None) -> None:
    assert codes(mail_gate(died)) == ([] if died is None else ["gate.after_death.mail"])
    assert codes(access_after_death_gate(died)) == ([] if died is None else ["gate.after_death.access"])
