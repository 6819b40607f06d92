"""The scripts: a promise in words, then commands and keys with what has to come of them.

A script is Markdown. A paragraph is a promise; the indented lines below it show it:

    $ crm done t1               a line of the shell, in a folder and a home of the script's own
    Done t1                     a part of the output, parts in their order; … stands for anything in between
    ! error                     no part of the output
    [5]                         how it ended, where that is not 0
    > open 80x24 demo           the program on a terminal of that size
    > press a ctrl+s            keys; > type TEXT, > see TEXT, > gone TEXT, > click TEXT,
                                > drag TEXT to TEXT, > resize 40x20, > hangup, > ends 0
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Step:
    """A line of the shell, or an act on a terminal, with what is expected of it."""

    line: str
    on_terminal: bool
    place: int  # the line of the script
    parts: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    code: int = 0


@dataclass
class Promise:
    """A sentence and the steps that show it."""

    words: str
    steps: list[Step] = field(default_factory=list)


def names() -> list[str]:
    """The scripts there are, in the order in which they are walked."""
    return sorted(path.stem for path in HERE.glob("*.md"))


def read(text: str) -> list[Promise]:
    """The promises of a script; headings are skipped."""
    found = [Promise("")]
    for place, line in enumerate(text.splitlines(), start=1):
        if line.startswith("    "):
            _take(found[-1].steps, line[4:].rstrip(), place)
        elif line.strip() and not line.startswith("#"):
            if found[-1].steps:
                found.append(Promise(""))
            found[-1].words = f"{found[-1].words} {line.strip()}".strip()
    return [promise for promise in found if promise.steps]


def _take(steps: list[Step], line: str, place: int) -> None:
    """Take in a line of a block: a new step, or what is expected of the last one."""
    if line.startswith(("$ ", "> ")):
        steps.append(Step(line[2:], line.startswith(">"), place))
    elif not steps:
        raise ValueError(f"line {place}, nothing was done yet: {line}")
    elif code := re.fullmatch(r"\[(\d+)\]", line):
        steps[-1].code = int(code[1])
    elif line.startswith("! "):
        steps[-1].absent.append(line[2:])
    elif line:
        steps[-1].parts.append(line)


def missing(step: Step, output: str, code: int) -> str:
    """What of the expected did not come, or came though it must not; "" where all is well."""
    end = 0
    for part in step.parts:
        pattern = ".*?".join(re.escape(piece) for piece in part.split("…"))
        hit = re.compile(pattern).search(output, end)
        if hit is None:
            return f"expected: {part}"
        end = hit.end()
    for part in step.absent:
        if part in output:
            return f"not expected: {part}"
    return "" if code == step.code else f"ended with {code}, not {step.code}"
