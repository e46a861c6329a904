"""Figures: trend, change, cycle, when a dose is due, warning signs."""
