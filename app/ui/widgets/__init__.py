"""What pages are made of. Forms and tables follow from the declarations; a page only arranges them."""
