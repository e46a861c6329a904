"""The commands that change entries, plans, the list of symptoms and the settings."""
