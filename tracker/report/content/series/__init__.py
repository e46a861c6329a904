"""Series as values: points on the time axis, home tests, counts."""
