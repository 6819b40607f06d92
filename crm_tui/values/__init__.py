"""Kinds of value: each module reads one kind from text and writes it back.

Modules that need a library of some weight, or patterns, which are slow to compile, or that one kind of entry
alone needs, load when first named: `from crm_tui import values`, then `values.lunar.to_solar(…)`.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.values import emails as emails
    from crm_tui.values import keymaps as keymaps
    from crm_tui.values import likeness as likeness
    from crm_tui.values import lunar as lunar
    from crm_tui.values import numbers as numbers
    from crm_tui.values import offers as offers
    from crm_tui.values import phones as phones
    from crm_tui.values import pinyin as pinyin
    from crm_tui.values import recurrence as recurrence
    from crm_tui.values import sentences as sentences
    from crm_tui.values import toml_texts as toml_texts
    from crm_tui.values import zones as zones

__getattr__ = _lazy.modules(__name__)
