"""All figures in one run: `python -m benchmarks [--json] [JOB …]`; QUICK=1 takes smaller files and fewer runs."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from threading import Timer

from benchmarks import report
from benchmarks.jobs import JOBS
from benchmarks.report import Row
from benchmarks.sizes import size

LONGEST_SECONDS = size(1800, 600)  # of a job, the making of its files included


def main(words: list[str]) -> int:
    """Run the jobs named, else all; 0 when all goals are kept, 1 if not or one fails, 2 for a job there is not."""
    as_json = "--json" in words
    names = [word for word in words if word != "--json"]
    unknown = [name for name in names if name not in JOBS]
    if unknown:
        sys.stderr.write(f"There is no job {', '.join(unknown)}: there is {', '.join(JOBS)}.\n")
        return 2
    if not as_json:
        say(report.head())
    rows: list[Row] = []
    for name in names or JOBS:
        for row in measured(name):
            rows.append(row)
            if not as_json:
                say(row.line())
    say(json.dumps([row.as_dict() for row in rows], ensure_ascii=False) if as_json else report.summary(rows))
    return int(any(row.verdict.startswith(("MISSED", "FAILED")) for row in rows))


def measured(name: str) -> Iterator[Row]:
    """The rows of a job, as they come from a process of its own: no job weighs on the memory of the next."""
    command = [sys.executable, "-m", "benchmarks.jobs", name]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as running:
        assert running.stdout is not None
        late = Timer(LONGEST_SECONDS, os.killpg, (running.pid, signal.SIGKILL))
        late.start()
        for line in running.stdout:
            row = report.from_line(line)
            if row is not None:
                yield row
        late.cancel()
    if running.returncode == -signal.SIGKILL:
        yield report.failed(name, f"it took longer than {LONGEST_SECONDS} s")
    elif running.returncode:
        yield report.failed(name, f"the job ended with {running.returncode}; what it said stands above")


def say(text: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
