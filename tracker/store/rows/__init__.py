"""Rows: write to the tables within a transaction, and read back."""
