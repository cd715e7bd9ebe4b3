"""What leaves the vault and what comes back: secure packages, their passphrases, and reading them again."""
