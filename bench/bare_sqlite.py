"""The least that writes three scores safely: the standard library and one table. Usage: bare_sqlite.py FILE"""

import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA synchronous=EXTRA")
connection.execute(
    "CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, day TEXT NOT NULL, time TEXT, name TEXT NOT NULL,"
    " value REAL, note TEXT NOT NULL DEFAULT '') STRICT"
)
connection.execute("BEGIN IMMEDIATE")
connection.executemany(
    "INSERT INTO entries (day, time, name, value) VALUES ('2026-11-20', '20:00', ?, ?)",
    [("tingling", 6.0), ("balance", 4.0), ("leg-weakness", 3.0)],
)
connection.execute("COMMIT")
connection.close()
print("Saved.")
