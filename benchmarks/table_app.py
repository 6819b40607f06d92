"""An app that shows a record table over the file named on the command line."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult

from benchmarks.people import People
from crm_tui.widgets.record_table import RecordTable


class TableApp(App[None]):
    """The table and nothing else."""

    def __init__(self, path: Path) -> None:
        """`path` is a file written by benchmarks.people."""
        super().__init__()
        self._path = path

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of our own that a foreign theme lacks."""
        return {"muted-text": "#8796a3"}

    def compose(self) -> ComposeResult:
        """The table."""
        yield RecordTable(People(self._path), empty="Nobody yet.", sorted_by=("name", False))

    def on_record_table_loaded(self, event: RecordTable.Loaded) -> None:
        """Tell whoever watches the terminal that all ids have come."""
        self.title = "all"


if __name__ == "__main__":
    TableApp(Path(sys.argv[1])).run()
