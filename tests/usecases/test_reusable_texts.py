"""Texts to reuse are kept under names of their own."""

from __future__ import annotations

import pytest

from app.domain.reusable_text import ReusableText
from app.kernel.errors import InputError
from app.usecases.reusable_texts import add_text, change_text, drop_text, texts_by_name
from app.vault.vault import Vault

TEXT = "Wat je vertelt blijft **tussen ons**, {{client.name}}.\n"


def test_a_text_is_kept_changed_and_removed(vault: Vault) -> None:
    made = vault.now(add_text, {"name": "Vertrouwelijk", "text": TEXT})
    vault.now(add_text, {"name": "afsluiting", "text": "Tot ziens."})
    assert [each.name for each in texts_by_name(vault.reader())] == ["afsluiting", "Vertrouwelijk"]
    assert vault.reader().get(ReusableText, made.id).text == TEXT
    vault.now(change_text, made.id, {"name": "Vertrouwelijkheid"})
    assert vault.reader().get(ReusableText, made.id).text == TEXT
    vault.now(drop_text, made.id)
    assert [each.name for each in texts_by_name(vault.reader())] == ["afsluiting"]


@pytest.mark.parametrize(("name", "code"), [("vertrouwelijk ", "name_in_use"), ("", "required")])
def test_a_name_is_needed_and_is_one_of_its_own(vault: Vault, name: str, code: str) -> None:
    first = vault.now(add_text, {"name": "Vertrouwelijk", "text": TEXT})
    with pytest.raises(InputError) as caught:
        vault.now(add_text, {"name": name, "text": TEXT})
    assert [each.code for each in caught.value.faults] == [code]
    other = vault.now(add_text, {"name": "Ander", "text": TEXT})
    with pytest.raises(InputError):
        vault.now(change_text, other.id, {"name": name})
    vault.now(change_text, first.id, {"name": "VERTROUWELIJK"})
