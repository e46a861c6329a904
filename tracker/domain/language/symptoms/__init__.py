"""The person's own list: words that change it, and the names in it."""
