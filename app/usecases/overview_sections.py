"""Under which heading a client would look for what (GDPR art. 12(1); row X7)."""

from __future__ import annotations

from app.domain.declare import Record
from app.domain.nouns import noun_named

_NOUNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("overview.you", ("client", "representative", "bsn", "special_note")),
    ("overview.trajectories", ("trajectory", "goal", "assignment", "evaluation", "billing_line", "report_due")),
    ("overview.sessions", ("session", "joint_talk", "recording", "intervision_case")),
    ("overview.trainings", ("participation", "attendance", "evaluation_form", "scan_result")),
    ("overview.documents", ("document", "version", "answer", "comment")),
    ("overview.messages", ("message",)),
    ("overview.attachments", ("attachment", "paper_item")),
    ("overview.consents", ("consent", "consent_asked", "refusal", "other_use")),
    ("overview.told", ("telling", "statement_told", "terms_given", "handover", "breach_notice")),
    ("overview.disclosures", ("disclosure", "recipient_notice")),
    ("overview.requests", ("request", "request_step", "restriction")),
    ("overview.packages", ("package",)),
)

SECTIONS: tuple[tuple[str, tuple[type[Record], ...]], ...] = tuple(
    (title, tuple(map(noun_named, names))) for title, names in _NOUNS
)
"""The nouns of a dossier under their headings; a noun not named here comes after, under its own name."""
