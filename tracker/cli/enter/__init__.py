"""The commands that write an entry."""
