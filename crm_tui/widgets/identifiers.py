"""Names of fields as parts of a widget's id, which holds no more than ASCII letters, digits, _ and -."""


def identifier(name: str) -> str:
    """The name where an id may hold it, else with its other characters as numbers; two names, two ids."""
    return "".join([c if c.isascii() and (c.isalnum() or c == "_") else f"-{ord(c):x}-" for c in name])
