"""E-mail addresses: looked at lightly, kept as typed, compared without case."""

import re
import unicodedata

from crm_tui.errors import Invalid
from crm_tui.values.text import clean, quoted

_DOTS = str.maketrans({"＠": "@", "。": ".", "．": ".", "｡": "."})
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?|[^\x00-\x7f]+")
LONGEST = 254  # characters of an address that mail can carry


def parse_email(text: str) -> str:
    """The address, trimmed, with full-width @ and dots made plain; Invalid where no mail could reach it.

    One @, nothing blank, and a domain with a dot (or localhost); international addresses pass.
    """
    address = clean(text).translate(_DOTS)
    local, _, domain = address.rpartition("@")
    labels = domain.split(".")
    if (
        not local
        or re.search(r"[\s@<>,;:\"()\[\]\\]", local)
        or local[0] == "."
        or local[-1] == "."
        or ".." in local
        or not all(map(_LABEL.fullmatch, labels))
        or (len(labels) < 2 and domain.lower() != "localhost")
    ):
        raise Invalid(f"{quoted(text)} is not an e-mail address; write it like wang.min@example.com.")
    if len(address) > LONGEST:
        raise Invalid(f"{quoted(text)} is too long for an e-mail address; at most {LONGEST} characters fit.")
    return address


def email_key(text: str) -> str:
    """What two writings of one address have in common; any text has a key, "" only the empty one."""
    return unicodedata.normalize("NFKC", clean(text).translate(_DOTS)).casefold()
