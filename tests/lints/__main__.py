"""`python -m tests.lints`: print what the house rules refuse; exit 1 where there is anything."""

import sys

from tests.lints import tree_findings

found = tree_findings()
for finding in found:
    sys.stdout.write(f"{finding}\n")
sys.stdout.write(f"House rules: {len(found)} broken.\n")
sys.exit(1 if found else 0)
