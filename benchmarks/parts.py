"""Whether a part of the program that is measured is there yet."""

from importlib.util import find_spec


def why_not(module: str) -> str:
    """Why a module of ours cannot be measured; "" when it can."""
    return "" if find_spec(module) else f"{module} is not there yet"
