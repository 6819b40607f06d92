"""The rules of the team and the preferences of a person, as tables."""

from crm_tui.services.preferences import OF_NOUNS, PREFERENCES
from crm_tui.values.team_rules import RULES
from tests.documentation.commands import escaped


def settings() -> list[str]:
    """Every rule of the team: name, default, what it means."""
    head = ["| setting | kind | default | what it means |", "|---|---|---|---|"]
    return head + [
        f"| `{name}` | {kind} | {default or 'never'} | {escaped(text)} |"
        for name, (default, kind, text) in RULES.items()
    ]


def preferences() -> list[str]:
    """Every preference: name, default, what it means, the words it takes."""
    head = ["| preference | default | what it means | values |", "|---|---|---|---|"]
    return head + [
        f"| `{name}` | {one.default} | {escaped(one.help)} | {_values(one.words, one.many)} |"
        for name, one in (*PREFERENCES.items(), *((f"{table}.NOUN", one) for table, one in OF_NOUNS.items()))
    ]


def _values(words: tuple[str, ...], many: bool) -> str:
    return ", ".join(f"`{word}`" for word in words) or ("several" if many else "one")
