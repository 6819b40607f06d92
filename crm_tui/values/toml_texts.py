"""TOML as the standard library reads it, apart from the rest because that library is slow to load."""

import tomllib


def parse(text: str) -> "dict[str, object]":
    """The document of a text; ValueError where it is none."""
    return tomllib.loads(text)
