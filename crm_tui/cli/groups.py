"""A group of commands that tells a mistyped one what may have been meant."""

from typing import Any

from typer import core

from crm_tui import values
from crm_tui.errors import Invalid
from crm_tui.values.nouns import NOUNS
from crm_tui.values.text import quoted

ALIKE = 0.65  # how like a command a word has to be
AS_GOOD = 0.15  # how much less alike than the likeliest one the others may be
# What people type by habit, and the command it is here.
SAME = {
    "search": "find", "note": "log", "call": "log", "visit": "log", "reminder": "remind", "calendar": "agenda",
    "customer": "client", "customers": "client", "company": "client", "account": "client",
    "person": "contact", "people": "contact", "sale": "deal", "ticket": "complaint",
    "new": "add", "create": "add", "ls": "list", "view": "show", "get": "show", "open": "show",
    "update": "edit", "change": "edit", "set": "edit", "remove": "delete", "rm": "delete",
}  # fmt: skip
VERBS = ("add", "list", "show", "edit", "archive", "delete", "merge")  # those of nouns alone


class Group(core.TyperGroup):
    """Commands under one word; an unknown one is Invalid with near names, and loads none of them."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of the first word."""
        word, known = args[0], self.list_commands(ctx)
        if word in known or word.startswith("-") or self.get_command(ctx, word) is not None:
            return super().resolve_command(ctx, args)
        noun = args[1].casefold() if len(args) > 1 else ""
        likely = turned(word.casefold(), noun, known) or near(word.casefold(), known)
        hint = f"did you mean {' or '.join(likely)}?" if likely else f"{ctx.command_path} -h lists them."
        raise Invalid(f"There is no command {quoted(f'{ctx.command_path} {word}')}: {hint}")


def turned(verb: str, noun: str, known: list[str]) -> list[str]:
    """The command of a verb that was typed before its noun, such as add client; none where it is no such thing."""
    verb, nouns = SAME.get(verb, verb), [name for name in known if name in NOUNS]
    likely = near(noun, nouns) if verb in VERBS and nouns and noun else []
    return [f"crm {likely[0]} {verb}"] if likely else []


def near(word: str, known: list[str]) -> list[str]:
    """The commands a word may stand for, the likeliest first; at most three."""
    if SAME.get(word) in known:
        return [SAME[word]]
    alike = {name: values.likeness.ratio(word, name) for name in known}
    begun = [name for name in known if len(word) > 1 and name.startswith(word)]
    least = max(ALIKE, max(alike.values()) - AS_GOOD)
    likely = begun or [name for name in known if alike[name] >= least]
    return sorted(likely, key=lambda name: -alike[name])[:3]
