"""`coachkluis client`: list, show, add, edit."""

from __future__ import annotations

from app.cli.noun import noun_group
from app.domain.client import Client

client = noun_group(Client)
