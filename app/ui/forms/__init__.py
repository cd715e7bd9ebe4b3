"""Forms that several features open: how the fields of a noun are arranged, and the dialog around them."""
