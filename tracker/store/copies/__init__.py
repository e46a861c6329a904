"""Copies of the journal: backups, their verification, their retention and their encryption."""
