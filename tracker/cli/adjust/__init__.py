"""What changes entries, plans, the list of symptoms and the settings."""
