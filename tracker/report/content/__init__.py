"""What the page says, as values and sentences; and its twins for a browser and a screen reader."""
