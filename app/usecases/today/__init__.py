"""Today: one list of what is due, overdue, waiting and expiring, over all dossiers and the practice itself."""
