"""A symptom and supplement journal for people with vitamin B12 deficiency."""

__version__ = "0.1.0"
