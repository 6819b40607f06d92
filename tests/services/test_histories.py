"""Whatever a team did by its commands can be undone whole and redone whole, and the file is sound throughout."""

import shutil
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from crm_tui.services import acting, birthdays
from crm_tui.store.connection import open_file
from crm_tui.store.database import driver
from crm_tui.store.doctor import examine
from tests.services.conftest import Work
from tests.services.histories import ACTS, History
from tests.store.rows import fill
from tests.store.tables import State, state_of
from tests.torture.doors import tell

STEPS = 20


@pytest.mark.torture(8, 1000)
def test_histories_of_all_commands_over_all_nouns_are_undone_and_redone_whole(
    rounds: int, work: Work, path: str, tmp_path: Path
) -> None:
    with closing(open_file(path)) as db:
        fill(db, path)
    with work() as session:
        birthdays.refresh(session, acting.context(session).today)
    done: set[tuple[str, str]] = set()
    changes = 0
    for seed in range(rounds):
        history = History(str(shutil.copy(path, tmp_path / "history.db")), Random(seed))
        changes += there_and_back(history)
        done |= history.done
    # A few histories need not come by every act.
    assert {act for act, _ in done} == {act.__name__ for act in ACTS} or rounds < 100
    tell(f"{rounds} × {STEPS} commands: {changes} changes undone and redone, {len(done)} verbs of nouns")


def there_and_back(history: History) -> int:
    """Do, undo all, redo all; how many commands changed something."""
    states = [held(history)]
    for _ in range(STEPS):
        if history.step():
            states.append(held(history))
        else:
            assert held(history) == states[-1]
    for before in reversed(states[:-1]):
        history.take_back()
        assert held(history) == before
    for after in states[1:]:
        history.bring_back()
        assert held(history) == after
    history.database.close()
    assert [found for found in examine(history.database.path) if found.level == "damage"] == []
    return len(states) - 1


def held(history: History) -> State:
    """Every row as it was typed or computed, less its version."""
    with history.database.reading() as session:
        return state_of(driver(session), without=("version",))
