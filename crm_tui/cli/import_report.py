"""What an import says: what becomes of the rows, and what to do next."""

import shlex
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crm_tui.cli import output
from crm_tui.cli.invocation import CURRENT
from crm_tui.services import importing
from crm_tui.services.importing import FATES, Fate, Plan
from crm_tui.services.importing import options as saved
from crm_tui.services.importing.options import OnDuplicate, Options
from crm_tui.values.text import safe


@dataclass(frozen=True, slots=True)
class Manner:
    """What is done with the plan and its rejects, and how it is told."""

    dry_run: bool = False
    rejects: str = ""
    save_mapping: str = ""
    show: int = 20
    json: bool = False


def tell(plan: Plan, manner: Manner) -> None:
    """Show what becomes of the rows, before anything is written."""
    for sentence in plan.source.said:
        output.say(sentence)
    layout = plan.reading.layout
    output.say(
        "Columns: " + ", ".join(f"{column.header} = {column.field}" for column in layout.columns) + "."
    )
    if layout.unused:
        unused = layout.unused[: manner.show or None]
        left = len(layout.unused) - len(unused)
        output.say(f"Not used: {', '.join(unused)}{f' and {left} more' if left else ''}.")
    if manner.json:
        return
    notes = plan.notes()
    for note in islice(notes, manner.show) if manner.show else notes:
        output.data(f"line {note.line} {note.fate}: {safe(note.reason)}")
    more = plan.counts[Fate.SKIPPED] + plan.counts[Fate.REJECTED] - manner.show
    if manner.show and more > 0:
        output.data(f"… and {more} more; --show 0 lists all.")
    for noun in sorted({noun for noun, _, _ in plan.made}):
        names = [text for kind, text, _ in plan.made if kind == noun]
        shown = ", ".join(safe(name) for name in names[:10]) + (" …" if len(names) > 10 else "")
        output.data(f"made beside them: {noun} {len(names)} ({shown})")


def finish(plan: Plan, manner: Manner, target: str) -> None:
    """Say what was done, where the rejected rows are, and how it is taken back: once it is on the disk."""
    if manner.json:
        output.json_data(_as_json(plan, manner, target))
    else:
        output.data(f"read {plan.read} = " + " + ".join(f"{fate} {plan.counts[fate]}" for fate in FATES))
    if manner.dry_run:
        output.say("Dry run: nothing was changed.")
        return
    if plan.counts[Fate.REJECTED]:
        output.say(f"The rejected rows are in {target}: mend them there, and take them in with:")
        output.say(f"  {_again(plan.options, target)}")
    if not (plan.counts[Fate.CREATED] or plan.counts[Fate.UPDATED] or plan.made):
        output.say("Nothing was changed.")
        return
    count = len(importing.spans(plan))
    output.say(f"Take it back with: crm undo{f' {count}' if count > 1 else ''}")


def _again(options: Options, target: str) -> str:
    """The command that takes the mended rows in; their file is in UTF-8 whatever the first one was."""
    before = [("db", CURRENT.db), ("as", CURRENT.member)]
    needless = (("encoding", options.encoding), ("on-duplicate", OnDuplicate.SKIP))
    after = [pair for pair in saved.said(options) if pair not in needless]
    words = ["crm", *_flags(before), "import", target, "--as", options.noun, *_flags(after)]
    return shlex.join([*words, *(["--strict"] if options.strict else [])])


def _flags(said: list[tuple[str, str]]) -> list[str]:
    return [word for option, value in said if value for word in (f"--{option}", value)]


def _as_json(plan: Plan, manner: Manner, target: str) -> dict[str, Any]:
    rejected = plan.counts[Fate.REJECTED]
    return {
        "schema": output.SCHEMA,
        "kind": "import",
        "noun": plan.options.noun,
        "dry_run": manner.dry_run,
        "read": plan.read,
        **{fate.value: plan.counts[fate] for fate in FATES},
        "made": [{"noun": noun, "name": text} for noun, text, _ in plan.made],
        "unused": list(plan.reading.layout.unused),
        "rejects": target if rejected and not manner.dry_run else None,
        "notes": [{"line": n.line, "fate": n.fate.value, "reason": n.reason} for n in plan.notes()],
    }
