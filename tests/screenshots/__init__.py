"""Pictures of every screen, in both languages and themes, at 100 and 200 %: `python -m tests.screenshots`."""
