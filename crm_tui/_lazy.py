"""Packages that import their modules when a name is first asked for (PEP 562)."""

from collections.abc import Callable, Mapping
from importlib import import_module


def attributes(package: str, names: Mapping[str, str]) -> Callable[[str], object]:
    """A module `__getattr__`; `names` maps each public name to `module` or `module:attribute`."""

    def __getattr__(name: str) -> object:  # noqa: N807 - it becomes the package's own hook
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, attribute = names[name].partition(":")
        found = import_module(module, package)
        return getattr(found, attribute) if attribute else found

    return __getattr__
