"""Which page of the manual belongs to where one is, and to the rule by which something is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.statute import FigureName, Statute
from app.kernel.translator import Language
from app.ui.place import Place

TOPICS = (
    "begin", "dossiers", "documents", "sharing", "requests", "retention", "trainings", "registers", "practice",
    "backups", "security", "import", "breach", "laptop", "illness", "keys",
)  # fmt: skip
"""The pages, in the order of their list."""
_PLACES = {
    "today": "begin", "document": "documents", "documents": "documents", "requests": "requests",
    "retention": "retention", "trainings": "trainings", "registers": "registers", "relations": "registers",
    "breaches": "breach", "practice": "practice", "billing": "practice", "policy": "practice", "statement": "practice",
    "backups": "backups", "security": "security", "imports": "import", "about": "begin", "first_run": "begin",
    "unlock": "security", "own_data": "practice",
}  # fmt: skip
_PARTS = {
    "documents": "documents", "document": "documents", "version": "documents", "consents": "sharing",
    "consent": "sharing", "disclosures": "sharing", "disclosure": "sharing", "requests": "requests",
    "request": "requests", "retention": "retention", "participation": "trainings",
}  # fmt: skip
_RULES = {
    "disclose": "sharing", "give_consent": "sharing", "ask_consent": "sharing", "share": "sharing",
    "finalise": "documents", "decide": "documents", "withdraw_draft": "documents", "plan": "documents",
    "destroy": "retention", "anonymise": "retention", "review": "retention", "record_item": "retention",
    "paper": "retention", "request": "requests", "close_request": "requests", "extend_request": "requests",
    "identify_request": "requests", "restrict": "requests", "lift": "requests", "omit": "requests",
    "access_package": "requests", "use": "requests", "record_step": "requests", "policy": "practice",
    "publish_statement": "practice", "tell_statement": "practice", "enrol": "trainings", "attend": "trainings",
    "evaluate": "trainings", "assess_breach": "breach", "report_breach": "breach", "close_breach": "breach",
    "dismiss_breach": "breach", "tell_of_breach": "breach", "newsletter": "registers", "use_enquiry": "registers",
    "undo_import": "import", "unread": "sharing",
}  # fmt: skip


def topic_at(place: Place) -> str:
    """The page on what one sees there."""
    if place.feature in ("dossier", "dossiers"):
        return _PARTS.get(place.part, "dossiers")
    return _PLACES.get(place.feature, "begin")


def topic_of(code: str) -> str:
    """The page on the rule behind a reason (`gate.disclose.no_consent`); empty where there is none."""
    parts = code.split(".")
    return _RULES.get(parts[1], "") if len(parts) > 2 and parts[0] == "gate" else ""


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
