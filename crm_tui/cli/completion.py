"""crm completion: the script a shell loads, and the options that TAB offers; names come by the quick door."""

from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import quick
from crm_tui.cli import output, root
from crm_tui.values.text import safe

HIDDEN = "_complete"


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    if name == HIDDEN:
        anything = {"ignore_unknown_options": True, "help_option_names": []}
        group.command(name, hidden=True, context_settings=anything)(complete)
    else:
        group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(completion)
    return get_command(group)


def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> None:
    """Print what lets your shell complete commands, options and the names in your file.

    bash: eval "$(crm completion bash)" in ~/.bashrc. zsh: the same with zsh in ~/.zshrc, after compinit.
    fish: crm completion fish > ~/.config/fish/completions/crm.fish.
    """
    output.raw(quick.completion.script(shell) + "\n")


def complete(
    words: Annotated[list[str] | None, typer.Argument(help="The words typed so far.")] = None,
) -> None:
    """Offer the options that may follow the words."""
    for flag, text in options(list(words or [""])):
        output.raw(f"{safe(flag)}\t{safe(text)}\n")


def options(words: list[str]) -> list[tuple[str, str]]:
    """(option, what it does) of the command the words name, as far as they begin like the last word."""
    *before, last = words
    found: Any = get_command(root.app)
    for word in before:
        step = found.get_command(None, word) if hasattr(found, "get_command") else None
        found = step or found
    names = [(name, param.help or "") for param in found.params for name in _flags(param)]
    return [
        (name, text) for name, text in [*names, ("--help", "Show what it does.")] if name.startswith(last)
    ]


def _flags(param: Any) -> list[str]:
    """The long names of an option; none for an argument."""
    return [name for name in (*param.opts, *param.secondary_opts) if name.startswith("--")]
