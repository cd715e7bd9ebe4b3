"""Answers that are not what they should be: each is refused with the reason that fits it, whatever was done to it."""

from __future__ import annotations

import json
import random
import re
from base64 import b64decode
from datetime import UTC, date, datetime
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.answer import Answer, Comment, Decision
from app.domain.answer_json import answer_bytes, read_answer_bytes
from app.domain.written import Written
from app.kernel.ids import new_id
from app.packages import errors
from app.packages.answer_format import LARGEST_ANSWER
from app.packages.answer_reader import answer_package, read_answer
from app.packages.keys import AnswerPair, make_answer_pair
from tests.packages.answers import Said, resealed, said, sealed

PACKAGE = new_id()
ANSWER_KEY = bytes(range(32))
HASH = "ab" * 32
REFUSED = (errors.NotAnAnswer, errors.AnswerDamaged, errors.AnswerForged, errors.AnswerNewer)


@cache
def pair() -> AnswerPair:
    return make_answer_pair()


def document(**changes: object) -> Said:
    return {"version": "v1", "content_sha256": HASH, "decision": "approve", "comments": [], **changes}


def made(**changes: object) -> bytes:
    return sealed(said(PACKAGE, **changes), PACKAGE, pair().public, ANSWER_KEY)


def read(data: bytes) -> Answer:
    assert answer_package(data) == PACKAGE
    return read_answer(data, PACKAGE, pair().private, ANSWER_KEY)


def test_an_answer_is_read_as_it_was_said() -> None:
    comments = [{"block": -1, "text": "Goed."}, {"block": 7, "text": "<script>alert(1)</script>\u2028'\""}]
    answer = read(made(documents=[document(comments=comments)], remark="Dag"))
    assert (answer.package, answer.name, answer.written_on, answer.remark) == (
        PACKAGE, "Roos de Graaf", date(2026, 3, 14), "Dag",
    )  # fmt: skip
    (about,) = answer.documents
    assert (about.version, about.content_sha256, about.decision) == ("v1", HASH, Decision.APPROVE)
    assert about.comments == tuple(Comment(block=int(str(each["block"])), text=str(each["text"])) for each in comments)


def test_the_moment_and_the_count_are_read_where_they_are_there() -> None:
    answer = read(made(written_at="2026-03-14T23:30:05Z", sequence=2))
    assert answer.written == Written(date(2026, 3, 15), datetime(2026, 3, 14, 23, 30, 5, tzinfo=UTC), 2)
    assert read_answer_bytes(answer_bytes(answer)) == answer
    older = read(made())
    assert older.written == Written(date(2026, 3, 14))
    kept = json.loads(answer_bytes(older))
    del kept["written_at"], kept["sequence"]
    assert read_answer_bytes(json.dumps(kept).encode()) == older, "as rows of before are kept"


def test_mail_that_turned_its_line_ends_or_put_a_mark_before_it_does_no_harm() -> None:
    data = json.dumps(json.loads(made()), indent=1).replace("\n", "\r\n").encode()
    assert read(b"\xef\xbb\xbf" + data + b"\r\n").name == "Roos de Graaf"


def test_ten_thousand_comments_are_read() -> None:
    comments = [{"block": number, "text": "Waarom?"} for number in range(10_000)]
    assert len(read(made(documents=[document(comments=comments)])).documents[0].comments) == 10_000


def test_bits_that_base64_leaves_over_are_not_changed_unseen() -> None:
    data = made(remark="Akkoord")
    loose = re.search(rb'([A-Za-z0-9+/])=+"', data)
    assert loose, "something in it leaves bits over"
    changed = bytearray(data)
    changed[loose.start()] = ord("B") if loose[1] == b"A" else loose[1][0] ^ 1
    with pytest.raises(REFUSED):
        read(bytes(changed))


def test_F31_any_changed_byte_is_refused() -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    chance, data = random.Random(seed), made(remark="Akkoord")
    for place in chance.sample(range(len(data)), 300):
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        with pytest.raises(REFUSED):
            read_answer(bytes(changed), PACKAGE, pair().private, ANSWER_KEY)


def test_F31_cut_off_anywhere_it_is_refused() -> None:
    data = made()
    for length in range(0, len(data) - 1, 37):
        with pytest.raises((errors.NotAnAnswer, errors.AnswerDamaged)):
            answer_package(data[:length])


