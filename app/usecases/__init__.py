"""The verbs of the practice, one file each."""
