"""F32: a vault of a newer version is refused untouched; every older version is migrated, with a copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.vault import migrations
from app.vault.errors import NewerVault
from tests.faults.newer_schema import NEWEST, STEPS
from tests.faults.places import SURNAMES, behind_its_back, found_wrong, opened, require_sound, vault_in
from tests.faults.test_f10_hostile_header import rehashed
from tests.faults.trials import Row, Trials
from tests.vaults.old_vaults import old_vaults


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, but for the lock: it is empty."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "vault.lock"}


def require_refused(folder: Path) -> None:
    """Refused as newer, and no byte changed."""
    before = contents(folder)
    with pytest.raises(NewerVault), opened(folder):
        pass
    assert contents(folder) == before


def newer(trials: Trials) -> None:
    """A header of a later format or program, a slot of a later kind, a database of a later schema."""
    with trials.attempt("this version") as place:
        folder = vault_in(place)
        document: dict[str, Any] = json.loads((folder / "vault.json").read_bytes())
        require_sound(folder)
    unknown = [{**document["slots"][0], "kind": "hardware"}, *document["slots"][1:]]
    for what, changed in (
        ("format 2", {**document, "format": 2}),
        ("format 2 with more in it", {**document, "format": 2, "more": {"of": ["it"]}}),
        ("program 0.99.0", {**document, "program": "0.99.0"}),
        ("program 9999.0.0", {**document, "program": "9999.0.0"}),
        ("a slot of another kind", {**document, "slots": unknown}),
    ):
        with trials.attempt(what) as place:
            folder = vault_in(place)
            (folder / "vault.json").write_bytes(rehashed(changed))
            require_refused(folder)
    for version in (migrations.latest_version() + 1, 99, 2**31 - 1):
        with trials.attempt(f"schema {version}") as place:
            folder = vault_in(place)
            behind_its_back(folder, f"PRAGMA user_version = {version}")
            require_refused(folder)


def older(trials: Trials) -> None:
    """From every step to every later one, with a copy of the last state before each migration."""
    for steps in range(1, len(STEPS) + 1):
        with trials.attempt(f"{steps} steps behind") as place:
            folder = vault_in(place)
            before = migrations.MIGRATIONS
            migrations.MIGRATIONS = (*before, *STEPS[:steps])
            try:
                assert require_sound(folder) == set(SURNAMES)
            finally:
                migrations.MIGRATIONS = before
            assert (folder / f"before-schema-{len(before) + 1}.db").is_file()
            require_refused(folder)
    for old in old_vaults():
        with trials.attempt(f"the vault of {old.place.name}") as place:
            folder = old.cheap_copy_to(place / "vault")
            with opened(folder, old.passphrase, old.clock) as vault:
                old.require_everything(vault)
                assert found_wrong(vault) == []
            copies = [each.name for each in folder.glob("before-schema-*.db")]
            newer_now = old.schema < migrations.latest_version()
            assert copies == ([f"before-schema-{old.schema + 1}.db"] if newer_now else [])
            assert all(old.schema_of(folder, each) == old.schema for each in copies)
    trials.note(f"vaults of {len(old_vaults())} released schemas were opened; later ones are imagined")
    assert migrations.latest_version() < NEWEST


ROWS = (
    Row("F32", "a vault of a newer version", "refused, no byte changed", newer),
    Row("F32", "every older version", "migrated with a copy; an older program then refuses it", older),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act.__name__)
def test_f32_newer_is_left_alone_and_older_is_migrated(row: Row, tmp_path: Path) -> None:
    row.sample(tmp_path)
