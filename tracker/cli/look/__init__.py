"""What shows, calculates or draws."""
