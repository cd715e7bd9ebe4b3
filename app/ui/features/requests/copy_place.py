"""Where the copy for a request is, known without what makes one."""

from __future__ import annotations

COPY = "copy:"
"""Before the id of a request in a `Place`: not the request itself, but the copy for it."""
