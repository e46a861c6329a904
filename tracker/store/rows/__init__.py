"""Rows: what is written to the tables within a transaction and read back."""
