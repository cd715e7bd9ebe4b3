"""A demonstration vault: fictional people in a practice that looks lived in, and the tour of the main job."""
