"""Everyday commands as processes, against `python -c 'import sqlite3'` in the same run."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks import report
from crm_tui.store import schema

RUNS = 15
GOAL = 2.0
BASE = [sys.executable, "-c", "import sqlite3"]
# What an installer writes for the script `crm`.
SCRIPT = "import sys\nfrom crm_tui.__main__ import main\nsys.exit(main())\n"
COMMANDS = [
    ["log", "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample"],
    ["log", "海尔 @王敏 电话 30分钟：要200台 #价格 >周五 寄样品"],
    ["todo", "ring Wang Min tomorrow 10:00 about the quote"],
    ["deal", "Haier: 200 freezers 1.2m close 30 jun"],
    ["complain", "Haier: two units arrived dented ^high"],
    ["done", "t{}"],
    ["snooze", "t1", "2d"],
    ["remind", "--check"],
    ["agenda"],
    ["find", "海尔"],
    ["_complete", "log", "H"],
]
ZONES = (("the computer's zone", "Asia/Shanghai"), ("another zone", "UTC"))


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """How long a process takes from start to end; RuntimeError when it fails."""
    began = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    took = time.perf_counter() - began
    if done.returncode not in (0, 10):
        raise RuntimeError(done.stderr.decode())
    return took


def measure(crm: list[str], command: list[str], environment: dict[str, str]) -> float:
    """The median of a command as a ratio to that of the limit, alternating; the first of each is left out."""
    base, ours = [], []
    for number in range(RUNS + 1):
        base.append(seconds(BASE, environment))
        ours.append(seconds(crm + [word.format(number + 2) for word in command], environment))
    return median(ours[1:]) / median(base[1:])


def main() -> None:
    """Print the ratio of each command."""
    with tempfile.TemporaryDirectory() as folder:
        environment = prepared(folder)
        crm = [sys.executable, str(Path(folder, "crm"))]
        for made in ("Haier @Wang Min: hello", "海尔 @王敏：你好"):
            seconds([*crm, "log", "--new", made], environment)
        seconds([*crm, "find", "海尔"], environment)
        for where, zone in ZONES:
            for command in COMMANDS if zone != "UTC" else COMMANDS[:1]:
                ratio = measure(crm, command, environment | {"TZ": zone})
                report.line(f"crm {command[0]} in {where}", ratio, GOAL, "x import sqlite3")


def prepared(folder: str) -> dict[str, str]:
    """The environment of every run: a CRM file of its own, bytecode that is kept."""
    path = str(Path(folder, "crm.db"))
    schema.create(path, login="ming", zone="Asia/Shanghai", currency="CNY")
    Path(folder, "crm").write_text(SCRIPT, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    root = str(Path(__file__).parents[1])
    return kept | {"CRM_DB": path, "CRM_USER": "ming", "HOME": folder, "PYTHONPATH": root}


if __name__ == "__main__":
    main()
