"""The command line: everything the program does without a screen. One file per noun."""
