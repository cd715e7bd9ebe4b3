"""An encrypted PDF opens with its passphrase and with nothing else."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest

from app.documents.encryption import LONGEST, encrypt_pdf
from app.documents.printed import render_report
from app.kernel.errors import InputError
from tests.documents.reading import pages
from tests.documents.samples import DUTCH, frozen_version

PASSPHRASE = "zeven natte wilgen één brug"


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A report in the clear."""
    return render_report(frozen_version(), DUTCH, draft=False)


@pytest.fixture(scope="module")
def encrypted(plain: bytes) -> bytes:
    """The same, encrypted."""
    return encrypt_pdf(plain, PASSPHRASE)


def test_it_opens_with_its_passphrase_and_is_the_same_document(plain: bytes, encrypted: bytes) -> None:
    with pikepdf.open(BytesIO(encrypted), password=PASSPHRASE) as document:
        goal = BytesIO()
        document.save(goal)
        assert document.Root.Lang == "nl"
    assert pages(goal.getvalue()) == pages(plain)


def test_it_is_aes_256_of_revision_6_metadata_included(encrypted: bytes) -> None:
    with pikepdf.open(BytesIO(encrypted), password=PASSPHRASE) as document:
        assert (document.encryption.R, document.encryption.V, document.encryption.bits) == (6, 5, 256)
        assert document.encryption.stream_method is pikepdf.models.EncryptionMethod.aesv3
        assert document.encryption.string_method is pikepdf.models.EncryptionMethod.aesv3
        assert document.pdf_version == "2.0"


@pytest.mark.parametrize("wrong", ["", "zeven natte wilgen", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_it_opens_with_nothing_else(encrypted: bytes, wrong: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(encrypted), password=wrong)


def test_composed_and_decomposed_letters_are_the_same_passphrase(plain: bytes) -> None:
    for written in ("één", "e\u0301e\u0301n"):
        pikepdf.open(BytesIO(encrypt_pdf(plain, written)), password="één").close()


def test_nothing_of_the_text_is_in_the_bytes(plain: bytes, encrypted: bytes) -> None:
    for planted in (b"Femke", b"Aanleiding"):
        with pikepdf.open(BytesIO(plain)) as document:
            goal = BytesIO()
            document.save(goal, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
        assert planted in goal.getvalue()
        assert planted not in encrypted
    reader = pypdf.PdfReader(BytesIO(encrypted))
    assert reader.is_encrypted
    with pytest.raises(pypdf.errors.FileNotDecryptedError):
        _ = reader.pages[0]


@pytest.mark.parametrize(("passphrase", "code"), [("", "passphrase.empty"), ("é" * 64, "passphrase.too_long")])
def test_a_passphrase_that_cannot_protect_is_refused(plain: bytes, passphrase: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        encrypt_pdf(plain, passphrase)
    assert caught.value.faults[0].code == code
    assert DUTCH.has(caught.value.faults[0].key)
    assert DUTCH.has(caught.value.faults[0].label)


def test_the_longest_passphrase_counts_to_its_last_character(plain: bytes) -> None:
    longest = "x" * (LONGEST - 1)
    encrypted = encrypt_pdf(plain, longest + "y")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(encrypted), password=longest + "z")
