"""Kinds of value: each module reads one kind from text and writes it back.

Modules that need a library of some weight load when first named: `from crm_tui import values`, then
`values.lunar.to_solar(…)`.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.values import lunar as lunar
    from crm_tui.values import phone_numbers as phone_numbers
    from crm_tui.values import pinyin as pinyin
    from crm_tui.values import recurrence as recurrence

_HEAVY = ("lunar", "phone_numbers", "pinyin", "recurrence")


def __getattr__(name: str) -> object:
    if name not in _HEAVY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    __import__(f"{__name__}.{name}")
    return sys.modules[f"{__name__}.{name}"]
