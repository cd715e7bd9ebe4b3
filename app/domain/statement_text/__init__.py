"""What the privacy statement says: each part made from policy, practice and law, and from nothing else (L17, X2)."""
