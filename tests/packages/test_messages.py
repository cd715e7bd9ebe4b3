"""Messages are read whatever wrote them, and whatever is no message says so."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from app.domain.message import MessageKind
from app.packages.messages.message_parts import NotAMessage, ReadMessage
from app.packages.messages.read_message import read_message
from tests.packages.outlook_file import outlook_file

EML = b"""\
Received: from spy.example ([203.0.113.7])
From: =?utf-8?q?Zo=C3=AB_Dekker?= <zoe@voorbeeld.nl>
To: marijke@dewissel.example
Subject: =?utf-8?q?Re=3A_Ons_gesprek?=
Date: Tue, 03 Mar 2026 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/html; charset=utf-8

<p>Dag Marijke,</p><p>Het <b>lukte</b>!<img src="http://spy.example/p.png"></p><script>alert(1)</script>
--a--
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="../../cv.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--b--
"""
ANDROID = "03-03-2026 14:05 - Sanne: Kan ik morgen?\n03-03-2026 14:06 - Marijke: Ja.\nTot tien uur.\n"
IPHONE = "[03-03-2026, 14:05:09] Sanne: Kan ik morgen?\n[04-03-2026, 08:00:01] Marijke: Ja: om tien.\n"
AMERICAN = "3/13/26, 2:05\u202fPM - Sanne: Can I?\n3/14/26, 12:10 AM - Marijke: Yes.\n"
MSG = outlook_file(
    subject="Verslag", body="Dag,\r\n\r\nHierbij.\r\n", sender="Sanne Dekker", address="sanne@voorbeeld.nl",
    to="Marijke", sent=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    files={"foto.jpg": b"\xff\xd8" * 3000, "a.txt": b"kort"},
)  # fmt: skip


def test_an_email_gives_its_words_and_files_and_nothing_of_its_way() -> None:
    read = read_message(EML)
    assert (read.kind, read.sender, read.subject) == (
        MessageKind.EMAIL,
        "Zoë Dekker <zoe@voorbeeld.nl>",
        "Re: Ons gesprek",
    )
    assert read.text == "Dag Marijke,\n\nHet lukte!"
    assert [(each.name, each.data) for each in read.files] == [("../../cv.pdf", b"%PDF-1.4\n")]
    assert "spy" not in repr((read.text, read.sender, read.recipients))


def test_an_outlook_message_gives_its_words_its_time_and_its_files() -> None:
    read = read_message(MSG)
    assert (read.sender, read.recipients) == ("Sanne Dekker <sanne@voorbeeld.nl>", "Marijke")
    assert (read.subject, read.text) == ("Verslag", "Dag,\n\nHierbij.")
    assert read.sent == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert [(each.name, len(each.data)) for each in read.files] == [("foto.jpg", 6000), ("a.txt", 4)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (ANDROID, "2026-03-03T14:06:00"),
        (IPHONE, "2026-03-04T08:00:00"),
        (AMERICAN, "2026-03-14T00:10:00"),
    ],
    ids=["android", "iphone", "american"],
)
def test_a_chat_names_who_wrote_in_it_and_when_it_ended(text: str, last: str) -> None:
    read = read_message(text.encode())
    assert (read.kind, read.sender) == (MessageKind.CHAT, "Sanne, Marijke")
    assert read.sent is not None
    assert read.sent.isoformat() == last


def test_a_zipped_chat_brings_its_pictures() -> None:
    goal = io.BytesIO()
    with zipfile.ZipFile(goal, "w") as archive:
        archive.writestr("_chat.txt", IPHONE)
        archive.writestr("IMG-1.jpg", b"\xff\xd8")
    read = read_message(goal.getvalue())
    assert (read.kind, [each.name for each in read.files]) == (MessageKind.CHAT, ["IMG-1.jpg"])


@pytest.mark.parametrize(
    "data", [b"", b"Zomaar een tekst.", b"%PDF-1.4", MSG[:700], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_message_says_so(data: bytes) -> None:
    with pytest.raises(NotAMessage):
        read_message(data)


@seed(51)
@settings(max_examples=60)
@given(st.sampled_from([EML, MSG, ANDROID.encode()]), st.data())
def test_whatever_is_damaged_is_read_or_refused(whole: bytes, data: st.DataObject) -> None:
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 8))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(NotAMessage):
        assert isinstance(read_message(bytes(broken)), ReadMessage)
