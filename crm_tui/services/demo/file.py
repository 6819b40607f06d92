"""The file of the sample team: where it lies, whether it is still good, and making it anew."""

import os
import sqlite3
from contextlib import suppress
from datetime import timedelta

from crm_tui import clock, paths
from crm_tui.errors import CrmError
from crm_tui.services import birthdays, finding
from crm_tui.services.demo import contact_log, people, plans, queue, sales
from crm_tui.services.demo.scene import Scene
from crm_tui.store import files, schema
from crm_tui.store.connection import Stamp, open_file
from crm_tui.store.database import Database, driver

FIRST_MEMBER = "lin"
EDITION = "3"  # raised when the story changes, so that old files are told anew
LASTS = timedelta(days=1)
DRAFT = ".new-"  # and the number of the process that tells it


def path() -> str:
    """The file of the sample team."""
    return os.path.join(paths.cache(), "demo.db")


def fresh() -> bool:
    """Whether the file is there and still good."""
    if not os.path.exists(path()):
        return False
    try:
        db = open_file(path())
        try:
            known = dict(
                db.execute("SELECT key, value FROM meta WHERE key IN ('created', 'demo')").fetchall()
            )
        finally:
            db.close()
    except (CrmError, sqlite3.Error):
        return False
    age = clock.now() - clock.instant(known["created"])
    return known.get("demo") == EDITION and timedelta() <= age <= LASTS


def make() -> None:
    """Tell the story into a file beside, then put it in place whole; one that was open elsewhere lives on there."""
    files.make_folder(paths.cache())
    _sweep()
    draft = f"{path()}{DRAFT}{os.getpid()}"
    try:
        schema.create(draft, login=FIRST_MEMBER, zone="Asia/Shanghai", currency="CNY")
        _tell(draft)
        os.replace(draft, path())
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def _sweep() -> None:
    """Remove what programs left that were ended while they told it."""
    for name in os.listdir(paths.cache()):
        number = name.partition(DRAFT)[2].partition("-")[0]
        if number.isdigit() and (int(number) == os.getpid() or not _runs(int(number))):
            with suppress(FileNotFoundError):
                os.unlink(os.path.join(paths.cache(), name))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _tell(draft: str) -> None:
    found = Database(draft)
    with found.writing(Stamp(None, "script", "crm demo")) as session:
        tell(Scene(session, clock.now()))
        driver(session).execute("INSERT INTO meta VALUES ('demo', ?)", (EDITION,))
    found.close()


def tell(scene: Scene) -> None:
    """The whole story, in the session of the scene."""
    people.members(scene)
    people.products(scene)
    people.accounts(scene)
    people.links(scene)
    sales.deals(scene)
    contact_log.touches(scene)
    contact_log.tasks(scene)
    contact_log.next_steps(scene)
    queue.complaints(scene)
    plans.plans(scene)
    plans.views(scene)
    birthdays.refresh(scene.session, scene.today)
    finding.refresh(scene.session)
