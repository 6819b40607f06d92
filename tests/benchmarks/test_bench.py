"""The one command: which jobs there are, what it answers for an unknown one, what becomes of one that fails."""

import os
import sys
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks import processes
from benchmarks.jobs import JOBS


@pytest.mark.parametrize("name", JOBS)
def test_every_job_is_a_module_that_yields_rows(name: str) -> None:
    assert callable(import_module(f"benchmarks.jobs.{name}").rows)


def test_every_module_of_jobs_is_listed() -> None:
    found = {path.stem for path in Path(bench.__file__).parent.joinpath("jobs").glob("*.py")}
    assert {name for name in found if not name.startswith("_")} == set(JOBS)


def test_an_unknown_job_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["nonsense"]) == 2
    assert "quick, start" in capsys.readouterr().err


def test_a_job_that_fails_is_a_row_and_stops_no_other() -> None:
    assert [row.verdict.split(" with ")[0] for row in bench.measured("nonsense")] == ["FAILED: the job ended"]


def test_a_job_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "LONGEST_SECONDS", 0.01)
    assert [row.verdict for row in bench.measured("writers")] == ["FAILED: it took longer than 0.01 s"]


def test_a_process_is_timed_and_its_memory_counted() -> None:
    found = processes.run([sys.executable, "-c", "b'x' * 700_000_000"], os.environ)
    assert found.seconds > 0
    assert 700_000_000 < found.peak_bytes < 900_000_000


def test_a_process_that_fails_tells_what_it_said() -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        processes.run([sys.executable, "-c", "raise SystemExit('no such thing')"], os.environ)


def test_a_command_is_numbered_by_its_turn_and_alternates_with_its_baseline(tmp_path: Path) -> None:
    told = tmp_path / "told"
    write = f"import sys; open({str(told)!r}, 'a').write(sys.argv[1] + ' ')"
    command = [sys.executable, "-c", write]
    processes.ratio([*command, "base"], [*command, "t{}"], os.environ, runs=2)
    assert told.read_text().split() == ["base", "t2", "base", "t3", "base", "t4"]
