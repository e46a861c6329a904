"""The file itself: its tables, how it is opened, where it is."""
