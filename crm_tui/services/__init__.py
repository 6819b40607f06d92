"""What the CRM can do: one module per noun, and the verbs all nouns share.

Verbs take an open session and keyword arguments, return records or small frozen dataclasses, raise CrmError, and
never commit, print or ask. The modules named here load when they are first asked for: `from crm_tui import
services`, then `services.listing.page(…)`.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.services import acting as acting
    from crm_tui.services import answers as answers
    from crm_tui.services import apprise_sender as apprise_sender
    from crm_tui.services import birthdays as birthdays
    from crm_tui.services import board as board
    from crm_tui.services import columns as columns
    from crm_tui.services import dialling as dialling
    from crm_tui.services import dossiers as dossiers
    from crm_tui.services import drafts as drafts
    from crm_tui.services import due_fields as due_fields
    from crm_tui.services import due_filter as due_filter
    from crm_tui.services import due_listing as due_listing
    from crm_tui.services import editing as editing
    from crm_tui.services import entries as entries
    from crm_tui.services import exporting as exporting
    from crm_tui.services import faces as faces
    from crm_tui.services import finding as finding
    from crm_tui.services import forms as forms
    from crm_tui.services import handover as handover
    from crm_tui.services import history as history
    from crm_tui.services import line_entries as line_entries
    from crm_tui.services import listing as listing
    from crm_tui.services import log_choices as log_choices
    from crm_tui.services import log_page as log_page
    from crm_tui.services import merging as merging
    from crm_tui.services import morning as morning
    from crm_tui.services import named as named
    from crm_tui.services import nouns as nouns
    from crm_tui.services import one_line as one_line
    from crm_tui.services import opportunities as opportunities
    from crm_tui.services import pages as pages
    from crm_tui.services import plan_page as plan_page
    from crm_tui.services import preferences as preferences
    from crm_tui.services import queue as queue
    from crm_tui.services import settings as settings
    from crm_tui.services import statuses as statuses
    from crm_tui.services import tasks as tasks
    from crm_tui.services import team as team
    from crm_tui.services import timeline as timeline
    from crm_tui.services import today as today
    from crm_tui.services import views as views
    from crm_tui.services import vocabulary as vocabulary

__getattr__ = _lazy.modules(__name__)
