"""What is printed: the house style, and one file per kind of document. The only user of reportlab.

Nothing is imported here: reportlab takes a fifth of a second, so whoever prints imports the one file needed.
"""
