"""Which class serves which noun; a noun without rules of its own is served by the shared verbs."""

from functools import cache

from crm_tui.models.catalogue import NOUNS
from crm_tui.services.complaints import Complaints
from crm_tui.services.contacts import Contacts
from crm_tui.services.custom_fields import CustomFields
from crm_tui.services.interactions import Interactions
from crm_tui.services.links import Links
from crm_tui.services.members import Members
from crm_tui.services.opportunities import Opportunities
from crm_tui.services.orders import Orders
from crm_tui.services.pipelines import Pipelines, Stages
from crm_tui.services.records import Records
from crm_tui.services.tags import Tags
from crm_tui.services.tasks import Tasks
from crm_tui.services.views import Views

_CLASSES = (
    Members, Interactions, Tasks, Pipelines, Stages, Opportunities, Complaints, Orders, Links, Tags,
    CustomFields, Views, Contacts,
)  # fmt: skip
OWN: dict[str, type[Records]] = {served.noun: served for served in _CLASSES}


@cache
def of(noun: str) -> Records:
    """The verbs of a noun; KeyError for an unknown one."""
    if noun in OWN:
        return OWN[noun]()
    plain = type(NOUNS[noun].__name__ + "Records", (Records,), {"noun": noun})
    made: Records = plain()
    return made
