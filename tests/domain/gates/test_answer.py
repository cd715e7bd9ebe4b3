"""What an answer may say, by every state that its version can be in: against a rule written down a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Answer, Comment, ConsentAnswer, ConsentChoice, Decision, DocumentAnswer, FieldAnswer
from app.domain.consent import ConsentRole
from app.domain.consent_asked import ConsentAsked
from app.domain.document import DocumentKind, Version, VersionState
from app.domain.gates.answer import AnswerFacts, LineStands, accept_answer_gate, read_answer_gate, receive_answer_gate
from app.domain.gates.decide import decide_gate
from app.domain.gates.withdraw_draft import call_back_gate, withdraw_draft_gate
from app.domain.package import Package, PackageUse
from app.domain.received_answer import AnswerState
from app.domain.written import Written
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import NOW, TODAY, codes, record

CLIENT, DIGEST = new_id(), "0" * 64
OVER = {
    VersionState.DRAFT: "not_shared",
    VersionState.FINAL: "final",
    VersionState.SUPERSEDED: "replaced",
    VersionState.WITHDRAWN: "withdrawn_version",
}
TEXT = "Mijn verslag mag naar mijn werkgever."


def package(**fields: object) -> Package:
    return record(
        Package, client=CLIENT, use=PackageUse.REVIEW, made_on=TODAY, file_sha256=DIGEST, package_id=new_id(),
        passphrase="x", answer_private_key=b"x", answer_key=b"x", **fields,
    )  # fmt: skip


def version(state: VersionState) -> Version:
    return record(
        Version, client=CLIENT, document=new_id(), kind=DocumentKind.REPORT, number=1, state=state,
        content_sha256=DIGEST,
    )  # fmt: skip


def asked(**fields: object) -> ConsentAsked:
    return record(
        ConsentAsked, client=CLIENT, role=ConsentRole.RELEASE, purpose="Werkgever", recipient=new_id(), text=TEXT,
        **fields,
    )  # fmt: skip


def facts(
    about: Version | None, said: DocumentAnswer | None = None, *choices: ConsentAnswer,
    lines: tuple[ConsentAsked, ...] = (), before: date | None = None, called_back: bool = False,
    written: Written | None = None, came_in: date = TODAY, standing: Written | None = None,
    stands: LineStands | None = None,
) -> AnswerFacts:  # fmt: skip
    written = written or Written(TODAY)
    back = {"called_back_on": TODAY, "called_back_why": "Een fout."} if called_back else {}
    answer = Answer(
        package="", number="0" * 32, name="Anna", written_on=written.day, written_at=written.at,
        sequence=written.sequence, remark="", documents=(said,) if said else (), consents=choices, fields=(),
    )  # fmt: skip
    line_stands = {str(each.id): stands for each in lines} if stands is not None else {}
    return AnswerFacts(answer, package(**back), about, 3, lines, before, came_in, standing, line_stands)


def on(
    about: Version, *, digest: str = DIGEST, comments: tuple[Comment, ...] = (),
    decision: Decision | None = Decision.APPROVE,
) -> DocumentAnswer:  # fmt: skip
    return DocumentAnswer(version=about.id, content_sha256=digest, decision=decision, comments=comments)


MOMENTS = tuple(
    Written((NOW + timedelta(hours=hours)).date(), NOW + timedelta(hours=hours), count)
    for hours in (-30, 0, 30)
    for count in (1, 2)
)
WRITTEN = st.sampled_from((*MOMENTS, *(Written(each.day) for each in MOMENTS[::2])))


@given(
    state=st.sampled_from(VersionState), twice=st.booleans(), back=st.booleans(), same=st.booleans(),
    settled=st.sampled_from(AnswerState), block=st.integers(-2, 4),
)  # fmt: skip
def test_an_answer_counts_once_of_the_text_that_was_shown_while_that_still_stands(
    state: VersionState, *, twice: bool, back: bool, same: bool, settled: AnswerState, block: int
) -> None:
    about = version(state)
    said = on(about, digest=DIGEST if same else "1" * 64, comments=(Comment(block=block, text="Hm."),))
    asked_for = facts(about, said, before=TODAY if twice else None, called_back=back)
    wrong = []
    nowhere = [] if -1 <= block <= 2 else ["other_passage"]
    if not same:
        wrong = ["other_text"]
    elif state in OVER and not back:
        wrong = [OVER[state], *(nowhere if state is VersionState.SUPERSEDED else [])]
    else:
        wrong = nowhere
    called_back = ["called_back"] if back else []
    expected = (["twice"] if twice else []) + called_back + wrong
    only_late = expected == ["replaced"]
    hint = ["read_it"] if only_late else []
    assert codes(receive_answer_gate(asked_for)) == [f"gate.answer.{each}" for each in (*expected, *hint)]
    assert codes(read_answer_gate(asked_for)) == ([] if only_late else [f"gate.answer.{each}" for each in expected])
    over = called_back + wrong
    waits = settled is AnswerState.WAITING
    late = over + (["set_it_aside"] if over else []) if waits else ["settled", *over]
    assert codes(accept_answer_gate(asked_for, settled)) == [f"gate.answer.{each}" for each in late]
    if not codes(receive_answer_gate(asked_for)):
        assert codes(decide_gate(about, VersionState.APPROVED, TODAY, ())) == [], (
            "what can be taken in can be decided on"
        )


@given(choice=st.sampled_from(ConsentChoice), standing=st.booleans(), known=st.booleans(), same=st.booleans())
def test_a_line_is_answered_as_it_was_asked(choice: ConsentChoice, *, standing: bool, known: bool, same: bool) -> None:
    line = asked(standing=new_id() if standing else "")
    digest = sha256((TEXT if same else f"{TEXT} En verder.").encode()).hexdigest()
    said = ConsentAnswer(line=line.id if known else new_id(), choice=choice, text_sha256=digest)
    if not known:
        expected = ["other_line"]
    elif not same:
        expected = ["other_consent_text"]
    else:
        fits = (choice is ConsentChoice.WITHDRAW) == standing
        expected = [] if fits else ["not_offered"]
    found = codes(receive_answer_gate(facts(None, None, said, lines=(line,))))
    assert found == [f"gate.answer.{each}" for each in expected]


DECIDED = (VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)


@given(
    state=st.sampled_from(DECIDED), decision=st.sampled_from((*Decision, None)), written=WRITTEN, standing=WRITTEN,
    said_of=st.booleans(), came_in=st.sampled_from([TODAY, TODAY + timedelta(days=1)]),
)  # fmt: skip
def test_an_answer_from_before_what_stands_is_refused_and_a_block_only_gives_way_to_a_later_one(
    state: VersionState, decision: Decision | None, written: Written, standing: Written, came_in: date, *, said_of: bool
) -> None:
    about = version(state)
    said = on(about, decision=decision, comments=(Comment(block=0, text="Hm."),) if said_of else ())
    found = codes(receive_answer_gate(facts(about, said, written=written, standing=standing, came_in=came_in)))
    if written.at is not None and standing.at is not None:
        later, earlier = (
            (written.at, written.sequence) > (standing.at, standing.sequence),
            (written.at, written.sequence) < (standing.at, standing.sequence),
        )
    else:
        later, earlier = written.day > standing.day, written.day < standing.day
    if decision is None and not said_of:
        assert found in ([], ["gate.answer.says_nothing"]), "it decides nothing"
    elif state is VersionState.BLOCKED and decision is not Decision.BLOCK:
        assert found == ([] if later and written.day <= came_in else ["gate.answer.blocked"])
    else:
        assert found == (["gate.answer.older"] if earlier else [])


@given(
    choice=st.sampled_from([ConsentChoice.GIVE, ConsentChoice.REFUSE]),
    before=st.sampled_from([None, ConsentChoice.GIVE, ConsentChoice.REFUSE]),
    written=WRITTEN, standing=WRITTEN, withdrawn=st.booleans(),
)  # fmt: skip
def test_a_consent_that_was_withdrawn_or_refused_does_not_come_back_by_an_older_answer(
    choice: ConsentChoice, before: ConsentChoice | None, written: Written, standing: Written, *, withdrawn: bool
) -> None:
    line = asked(choice=before)
    said = ConsentAnswer(line=line.id, choice=choice, text_sha256=sha256(TEXT.encode()).hexdigest())
    stands = LineStands(standing if before else None, TODAY if withdrawn else None)
    came_in = TODAY + timedelta(days=2)
    asked_for = facts(None, None, said, lines=(line,), written=written, came_in=came_in, stands=stands)
    found = codes(receive_answer_gate(asked_for))
    if choice is ConsentChoice.GIVE and withdrawn:
        assert found == ["gate.answer.withdrawn_since"]
    elif before is None or before is choice:
        assert found == []
    elif choice is ConsentChoice.GIVE:
        assert found == ([] if written.is_later_than(standing) else ["gate.answer.consent_older"])
    else:
        assert found == (["gate.answer.consent_older"] if standing.is_later_than(written) else [])
    late = codes(accept_answer_gate(asked_for, AnswerState.WAITING))
    assert late == ([*found, "gate.answer.set_it_aside"] if found else [])


@given(state=st.sampled_from(VersionState), why=st.sampled_from(["", "  ", "Een fout."]))
def test_only_what_lies_with_the_client_is_withdrawn_and_a_block_stays(state: VersionState, why: str) -> None:
    out = state in (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED)
    expected = ([] if out else ["state"]) + ([] if why.strip() else ["no_reason"])
    assert codes(withdraw_draft_gate(state, why)) == [f"gate.withdraw_draft.{each}" for each in expected]


def test_a_question_is_called_back_once() -> None:
    assert codes(call_back_gate(package(), "Een fout.")) == ["gate.call_back.asks_nothing"]
    question = record(
        Package, client=CLIENT, use=PackageUse.CONSENT, made_on=TODAY, file_sha256=DIGEST, package_id=new_id(),
        passphrase="x", answer_private_key=b"x", answer_key=b"x", called_back_on=TODAY, called_back_why="Een fout.",
    )  # fmt: skip
    assert codes(call_back_gate(question, "Nog een.")) == ["gate.call_back.already"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"name": " "}, "nameless"),
        ({"documents": ()}, "says_nothing"),
        ({"fields": (FieldAnswer(question="Waarom?", text="Daarom."),)}, "no_questions"),
    ],
)
def test_an_answer_has_a_name_says_something_and_only_what_was_asked(changed: dict[str, Any], expected: str) -> None:
    about = version(VersionState.SHARED)
    sent = facts(about, on(about))
    assert codes(receive_answer_gate(sent)) == []
    assert codes(receive_answer_gate(replace(sent, answer=replace(sent.answer, **changed)))) == [
        f"gate.answer.{expected}"
    ]


def test_of_each_version_and_line_it_speaks_once_and_of_no_other() -> None:
    about, line = version(VersionState.SHARED), asked()
    assert codes(receive_answer_gate(facts(about, on(version(VersionState.SHARED))))) == ["gate.answer.other_document"]
    twice = facts(about, on(about))
    twice = replace(twice, answer=replace(twice.answer, documents=(on(about), on(about))))
    assert codes(receive_answer_gate(twice)) == ["gate.answer.said_twice"]
    yes = ConsentAnswer(line=line.id, choice=ConsentChoice.GIVE, text_sha256=sha256(TEXT.encode()).hexdigest())
    assert codes(receive_answer_gate(facts(None, None, yes, yes, lines=(line,)))) == ["gate.answer.said_twice"]
