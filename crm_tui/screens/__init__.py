"""Screens compose, ask services, and show; each loads when it is first asked for."""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.screens import ask as ask
    from crm_tui.screens import behind as behind
    from crm_tui.screens import bulk_edit as bulk_edit
    from crm_tui.screens import client as client
    from crm_tui.screens import clients as clients
    from crm_tui.screens import columns as columns
    from crm_tui.screens import complaint as complaint
    from crm_tui.screens import complaints as complaints
    from crm_tui.screens import conflict as conflict
    from crm_tui.screens import deal as deal
    from crm_tui.screens import deals as deals
    from crm_tui.screens import dial as dial
    from crm_tui.screens import draft_offer as draft_offer
    from crm_tui.screens import export as export
    from crm_tui.screens import field_form as field_form
    from crm_tui.screens import help as help
    from crm_tui.screens import house as house
    from crm_tui.screens import knowledge as knowledge
    from crm_tui.screens import log as log
    from crm_tui.screens import morning as morning
    from crm_tui.screens import noun_list as noun_list
    from crm_tui.screens import person as person
    from crm_tui.screens import pick as pick
    from crm_tui.screens import pipeline as pipeline
    from crm_tui.screens import plan as plan
    from crm_tui.screens import plans as plans
    from crm_tui.screens import quick as quick
    from crm_tui.screens import record as record
    from crm_tui.screens import record_form as record_form
    from crm_tui.screens import records as records
    from crm_tui.screens import reports as reports
    from crm_tui.screens import sale as sale
    from crm_tui.screens import settling as settling
    from crm_tui.screens import today as today
    from crm_tui.screens import today_export as today_export
    from crm_tui.screens import views as views

__getattr__ = _lazy.modules(__name__)
