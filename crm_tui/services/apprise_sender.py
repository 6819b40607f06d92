"""Sending by mail, chat or desktop; the only module to load the apprise library, which is optional."""

import apprise  # type: ignore[import-not-found, import-untyped, unused-ignore]


def send(address: str, title: str, text: str) -> bool:
    """Send a plain text to one address; False when it was not taken, or the address is none."""
    sender = apprise.Apprise()
    if not sender.add(address):
        return False
    return bool(sender.notify(title=title, body=text, body_format=apprise.NotifyFormat.TEXT))
