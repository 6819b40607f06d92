"""What the end of a filter that is being typed is: the beginning of a field's name, or of a value."""

from typing import NamedTuple

from crm_tui.errors import Invalid
from crm_tui.values.filter_words import split_words


class End(NamedTuple):
    """The letters from `start` on begin a name, or a value of `field` where that is not empty."""

    start: int
    begun: str
    field: str


def end_of(text: str) -> End | None:
    """What the last letters begin; None where nothing is being typed, as behind a blank."""
    try:
        words = split_words(text)
    except Invalid:  # an open quotation
        return None
    if not words or text[-1:].isspace():
        return None
    *before, last = words
    if last.kind == "op" and before:
        return End(len(text), "", before[-1].text)
    if last.kind in ("word", "and", "or", "not"):
        compares = len(before) > 1 and before[-1].kind == "op"
        return End(last.start, last.text, before[-2].text if compares else "")
    return None


def written(value: str) -> str:
    """A value as a filter takes it: in quotation marks where it has blanks or signs in it."""
    plain = value and not any(c.isspace() or c in "()\"'“”「」‘’（）＂＇" for c in value)
    return (
        value
        if plain and value.lower() not in ("and", "or", "not")
        else '"{}"'.format(value.replace('"', ""))
    )
