"""What writes an entry."""
