"""JSON as the program writes it."""

import json


def text(document: object, indent: "int | None" = None) -> str:
    """The document on one line or indented, Chinese readable, whatever a terminal might act on escaped."""
    made = json.dumps(document, ensure_ascii=False, indent=indent, default=str)
    if made.isprintable():
        return made
    return "\n".join([line if line.isprintable() else _escaped(line) for line in made.split("\n")])


def _escaped(line: str) -> str:
    return "".join([c if c.isprintable() else json.dumps(c)[1:-1] for c in line])
