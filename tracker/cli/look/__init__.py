"""The commands that show, calculate or draw."""
