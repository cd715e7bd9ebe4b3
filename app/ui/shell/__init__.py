"""The window itself: what stands around the pages, and the list of features."""
