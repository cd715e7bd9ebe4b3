"""Rules that can forbid: each a pure function of facts that allows an act, or lists every reason why not."""
