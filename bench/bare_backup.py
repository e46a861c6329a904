"""The least that copies a database: SQLite's own backup, as ``.backup`` in its shell.

Usage: bare_backup.py FILE COPY
"""

import sqlite3
import sys

source, copy = sqlite3.connect(sys.argv[1]), sqlite3.connect(sys.argv[2])
source.backup(copy)
copy.close()
print("Copied.")
