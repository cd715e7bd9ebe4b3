"""The browser in which a client opens what the coach sends."""

from __future__ import annotations

from tests.packages.conftest import chromium

__all__ = ["chromium"]
