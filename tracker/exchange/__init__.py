"""Convert text and bytes to records and back. This package never touches the journal.

    formats           the table of formats: what writes and reads each, and how its files begin
    bring.read        any file to import: one of another program is looked at first (programs/, meaning/)
    any_file.read     a file of one of them, told apart by its content -> Contents
    csv_file.read     a CSV file, a row an entry -> Contents      csv_file.write    Contents -> CSV
    json_file.read    a JSON export -> Contents                   json_file.write   Contents -> JSON
    wide              the table for people: table_file (CSV, read and written), workbook (.xlsx)
    diary_file        the text file of a phone: its text, and which line is which
    same_entries      which entries of a file without identities are those of the journal
    calendar          what lies ahead: ics_file.write
    fhir              the page and the entries: bundle.write

The other modules: cells (one record as a row of text cells), header (which column of a CSV file is what), reading (a
row of text cells as one record), names and values (what one cell says), identity (the uid of an entry that has none),
complaint (what is wrong with a cell).

The caller opens the files: binary for reading; UTF-8 text with ``newline=""`` for writing. Reading raises BadFile at
the first cell that cannot be read for certain. This may be after many good records, so store no record before the
last one was read.
"""
