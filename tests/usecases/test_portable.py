"""The portability file: what the client provided, under consent or contract, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from app.domain.attachment import Attachment
from app.domain.category import Source
from app.domain.client import Client
from app.domain.declare import Record, columns
from app.domain.nouns import DOSSIER_NOUNS
from app.kernel.progress import Silent
from app.usecases.dossier_contents import dossier_contents
from app.usecases.give_consent import give_consent
from app.usecases.portable import portable_files, portable_json
from app.usecases.take_in_attachment import take_in_attachment
from app.vault.vault import Vault
from tests.fakes import LAW
from tests.usecases import dossier

DAY = date(2026, 3, 3)
QUESTION = "Hoe kan ik groeien?"


def portable(vault: Vault, client: Client) -> Any:
    contents = dossier_contents(vault.reader(), client.id)
    names = {each.id: each.name for each in contents.of(Attachment)}
    return json.loads(portable_json(contents, names, DAY))


def declared_source(noun: str, name: str) -> Source:
    record: type[Record] = next(each for each in DOSSIER_NOUNS if each.noun.name == noun)
    return next(each for each in columns(record) if each.name == name).declaration.source


def test_l5_it_holds_what_the_client_gave_and_not_what_the_coach_wrote(vault: Vault, tmp_path: Any) -> None:
    client = dossier.client(vault, phone="+31 6 12345678", birth_date="1984-05-06")
    trajectory = dossier.trajectory(vault, client, question=QUESTION)
    dossier.session(vault, trajectory, notes="De coach denkt hierover na.")
    dossier.request(vault, client, {"asked": "Mag ik alles?"})
    for name, origin in (("cv.pdf", "client"), ("scan.pdf", "coach")):
        (tmp_path / name).write_bytes(b"file")
        take_in_attachment(vault, client.id, tmp_path / name, {"origin": origin}, Silent())
    file = portable(vault, client)
    assert file["items"]["client"][0]["phone"] == "+31 6 12345678"
    assert file["items"]["client"][0]["birth_date"] == "1984-05-06"
    assert file["items"]["trajectory"][0]["question"] == QUESTION
    assert [each["name"] for each in file["items"]["attachment"]] == ["cv.pdf"]
    assert list(file["files"].values()) == ["cv.pdf"]
    assert {each["noun"] for each in file["left_out"]} == {"request"}
    for noun, rows in file["items"].items():
        for row in rows:
            assert row.pop("ground") == "contract"
            if noun != "attachment":
                assert {declared_source(noun, name) for name in row if name != "id"} == {Source.CLIENT}


@pytest.mark.parametrize(
    ("principal", "agreed", "consented", "ground"),
    [
        (False, False, False, "contract"),
        (True, True, False, "contract"),
        (True, False, True, "consent"),
        (True, False, False, None),
    ],
)
def test_l5_neither_consent_nor_contract_leaves_it_out_and_says_so(
    vault: Vault, principal: bool, agreed: bool, consented: bool, ground: str | None
) -> None:
    client = dossier.client(vault)
    terms: dict[str, object] = {"question": QUESTION}
    if principal:
        terms["principal"] = dossier.employer(vault).id
    if agreed:
        terms["agreement_on"] = "2025-01-05"
    dossier.trajectory(vault, client, **terms)
    if consented:
        consent = {
            "role": "legal_basis", "purpose": "Begeleiding", "text": "Ik vind het goed.", "given_on": "2025-01-05",
            "given_name": "Anna Berg", "given_how": "paper",
        }  # fmt: skip
        vault.now(give_consent, consent, client.id, LAW)
    file = portable(vault, client)
    grounds = {row["ground"] for rows in file["items"].values() for row in rows}
    assert grounds == ({ground} if ground else set())
    left_out = {(each["noun"], each["reason"]) for each in file["left_out"]} - {("consent", "legal_duty")}
    nothing: set[tuple[str, str]] = set()
    everything = {("client", "no_consent_or_contract"), ("trajectory", "no_consent_or_contract")}
    assert left_out == (nothing if ground else everything)


def test_a_consent_that_was_withdrawn_is_no_ground(vault: Vault) -> None:
    client = dossier.client(vault)
    dossier.trajectory(vault, client, principal=dossier.employer(vault).id)
    consent = {
        "role": "legal_basis", "purpose": "Begeleiding", "text": "Ja.", "given_on": "2025-01-05",
        "given_name": "Anna Berg", "given_how": "paper",
    }  # fmt: skip
    given = vault.now(give_consent, consent, client.id, LAW)
    assert portable(vault, client)["items"]
    vault.now(lambda work: work.change(given, withdrawn_on=date(2026, 3, 1)))
    assert portable(vault, client)["items"] == {}
    assert portable_files(dossier_contents(vault.reader(), client.id), DAY) == ()
