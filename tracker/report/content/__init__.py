"""What the page says, as values and sentences; and its twins: HTML for a browser, text for a screen reader."""
