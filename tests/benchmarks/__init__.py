"""Measures the program against its budgets (`make bench`). Nothing here is collected by the tests."""
