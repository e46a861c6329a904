"""Sheets of paper: sizes, styles, letters, blocks and where the next one goes."""
