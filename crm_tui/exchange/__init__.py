"""File formats to and from plain tuples and dicts; no database inside."""
