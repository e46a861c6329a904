"""The journal file: SQLAlchemy lives here and only here."""
