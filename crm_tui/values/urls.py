"""Web addresses: kept as typed, with or without http in front, never anything that runs."""

import re

from crm_tui.errors import Invalid
from crm_tui.values.text import clean, quoted

_REST = r"(?::[0-9]{1,5})?(?:[/?#]\S*)?"
_WEB = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_][\w-]+" + _REST, re.IGNORECASE)
_LOCAL = re.compile(r"https?://[\w.-]+" + _REST, re.IGNORECASE)  # a name of the house or an IP address


def parse_url(text: str) -> str:
    """The address as typed, trimmed; Invalid where it has blanks, no dot, or leads elsewhere than the web."""
    address = clean(text)
    if _WEB.fullmatch(address) or _LOCAL.fullmatch(address):
        return address
    raise Invalid(
        f"{quoted(text)} is not a web address; write it like example.com or https://example.com/page."
    )
