"""Every act and every answer of the practice is reached both by the window and on the command line, or says why not."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
USECASES = "app.usecases."

# What goes another way on the other side, or has no sense there. A row that is not needed any more fails, too.
ONLY_IN_THE_WINDOW = {
    "what is typed is kept while one types; the command line is given it whole": (
        "keep_notes.keep_notes", "keep_policy_draft.keep_policy_draft", "keep_policy_draft.kept_policy_draft",
        "keep_typed.act_of", "keep_typed.read_texts", "keep_typed.take_back", "keep_typed.write_texts",
        "keep_unfinished.drop_unfinished", "keep_unfinished.keep_unfinished",
    ),
    "a list or a head as the window draws it; `list`, `show`, `dossier` and `search` give the same": (
        "client_rows.beside", "client_rows.client_rows", "deal_with_comment.comments_of",
        "deal_with_comment.open_comments",
        "dossier_glance.dossier_glance", "dossier_summary.excerpt", "every_document.every_document",
        "find_items.find_items", "find_items.pieces", "key_record.last_done",
        "remember_on_this_computer.remembered_until", "reusable_texts.texts_by_name",
        "statement_papers.numbered_paper",
    ),
    "a field of a form or a button of its own; `edit` and `add` do it": (
        "add_organisation.add_organisation", "keep_session.settle_session", "document_fields.filled_in",
        "redact.keep_boxes", "export_vault.new_export_folder",
    ),
    "a sheet that a lock takes away before it is on paper; the command line writes it at once": (
        "key_record.await_recovery", "key_record.await_shares", "recovery_keys.split_for_sheets",
    ),
    "what the window does by itself while it stands open": (
        "backups.make.nightly_is_due", "judge_passphrase.make_ready", "remind.renew_reminders",
    ),
}  # fmt: skip
ONLY_ON_THE_COMMAND_LINE = {
    "the tour is a text that tells itself": (
        "demo.sample_files.csv_file", "demo.sample_files.people", "demo.sample_files.vcard_file",
        "demo.tour.new_tour_folder", "demo.tour.play_tour", "demo.tour_opening.bring_in_clients",
        "demo.tour_opening.keep_dossier", "demo.tour_opening.make_vault", "demo.tour_opening.take_in",
        "demo.tour_opening.write_report", "demo.tour_report.hand_over", "demo.tour_report.refuse_employer",
        "demo.tour_report.share_draft", "demo.tour_report.told_package", "demo.tour_rights.contents",
        "demo.tour_rights.copy_for_client", "demo.tour_rights.keep_until", "demo.tour_rights.open_again",
        "demo.tour_stage.details",
    ),
    "everything in one file, where the window asks step by step": (
        "compare_versions.versions_to_compare", "create_practice.check_practice", "import_clients.guessed",
        "import_clients.read_import", "judge_passphrase.require_strong", "mask_attachment.masking_from",
        "prepare_copy.prepare_copy", "subscribe.unsubscribe_address", "templates.template_named",
        "write_document.write_document",
    ),
    "a list that the window makes of the records themselves": ("matters.matters", "relations.relations"),
}  # fmt: skip


IMPORTED = re.compile(r"^ *from (app\.usecases[\w.]*) import (?:\(([^)]*)\)|([^\n(]+))$", re.MULTILINE)
"""What a module takes from the use cases; all of them import names, and none a module."""


def imported(package: str) -> set[str]:
    """The use cases that anything in a package imports."""
    found = set()
    for path in (ROOT / package).rglob("*.py"):
        for module, in_brackets, on_a_line in IMPORTED.findall(path.read_text(encoding="utf-8")):
            names = re.sub(r"#.*", "", in_brackets or on_a_line).split(",")
            found |= {f"{module}.{each.split()[0]}" for each in names if each.strip()}
    return found


def usecases() -> dict[str, ast.Module]:
    """Every module of the use cases by its name."""
    found = {}
    for path in (ROOT / "app" / "usecases").rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def known_names(module: str, tree: ast.Module) -> dict[str, str]:
    """What each name in a module stands for, wherever it comes from."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.update({each.asname or each.name: f"{node.module}.{each.name}" for each in node.names})
    for node in tree.body:
        for each in defined(node):
            found[each] = f"{module}.{each}"
    return found


def defined(node: ast.stmt) -> tuple[str, ...]:
    """The names that a statement at the top of a module gives a meaning."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return (name,)
        case ast.Assign(targets=targets):
            return tuple(each.id for each in targets if isinstance(each, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            return (name,)
    return ()


def used(node: ast.AST, names: dict[str, str]) -> set[str]:
    """What is named in a piece of code, by itself or as a part of a module."""
    found = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and each.id in names:
            found.add(names[each.id])
        elif isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name) and each.value.id in names:
            found.add(f"{names[each.value.id]}.{each.attr}")
    return found


@pytest.fixture(scope="module")
def reached() -> tuple[set[str], set[str], set[str]]:
    """All public use cases, those that the window comes to, and those that the command line comes to."""
    uses: dict[str, set[str]] = defaultdict(set)
    public: set[str] = set()
    for name, tree in usecases().items():
        names = known_names(name, tree)
        for node in tree.body:
            for each in defined(node):
                uses[f"{name}.{each}"] |= used(node, names)
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                public.add(f"{name}.{node.name}")

    def from_(package: str) -> set[str]:
        found = imported(package)
        todo = list(found)
        while todo:
            new = {each for each in uses[todo.pop()] if each.startswith(USECASES)} - found
            found |= new
            todo += new
        return found & public

    return public, from_("app/ui"), from_("app/cli")


def short(names: set[str]) -> set[str]:
    return {each.removeprefix(USECASES) for each in names}


def test_everything_is_reached_both_ways(reached: tuple[set[str], set[str], set[str]]) -> None:
    public, window, command_line = reached
    assert len(public) > 400
    assert short(public - window - command_line) == set()
    assert short(window - command_line) == {each for row in ONLY_IN_THE_WINDOW.values() for each in row}
    assert short(command_line - window) == {each for row in ONLY_ON_THE_COMMAND_LINE.values() for each in row}
