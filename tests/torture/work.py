"""The child processes of the trials: each does one kind of work on a file and acknowledges what was committed.

Run as python -m tests.torture.work NAME PATH [COUNT]; every acknowledged piece of work is a line on stdout.
"""

import sys
from contextlib import closing

from crm_tui.store import backup, connection
from crm_tui.store.connection import Stamp, writing
from crm_tui.store.migrations import upgrade

AT = "2026-03-02 08:00:00.000000"


def say(what: object) -> None:
    """Acknowledge something, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def adds(path: str, count: int) -> None:
    """A client with a contact, a point and a talk, as one transaction each."""
    with closing(connection.open_file(path)) as db:
        for number in range(count):
            with writing(db, path, Stamp(1, "cli", "add"), AT):
                (client,) = db.execute(
                    "INSERT INTO client (name) SELECT 'new ' || (coalesce(max(id), 0) + 1) FROM client RETURNING id"
                ).fetchone()
                (contact,) = db.execute(
                    "INSERT INTO contact (name, client_id) VALUES (?, ?) RETURNING id", (f"p{number}", client)
                ).fetchone()
                db.execute(
                    "INSERT INTO contact_point (contact_id, medium, value) VALUES (?, 'phone', '1')",
                    (contact,),
                )
                db.execute(
                    "INSERT INTO interaction (at, client_id, summary) VALUES (?, ?, 'talk')", (AT, client)
                )
            say(client)


def counts(path: str, count: int) -> None:
    """Read a number, add one, write it back: what is lost when two do so at once."""
    with closing(connection.open_file(path)) as db:
        for _ in range(count):
            with writing(db, path, Stamp(1, "cli", "count"), AT):
                (found,) = db.execute("SELECT employees FROM client WHERE id=1").fetchone()
                db.execute("UPDATE client SET employees=? WHERE id=1", ((found or 0) + 1,))
            say(found)


def imports(path: str, count: int) -> None:
    """Many rows as one transaction."""
    with closing(connection.open_file(path)) as db, writing(db, path, Stamp(1, "import", "import"), AT):
        db.executemany(
            "INSERT INTO contact (name, note) VALUES (?, ?)", [(f"row {i}", "x" * 400) for i in range(count)]
        )
    say(count)


def backups(path: str, count: int) -> None:
    """Verified copies, one after the other."""
    for _ in range(count):
        say(backup.backup(path, keep=1000).path)


def migrates(path: str, count: int) -> None:
    """Bring an older file up."""
    for _ in range(count):
        upgrade(path)
    say("done")


WORK = {work.__name__: work for work in (adds, counts, imports, backups, migrates)}

if __name__ == "__main__":
    say("ready")
    WORK[sys.argv[1]](sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1)
