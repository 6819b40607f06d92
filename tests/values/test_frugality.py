"""What the modules that quick verbs import bring with them."""

import subprocess
import sys

FRUGAL = ("text", "names", "money", "currencies", "numbers", "phones", "emails", "references")
DEAR = ("dataclasses", "typing", "pathlib", "json", "zoneinfo", "decimal", "inspect", "importlib.util")
HEAVY = ("borax", "dateutil", "pypinyin")


def test_quick_modules_load_nothing_dear_and_no_library() -> None:
    imports = "; ".join(f"import crm_tui.values.{name}" for name in FRUGAL)
    before = "import sys, os, re, datetime, sqlite3, collections; known = set(sys.modules)"
    code = f"{before}; {imports}; print(*sorted(set(sys.modules) - known))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "crm_tui.values.names" in loaded
    assert not loaded & {*DEAR, *HEAVY}
    assert {name for name in loaded if not name.startswith("crm_tui")} <= {"errno", "unicodedata"}
