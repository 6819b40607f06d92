"""What can be done, by which command and where in the app; and what of either only looks."""

from collections.abc import Iterator
from typing import NamedTuple

from crm_tui.values.app_keys import KEYS
from crm_tui.values.commands import EVERYDAY, HOUSE
from crm_tui.values.nouns import NOUNS
from tests.documentation import commands

EVERY_NOUN = "NOUN"


class Act(NamedTuple):
    """What is done, by which commands (NOUN stands for each noun), keys (by their ids), names in the palette."""

    what: str
    commands: tuple[str, ...]
    keys: tuple[str, ...] = ()
    palette: tuple[str, ...] = ()
    note: str = ""


STEPS = ("acknowledge", "investigate", "answer", "wait", "resolve", "close", "reopen", "note")
ACTS = (
    Act("write down a talk", ("log",), ("app.quick-line", "quick.new", "today.log", "log.talk", "number.log")),
    Act("write down a task, a deal, a complaint", ("todo", "deal", "complain"), ("app.quick-line",)),
    Act("tick a task off", ("done",), ("today.done", "page.done", "plan.done")),
    Act("put a task off", ("snooze",), ("today.snooze",)),
    Act("add a record of any kind", ("NOUN add",),
        ("list.new", "dossier.new", "today.new", "pipeline.new", "plan.action", "plan.objective",
         "complaint.step", "form.save")),
    Act("change a record", ("NOUN edit",),
        ("list.edit", "list.change", "page.change", "page.edit", "page.edit-record", "pipeline.edit",
         "complaint.assign", "today.give", "form.save", "ask.save", "conflict.save")),
    Act("change many", ("NOUN edit",), ("list.edit-all", "bulk.save"), (), "`--where` in the shell"),
    Act("put away, bring back", ("NOUN archive", "NOUN restore"), ("list.archive",)),
    Act("remove", ("NOUN delete",), ("list.delete",)),
    Act("make one of several", ("NOUN merge",), ("list.merge",)),
    Act("move a deal", ("opportunity move",),
        ("board.carry-back", "board.carry-on", "pipeline.won", "pipeline.lost", "deal.carry-back", "deal.carry-on",
         "deal.won", "deal.lost")),
    Act("lines of a deal or an order",
        ("opportunity add-line", "opportunity edit-line", "opportunity remove-line",
         "order add-line", "order edit-line", "order remove-line"),
        ("sale.add-line", "page.edit", "sale.remove-line")),
    Act("the steps of a complaint, and notes on it",
        tuple(f"complaint {step}" for step in STEPS), tuple(f"complaint.{step}" for step in STEPS)),
    Act("keep or remove a view", ("view add", "view delete"), ("views.save", "views.delete")),
    Act("your own columns, first view, look", ("config",),
        ("columns.save", "columns.plain", "views.prefer", "app.theme", "app.density"), (),
        "the rest of `crm config` in the shell"),
    Act("write what is shown to a file", ("export",), ("list.export", "today.export", "reports.export"), (),
        "also `crm NOUN list -o`, `crm agenda --all -f csv`, `crm report -o`; everything at once in the shell"),
    Act("take back, do again", ("undo", "redo"), ("app.undo", "app.redo"), ("History",)),
    Act("rules of the team", ("settings",), (), ("Rules of the team",)),
    Act("save a copy of the file", ("backup",), (), ("Save a copy",)),
    Act("take in a file", ("import",), (), (), "in the shell; `--dry-run` shows first what it would do"),
    Act("make a file, bring a copy back", ("init", "restore"), (), (), "in the shell"),
)  # fmt: skip

# Commands that write nothing of the team's, or are no act of a person in the app.
ONLY_LOOK = {
    "agenda", "remind", "find", "brief", "report", "history", "doctor", "demo", "completion", "dial",
    "complaint similar",
    "NOUN list", "NOUN show", "NOUN history",
}  # fmt: skip
# Keys that move, show, choose or leave, by the place they belong to, and single ones by their id.
LOOKING_PLACES = (
    "knowledge",
    "morning",
    "go",
    "table",
    "due",
    "figures",
    "filter",
    "name",
    "choice",
    "pick",
    "help",
    "behind",
    "dialog",
)
LOOKING = {
    "page.back", "page.client", "page.dial", "page.dial-record", "page.fields", "dossier.kind", "complaint.fields",
    "list.dial",
    "complaint.knowledge", "complaints.knowledge", "log.after", "log.before",
    "log.member", "log.tag", "log.with", "number.copy", "number.leave", "today.brief", "today.dial",
    "today.member",
    "app.palette", "app.help", "app.quit", "ask.leave", "ask.up", "ask.down", "bulk.leave",

    "columns.show", "columns.left", "columns.right", "columns.leave",
    "complaints.shown", "conflict.mine", "conflict.theirs",
    "conflict.leave", "deals.board", "field.leave", "form.leave", "form.discard", "form.next", "form.previous",
    "form.tab", "form.back-tab",
    "list.filter", "list.filter-wide", "list.columns", "list.views", "list.archived", "list.unselect", "list.sort",
    "list.up", "list.down", "list.page-up", "list.page-down", "list.first", "list.last", "list.left", "list.right",
    "log.mine", "log.period", "log.channel", "log.client", "page.next", "page.previous",
    "pipeline.filter", "pipeline.filter-wide", "pipeline.table", "pipeline.next",
    "quick.leave", "quick.take", "quick.next", "quick.previous",
    "reports.report", "reports.period", "reports.before", "reports.after", "reports.group", "reports.group-back",
    "reports.figure", "reports.figure-back", "reports.options", "reports.copy", "reports.reset", "today.team",
    "today.client", "today.filter", "today.unfilter", "views.leave", "board.up", "board.down", "board.left",
    "board.right", "board.first", "board.last", "board.page-up", "board.page-down", "board.open",
}  # fmt: skip


def every_command() -> Iterator[str]:
    """Every command; the verbs that all nouns share with NOUN in front, once."""
    yield from (*EVERYDAY, *HOUSE)
    verbs = {noun: set(commands.found(noun).commands) for noun in NOUNS}
    shared = set.intersection(*verbs.values())
    yield from (f"{EVERY_NOUN} {verb}" for verb in shared)
    yield from (f"{noun} {verb}" for noun, own in verbs.items() for verb in own - shared)


def block() -> list[str]:
    """The table of acts."""
    rows = [
        f"| {act.what} | {', '.join(f'`crm {each}`' for each in act.commands)} | {_place(act)} |"
        for act in ACTS
    ]
    return ["| act | command | in the app |", "|---|---|---|", *rows]


def _place(act: Act) -> str:
    keys = list(dict.fromkeys(KEYS[name].partition(",")[0] for name in act.keys))
    shown = [f"`{SIGNS.get(key, key)}`" for key in keys if key not in BOXES]
    offered = [f"`:` {name}" for name in act.palette]
    return "; ".join(part for part in (" ".join(shown), ", ".join(offered), act.note) if part)


SIGNS = {"equals_sign": "=", "less_than_sign": "<", "greater_than_sign": ">", "plus": "+", "minus": "-"}
BOXES = {"ctrl+s", "ctrl+r"}  # they end what another key began
