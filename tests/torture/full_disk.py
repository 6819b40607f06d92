"""What is tried on a disk that fills up, in a mount of its own: python -m tests.torture.full_disk DISK ELSEWHERE.

Whatever the disk refuses must be said in one sentence and leave the file as it was after the last acknowledged
work, readable and sound, with no unfinished file beside it. An assertion that fails ends the process.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from crm_tui import paths
from crm_tui.store import backup, connection
from tests.store.freeze import SCHEMAS, thaw
from tests.store.tables import state
from tests.torture.doors import Ran, inside, rows

DISK, ELSEWHERE = Path(), Path()
KEPT = {"ballast", "data/crm-tui/crm.db"}


def main(disk: str, elsewhere: str) -> None:
    """Every trial in turn, each on a disk emptied of the last; programs keep their unfinished things there too."""
    global DISK, ELSEWHERE
    DISK, ELSEWHERE = Path(disk), Path(elsewhere)
    os.environ["XDG_DATA_HOME"], os.environ["TMPDIR"] = f"{disk}/data", disk
    tempfile.tempdir = disk
    for trial in (create, add, take_in, back_up, give_out, bring_back, migrate):
        for left in DISK.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        trial()
        sys.stdout.write(f"{trial.__name__}\n")


def fill(leave: int = 0) -> None:
    """Take all the space there is, but for some bytes."""
    ballast = DISK / "ballast"
    with ballast.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    os.truncate(ballast, max(ballast.stat().st_size - leave, 0))


def refused(*arguments: str) -> Ran:
    """The command fails for want of space: exit code 1, its last line of talk one sentence that says so."""
    ran = inside(*arguments)
    said = ran.err.splitlines()
    assert ran.code == 1, (arguments, ran)
    assert any(word in said[-1] for word in ("disk is full", "No space left")), (arguments, ran.err)
    assert len(said) == 1 or arguments[0] == "import", (arguments, ran.err)
    assert "fault of its own" not in ran.err
    return ran


def works(*arguments: str) -> str:
    """What the command writes; it has to go well."""
    ran = inside(*arguments)
    assert ran.code == 0, (arguments, ran)
    return ran.out


def unharmed(*more: str) -> None:
    """Nothing lies about, reading goes on, and doctor finds no damage."""
    left = {str(place.relative_to(DISK)) for place in DISK.rglob("*") if place.is_file()}
    assert left - KEPT == set(more), left
    works("client", "list", "--limit", "0", "--format", "csv")
    works("find", "Haier")
    assert "DAMAGE" not in works("doctor")


def made() -> str:
    """The default file, with a client."""
    works("client", "add", "Haier")
    return paths.database()


def create() -> None:
    """First use of the default file."""
    fill(leave=200_000)
    refused("client", "add", "Haier")
    refused("todo", "ring Haier")
    assert [place for place in DISK.rglob("*") if place.is_file()] == [DISK / "ballast"]


def add() -> None:
    """One line and one record after the other, until nothing more fits."""
    made()
    fill(leave=150_000)
    told: list[str] = []
    while len(told) < 1000:
        words = ["client", "add", f"Firm {len(told)}", "--note", "n" * 3000]
        if len(told) % 2:
            words = ["log", f"Haier call: talk {len(told)} " + "n" * 3000]
        if inside(*words).code:
            break
        told.append(words[2] if words[0] == "client" else f"talk {len(told)}")
    assert told
    refused(*words)
    there = {
        str(text) for (text,) in rows("SELECT name FROM client UNION ALL SELECT summary FROM interaction")
    }
    assert {" ".join(text.split()[:2]) for text in there} - {"Haier"} == set(told)
    unharmed()


def take_in() -> None:
    """An import of 10,000 rows, with one that is rejected, into a file that cannot hold them."""
    path, file = made(), DISK / "contacts.csv"
    before = state(path)
    lines = (f"Row {i},{'n' * 400}," for i in range(10_000))
    source = ELSEWHERE / "contacts.csv"
    source.write_text("name,note,email\n" + "\n".join(lines) + "\nBad,,nobody\n")
    refused("import", str(source), "--as", "contact", "--rejects", str(file))
    os.environ["TMPDIR"] = tempfile.tempdir = str(ELSEWHERE)
    refused("import", str(source), "--as", "contact", "--rejects", str(file))
    os.environ["TMPDIR"] = tempfile.tempdir = str(DISK)
    assert state(path) == before
    kept = [str(Path(copy).relative_to(DISK)) for copy in backup.listed(path)]
    unharmed(*kept)


def back_up() -> None:
    """A backup beside the file and one to a place of one's own."""
    made()
    fill(leave=100_000)
    refused("backup")
    refused("backup", "-o", str(DISK / "mine.db"))
    unharmed()


def give_out() -> None:
    """Exports to a file, to a folder, and over an older file."""
    made()
    for number in range(20):
        works("client", "add", f"Firm {number}", "--note", "n" * 3000)
    works("export", "client", "-o", str(DISK / "old.csv"))
    old = (DISK / "old.csv").read_bytes()
    fill(leave=20_000)
    refused("export", "client", "-o", str(DISK / "new.csv"))
    refused("export", "client", "-o", str(DISK / "old.csv"), "--force")
    refused("export", "all", "-o", str(DISK / "all"))
    refused("export", "all", "-o", str(DISK / "all"), "--format", "json")
    assert (DISK / "old.csv").read_bytes() == old
    unharmed("old.csv")
    assert not (DISK / "all").exists()


def bring_back() -> None:
    """A backup that does not fit where the file lies."""
    path = made()
    kept = str(ELSEWHERE / "kept.db")
    works("backup", "-o", kept)
    works("client", "add", "Midea")
    fill()
    before = state(path)
    refused("restore", kept, "--yes")
    assert state(path) == before
    unharmed()


def migrate() -> None:
    """A file of each released schema, which any command would bring up."""
    for dump in SCHEMAS.glob("*.sql"):
        if int(dump.stem) == connection.SCHEMA:
            continue
        Path(paths.data()).mkdir(parents=True, exist_ok=True)
        path = thaw(dump, paths.database())
        before, size = state(path), os.path.getsize(path)
        for leave in (0, 300_000, size + 12_000):
            fill(leave)
            refused("--as", "ann", "client", "list")
            assert (state(path), rows("PRAGMA user_version")) == (before, [(int(dump.stem),)])
            for copy in backup.listed(path):
                os.unlink(copy)  # a whole copy of what was there may well fit
            assert {p.name for p in DISK.rglob("*") if p.is_file()} == {"ballast", "crm.db"}
        (DISK / "ballast").unlink()
        roomy = shutil.move(path, ELSEWHERE / f"{dump.stem}.db")
        works("--as", "ann", "--db", str(roomy), "client", "list")
        assert state(str(roomy)) == before


if __name__ == "__main__":
    main(*sys.argv[1:])
