"""The baseline of the screen: a Textual app with one static line."""

from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "ready-to-see"


class EmptyApp(App[None]):
    """An app that shows a line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(READY, markup=False)


if __name__ == "__main__":
    EmptyApp().run()
