"""The nine kinds of request that a client can make (GDPR art. 12-22)."""

from __future__ import annotations

from enum import StrEnum


class RequestKind(StrEnum):
    """Which right is used."""

    ACCESS = "access"
    COPY = "copy"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"
    COMPLAINT = "complaint"
