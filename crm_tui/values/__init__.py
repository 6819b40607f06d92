"""Kinds of value: each module reads one kind from text and writes it back.

Modules that need a library of some weight load when first named: `from crm_tui import values`, then
`values.lunar.to_solar(…)`.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.values import likeness as likeness
    from crm_tui.values import lunar as lunar
    from crm_tui.values import phone_numbers as phone_numbers
    from crm_tui.values import pinyin as pinyin
    from crm_tui.values import recurrence as recurrence

_HEAVY = ("likeness", "lunar", "phone_numbers", "pinyin", "recurrence")

__getattr__ = _lazy.attributes(__name__, {name: f".{name}" for name in _HEAVY})