def test_F31_who_lacks_the_passphrase_or_takes_another_package_is_told_apart_from_damage() -> None:
    other = new_id()
    for forged in (
        sealed(said(PACKAGE), PACKAGE, pair().public, bytes(32)),
        sealed(said(PACKAGE), PACKAGE, make_answer_pair().public, ANSWER_KEY),
        sealed(said(other), PACKAGE, pair().public, ANSWER_KEY),
        sealed(said(other), other, pair().public, ANSWER_KEY),
        sealed(said(PACKAGE), other, pair().public, ANSWER_KEY),
    ):
        with pytest.raises(errors.AnswerForged):
            read_answer(forged, PACKAGE, pair().private, ANSWER_KEY)


def test_F31_fields_of_two_answers_do_not_go_together() -> None:
    one, two = json.loads(made()), json.loads(made())
    for name in ("public_key", "nonce", "content", "seal"):
        with pytest.raises(errors.AnswerDamaged):
            answer_package(json.dumps({**one, name: two[name]}).encode())


def test_F31_a_point_off_the_curve_is_no_key() -> None:
    off = b"\x04" + bytes(63) + b"\x01"
    with pytest.raises(ValueError, match="Invalid EC key"):
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), off)
    forged = resealed(json.loads(made()), off, ANSWER_KEY)
    with pytest.raises(errors.AnswerForged):
        read_answer(forged, PACKAGE, pair().private, ANSWER_KEY)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", errors.NotAnAnswer),
        (b"%PDF-1.7", errors.NotAnAnswer),
        (b'{"format":"secure-file"}', errors.NotAnAnswer),
        (b'{"format":"secure-file-answer"}', errors.AnswerDamaged),
        (b'{"format":"secure-file-answer","version":2}', errors.AnswerNewer),
        (b'{"format":"secure-file-answer","x":' + b"[" * 200_000, errors.AnswerDamaged),
        (b'{"format":"secure-file-answer","x":"' + b"a" * LARGEST_ANSWER, errors.AnswerTooLarge),
    ],
    ids=["empty", "pdf", "package", "bare", "newer", "deep", "large"],
)
def test_other_files_are_told_apart(data: bytes, refusal: type[errors.PackageError]) -> None:
    with pytest.raises(refusal):
        answer_package(data)


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "1"},
        {"name": "x" * 201},
        {"name": None},
        {"name": "Roos\0"},
        {"name": "Roos \ud800"},
        {"written_on": "gisteren"},
        {"written_at": "2026-03-14"},
        {"written_at": "2026-03-14T25:00:00Z"},
        {"written_at": "2026-03-14T12:00:00+01:00"},
        {"written_at": "9999-12-31T23:59:59Z"},
        {"sequence": -1},
        {"sequence": "1"},
        {"sequence": 1_000_001},
        {"remark": "x" * 20_001},
        {"documents": [document(decision="yes")]},
        {"documents": [document(content_sha256="0")]},
        {"documents": [document(), document()]},
        {"documents": [document(comments=[{"block": -2, "text": "x"}])]},
        {"documents": [document(comments=[{"block": 1.5, "text": "x"}])]},
        {"documents": [document(comments=[{"block": 1, "text": "x" * 4_001}])]},
        {"documents": [document(comments=[{"block": 1, "text": "x"}] * 20_001)]},
        {"consents": [{"line": "c", "choice": "keep", "text_sha256": HASH}]},
        {"fields": [{"question": "q", "text": 1}]},
        {"fields": {}},
    ],
    ids=lambda wrong: f"{next(iter(wrong))}-{str(next(iter(wrong.values())))[:60].encode('ascii', 'replace').decode()}",
)
def test_what_no_page_says_is_refused_though_it_is_sealed(wrong: Said) -> None:
    with pytest.raises(errors.AnswerDamaged):
        read(made(**wrong))


def test_what_is_sealed_may_still_be_no_json() -> None:
    for content in (b"", b"[]", b"\xff", b"{", b"[" * 100_000):
        with pytest.raises(errors.AnswerDamaged):
            read(sealed(content, PACKAGE, pair().public, ANSWER_KEY))


def test_the_file_says_nothing_of_its_content() -> None:
    file = json.loads(made(remark="Dit blijft geheim"))
    assert set(file) == {"format", "version", "package", "public_key", "nonce", "content", "seal", "sha256"}
    assert b"geheim" not in b64decode(file["content"])
