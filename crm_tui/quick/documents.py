"""JSON as the program writes it."""

import json


def text(document: "dict[str, object]") -> str:
    """The document on one line, Chinese readable, whatever a terminal might act on escaped."""
    made = json.dumps(document, ensure_ascii=False)
    if made.isprintable():
        return made
    return "".join([c if c.isprintable() else json.dumps(c)[1:-1] for c in made])
