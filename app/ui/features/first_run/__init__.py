"""Making a vault: a few calm steps from nothing to a practice with its promises and a recovery key on paper."""
