"""Pictures of every screen, in both languages and both themes: `python -m tests.screenshots [NAME ...]`."""
