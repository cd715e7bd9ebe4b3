"""What every part stands on: clock, ids, errors, progress, translations, safe logging. Knows nothing of coaching."""
