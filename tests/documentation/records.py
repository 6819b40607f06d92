"""A noun as its page shows it: the table of its fields, and its commands with every option."""

from crm_tui.cli.options import FLAGS, asks_for
from crm_tui.services.faces import built_in
from crm_tui.services.fields import Field
from tests.documentation import commands

# The kinds of value in a reader's words.
KINDS = {
    "text": "text", "note": "long text", "int": "whole number", "percent": "percent, 0 to 100",
    "money": "amount of money", "day": "day", "instant": "day and time", "time": "clock time, HH:MM",
    "minutes": "length of time", "email": "e-mail address", "phone": "phone number", "url": "web address",
    "bool": "yes or no", "rrule": "rule of repetition", "birthday": "birthday", "zone": "time zone",
    "currency": "currency code", "tags": "tags, by comma", "list": "list", "lines": "lines",
}  # fmt: skip
BOOKKEEPING = ("id", "version")
WRITING = ("add", "edit")


def block(noun: str) -> list[str]:
    """Fields and commands of a noun."""
    faces = {name: field for name, field in built_in(noun).items() if name not in BOOKKEEPING}
    rows = [_row(field) for field in faces.values()]
    head = ["| field | title | what it is | kind | option |", "|---|---|---|---|---|"]
    verbs = [line for verb in commands.found(noun).commands for line in _verb(noun, verb, faces)]
    return ["## Fields", "", *head, *rows, "", "## Commands", "", *verbs]


def flag(field: Field) -> str:
    """The option a field becomes in add and edit."""
    return FLAGS.get(field.name) or "--" + field.name.replace("_", "-")


def kind(field: Field) -> str:
    """The kind of value in words: its choices, the noun it names, or what it is."""
    fact = field.facts
    if fact.choices:
        return ", ".join(f"`{word.value}`" for word in fact.choices)
    if fact.ref:
        return f"{'several, each a ' if field.many else ''}[{fact.ref}]({fact.ref}.md)"
    return KINDS[field.kind]


def _row(field: Field) -> str:
    option = f"`{flag(field)} {asks_for(field)}`" if field.editable else "kept by the program"
    cells = (f"`{field.name}`", field.title, field.facts.help, kind(field), option)
    return f"| {' | '.join(commands.escaped(cell) for cell in cells)} |"


def _verb(noun: str, verb: str, faces: dict[str, Field]) -> list[str]:
    if verb not in WRITING:
        return commands.block(noun, verb)
    flags = frozenset(flag(field) for field in faces.values() if field.editable)
    lines = commands.block(noun, verb, leave_out=flags)
    return [*lines[:-1], "", "Every field of the table above that has an option takes it here.", ""]
