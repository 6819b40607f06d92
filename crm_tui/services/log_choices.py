"""What narrows the contact log, chosen one by one, as a filter in words and back."""

from typing import NamedTuple

from crm_tui.errors import Invalid
from crm_tui.values.filter_texts import equals, format_filter
from crm_tui.values.filters import And, Compare, Node, parse_filter
from crm_tui.values.periods import PRESETS

PERIODS = ("today", "yesterday", "last 7 days", "last 30 days", "last 90 days", *PRESETS[1:])
FIELDS = {"member": "member", "client": "client", "channel": "channel", "tags": "tag", "at": "period"}
ME = "me"


class Choices(NamedTuple):
    """Who of us, with whom, how, about what and when, each as a filter takes it; an empty one is any.

    A period is kept in words, so that this month is the month in which one looks.
    """

    member: str = ""
    client: str = ""
    channel: str = ""
    tag: str = ""
    period: str = ""


def within(choices: Choices) -> str:
    """The filter for these choices; empty for none."""
    return _joined([equals(name, text) for name, of in FIELDS.items() if (text := getattr(choices, of))])


def split(where: str) -> tuple[Choices, str]:
    """The choices a filter begins with or holds beside others, and the filter that is left."""
    try:
        parts = _parts(parse_filter(where))
    except Invalid:
        return Choices(), where
    chosen: dict[str, str] = {}
    rest: list[Node] = []
    for part in parts:
        of = FIELDS.get(part.field) if isinstance(part, Compare) and part.op == "=" and part.value else None
        if of is None or of in chosen:
            rest.append(part)
        else:
            assert isinstance(part, Compare)
            chosen[of] = part.value
    return Choices(**chosen), _joined(rest)


def _parts(node: Node) -> list[Node]:
    """What has to hold together, brackets left away."""
    return [found for part in node.parts for found in _parts(part)] if isinstance(node, And) else [node]


def _joined(parts: list[Node]) -> str:
    return format_filter(And(tuple(parts)) if len(parts) > 1 else parts[0]) if parts else ""
