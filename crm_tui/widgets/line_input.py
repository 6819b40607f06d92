"""The input of one line that every screen uses: a paste of several lines becomes one, and nothing of it is lost."""

from textual.events import Paste
from textual.widgets import Input


class LineInput(Input):
    """Looks and works as the input it is."""

    def _on_paste(self, event: Paste) -> None:
        """Put the lines behind each other; the plain input, which goes on from here, would take the first alone."""
        lines = event.text.splitlines()
        if len(lines) > 1:
            event.text = " ".join(filter(None, map(str.strip, lines)))
