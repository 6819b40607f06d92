"""A folder of crm export all taken back: as it is into a new file, row by row by their keys into any other."""

from crm_tui.cli import output, runtime
from crm_tui.cli.invocation import CURRENT
from crm_tui.errors import NotFound
from crm_tui.services import acting, import_folder, import_tables
from crm_tui.store import backup
from crm_tui.store.database import Session


def take(path: str, *, dry_run: bool, json: bool) -> int:
    """Import a folder; how many rows were rejected."""
    files = import_tables.tables(path)
    with runtime.database().reading() as session:
        acting.sign_in(session, CURRENT.login)
        fresh = import_folder.is_fresh(session)
    if not dry_run:
        backup.before(CURRENT.path, "import")
    if not fresh:
        raise NotImplementedError
    with runtime.writing(source="import", dry_run=dry_run) as session:
        counts = import_folder.replace_seeds(session, files)
        import_folder.note_run(session, path, counts)
        stranger = _stranger(session)
    rows = sum(counts.values())
    if json:
        output.json_data({"schema": output.SCHEMA, "kind": "import", "noun": "all", "dry_run": dry_run,
                          "read": rows, "created": rows, "tables": counts})  # fmt: skip
    else:
        for name, count in counts.items():
            if count:
                output.data(f"{name}: {count}")
        output.data(f"read {rows} = created {rows} + updated 0 + unchanged 0 + skipped 0 + rejected 0")
    if stranger:
        output.warn(f"{CURRENT.login} is no member of this team: name one with --as from now on.")
    output.say("Dry run: nothing was changed." if dry_run else "Take it back with: crm undo")
    return 0


def _stranger(session: Session) -> bool:
    try:
        acting.sign_in(session, CURRENT.login)
    except NotFound:
        return True
    return False
