"""What an answer may say, by every state that its version can be in: against a rule written down a second time."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Answer, Comment, ConsentAnswer, ConsentChoice, Decision, DocumentAnswer
from app.domain.consent import ConsentRole
from app.domain.consent_asked import ConsentAsked
from app.domain.document import DocumentKind, Version, VersionState
from app.domain.gates.answer import AnswerFacts, accept_answer_gate, receive_answer_gate
from app.domain.gates.decide import decide_gate
from app.domain.gates.withdraw_draft import call_back_gate, withdraw_draft_gate
from app.domain.package import Package, PackageUse
from app.domain.received_answer import AnswerState
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record

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
) -> AnswerFacts:  # fmt: skip
    back = {"called_back_on": TODAY, "called_back_why": "Een fout."} if called_back else {}
    answer = Answer(
        package="", number="0" * 32, name="Anna", written_on=TODAY, remark="", documents=(said,) if said else (),
        consents=choices, fields=(),
    )  # fmt: skip
    return AnswerFacts(answer, package(**back), about, 3, lines, before)


def on(about: Version, *, digest: str = DIGEST, comments: tuple[Comment, ...] = ()) -> DocumentAnswer:
    return DocumentAnswer(version=about.id, content_sha256=digest, decision=Decision.APPROVE, comments=comments)


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
    if not same:
        wrong = ["other_text"]
    elif state in OVER and not back:
        wrong = [OVER[state]]
    elif not -1 <= block <= 2:
        wrong = ["other_passage"]
    called_back = ["called_back"] if back else []
    expected = (["twice"] if twice else []) + called_back + wrong
    assert codes(receive_answer_gate(asked_for)) == [f"gate.answer.{each}" for each in expected]
    late = (["settled"] if settled is not AnswerState.WAITING else []) + called_back + wrong
    assert codes(accept_answer_gate(asked_for, settled)) == [f"gate.answer.{each}" for each in late]
    if not codes(receive_answer_gate(asked_for)):
        assert codes(decide_gate(state)) == [], "what can be taken in can be decided on"


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
