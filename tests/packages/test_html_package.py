from __future__ import annotations

import json
import os
import stat
import sys
import tracemalloc
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.kernel.ids import new_id
from app.kernel.progress import Cancelled, Silent
from app.kernel.translator import Language
from app.packages.chunks import CHUNK
from app.packages.contents import PackageConsent, PackageDocument, PackageFile, PackageQuestion, PackageUse
from app.packages.errors import PackageDamaged, PackageError, PackageTarget, PackageTooLarge, SourceChanged
from app.packages.html_reader import open_html_package
from app.packages.html_writer import LARGEST, write_html_package
from app.packages.keys import derive_keys
from app.packages.manifest import LENGTH_PREFIX, manifest_bytes, parse_manifest
from app.packages.passphrase import generate_passphrase
from tests.domain.prose_strategies import any_blocks
from tests.packages.examples import REPORT, ROUNDS, contents_of, counted, file_of, page_texts, write
from tests.packages.forging import apart
from tests.packages.scanning import found

texts = st.text(st.characters(exclude_categories=["Cs"]))
documents = st.builds(
    PackageDocument, texts, st.sampled_from(Language), any_blocks, texts, st.just(sha256(b"x").hexdigest())
)
files = st.builds(file_of, texts, st.binary(max_size=2000), texts)


@given(
    st.lists(documents, max_size=2), st.lists(files, max_size=3), st.sampled_from(PackageUse),
    st.sampled_from(Language), texts, texts,
)  # fmt: skip
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_goes_in_comes_out(
    tmp_path: Path, given_documents: list[PackageDocument], given_files: list[PackageFile],
    use: PackageUse, language: Language, practice: str, introduction: str,
) -> None:  # fmt: skip
    contents = contents_of(
        *given_documents,
        files=tuple(given_files),
        use=use,
        language=language,
        practice=practice,
        introduction=introduction,
    )
    target, passphrase = tmp_path / "bestand.html", generate_passphrase()
    target.unlink(missing_ok=True)
    write(target, contents, passphrase)
    package = open_html_package(target, passphrase, floor=ROUNDS)
    manifest = package.manifest
    assert (manifest.use, manifest.language) == (use, language)
    assert (manifest.practice, manifest.introduction) == (practice, introduction)
    assert manifest.created == contents.created
    assert [document.title for document in manifest.documents] == [d.title for d in given_documents]
    assert [entry.name for entry in manifest.files] == [file.name for file in given_files]
    for entry, file in zip(manifest.files, given_files, strict=True):
        assert b"".join(package.read(entry)) == b"".join(file.chunks())


def test_what_is_asked_comes_back_line_by_line(tmp_path: Path) -> None:
    consents = tuple(
        PackageConsent(id=f"c{given}", title="Titel", text="Tekst \u2028 <b>", scope="Wie, wat", given=given)
        for given in (False, True)
    )
    questions = (PackageQuestion(id="q", label="Waarom?", lines=4, required=True),)
    passphrase = generate_passphrase()
    asked = replace(contents_of(use=PackageUse.FORM), consents=consents, questions=questions)
    write(tmp_path / "p.html", asked, passphrase)
    manifest = open_html_package(tmp_path / "p.html", passphrase, floor=ROUNDS).manifest
    assert (manifest.consents, manifest.questions) == (consents, questions)


def test_a_line_of_consent_whose_text_is_not_its_hash_is_damage() -> None:
    line = PackageConsent(id="c", title="Titel", text="Wel", scope="")
    text = manifest_bytes(new_id(), replace(contents_of(), consents=(line,)), bytes(65))[LENGTH_PREFIX:]
    assert parse_manifest(text).consents == (line,)
    with pytest.raises(PackageDamaged):
        parse_manifest(text.replace(b'"Wel"', b'"Niet"'))


def test_documents_come_back_block_by_block(tmp_path: Path) -> None:
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(REPORT), passphrase)
    assert open_html_package(tmp_path / "p.html", passphrase, floor=ROUNDS).manifest.documents == (REPORT,)


def test_large_files_come_back_from_several_chunks(tmp_path: Path) -> None:
    noise, words = os.urandom(2 * CHUNK + 17), b"een woord dat vaak voorkomt " * 300_000
    passphrase = generate_passphrase()
    write(tmp_path / "p.html", contents_of(files=(file_of("ruis", noise), file_of("tekst", words))), passphrase)
    package = open_html_package(tmp_path / "p.html", passphrase, floor=ROUNDS)
    assert [b"".join(package.read(entry)) for entry in package.manifest.files] == [noise, words]
    chunks = apart(tmp_path / "p.html").chunks
    assert len(chunks) == 5
    assert len(chunks[-1]) < CHUNK // 10, "words are packed"


