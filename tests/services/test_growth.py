"""What a list, a page or a check costs does not grow with rows that it does not show: steps of SQLite, counted."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from crm_tui.services import acting, birthdays, board, dossiers, finding, history, listing
from crm_tui.services.exporting.labels import Labels
from crm_tui.services.exporting.parts import readers
from crm_tui.services.faces import faces
from crm_tui.services.listing import Query
from crm_tui.store import connection, schema
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session, driver

FEW, MANY = 30, 3000
NUMBERS = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM number WHERE n<{count})"
AT = "2026-03-02 08:00:00.000000"
# All of these are done, closed or reckoned but for the first few, whatever their number.
ROWS = (
    "INSERT INTO client (name) SELECT 'client '||n FROM number",
    "INSERT INTO contact (name, client_id, birthday, birthday_next)"
    " SELECT 'person '||n, n, '3-4', '2099-03-04' FROM number",
    "INSERT INTO task (title, client_id, contact_id, due, done_at)"
    f" SELECT 'task '||n, n, n, '2026-03-04', CASE WHEN n>9 THEN '{AT}' END FROM number",
    "INSERT INTO opportunity (name, client_id, contact_id, stage_id, closed_on)"
    " SELECT 'deal '||n, n, n, CASE WHEN n>9 THEN 7 ELSE 1 END, CASE WHEN n>9 THEN '2020-03-04' END FROM number",
    "INSERT INTO complaint (summary, client_id, opened_at, status, resolved_at, resolve_by)"
    f" SELECT 'complaint '||n, n, '{AT}', CASE WHEN n>9 THEN 'closed' ELSE 'new' END,"
    f" CASE WHEN n>9 THEN '{AT}' END, '{AT}' FROM number",
    f"INSERT INTO interaction (summary, client_id, at) SELECT 'talk '||n, n, '{AT}' FROM number",
    "INSERT INTO interaction_person (interaction_id, contact_id) SELECT n, n FROM number",
)


@pytest.fixture(scope="module")
def teams(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Database]]:
    """A small team, and one a hundred times as large."""
    folder = tmp_path_factory.mktemp("teams")
    found = Database(_made(folder, FEW)), Database(_made(folder, MANY))
    yield found
    for database in found:
        database.close()


def _made(folder: Path, count: int) -> str:
    path = str(folder / f"{count}.db")
    schema.create(path, login="ming", zone="Asia/Shanghai", currency="CNY")
    db = connection.open_file(path)
    with connection.writing(db, path, Stamp(1, "script", "fill"), AT):
        for rows in ROWS:
            head, _, body = rows.partition(" SELECT ")
            db.execute(f"{NUMBERS.format(count=count)} {head} SELECT {body}")
    db.close()
    return path


def steps(database: Database, act: Callable[[Session], object]) -> int:
    """How many steps SQLite takes for it, once what is kept between sessions is there."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    with database.reading() as session:
        acting.act_as(session, acting.sign_in(session, "ming"))
        act(session)
        driver(session).set_progress_handler(count, 10)
        act(session)
        driver(session).set_progress_handler(None, 10)
    return taken * 10


def _listed(noun: str, where: str = "", sort: str = "") -> Callable[[Session], object]:
    query = listing.current(Query(noun, where, sort, limit=9))
    return lambda session: listing.page(session, query, count_to=9)


def _parts(session: Session) -> list[dict[str, object]]:
    """The people of two talks that lie far apart."""
    last = listing.ids(session, Query("interaction", sort="-id", limit=1))[0]
    fields = {name: field for name, field in faces(session, "interaction").items() if field.editable}
    found = readers(session, "interaction", fields, lambda noun: _Refs())  # type: ignore[arg-type,return-value]
    return [dict(read([1, last])) for read in found]


class _Refs:
    """Stands for the names of records, which an export reads whole."""

    def texts(self, numbers: list[int]) -> list[str]:
        return [f"p{number}" for number in numbers]


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(_listed("client"), id="the list of clients"),
        pytest.param(_listed("interaction"), id="the contact log"),
        pytest.param(_listed("task", sort="due"), id="open tasks"),
        pytest.param(_listed("task", "due<2099-01-01"), id="open tasks by a day"),
        pytest.param(_listed("task", "contact=p1"), id="tasks of a person"),
        pytest.param(_listed("opportunity", "state=open"), id="open deals"),
        pytest.param(_listed("opportunity", "contact=p1"), id="deals of a person"),
        pytest.param(_listed("complaint", "state=open", "deadline"), id="open complaints"),
        pytest.param(lambda session: dossiers.read(session, "contact", 1), id="the page of a person"),
        pytest.param(lambda session: dossiers.read(session, "client", 1), id="the page of a client"),
        pytest.param(board.read, id="the board of deals"),
        pytest.param(lambda session: history.of_record(session, "client", 1), id="the history of a client"),
        pytest.param(
            lambda session: listing.check(session, Query("client", "name~x")), id="a filter checked"
        ),
        pytest.param(
            lambda session: birthdays.stale(session, date(2026, 3, 2)), id="birthdays to be reckoned"
        ),
        pytest.param(_parts, id="the people of talks far apart"),
    ],
)
def test_a_hundred_times_as_many_rows_cost_no_more(
    teams: tuple[Database, Database], act: Callable[[Session], object]
) -> None:
    small, large = (steps(database, act) for database in teams)
    assert large <= 1.5 * small + 200


def test_matches_are_counted_no_further_than_asked(teams: tuple[Database, Database]) -> None:
    with teams[1].reading() as session:
        query = Query("client", limit=5)
        assert [listing.page(session, query, count_to=most).total for most in (None, 0, 7)] == [MANY, 5, 7]


def test_a_state_is_told_and_asked_for_alike(teams: tuple[Database, Database]) -> None:
    with teams[0].reading() as session:
        acting.act_as(session, acting.sign_in(session, "ming"))
        for noun, done in (("task", "done"), ("opportunity", "won"), ("complaint", "done")):
            for where, shown in (
                ("state=OPEN", {"open"}),
                (f"state!={done}", {"open"}),
                ("not state=open", {done}),
                ("state=x", set()),
            ):
                found = listing.page(session, Query(noun, where, columns=("state",)))
                assert {state for (state,) in found.rows} == shown, (noun, where)


def test_few_records_are_named_as_many_are(work: Callable[..., AbstractContextManager[Session]]) -> None:
    names = ("Haier", "haier", "ＨＡＩＥＲ", "Acme", "me", "p4", "A; B", "Gone", "gone", "海尔", " Last ")
    with work() as session:
        for number, name in enumerate(names, 1):
            away = AT if name == "Gone" else None
            values = (number, name, away)
            driver(session).execute("INSERT INTO contact (id, name, archived_at) VALUES (?,?,?)", values)
        finding.refresh(session)
        asked = [*range(1, len(names) + 1), None, 4]
        texts = Labels(session, "contact", few=True).texts(asked)
        assert texts == Labels(session, "contact").texts(asked)
        assert texts[:4] == ["p1", "p2", "p3", "Acme"]
