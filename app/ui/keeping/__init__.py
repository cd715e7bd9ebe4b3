"""Everything that can be typed into is kept by one mechanism: a `Keeper` beside every text, and one `Desk` for all."""
