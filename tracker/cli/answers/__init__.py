"""The parts of an answer, and the renderers that print it."""
