"""Runs one job and writes each row as a line of JSON: `python -m benchmarks.jobs JOB`."""

import json
import sys
from importlib import import_module

for row in import_module(f"benchmarks.jobs.{sys.argv[1]}").rows():
    sys.stdout.write(json.dumps(row.as_dict(), ensure_ascii=False) + "\n")
    sys.stdout.flush()
