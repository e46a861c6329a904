"""The journal file: its tables, how it is opened, where it is."""
