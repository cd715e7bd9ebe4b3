"""Which page of the manual belongs to where one is, and to the rule by which something is refused."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from app.domain.statute import FigureName, Statute
from app.kernel.translator import Language
from app.ui.place import Place

TOPICS = (
    "begin", "dossiers", "trajectories", "sessions", "goals", "around", "messages", "attachments", "billing",
    "documents", "sharing", "sensitive", "requests", "retention", "trainings", "registers", "practice", "backups",
    "security", "import", "breach", "laptop", "illness", "closing", "keys",
)  # fmt: skip
"""The pages, in the order of their list."""
_PLACES = {
    "today": "begin", "document": "documents", "documents": "documents", "answer": "sharing", "requests": "requests",
    "retention": "retention", "trainings": "trainings", "registers": "registers", "relations": "registers",
    "breaches": "breach", "practice": "practice", "billing": "billing", "policy": "practice", "statement": "practice",
    "backups": "backups", "reusable_texts": "documents", "security": "security", "imports": "import", "about": "begin",
    "first_run": "begin", "unlock": "security", "own_data": "practice", "closing": "closing",
}  # fmt: skip
_PARTS = {
    "trajectories": "trajectories", "sessions": "sessions", "goals": "goals", "messages": "messages",
    "around": "around", "attachments": "attachments", "documents": "documents", "consents": "sharing",
    "answers": "sharing", "disclosures": "sharing", "noted": "sensitive", "requests": "requests",
    "retention": "retention", "participation": "trainings",
}  # fmt: skip
"""Of a dossier. What is not here is told on the page of dossiers."""
_FORMS = {
    "answers": "sharing", "around": "around", "attachments": "attachments", "billing": "billing", "breaches": "breach",
    "calendar": "sessions", "client": "dossiers", "closing": "closing", "consent": "sharing", "consents": "sharing",
    "contact": "registers", "copy_builder": "requests", "disclosures": "sharing", "documents_screen": "documents",
    "documents_screen.disclose": "sharing", "documents_screen.share": "sharing",
    "drill": "backups",
    "first_run": "begin", "goals": "goals", "imports": "import", "intake": "around", "masking": "attachments",
    "messages": "messages", "noted": "sensitive", "organisation": "registers", "own_data": "practice",
    "policy_screen": "practice", "practice": "practice", "printing": "documents", "rebuild": "backups",
    "recovery": "security", "relations": "registers", "representative": "dossiers", "requests": "requests",
    "restore": "backups", "retention_acts": "retention", "reusable_texts": "documents", "security": "security",
    "session": "sessions", "shares": "security", "stand_in": "illness", "statement_screen": "practice",
    "today": "sessions", "trainings": "trainings", "trajectory": "trajectories",
}  # fmt: skip
"""By how the key of a dialog's title begins. What is not here asks about the page behind it."""
_RULES = {
    "access_package": "requests", "after_death": "dossiers", "agree": "trajectories", "anonymise": "retention",
    "answer": "sharing", "answer_enquiry": "registers", "ask_consent": "sharing", "assess_breach": "breach",
    "assignment": "goals", "attend": "trainings", "bill": "billing", "call_back": "sharing", "case": "around",
    "close_breach": "breach", "close_request": "requests", "closing": "closing", "decide": "documents",
    "decline": "sensitive", "destroy": "retention", "disclose": "sharing", "dismiss_breach": "breach",
    "drop_meeting": "trainings", "enrol": "trainings", "erase_on_request": "requests", "evaluate": "trainings",
    "evaluation": "around", "extend_request": "requests", "finalise": "documents", "form": "around",
    "give_consent": "sharing", "give_terms": "trajectories", "goal": "goals", "hand_over": "sensitive",
    "identify_request": "requests", "joint": "around", "keep_hold": "retention", "left_over": "attachments",
    "lift": "requests", "mask": "attachments", "message": "messages", "neutral_notice": "documents",
    "newsletter": "registers", "note_bsn": "sensitive", "omit": "requests", "other_use": "sensitive",
    "paper": "retention", "place_statement": "documents", "plan": "documents", "policy": "practice",
    "publish_statement": "practice", "record_item": "retention", "record_step": "requests", "recording": "around",
    "redact": "requests", "report": "around", "report_breach": "breach", "request": "requests",
    "restrict": "requests", "review": "retention", "save": "documents", "session": "sessions", "share": "sharing",
    "special": "sensitive", "stand_in": "illness", "take_back": "documents", "take_comments_over": "sharing",
    "team_scan": "trainings", "tell_of_breach": "breach", "tell_statement": "practice", "undo_import": "import",
    "unread": "sharing", "use": "requests", "use_enquiry": "registers", "withdraw_draft": "documents",
}  # fmt: skip
"""By the gate of a reason: every one there is."""


RULE = "#"
"""Between a page and a rule on it."""
MARK = "\ue000"
"""Stands before a paragraph that tells a rule, until it is shown: a character that nobody writes."""
_RULE_TOLD = re.compile(r"\{#([a-z_. ]+)\} ")


def topic_at(place: Place) -> str:
    """The page on what one sees there."""
    if place.feature in ("dossier", "dossiers"):
        return _PARTS.get(place.part, "dossiers")
    return _PLACES.get(place.feature, "begin")


def topic_of_form(title: str) -> str:
    """The page on what a dialog asks, by the key of its title; empty where that is about the page behind it."""
    area, _, which = title.partition(".")
    return _FORMS.get(f"{area}.{which.partition('.')[0]}", _FORMS.get(area, ""))


def topic_of(code: str) -> str:
    """The page on the rule behind a reason (`gate.disclose.no_consent`); empty where there is none."""
    parts = code.split(".")
    return _RULES.get(parts[1], "") if len(parts) > 1 and parts[0] == "gate" else ""


def rule_of(code: str) -> str:
    """Where the rule behind a reason stands: its page and its name there, `sharing#disclose.no_consent`; empty where
    there is none.
    """
    topic = topic_of(code)
    return f"{topic}{RULE}{code.partition('.')[2]}" if topic else ""


def split_rules(page: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """A page with `MARK` before each paragraph that tells a rule, and which rules each of them tells: a page names
    them by their gate, or by the reason where that has a paragraph of its own: `{#destroy}`, `{#destroy.held}`.
    """
    return _RULE_TOLD.sub(MARK, page), tuple(tuple(each.split()) for each in _RULE_TOLD.findall(page))


def page_of(resources: Path, language: Language, topic: str) -> str:
    """The text of a page. KeyError for a topic that there is not."""
    if topic not in TOPICS:
        raise KeyError(topic)
    return (resources / "help" / language.value / f"{topic}.md").read_text(encoding="utf-8")


def with_figures(page: str, statute: Statute, today: date) -> str:
    """The page with the law's figures as they are today in the places that ask for them: `{breach_report}`."""
    for each in FigureName:
        page = page.replace(f"{{{each.value}}}", str(statute.figure(each, today).amount))
    return page


def title_of(page: str) -> str:
    """The title of a page: its first line."""
    return page.partition("\n")[0].removeprefix("# ").strip()
