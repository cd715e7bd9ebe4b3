"""Coachkluis: a coach's client dossiers in one encrypted vault, and every promise about them kept."""

__version__ = "0.1.0"
