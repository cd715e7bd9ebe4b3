"""What was typed and could not be kept is sealed: only the vault's own key opens it, and nothing passes for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.ids import new_id
from app.vault.keys import derive, new_vault_key
from app.vault.sealed import NAME, drop_sealed, seal, unseal

TYPED = b"Mevrouw huilde."


@pytest.fixture
def vault_id() -> str:
    return new_id()


@pytest.fixture
def key(vault_id: str) -> bytes:
    return derive(new_vault_key(), vault_id).typed


def test_it_lies_beside_the_vault_and_tells_nothing(tmp_path: Path, vault_id: str, key: bytes) -> None:
    made = seal(tmp_path, vault_id, key, TYPED)
    assert made.filed
    data = (tmp_path / NAME).read_bytes()
    assert data == made.data
    assert b"Mevrouw" not in data
    assert "Mevrouw" not in repr(made)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert unseal(tmp_path, vault_id, key, None) == TYPED
    drop_sealed(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert unseal(tmp_path, vault_id, key, None) is None
    drop_sealed(tmp_path)  # nothing there is no error


def test_where_no_file_can_be_written_the_program_holds_it(tmp_path: Path, vault_id: str, key: bytes) -> None:
    made = seal(tmp_path / "gone", vault_id, key, TYPED)
    assert not made.filed
    assert unseal(tmp_path / "gone", vault_id, key, made) == TYPED


def test_the_same_text_is_sealed_anew_every_time(tmp_path: Path, vault_id: str, key: bytes) -> None:
    assert seal(tmp_path, vault_id, key, TYPED).data != seal(tmp_path, vault_id, key, TYPED).data


def test_another_key_or_another_vault_opens_nothing(tmp_path: Path, vault_id: str, key: bytes) -> None:
    made = seal(tmp_path, vault_id, key, TYPED)
    assert unseal(tmp_path, vault_id, derive(new_vault_key(), vault_id).typed, made) is None
    assert unseal(tmp_path, new_id(), key, made) is None


def test_whatever_was_changed_in_it_is_nothing(tmp_path: Path, vault_id: str, key: bytes) -> None:
    data = seal(tmp_path, vault_id, key, TYPED).data
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1
        (tmp_path / NAME).write_bytes(changed)
        assert unseal(tmp_path, vault_id, key, None) is None, place
    for length in range(len(data)):
        (tmp_path / NAME).write_bytes(data[:length])
        assert unseal(tmp_path, vault_id, key, None) is None, length
