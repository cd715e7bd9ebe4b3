"""Backups as a coach lives with them: made every night, kept by rule, looked into, restored, and rehearsed."""
