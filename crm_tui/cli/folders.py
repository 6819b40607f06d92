"""A folder of crm export all taken back: as it is into a new file, row by row by their keys into any other."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from crm_tui.cli import output, runtime
from crm_tui.cli.invocation import CURRENT, command_line
from crm_tui.errors import NotFound
from crm_tui.services import acting
from crm_tui.services.importing import folder, tables
from crm_tui.services.importing.merging_in import Merging, Told
from crm_tui.services.importing.options import OnDuplicate
from crm_tui.services.importing.planned import FATES, Fate
from crm_tui.services.importing.tables import TableFile
from crm_tui.store import backup
from crm_tui.store.database import Session
from crm_tui.values.text import safe

Counts = Counter[Fate]


class Done(NamedTuple):
    """What became of the rows, and whether any of them was written."""

    counts: Counts
    notes: list[Told]
    wrote: bool


def take(path: str, on_duplicate: OnDuplicate, *, dry_run: bool, json: bool, show: int) -> int:
    """Import a folder; how many rows were rejected."""
    files = tables.tables(path)
    team = runtime.team()
    with team.reading() as session:
        fresh = folder.is_fresh(session)
    if not dry_run:
        backup.before(team.database.path, "import")
    with team.writing(command_line(), source="import", dry_run=dry_run) as session:
        done = _fresh(session, path, files) if fresh else _merged(session, files, on_duplicate)
        stranger = _stranger(session)
    if not dry_run:
        runtime.index()
    _tell(done.counts, done.notes, dry_run=dry_run, json=json, show=show)
    if stranger:
        output.warn(f"{CURRENT.login} is no member of this team: name one with --as from now on.")
    if dry_run:
        output.say("Dry run: nothing was changed.")
    else:
        output.say("Take it back with: crm undo" if done.wrote else "Nothing was changed.")
    return done.counts[Fate.REJECTED]


def _fresh(session: Session, path: str, files: Sequence[TableFile]) -> Done:
    rows = folder.replace_seeds(session, files)
    folder.note_run(session, path, rows)
    return Done(Counter({Fate.CREATED: sum(rows.values())}), [], wrote=True)


def _merged(session: Session, files: Sequence[TableFile], on_duplicate: OnDuplicate) -> Done:
    merging = Merging(session, files, on_duplicate)
    merging.run()
    wrote = merging.counts[Fate.CREATED] + merging.counts[Fate.UPDATED] + merging.beside
    return Done(merging.counts, merging.notes, wrote > 0)


def _tell(counts: Counts, notes: list[Told], *, dry_run: bool, json: bool, show: int) -> None:
    read = sum(counts.values())
    if json:
        told = [{"table": n.table, "line": n.line, "fate": n.fate.value, "reason": n.reason} for n in notes]
        figures = {fate.value: counts[fate] for fate in FATES}
        head = {"schema": output.SCHEMA, "kind": "import", "noun": "all", "dry_run": dry_run}
        output.json_data({**head, "read": read, **figures, "notes": told})
        return
    for note in islice(notes, show or None):
        output.data(f"{note.table} line {note.line} {note.fate}: {safe(note.reason)}")
    if show and len(notes) > show:
        output.data(f"… and {len(notes) - show} more; --show 0 lists all.")
    output.data(f"read {read} = " + " + ".join(f"{fate} {counts[fate]}" for fate in FATES))


def _stranger(session: Session) -> bool:
    try:
        acting.sign_in(session, CURRENT.login)
    except NotFound:
        return True
    return False
