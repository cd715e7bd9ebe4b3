"""Restoring a backup in the window: from the page of backups, and from the screens before a vault is open."""
