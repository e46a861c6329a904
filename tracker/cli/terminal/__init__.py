"""The terminal: streams, keys that are pressed, files that are written."""
