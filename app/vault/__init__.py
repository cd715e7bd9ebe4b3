"""The vault: all that is kept of one practice, encrypted, in one folder. The only user of sqlcipher3."""
