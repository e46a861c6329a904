"""A symptom and supplement journal for people with vitamin B12 deficiency."""

__version__ = "1.0.0"
