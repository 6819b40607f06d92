"""Data inside Markdown, none of it read as Markdown or HTML."""

_SPECIAL = "\\`*_{}[]<>|#~"


def escaped(text: str) -> str:
    """The text with every sign of Markdown made plain."""
    return "".join("\\" + char if char in _SPECIAL else char for char in text)
