"""Read the files of other programs and of spreadsheets: one module a program.

A module turns what is in a file into a ``Found``: names with their entries, as the file says them. What becomes of
them is decided in ``exchange/meaning``. ``tables`` knows each program by its headings. A spreadsheet has a day a row
once ``shape`` has turned it, and joined its headings and its days.
"""
