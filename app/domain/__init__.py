"""The practice's nouns, its policy, gates and terms: pure, no input or output."""
