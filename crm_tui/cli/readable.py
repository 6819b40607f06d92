"""A command's help in plain words: what each argument and option asks for, without types and bounds."""

from collections.abc import Callable
from typing import Any


def readable(command: Any) -> Any:
    """The command and those below it, with such a help."""
    for found in (command, *getattr(command, "commands", {}).values()):
        for asked in found.params:
            if asked.param_type_name == "argument":
                _name_alone(asked)
            elif asked.min is not None:
                asked.metavar = asked.metavar or "NUMBER"
            asked._get_number_range_help_str = _nothing
    return command


def _name_alone(argument: Any) -> None:
    """Show the argument by its name, in brackets where it may be left out."""
    name = argument.display_name_raw.removesuffix("...").strip("[]")
    shown = name + "..." * (argument.nargs != 1 and "..." not in name)
    argument.display_type_rich = _nothing
    argument.make_metavar = argument._usage_display_name = _always(
        shown if argument.required else f"[{shown}]"
    )


def _nothing(ctx: Any = None) -> None:
    """No word where a type or a bound would stand."""


def _always(text: str) -> Callable[..., str]:
    return lambda *_: text
