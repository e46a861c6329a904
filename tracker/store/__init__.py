"""The journal file. Only this package uses SQLAlchemy."""