def test_the_record_tells_of_the_file_and_its_keys(tmp_path: Path) -> None:
    target, passphrase = tmp_path / "p.html", generate_passphrase()
    record = write(target, contents_of(REPORT), passphrase)
    content = target.read_bytes()
    assert (record.size, record.sha256) == (len(content), sha256(content).hexdigest())
    manifest = open_html_package(target, passphrase, floor=ROUNDS).manifest
    assert manifest.package_id == record.id
    private = load_der_private_key(record.answer_private_key, None)
    public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert public == manifest.answer_public_key
    header = json.loads(apart(target).header)
    keys = derive_keys(passphrase, record.id, b64decode(header["salt"]), ROUNDS)
    assert keys.answer == record.answer_key
    assert "private" not in repr(record)


def test_two_packages_of_the_same_share_no_key_and_no_nonce(tmp_path: Path) -> None:
    passphrase = generate_passphrase()
    records = [write(tmp_path / name, contents_of(REPORT), passphrase) for name in ("a.html", "b.html")]
    headers = [json.loads(apart(tmp_path / name).header) for name in ("a.html", "b.html")]
    for name in ("id", "salt", "nonces"):
        assert headers[0][name] != headers[1][name]
    assert records[0].answer_key != records[1].answer_key


NAMES = ("Roos van der Meer", "Praktijk De Binnenhaven", "Zoë-verslag", "loopbaanvraag", "cv-zoë")


def planted(tmp_path: Path) -> Path:
    person, practice, title, word, file = NAMES
    secret = f"{person} {practice} {title} {word} {file} "
    document = replace(REPORT, title=title, version_id=word)
    contents = contents_of(
        document,
        files=(file_of(f"{file}.pdf", secret.encode() * 50), file_of(file, secret.encode("utf-16"))),
        practice=practice,
        introduction=secret,
    )
    write(tmp_path / "p.html", contents, generate_passphrase())
    return tmp_path / "p.html"


def test_nothing_shows_in_the_clear(tmp_path: Path) -> None:
    content = planted(tmp_path).read_bytes()
    assert found(NAMES, content) == set()
    for chunk in apart(tmp_path / "p.html").chunks:
        assert found(NAMES, chunk) == set()
    assert b"coach" not in content.lower(), "before it is opened, nothing tells who makes such files"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_scan_finds_what_is_planted(tmp_path: Path, encoding: str) -> None:
    content = planted(tmp_path).read_bytes()
    for name in NAMES:
        assert found(NAMES, content + name.encode(encoding)) == {name}
        for shift in range(3):
            assert found(NAMES, content + b64encode(b"." * shift + name.encode(encoding) + b"...")) == {name}


def test_the_header_says_no_more_than_it_must(tmp_path: Path) -> None:
    header = json.loads(apart(planted(tmp_path)).header)
    assert set(header) == {"format", "version", "id", "salt", "rounds", "nonces"}


def test_a_passphrase_of_ones_own_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="generated"):
        write(tmp_path / "p.html", contents_of(REPORT), "welkom123")
    assert list(tmp_path.iterdir()) == []


def test_memory_stays_modest_whatever_the_size(tmp_path: Path) -> None:
    piece = os.urandom(2**20)
    file = PackageFile("groot", "application/octet-stream", 96 * 2**20, counted(96, piece))
    passphrase = generate_passphrase()
    tracemalloc.start()
    try:
        write(tmp_path / "p.html", contents_of(files=(file,)), passphrase)
        package = open_html_package(tmp_path / "p.html", passphrase, floor=ROUNDS)
        assert all(part for part in package.read(package.manifest.files[0]))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 48 * 2**20


class CancelAt:
    """Cancels at the first report of at least this share of the work."""

    def __init__(self, share: float) -> None:
        self.share = share
        self.reports: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))
        if done >= self.share * total:
            raise Cancelled


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 1])
def test_F35_cancelled_leaves_nothing(tmp_path: Path, share: float) -> None:
    file = PackageFile("groot", "", 24 * 2**20, counted(24, bytes(2**20)))
    with pytest.raises(Cancelled):
        write_html_package(
            tmp_path / "p.html",
            contents_of(files=(file,)),
            generate_passphrase(),
            progress=CancelAt(share),
            rounds=ROUNDS,
            texts=page_texts(),
        )
    assert list(tmp_path.iterdir()) == []


