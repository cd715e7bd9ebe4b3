"""Work outside the window's thread, and how it comes back into it."""
