"""Packages that import their modules when a name is first asked for (PEP 562).

importlib is kept out: the quick verbs pay for it.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def modules(package: str) -> "Callable[[str], object]":
    """A module `__getattr__` that finds every module of the package under its name."""

    def __getattr__(name: str) -> object:  # noqa: N807 - it becomes the package's own hook
        full = f"{package}.{name}"
        try:
            if not name.startswith("_"):
                __import__(full)
                return sys.modules[full]
        except ModuleNotFoundError as error:
            if error.name != full:
                raise
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return __getattr__


def attributes(package: str, names: "Mapping[str, str]") -> "Callable[[str], object]":
    """A module `__getattr__`; `names` maps each public name to `module` or `module:attribute`.

    A module that starts with a dot is one of the package's own.
    """

    def __getattr__(name: str) -> object:  # noqa: N807 - it becomes the package's own hook
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, attribute = names[name].partition(":")
        full = package + module if module.startswith(".") else module
        __import__(full)
        found = sys.modules[full]
        return getattr(found, attribute) if attribute else found

    return __getattr__
