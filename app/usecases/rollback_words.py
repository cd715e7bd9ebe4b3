"""What a coach is told of an older vault that was put back, or of another copy that was worked on as well."""

from __future__ import annotations

from app.kernel.translator import Translator
from app.vault.rollback import Rollback


def rollback_words(found: Rollback, translator: Translator) -> str:
    """One sentence and a question: how far the vault is behind, or that another copy went its own way."""
    return translator.count("vault.behind", found.entries) if found.entries else translator.text("vault.apart")
