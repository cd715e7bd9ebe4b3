"""The screens to take pictures of, a file for each feature."""
