"""How the window looks: colours, typeface, icons and one stylesheet, light and dark."""
