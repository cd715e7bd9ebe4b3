"""The page around the data: one template, one style, one script, all from `resources/package`.

Nothing in it depends on who sends what to whom, so nothing of that can show. Its notices and the guard stand before the
style, which is long: of a file cut off on its way, as early as in the style, the page still says that it is incomplete.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TypeAlias

from app.kernel.resources import resources
from app.kernel.translator import Language, Translator, load_translator
from app.packages.container import FORMAT, VERSION

PageTexts: TypeAlias = Mapping[Language, Translator]
"""A translator for every language that the page speaks."""

TEXT_KEYS = (
    "answer", "answer_changed", "answer_failed", "answer_file", "answer_open", "answer_optional", "answer_save",
    "answer_saved", "answer_too_long", "approve", "approve_meaning", "block", "block_meaning", "changes",
    "changes_meaning", "checking", "choose_language", "close", "closing_note", "comment", "comment_back", "comment_on",
    "comment_remove", "comment_removed", "comment_whole", "confirmation", "consent_asked", "consent_given",
    "consent_missing", "consents", "consents_advice", "contents", "created", "damaged_advice", "damaged_title",
    "date_missing", "decision", "decision_missing", "details", "details_document", "details_hash", "details_package",
    "details_version", "failed", "files", "files_note", "give", "give_meaning", "hide", "incomplete_title",
    "introduction", "keep", "keep_meaning", "kept_nowhere", "loading", "locked_advice", "locked_title",
    "mistyped_group", "mistyped_length", "mistyped_symbol", "name_missing", "nothing_chosen", "nothing_said", "open",
    "opening", "optional", "passphrase", "passphrase_hint", "print", "question_missing", "questions", "refuse",
    "refuse_meaning",
    "remark", "required", "review_how", "save", "save_all", "save_file", "saved", "saving", "show", "summary",
    "summary_consent", "summary_document", "summary_questions", "to_answer", "today", "use_consent",
    "use_consent_advice", "use_copy", "use_copy_advice", "use_final", "use_final_advice", "use_form",
    "use_form_advice", "use_review", "use_review_advice", "withdraw", "withdraw_meaning", "wrong_passphrase",
    "your_name",
)  # fmt: skip
"""The texts that the script asks for, each `package.page.<key>` in the locale files."""
NOTICES = (
    "damaged_advice", "damaged_title", "incomplete_title", "too_old_advice", "too_old_title", "unready_advice",
    "unready_title",
)  # fmt: skip
"""The texts that stand in the page itself, in every language: for where its script does not run."""

PLACEHOLDERS = (
    "count", "date", "decision", "document", "excerpt", "group", "name", "percent", "practice", "symbol", "total",
)  # fmt: skip
"""What those texts are filled with."""
_STYLES = ("page", "answer", "paper")
_SCRIPTS = (
    "bytes", "passphrase", "container", "vault", "texts", "prose", "fields", "reply", "comments", "asking", "closing",
    "seal", "zip", "saving", "opened", "main",
)  # fmt: skip
_SLOT = re.compile(r"\{\{([a-z_]+)\}\}")


def page(texts: PageTexts | None = None) -> bytes:
    """The page up to the place of the data, in UTF-8 with LF.

    Its texts come from the compiled catalogues unless they are given.
    """
    texts = texts or {language: load_translator(language, resources()) for language in Language}
    folder = resources() / "package"
    style = "".join(_read(folder / f"{name}.css") for name in _STYLES)
    guard, script = _read(folder / "guard.js"), _script(folder, texts)
    slots = {
        "policy": _policy((guard, script), style),
        "style": style,
        "guard": guard,
        "script": script,
        "title": escape(texts[Language.DUTCH].text("package.page.locked_title")),
        **{
            f"{notice}_{language.value}": escape(texts[language].text(f"package.page.{notice}"))
            for notice in NOTICES
            for language in Language
        },
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _read(folder / "page.html")).encode()


def _page_texts(translator: Translator) -> dict[str, str]:
    # The page fills the placeholders itself, in whichever language its reader chooses.
    kept = {name: f"{{{name}}}" for name in PLACEHOLDERS}
    return {key: translator.text(f"package.page.{key}", **kept) for key in TEXT_KEYS}


def _script(folder: Path, texts: PageTexts) -> str:
    body = "".join(_read(folder / f"{name}.js") for name in _SCRIPTS)
    # The guard looks for it: a script that was read and does not run is damaged; one that cannot be read is too new.
    read = 'document.documentElement.setAttribute("data-read", "");\n'
    # The texts stand in the script, so that a browser leaves out all of it where a letter of them was changed.
    languages = _inert_json({language.value: _page_texts(texts[language]) for language in Language})
    constants = f'const FORMAT = "{FORMAT}";\nconst VERSION = {VERSION};\nconst LANGUAGES = {languages};\n'
    return f'(() => {{\n"use strict";\n{read}{constants}{body}}})();\n'


def _policy(scripts: tuple[str, ...], style: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src", *(f"'{_source_hash(script)}'" for script in scripts))),
            f"style-src '{_source_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            # Where a browser knows it: markup can then not be made from text at all.
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _source_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _inert_json(value: object) -> str:
    """JSON that cannot end the element it stands in, nor a line of script."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _read(path: Path) -> str:
    # Universal newlines: the hashes are over what the browser sees, and that is LF.
    return path.read_text(encoding="utf-8")
