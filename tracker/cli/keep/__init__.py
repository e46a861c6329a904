"""What keeps the journal: backups, merging, files in and out."""
