"""Trees of filters written back in their grammar, so that they read as the same tree."""

import re

from crm_tui.errors import Invalid
from crm_tui.values.filter_words import split_words
from crm_tui.values.filters import And, Compare, Node, Not, Or

_PLAIN = re.compile(r"\w[\w./:#@+-]*")
_KEYWORDS = ("and", "or", "not")
_QUOTES = (('"', '"'), ("'", "'"), ("「", "」"), ("“", "”"), ("‘", "’"))


def format_filter(node: Node) -> str:
    """The filter that reads as this tree."""
    if isinstance(node, And):
        return " and ".join(_part(part) for part in node.parts)
    if isinstance(node, Or):
        return " or ".join(_part(part) for part in node.parts)
    if isinstance(node, Not):
        return f"not {_part(node.part)}"
    return f"{_word(node.field)}{node.op}{_value(node.value)}" if node.field else _word(node.value)


def equals(field: str, value: str) -> Compare:
    """The comparison that asks for a value, as typed."""
    return Compare(field, "=", value)


def _part(node: Node) -> str:
    return f"({format_filter(node)})" if isinstance(node, And | Or) else format_filter(node)


def _value(text: str) -> str:
    return _word(text) if text else ""


def _word(text: str) -> str:
    """As it stands where that reads, else in the first quotation marks that do not occur in it."""
    if _PLAIN.fullmatch(text) and text.lower() not in _KEYWORDS:
        return text
    for begin, end in _QUOTES:
        quotation = f"{begin}{text}{end}"
        if _reads(quotation, text):
            return quotation
    return text


def _reads(quotation: str, text: str) -> bool:
    try:
        return [(word.kind, word.text) for word in split_words(quotation)] == [("quoted", text)]
    except Invalid:
        return False
