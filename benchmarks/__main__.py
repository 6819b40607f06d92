"""All figures in one run: `python -m benchmarks [--json] [JOB …]`; QUICK=1 takes smaller files and fewer runs."""

import json
import subprocess
import sys
from collections.abc import Iterator

from benchmarks import report
from benchmarks.jobs import JOBS
from benchmarks.report import Row


def main(words: list[str]) -> int:
    """Run the jobs named, else all; 0 when every goal that was measured is kept, 2 for a job there is not."""
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
    return int(any(row.verdict == "MISSED" for row in rows))


def measured(name: str) -> Iterator[Row]:
    """The rows of a job, as they come from a process of its own: no job weighs on the memory of the next."""
    command = [sys.executable, "-m", "benchmarks.jobs", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout is not None
        for line in running.stdout:
            row = report.from_line(line)
            if row is not None:
                yield row
    if running.returncode:
        yield report.skipped(name, f"the job ended with {running.returncode}; what it said stands above")


def say(text: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
