"""What an import reads: text from a file into what the fields of a client say. Pure: no files, no vault."""
