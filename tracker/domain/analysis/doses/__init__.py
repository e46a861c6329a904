"""Doses: what was taken and when, what a plan asks for, and what is due."""
