"""What the operating system gives: folders and settings outside the vault. Holds no names of clients."""
