"""The power fails at any moment: what was acknowledged is on the disk, and nothing is there by halves."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from crm_tui.store import connection, copies
from tests.store.tables import State, state
from tests.torture import power
from tests.torture.power import Call, Disk

pytestmark = pytest.mark.skipif(not power.STRACE, reason="strace is not installed: no call can be replayed")

WORK = (
    "log --new|Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample",
    "todo|ring Wang Min tomorrow 10:00 about the quote",
    "done|t{task}",
    "deal|Haier: 200 freezers 1.2m close 30 jun",
    "client edit c1 --city|青岛 {round}",
    "undo",
    "complain|Haier: two units arrived dented ^high",
    "import --as client|{file}",
    "client delete|Firm {round}-3",
    "log|Haier 电话 30分钟：要200台 #价格 >周五 寄样品",
)


def words(number: int, file: Path) -> list[str]:
    """The words of the command that comes in this place; every ten of them begin anew."""
    turn, place = divmod(number, len(WORK))
    plain, _, text = WORK[place].partition("|")
    line = [*plain.split(), *filter(None, [text])]
    return [word.format(task=3 * turn + 1, round=turn, file=file) for word in line]


class Step(NamedTuple):
    """One command: its calls, after how many it was acknowledged, and the rows it left."""

    calls: list[Call]
    acknowledged: int
    rows: State


def work(path: str, tmp_path: Path, count: int) -> Iterator[Step]:
    """Carry out commands one after the other, and note what each asked of the system."""
    clients = tmp_path / "clients.csv"
    for number in range(count):
        rows = "".join(f"Firm {number // len(WORK)}-{row}\n" for row in range(200))
        clients.write_text(f"name\n{rows}", encoding="utf-8")
        code, calls = power.traced(tmp_path / "calls", *words(number, clients))
        assert code == 0, words(number, clients)
        told = [at for at, call in enumerate(calls) if call.name == "write" and call.arguments[0] == b"1"]
        yield Step(calls, told[0], state(path))


def cuts(disk: Disk, path: str, folder: Path, commands: int, count: int) -> int:
    """Cut the power that often while so many commands run; after how many cuts something acknowledged was gone."""
    random, lost, states = Random(20260311), 0, [state(path)]
    steps = list(work(path, folder, commands))
    moments = [
        (at, number)
        for at, step in enumerate(steps)
        for number, call in enumerate(step.calls)
        if call.name not in ("openat", "close")
    ]
    chosen = Counter(random.choices(moments, k=count))
    for at, step in enumerate(steps):
        states.append(step.rows)
        for number, call in enumerate(step.calls):
            disk.take(call)
            for _ in range(chosen[at, number]):
                found = came_up(disk.after_cut(random), folder / "cut")
                assert found in states, call
                lost += found not in states[at + (number >= step.acknowledged) :]
        disk.ended()
    return lost


def came_up(files: dict[str, bytes], folder: Path) -> State:
    """The rows of the file, sound again after the cut, as the program finds them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, held in files.items():
        (folder / name).write_bytes(held)
    path = str(folder / "crm.db")
    with closing(connection.open_file(path)) as db:
        assert copies.ailments(db) == []
    return state(path)


@pytest.mark.torture(40, 400)
def test_nothing_acknowledged_is_lost_when_the_power_fails(own: str, tmp_path: Path, rounds: int) -> None:
    disk = Disk(Path(own).parent)
    assert cuts(disk, own, tmp_path, 4 if rounds < 400 else 3 * len(WORK), rounds) == 0


@pytest.mark.torture(40, 400)
def test_a_disk_that_syncs_no_deletion_loses_something(own: str, tmp_path: Path, rounds: int) -> None:
    disk = Disk(Path(own).parent, forgetful=True)
    assert cuts(disk, own, tmp_path, 2, rounds) > 0
