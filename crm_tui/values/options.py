"""Choices: one of a closed list of words, typed by value, title or the beginning of either."""

from enum import StrEnum

from crm_tui.errors import Invalid
from crm_tui.values.names import key
from crm_tui.values.text import quoted


def parse_choice(text: str, choices: type[StrEnum]) -> StrEnum:
    """The member meant, whatever the case; Invalid, listing the choices, where none or several are."""
    word = _folded(text)
    names = {member: (_folded(member.value), _folded(choice_title(member))) for member in choices}
    exact = [member for member, known in names.items() if word in known]
    begun = [member for member, known in names.items() if word and any(n.startswith(word) for n in known)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    listed = ", ".join(member.value for member in found or choices)
    problem = "could be any of" if found else "is not one of"
    raise Invalid(f"{quoted(text)} {problem}: {listed}.")


def choice_title(member: StrEnum) -> str:
    """The member's `label` where its list gives one, else its value in words, "Super prospect"."""
    label = getattr(member, "label", None)
    return label if isinstance(label, str) else member.value.replace("_", " ").capitalize()


def _folded(text: str) -> str:
    return key(text.replace("_", " ").replace("-", " "))
