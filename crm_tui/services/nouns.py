"""Which class serves which noun; a noun without rules of its own is served by the shared verbs."""

from crm_tui.models.catalogue import NOUNS
from crm_tui.services.complaints import Complaints
from crm_tui.services.interactions import Interactions
from crm_tui.services.members import Members
from crm_tui.services.opportunities import Opportunities
from crm_tui.services.orders import Orders
from crm_tui.services.records import Records

OWN: dict[str, type[Records]] = {
    served.noun: served for served in (Members, Interactions, Opportunities, Complaints, Orders)
}


def of(noun: str) -> Records:
    """The verbs of a noun."""
    if noun in OWN:
        return OWN[noun]()
    plain = type(NOUNS[noun].__name__ + "Records", (Records,), {"noun": noun})
    made: Records = plain()
    return made
