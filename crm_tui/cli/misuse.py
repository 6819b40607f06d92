"""What to say of words that the parser of options could not take, in a sentence that helps."""

import re
import shlex
from typing import Any

from crm_tui.values.text import quoted, safe

# Options of the program itself, as they are written before a command.
BEFORE = {"--db": "--db PATH", "--as": "--as MEMBER", "--quiet": "--quiet", "-q": "-q"}
_MORE = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
WRONG = {
    "int_parsing": "{value} is not a whole number.",
    "int_from_float": "{value} is not a whole number.",
    "greater_than_equal": "{value} is too little: it is {ge} or more.",
    "less_than_equal": "{value} is too much: it is {le} or less.",
    "value_error": "{value} is not one of {choices}.",
}


def sentence(error: Any) -> str:
    """The sentence for an error of the parser; its own words where they help."""
    option = getattr(error, "option_name", "")
    if option in BEFORE and error.ctx is not None:
        rest = error.ctx.command_path.removeprefix("crm ")
        return f"{option} stands before the command: crm {BEFORE[option]} {rest} …"
    if option and "requires an argument" in error.message:
        return f"{option} needs a value behind it."
    return _of_value(error) or _of_more(error) or str(error.format_message())


def _of_more(error: Any) -> str:
    """What is wrong with more words than a command takes; "" where it is another kind of error."""
    found = _MORE.match(error.message)
    if found is None or error.ctx is None:
        return ""
    taken = [one.name for one in error.ctx.command.params if one.param_type_name == "argument"]
    command, held = error.ctx.command_path, [str(error.ctx.params.get(name) or "") for name in taken]
    if not taken:
        return f"{command} takes no {quoted(found[1])}: {command} -h tells what it takes."
    text = safe(" ".join([*held[-1:], found[1]])).strip()
    whole = shlex.quote(text) if set(text) & set('"$`\\!') else f'"{text}"'
    line = " ".join([command, *held[:-1], whole])
    return f"What belongs together has to stand in quotes, or the shell takes it apart: {line}"


def _of_value(error: Any) -> str:
    """What is wrong with the value of an option; "" where it is another kind of error."""
    faults = getattr(error.__cause__, "errors", None)
    found: dict[str, Any] = faults()[0] if callable(faults) else {"type": ""}
    if found["type"] not in WRONG or getattr(error, "param", None) is None:
        return ""
    name, limits = max(error.param.opts, key=len), found.get("ctx", {})
    choices = str(limits.get("error", "")).rpartition(" is not one of ")[2].replace("'", "").rstrip(".")
    return f"{name}: " + WRONG[found["type"]].format(
        value=quoted(str(found["input"])), choices=choices, **limits
    )