def test_progress_runs_from_nothing_to_everything(tmp_path: Path) -> None:
    progress = CancelAt(2)
    contents = contents_of(files=(PackageFile("groot", "", 12 * 2**20, counted(12, bytes(2**20))),))
    write_html_package(
        tmp_path / "p.html",
        contents,
        generate_passphrase(),
        progress=progress,
        rounds=ROUNDS,
        texts=page_texts(),
    )
    total = progress.reports[0][1]
    assert progress.reports[0] == (0, total)
    assert progress.reports[-1] == (total, total)
    assert progress.reports == sorted(progress.reports)
    assert len(progress.reports) == 5


def failing() -> Iterator[bytes]:
    yield b"half"
    raise RuntimeError("the vault went away")


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (PackageFile("kort", "", 5, lambda: iter([b"half"])), SourceChanged),
        (PackageFile("lang", "", 3, lambda: iter([b"half"])), SourceChanged),
        (PackageFile("leeg", "", 3, lambda: iter(())), SourceChanged),
        (replace(file_of("anders", b"half"), chunks=lambda: iter([b"HALF"])), SourceChanged),
        (PackageFile("stuk", "", 5, failing), RuntimeError),
        (PackageFile("groot", "", LARGEST, lambda: iter(())), PackageTooLarge),
    ],
)
def test_a_file_that_is_not_what_was_said_leaves_nothing(
    tmp_path: Path, file: PackageFile, error: type[Exception]
) -> None:
    with pytest.raises(error):
        write(tmp_path / "p.html", contents_of(REPORT, files=(file,)), generate_passphrase())
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    target, passphrase = tmp_path / "p.html", generate_passphrase()
    target.write_text("van iemand anders")
    with pytest.raises(PackageTarget) as refused:
        write(target, contents_of(REPORT), passphrase)
    assert refused.value.code == "package.target_exists"
    assert target.read_text() == "van iemand anders"
    write_html_package(
        target,
        contents_of(REPORT),
        passphrase,
        progress=Silent(),
        rounds=ROUNDS,
        replace=True,
        texts=page_texts(),
    )
    assert open_html_package(target, passphrase, floor=ROUNDS).manifest.documents == (REPORT,)
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageTarget) as refused:
        write(tmp_path / "weg" / "p.html", contents_of(REPORT), generate_passphrase())
    assert refused.value.code == "package.target_unusable"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes, and links need a privilege there")
@pytest.mark.parametrize("replaced", [False, True])
def test_F28_private_whatever_the_umask_and_no_link_followed(tmp_path: Path, replaced: bool) -> None:
    elsewhere, target, passphrase = tmp_path / "elders", tmp_path / "p.html", generate_passphrase()
    elsewhere.write_text("niet van jou")
    target.symlink_to(elsewhere)
    before = os.umask(0)
    try:
        write_html_package(
            target if replaced else tmp_path / "q.html",
            contents_of(REPORT),
            passphrase,
            progress=Silent(),
            rounds=ROUNDS,
            replace=replaced,
            texts=page_texts(),
        )
        if not replaced:
            with pytest.raises(PackageTarget):
                write(target, contents_of(REPORT), passphrase)
    finally:
        os.umask(before)
    made = target if replaced else tmp_path / "q.html"
    assert stat.S_IMODE(made.lstat().st_mode) == 0o600
    assert stat.S_ISREG(made.lstat().st_mode)
    assert elsewhere.read_text() == "niet van jou"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_F6_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def onto_a_full_disk(path: str | Path, flags: int, mode: int = 0o777) -> int:
        descriptor = opened(path, flags, mode)
        if str(path).endswith(".part"):
            full = opened("/dev/full", os.O_WRONLY)
            os.dup2(full, descriptor)
            os.close(full)
        return descriptor

    monkeypatch.setattr(os, "open", onto_a_full_disk)
    with pytest.raises(PackageError) as refused:
        write(tmp_path / "p.html", contents_of(REPORT), generate_passphrase())
    assert refused.value.code == "package.not_written"
    assert list(tmp_path.iterdir()) == []
