"""How an entry begins: with whom it was, written so that the quick line reads it back."""

from crm_tui.values.references import format_ref, parse_ref

MARKS = frozenset(':：@＠#＃^＾>＞"“”「」\\')


def of(
    client: "tuple[int | None, str | None]", contact: "tuple[int | None, str | None]" = (None, None)
) -> str:
    """The head of an entry with a client, a contact, or a contact of the client; "" where neither is known.

    Both are (id, name).
    """
    who, person = _readable("client", *client), _readable("contact", *contact)
    return f"{who} @{person}" if who and person else who or person


def whole(name: str) -> str:
    """A name as it is typed, in quotation marks where the grammar would read a mark in it."""
    return f'"{name}"' if MARKS & set(name) else name


def _readable(noun: str, number: "int | None", name: "str | None") -> str:
    """The name, or the short id where the grammar would read a mark or another's short id in the name."""
    if number is None:
        return ""
    plain = name and not MARKS & set(name) and parse_ref(name) is None
    return str(name) if plain else format_ref(noun, number)
