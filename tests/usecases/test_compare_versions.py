"""Two versions are compared as each was shared; fields and names do not count as changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.document import Version
from app.kernel.errors import NotFound
from app.kernel.progress import Silent
from app.usecases.compare_versions import compare_versions, versions_to_compare
from app.usecases.parts import Parts
from app.usecases.share_document import share_document
from app.usecases.write_document import begin_version, save_draft
from app.vault.vault import Vault
from tests.usecases.test_documents import draft

__all__ = ["draft"]
TEXT = "# Over {{client.name}}\n\nAnna wil groeien.\n"


def test_a_shared_version_is_compared_with_the_draft_after_it(
    vault: Vault, parts: Parts, draft: Version, tmp_path: Path
) -> None:
    vault.now(save_draft, draft.id, TEXT)
    share_document(vault, parts, draft.id, tmp_path / "draft.html", Silent())
    second = vault.now(begin_version, draft.document)
    reader = vault.reader()
    ids = versions_to_compare(reader, draft.document, None, None)
    assert ids == (draft.id, second.id)
    assert not any(each.differs for each in compare_versions(reader, parts, *ids))
    vault.now(save_draft, second.id, TEXT.replace("groeien", "rust"))
    found = [(each.gone, each.new) for each in compare_versions(vault.reader(), parts, *ids) if each.differs]
    assert found == [("groeien", "rust")]
    with pytest.raises(NotFound):
        versions_to_compare(reader, draft.document, None, 7)
