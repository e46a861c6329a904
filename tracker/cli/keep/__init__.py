"""The commands that keep the journal: backups, check, merging, import and export."""
