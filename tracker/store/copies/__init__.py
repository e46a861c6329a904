"""Copies of the journal: backups, verifying them, which are kept, encryption."""
