"""Killed at any moment: what was acknowledged is there, what was not is not there by halves."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from crm_tui import paths
from crm_tui.store import connection
from tests.cli.conftest import Run
from tests.store.freeze import SCHEMAS, thaw
from tests.store.tables import state
from tests.torture.doors import Ran, crm, killed, left_open, rows, tell

ROWS = 400
ALL = "SELECT count(*) FROM "


def counts(*queries: str) -> list[object]:
    """The one figure of each query."""
    return [rows(query)[0][0] for query in queries]


class Piece:
    """A command line, what SQL finds of it when it was carried out in part, and how much that is when whole."""

    def __init__(self, words: list[str], parts: dict[str, int]) -> None:
        self.words, self.parts = words, parts

    def found(self) -> list[object]:
        """How much of each part is there."""
        return counts(*self.parts)

    def whole(self) -> bool:
        """Whether all of it is there; an AssertionError where some is and some is not."""
        found = self.found()
        assert found in ([0] * len(self.parts), [*self.parts.values()]), (self.words, found)
        return bool(found[0])


def log(number: int, folder: Path) -> Piece:
    line = f"Firm {number} @Pat {number} call 30m: talk {number} #n{number} >fri send {number}"
    talk = f"SELECT id FROM interaction WHERE summary='talk {number}'"
    return Piece(
        ["log", "--new", line],
        {
            f"{ALL} client WHERE name='Firm {number}'": 1,
            f"{ALL} contact WHERE name='Pat {number}'": 1,
            f"{ALL} interaction WHERE id IN ({talk})": 1,
            f"{ALL} interaction_person WHERE interaction_id IN ({talk})": 1,
            f"{ALL} tagging WHERE interaction_id IN ({talk})": 1,
            f"{ALL} task WHERE title='send {number}'": 1,
            f"{ALL} client WHERE name='Firm {number}' AND last_touch IS NOT NULL": 1,
        },
    )


def todo(number: int, folder: Path) -> Piece:
    return Piece(
        ["todo", f"ring Haier tomorrow 10:00 about {number} #n{number}"],
        {f"{ALL} task WHERE title LIKE '% about {number}'": 1, f"{ALL} tag WHERE name='n{number}'": 1},
    )


def add(number: int, folder: Path) -> Piece:
    name = f"New {number}"
    return Piece(
        ["client", "add", name, "--city", name, "--tags", f"a{number},b{number}", "--phone", "0532 88938888"],
        {
            f"{ALL} client WHERE name='{name}' AND city='{name}'": 1,
            f"{ALL} tagging WHERE client_id=(SELECT id FROM client WHERE name='{name}')": 2,
        },
    )


def edit(number: int, folder: Path) -> Piece:
    name = f"Place {number}"
    return Piece(
        ["client", "edit", "c1", "--city", name, "--country", name, "--tags", f"p{number}"],
        {
            f"{ALL} client WHERE id=1 AND city='{name}'": 1,
            f"{ALL} client WHERE id=1 AND country='{name}'": 1,
            f"{ALL} tagging JOIN tag ON tag.id=tag_id WHERE client_id=1 AND name='p{number}'": 1,
        },
    )


def take_in(number: int, folder: Path) -> Piece:
    file = folder / f"contacts{number}.csv"
    lines = (f"Row {number}-{i},Haier,p{i}@n{number}.example,+86532889{i:05}" for i in range(ROWS))
    file.write_text("name,client,email,phone\n" + "\n".join(lines) + "\n")
    return Piece(
        ["import", str(file), "--as", "contact"],
        {
            f"{ALL} contact WHERE name LIKE 'Row {number}-%'": ROWS,
            f"{ALL} contact_point WHERE value LIKE '%@n{number}.example'": ROWS,
            f"{ALL} import_batch WHERE file LIKE '%contacts{number}.csv'": 1,
        },
    )


PIECES: tuple[Callable[[int, Path], Piece], ...] = (log, add, take_in, edit, todo)


def acknowledged(piece: Piece, ran: Ran) -> bool:
    """Whether the person was told that it is done; an import tells its plan before."""
    return "crm undo" in ran.err if piece.words[0] == "import" else bool(ran.out)


@pytest.mark.torture(5, 200)
def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half_done(
    rounds: int, own: str, run: Run, tmp_path: Path
) -> None:
    assert run("client", "add", "Haier").code == 0
    random, told, kept, hot = Random(1), 0, 0, 0
    for number in range(rounds):
        piece = PIECES[number % len(PIECES)](number, tmp_path)
        ran = killed(random, own, *piece.words)
        hot += left_open(own)
        examined = run("doctor") if number % 20 else crm("doctor")
        assert (examined.code, "DAMAGE" in examined.out) == (0, False), examined
        whole = piece.whole()
        assert whole or not acknowledged(piece, ran), (piece.words, ran)
        told, kept = told + acknowledged(piece, ran), kept + whole
    tell(f"{rounds} kills: {told} acknowledged, {kept} kept, {hot} within the transaction")


@pytest.mark.torture(1, 40)
def test_a_killed_migration_leaves_the_old_schema_or_the_new(
    rounds: int, home: Path, run: Run, tmp_path: Path
) -> None:
    random, between = Random(3), 0
    for number in range(rounds):
        dumps = sorted(SCHEMAS.glob("*.sql"))
        old = thaw(dumps[number % len(dumps)], tmp_path / f"old{number}.db")
        held = state(old)
        Path(paths.data()).mkdir(parents=True, exist_ok=True)
        path = str(shutil.copy(old, paths.database()))
        killed(random, path, "--as", "ann", "client", "list")
        between += left_open(path)
        (version,) = rows("PRAGMA user_version")[0]
        assert version in (int(dumps[number % len(dumps)].stem), connection.SCHEMA)
        assert state(path) == held
        assert run("--as", "ann", "client", "list").code == 0
        assert (rows("PRAGMA user_version"), state(path)) == ([(connection.SCHEMA,)], held)
        assert run("doctor").code == 0
    tell(f"{rounds} migrations killed, {between} of them within the transaction")


def test_an_older_program_leaves_a_newer_file_untouched(own: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("name\nHaier\n")
    kept = str(tmp_path / "kept.db")
    assert run("backup", "-o", kept).code == 0
    for path in (own, kept):
        with closing(connection.connect(path)) as db:
            db.execute("CREATE TABLE invoice (id INTEGER PRIMARY KEY)")
            db.execute(f"PRAGMA user_version={connection.SCHEMA + 1}")
    before = Path(own).read_bytes()
    for command in (
        ("todo", "ring Haier"), ("remind",), ("client", "list"), ("client", "add", "Haier"),
        ("doctor",), ("backup",), ("import", str(file)), ("export", "all", "-o", str(tmp_path / "all")), ("undo",),
        ("restore", kept, "--yes"),
    ):  # fmt: skip
        ran = run(*command)
        assert (ran.code, "made by a newer crm" in ran.err, ran.err.count("\n")) == (6, True, 1), (
            command,
            ran,
        )
    assert Path(own).read_bytes() == before
    assert {place.name for place in Path(own).parent.iterdir()} == {"crm.db"}
    assert {place.name for place in tmp_path.iterdir()} == {"clients.csv", "kept.db"}
