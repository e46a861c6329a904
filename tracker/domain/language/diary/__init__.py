"""The text file that a phone writes: its lines, their days, and what they are."""
