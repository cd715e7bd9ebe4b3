"""The features of the window, one folder each. None imports another; the list of them is app.ui.shell.features."""
