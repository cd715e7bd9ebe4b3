"""F10: another vault's header, parameters changed, a memory cost of 2^31; refused before any work, or no unlocking."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.vault.errors import DatabaseDamaged, HeaderDamaged, ParametersRefused, VaultError, WrongPassphrase
from app.vault.kdf import STANDARD, Cost
from app.vault.strict_json import canonical
from app.vault.vault import create_vault, open_vault
from tests.fakes import SetClock
from tests.faults.places import DATABASE, EFFORT, opened, vault_in
from tests.faults.trials import Row, Trials
from tests.vault.fast_keys import PASSPHRASE

BEYOND = 2**31


def rehashed(document: dict[str, Any]) -> bytes:
    """The header as an attacker without any key would write it: the plain hash put right."""
    document = {name: value for name, value in document.items() if name != "sha256"}
    return canonical({**document, "sha256": hashlib.sha256(canonical(document)).hexdigest()})


def changes(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], type[VaultError]]]:
    """Every number of a slot outside its bounds and inside them, and every other field changed."""
    ceiling = STANDARD.ceiling
    for name, floor, most in (
        ("memory_kib", EFFORT.limits.floor.memory, ceiling.memory),
        ("passes", EFFORT.limits.floor.passes, ceiling.passes),
        ("lanes", EFFORT.limits.floor.lanes, ceiling.lanes),
    ):
        for value in (0, floor - 1, most + 1, BEYOND, 2**62):
            yield f"{name} {value}", _with_slot(document, name, value), ParametersRefused
        # Argon2 wants 8 KiB for each lane, which the cheap keys of a test do not have for more lanes.
        roomy = _with_slot(document, "memory_kib", 1024) if name == "lanes" else document
        yield f"{name} {floor + 4}", _with_slot(roomy, name, floor + 4), WrongPassphrase
    for name in ("nonce", "wrapped"):
        changed = json.loads(json.dumps(document))
        changed["slots"][0][name] = _turned(changed["slots"][0][name])
        yield name, changed, WrongPassphrase
    changed = _with_slot(document, "salt", _turned(document["slots"][0]["parameters"]["salt"]))
    yield "salt", changed, WrongPassphrase
    for name in ("anchor", "hmac", "database"):
        changed = json.loads(json.dumps(document))
        if name == "hmac":
            changed[name] = _turned(changed[name])
        else:
            inner = "head" if name == "anchor" else "salt"
            changed[name][inner] = _turned(changed[name][inner])
        yield name, changed, HeaderDamaged
    yield "anchor removed", {**document, "anchor": None}, HeaderDamaged
    yield "vault id", {**document, "vault": document["slots"][0]["id"]}, WrongPassphrase


def _turned(text: str) -> str:
    return ("0" if text[0] != "0" else "1") + text[1:]


def _with_slot(document: dict[str, Any], name: str, value: object) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(document))
    for slot in changed["slots"]:
        slot["parameters"][name] = value
    return changed


def act(trials: Trials) -> None:
    """Change, put the plain hash right, try to open: nothing is unlocked and no file changes."""
    with trials.attempt("unchanged") as place:
        folder = vault_in(place)
        document = json.loads((folder / "vault.json").read_bytes())
        assert rehashed(document) == (folder / "vault.json").read_bytes()
        with opened(folder):
            pass
    for what, changed, expected in changes(document):
        with trials.attempt(what) as place:
            folder = vault_in(place)
            (folder / "vault.json").write_bytes(rehashed(changed))
            before = (folder / DATABASE).read_bytes()
            refused = ""
            try:
                with opened(folder):
                    pass
            except VaultError as error:
                refused = type(error).__name__
            assert refused == expected.__name__, refused
            assert (folder / DATABASE).read_bytes() == before
    with trials.attempt("the header of another vault") as place:
        folder, other = vault_in(place), place / "other"
        create_vault(other, PASSPHRASE, SetClock(), EFFORT)[0].close()
        (folder / "vault.json").write_bytes((other / "vault.json").read_bytes())
        before = (folder / DATABASE).read_bytes()
        with pytest.raises(DatabaseDamaged):
            open_vault(folder, PASSPHRASE, SetClock(), EFFORT)
        assert (folder / DATABASE).read_bytes() == before


ROWS = (
    Row(
        "F10", "a foreign or changed header, memory cost up to 2^62", "refused before any work, or nothing unlocks", act
    ),
)


def test_f10_a_changed_header_unlocks_nothing_and_costs_nothing(tmp_path: Path) -> None:
    ROWS[0].sample(tmp_path)


def test_the_ceiling_stands_below_what_is_tried() -> None:
    assert STANDARD.ceiling.memory < BEYOND
    assert STANDARD.floor == Cost(memory=65536, passes=3, lanes=4)
