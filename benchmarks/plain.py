"""What a large import and export cost without a CRM: the sqlite3 shell, else Python's csv and sqlite3 alone."""

import shutil
import sys

SHELL = "sqlite3"
_EXPORT = """
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
with open(sys.argv[3], "w", encoding="utf-8", newline="") as stream:
    rows = db.execute("SELECT * FROM " + sys.argv[2] + " ORDER BY id")
    out = csv.writer(stream, lineterminator="\\n")
    out.writerow([column[0] for column in rows.description])
    out.writerows(rows)
"""
_IMPORT = """
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
with open(sys.argv[3], encoding="utf-8", newline="") as stream:
    rows = csv.reader(stream)
    names = next(rows)
    db.execute("CREATE TABLE " + sys.argv[2] + " (" + ",".join(names) + ")")
    db.executemany("INSERT INTO " + sys.argv[2] + " VALUES (" + ",".join("?" * len(names)) + ")", rows)
db.commit()
"""


def exporting(database: str, table: str, out: str) -> tuple[str, list[str]]:
    """(what it is called, the command) of writing a table to a CSV file, as it is and unescaped."""
    if shutil.which(SHELL):
        query = f"SELECT * FROM {table} ORDER BY id"
        return "sqlite3 -csv", [SHELL, "-header", "-csv", database, f".output {out}", query]
    return "csv.writer", [sys.executable, "-c", _EXPORT, database, table, out]


def importing(database: str, table: str, source: str) -> tuple[str, list[str]]:
    """(what it is called, the command) of reading a CSV file into a new table, without any check."""
    if shutil.which(SHELL):
        return "sqlite3 .import", [SHELL, database, f".import --csv {source} {table}"]
    return "executemany", [sys.executable, "-c", _IMPORT, database, table, source]
