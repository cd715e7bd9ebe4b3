"""docs/export-format.md names everything that the formats hold, and nothing else."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from app.domain.client import Client
from app.kernel.progress import Silent
from app.kernel.translator import Translator
from app.usecases import dossier_json, export_vault, portable
from app.usecases.dossier_contents import dossier_contents
from app.usecases.kept_until import kept_until
from app.usecases.parts import Parts
from app.vault.vault import Vault
from tests.usecases.marked import keep_marked

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "export-format.md"
DAY = date(2026, 3, 3)


def test_the_documented_formats_are_the_written_ones(
    vault: Vault, parts: Parts, dutch: Translator, tmp_path: Path
) -> None:
    vault.now(keep_marked)
    (client,) = vault.reader().find(Client)
    contents = dossier_contents(vault.reader(), client.id)
    kept = kept_until(vault.reader(), parts)
    names = {each.id: "file" for each in contents.everything()}
    export_vault.export_vault(vault, parts, tmp_path / "out", dutch, Silent())
    written = {
        dossier_json: json.loads(dossier_json.dossier_json(contents, kept, names, dutch, DAY)),
        portable: json.loads(portable.portable_json(contents, names, DAY)),
        export_vault: json.loads((tmp_path / "out" / "index.json").read_bytes()),
    }
    sections = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for section, (module, data) in zip(sections, written.items(), strict=True):
        assert f"`{module.FORMAT}`, version {module.VERSION}" in section
        assert (data["format"], data["version"]) == (module.FORMAT, module.VERSION)
        named = set(re.findall(r"`([a-z_0-9]+)`", section))
        inside = [row for name in ("kept", "others", "left_out") for row in data.get(name, [])]
        for each in (data, *inside):
            assert set(each) <= named, set(each) - named
    for row in written[export_vault]["nouns"]:
        assert set(row) == {"noun", "records", "json", "csv", "category", "sensitivity", "fields"}
