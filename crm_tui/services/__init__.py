"""What the CRM can do: one module per noun, and the verbs all nouns share.

Verbs take an open session and keyword arguments, return records or small frozen dataclasses, raise CrmError, and
never commit, print or ask. The modules named here load when they are first asked for: `from crm_tui import
services`, then `services.listing.page(…)`.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.services import apprise_sender as apprise_sender

__getattr__ = _lazy.attributes(__name__, {"apprise_sender": ".apprise_sender"})
